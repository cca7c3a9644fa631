from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from klimaportal.core.models import Topic
from klimaportal.core.sections import sections


class EntriesSitemap(Sitemap):
    """Every published entry that has an address of its own."""

    def __init__(self, key: str):
        self.section = sections[key]

    def items(self):
        return self.section.published().order_by("pk").only(self.section.slug_field, "updated_at")

    def lastmod(self, entry):
        return entry.updated_at


class PlacesSitemap(Sitemap):
    """Lists and topic pages."""

    def items(self):
        return [s.url for s in sections.values() if s.list_url_name] + [
            reverse("topics"), *(t.get_absolute_url() for t in Topic.objects.all())
        ]  # fmt: skip

    def location(self, item):
        return item


def all_sitemaps() -> dict[str, Sitemap]:
    own_address = [key for key, section in sections.items() if section.model.detail_url_name != "news:press"]
    return {"orte": PlacesSitemap(), **{key: EntriesSitemap(key) for key in own_address}}
