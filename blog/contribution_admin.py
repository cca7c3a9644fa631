"""Contributions in the admin: a list to search and decide in bulk, a form for each; the desk (desk.py) is for what waits."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from klimaportal.core.publishable_admin import HelpTextsMixin

from . import moderation, post_pages, privacy
from .contribution_forms import BulkForm, CommentForm, SameAddress
from .desk import DeskMixin
from .desk_forms import whole_number
from .links import base_of
from .models import Author, Contribution, Decision, Reason
from .own_post_admin import OwnPostMixin


@admin.register(Contribution)
class ContributionAdmin(OwnPostMixin, DeskMixin, HelpTextsMixin, admin.ModelAdmin):
    """Every contribution in a list, to be searched and decided in bulk; the desk (desk.py) is for what waits."""

    form = CommentForm
    action_form = BulkForm
    help_texts = {"status": ""}
    list_display = ["excerpt", "status_badge", "kind", "name", "about_what", "came_in"]
    list_filter = ["status", "kind", "created_at", SameAddress]
    list_select_related = ["post", "author", "page"]
    search_fields = ["text", "title", "name", "email", "post__title"]
    ordering = ["-created_at", "-pk"]
    # No «date_hierarchy» and no second count beside a filter: both read all that was ever written, every time.
    show_full_result_count = False
    raw_id_fields = ["parent"]
    radio_fields = {"status": admin.HORIZONTAL}
    autocomplete_fields = ["post", "author"]
    readonly_fields = ["kind", "email", "created_at", "confirmed_at", "decided_at", "decided_by", "answer_link", "log"]
    actions = ["approve", "reject", "mark_as_spam"]
    fieldsets = [
        (None, {"fields": ("kind", "title", "text", "status", "reason", "seen", "answer_link")}),
        (gettext_lazy("Wer und wo"), {"fields": ("name", "place", "email", "topic", "post", "parent", "author")}),
        (gettext_lazy("Verlauf"), {"fields": ("created_at", "confirmed_at", "decided_at", "decided_by", "log")}),
    ]
    list_per_page = 50

    @admin.display(description=gettext_lazy("Eingegangen"), ordering="created_at")
    def came_in(self, contribution):
        return date_format(timezone.localtime(contribution.created_at), "d.m.Y, H:i")

    @admin.display(description=gettext_lazy("Text"))
    def excerpt(self, contribution):
        return Truncator(contribution.text).chars(90)

    @admin.display(description=gettext_lazy("Beitrag"), ordering="post__title")
    def about_what(self, contribution):
        return contribution.about

    @admin.display(description=gettext_lazy("Stand"), ordering="status")
    def status_badge(self, contribution):
        return format_html(
            '<span class="state state-{}">{}</span>', contribution.status, contribution.get_status_display()
        )

    @admin.display(description=gettext_lazy("Antworten"))
    def answer_link(self, contribution):
        where = contribution.post_id or contribution.page_id
        if not contribution.pk or not where:
            return "–"
        parent = f"&parent={contribution.pk}" if contribution.is_comment else ""
        query = f"post={where}{parent}&status=published"
        url = f"{reverse('admin:blog_contribution_add')}?{query}"
        return format_html('<a class="button" href="{}">{}</a>', url, _("Offizielle Antwort schreiben"))

    def get_search_fields(self, request):
        fields = super().get_search_fields(request)
        return fields if request.user.has_perm("blog.reveal_contribution") else [f for f in fields if f != "email"]

    def get_fieldsets(self, request, obj=None):
        if obj:
            hidden = set() if request.user.has_perm("blog.reveal_contribution") else {"email"}
            hidden |= set() if self.has_change_permission(request, obj) else {"reason", "seen", "answer_link"}
            hidden |= {"title", "topic"} if obj.is_comment else {"post", "parent", "author"}
            return [
                (title, {**options, "fields": tuple(f for f in options["fields"] if f not in hidden)})
                for title, options in super().get_fieldsets(request, obj)
            ]
        answer = {"fields": ("author", "text", "status"), "description": self._answered(request.GET.get("parent", ""))}
        return [(None, answer), (gettext_lazy("Wozu"), {"fields": ("post", "parent", "name", "place")})]

    def has_change_permission(self, request, obj=None):
        """What was withdrawn or erased is no longer the moderators' to decide about."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.status in moderation.OPEN)

    def get_deleted_objects(self, objs, request):
        """Nothing goes with them: see ``delete_model``."""
        names = [str(contribution) for contribution in objs]
        return names, {self.opts.verbose_name_plural: len(names)}, set(), []

    def delete_model(self, request, obj):
        """As when its author has it erased: gone with its page, pictures and traces; what others said and the figures stay."""
        privacy.erase(obj)

    def delete_queryset(self, request, queryset):
        for contribution in queryset:
            privacy.erase(contribution)

    def _answered(self, pk: str):
        """The contribution that is being answered, to have before one's eyes while writing."""
        contribution = (
            Contribution.objects.filter(pk=pk).first() if pk.isascii() and pk.isdigit() and len(pk) < 12 else None
        )
        if contribution is None:
            return ""
        return format_html(
            '<blockquote class="said"><strong>{}</strong> {}</blockquote>', contribution.name, contribution.text
        )

    def get_changeform_initial_data(self, request):
        """Where only one voice answers officially, it is chosen already."""
        voices = Author.objects.exclude(role=Author.Role.CITIZEN).values_list("pk", flat=True)[:2]
        return {**({"author": voices[0]} if len(voices) == 1 else {}), **super().get_changeform_initial_data(request)}

    def view_on_site(self, contribution):
        return contribution.get_absolute_url() if contribution.status == Contribution.Status.PUBLISHED else None

    @admin.display(description=gettext_lazy("Was geschah"))
    def log(self, contribution):
        steps = contribution.decisions.select_related("by", "reason") if contribution.pk else ()
        rows = (
            (
                date_format(timezone.localtime(step.at), "j.n.Y, H:i"),
                moderation.name_of(step.by),
                f"{step.get_action_display()}{f' ({step.reason})' if step.reason else ''}",
                _(" – zurückgenommen") if step.undone_at else "",
            )
            for step in steps
        )
        return format_html_join("", "<div>{} · {}: {}{}</div>", rows) or "–"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except moderation.AlreadyDecided as too_late:
            self.message_user(request, too_late.message, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request, obj, form, change):
        if change:
            self._apply(request, obj, form)
            return
        wanted, obj.status = obj.status, Contribution.Status.WAITING
        super().save_model(request, obj, form, change)
        if wanted == Contribution.Status.PUBLISHED:  # the way of every decision: whoever is answered hears of it
            publish = Decision.Action.PUBLISH
            moderation.decide(obj, publish, request.user, version=obj.version, base_url=base_of(request))

    def _apply(self, request, contribution, form):
        """Text, post and status go the way of every decision; who the contribution is from is simply put right."""
        values, user = form.cleaned_data, request.user
        version = values["seen"] if values.get("seen") is not None else form.initial["seen"]
        plain = {name: values[name] for name in ("name", "place", "topic", "author") if name in form.changed_data}
        if plain:
            Contribution.objects.filter(pk=contribution.pk).update(**plain)
        if {"text", "title"} & set(form.changed_data):
            edited = moderation.edit(contribution, values["text"], user, version=version, title=values.get("title"))
            version = edited.contribution.version
        if "post" in form.changed_data:
            version = moderation.move(contribution, values["post"], user, version=version).contribution.version
        if "parent" in form.changed_data:
            Contribution.objects.filter(pk=contribution.pk).update(parent=values["parent"])
        if "status" in form.changed_data:
            action = next(a for a, status in moderation.STATUS_AFTER.items() if status == values["status"])
            base_url = base_of(request)
            moderation.decide(contribution, action, user, version=version, reason=values["reason"], base_url=base_url)
        contribution.refresh_from_db()
        if plain:
            post_pages.sync(contribution)

    @admin.action(description=gettext_lazy("Ausgewählte veröffentlichen"), permissions=["change"])
    def approve(self, request, queryset):
        self._decide(request, queryset, Decision.Action.PUBLISH)

    @admin.action(description=gettext_lazy("Ausgewählte ablehnen"), permissions=["change"])
    def reject(self, request, queryset):
        """The reason that stands beside the list of actions, the first one where nothing was chosen."""
        reasons = Reason.objects.rejections()
        reason = reasons.filter(pk=whole_number(request.POST.get("reason", ""))).first() or reasons.first()
        if reason is None:
            self.message_user(
                request, _("Bitte legen Sie zuerst unter «Textbausteine» einen Grund an."), messages.ERROR
            )
            return
        self._decide(request, queryset, Decision.Action.REJECT, reason)

    @admin.action(description=gettext_lazy("Ausgewählte als Spam markieren"), permissions=["change"])
    def mark_as_spam(self, request, queryset):
        self._decide(request, queryset, Decision.Action.SPAM)

    def _decide(self, request, queryset, action, reason=None):
        decided, base_url, status = 0, base_of(request), moderation.STATUS_AFTER[action]
        for contribution in queryset.exclude(status=status):
            try:
                moderation.decide(
                    contribution, action, request.user, version=contribution.version, reason=reason, base_url=base_url
                )
            except moderation.AlreadyDecided as too_late:
                self.message_user(request, too_late.message, messages.WARNING)
                continue
            self.log_change(request, contribution, _("Entscheidung: %s") % status.label)
            decided += 1
        text = ngettext("Ein Beitrag: %(what)s.", "%(n)d Beiträge: %(what)s.", decided)
        self.message_user(request, text % {"n": decided, "what": status.label}, messages.SUCCESS)
