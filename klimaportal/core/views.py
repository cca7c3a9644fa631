"""The shared half of lists and details: what is public, filters by Handlungsfeld, previews for the people inside."""

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, ListView

from .models import Topic
from .sections import Section, others, related, sections


def may_preview(request, model) -> bool:
    """Somebody who may see drafts of ``model`` in the admin has asked for one (``?vorschau=1``)."""
    if "vorschau" not in request.GET:
        return False
    user = request.user
    return user.is_staff and user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def edit_url(request, entry) -> str:
    """Where ``entry`` is edited in the admin, for those who may; else nothing."""
    app, model = entry._meta.app_label, entry._meta.model_name
    may_change = request.user.has_perm(f"{app}.change_{model}")
    return reverse(f"admin:{app}_{model}_change", args=[entry.pk]) if may_change else ""


def topic_from(request, topics: list[Topic]) -> Topic | None:
    """The Handlungsfeld that ``?thema=`` names; 404 for one that does not exist."""
    slug = request.GET.get("thema", "")
    if not slug:
        return None
    for topic in topics:
        if topic.slug == slug:
            return topic
    raise Http404("unknown topic")


def page_from(request, found: Paginator) -> Page:
    """The page that ``?seite=`` names; 404 for one that does not exist."""
    number = request.GET.get("seite", "1")
    if not number.isascii() or not number.isdigit() or len(number) > 9 or not 1 <= int(number) <= found.num_pages:
        raise Http404("no such page")
    return found.page(int(number))


class SectionMixin:
    section_key = ""

    @property
    def section(self) -> Section:
        return sections[self.section_key]

    def get_context_data(self, **kwargs):
        return super().get_context_data(section=self.section, **kwargs)


class SectionListView(SectionMixin, ListView):
    """Published entries, newest first, ``?thema=`` and ``?seite=``."""

    paginate_by = 12
    page_kwarg = "seite"

    @cached_property
    def topics(self) -> list[Topic]:
        return list(Topic.objects.all())

    @cached_property
    def topic(self) -> Topic | None:
        return topic_from(self.request, self.topics)

    def get_queryset(self):
        return self.section.published().about(self.topic).select_related("topic", "image")

    def paginate_queryset(self, queryset, page_size):
        page = page_from(self.request, self.get_paginator(queryset, page_size))
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        return super().get_context_data(topics=self.topics, topic=self.topic, filtered=bool(self.topic), **kwargs)


class SectionDetailView(SectionMixin, DetailView):
    """One published entry with its relatives; a draft looks like any missing page unless it is previewed."""

    context_object_name = "entry"

    @cached_property
    def is_preview(self) -> bool:
        return may_preview(self.request, self.section.model)

    def get_queryset(self):
        model = self.section.model
        entries = model.objects.all() if self.is_preview else self.section.published()
        return entries.select_related("topic", "image")

    def get_context_data(self, **kwargs):
        found = related(self.object)
        return super().get_context_data(
            related=found or others(self.object, self.section),
            related_topic=self.object.topic if found else None,
            tags=self.object.tags.all(),
            is_preview=self.is_preview,
            edit_url=edit_url(self.request, self.object) if self.is_preview else "",
            structured_data=self.structured_data(),
            **kwargs,
        )

    def structured_data(self) -> dict:
        """schema.org data of the entry; a room refines it."""
        entry, request = self.object, self.request
        data = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": entry.title,
            "description": entry.summary,
            "datePublished": entry.published_from.isoformat(),
            "dateModified": max(entry.updated_at, entry.published_from).isoformat(),
            "inLanguage": "de",
            "url": request.build_absolute_uri(entry.get_absolute_url()),
        }
        if entry.image:
            data["image"] = request.build_absolute_uri(entry.image.file.jpeg960)
        return data
