from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from klimaportal.core.models import Topic
from klimaportal.core.sections import Section, sections


class EntriesSitemap(Sitemap):
    """Every published entry that has an address of its own."""

    def __init__(self, section: Section):
        self.section = section

    def items(self):
        return self.section.published().order_by("pk").only(self.section.slug_field, "updated_at")

    def lastmod(self, entry):
        return entry.updated_at


class PlacesSitemap(Sitemap):
    """Lists and topic pages."""

    def items(self):
        lists = [section.url for section in sections.values() if section.list_url_name]
        return [
            *lists,
            reverse("topics"),
            reverse("blog:transparency"),
            *(topic.get_absolute_url() for topic in Topic.objects.all()),
        ]

    def location(self, item):
        return item


def all_sitemaps() -> dict[str, Sitemap]:
    entries = {key: EntriesSitemap(section) for key, section in sections.items() if section.has_pages}
    return {"orte": PlacesSitemap(), **entries}
