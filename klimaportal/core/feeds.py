"""Atom feeds (RFC 4287) over the section registry."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import feedgenerator
from django.views.decorators.http import require_safe

from .models import Portal
from .sections import newest, sections
from .text import strip_controls


class EntriesFeed(Feed):
    """The newest published entries of the sections ``keys``, at most 30; without ``keys`` of all that are dated.

    XML knows no control characters: one vertical tab, pasted from a word processor, would take the whole feed down.
    """

    feed_type = feedgenerator.Atom1Feed
    keys: tuple[str, ...] = ()
    what = ""
    url_name = ""
    link_name = "home"

    def __call__(self, request, *args, **kwargs):
        return require_safe(super().__call__)(request, *args, **kwargs)

    def get_object(self, request):
        return Portal.current()

    def title(self, portal):
        return strip_controls(f"{portal}: {self.what}" if self.what else str(portal))

    def subtitle(self, portal):
        return strip_controls(portal.claim)

    def link(self, portal):
        return reverse(self.link_name)

    def feed_url(self, portal):
        return reverse(self.url_name)

    def author_name(self, portal):
        return strip_controls(str(portal))

    def items(self, portal):
        keys = self.keys or tuple(key for key, section in sections.items() if section.is_dated)
        return newest(30, keys, order="-published_from")

    def item_title(self, entry):
        return strip_controls(entry.title)

    def item_description(self, entry):
        return strip_controls(entry.summary)

    def item_link(self, entry):
        return entry.url

    def item_pubdate(self, entry):
        return entry.published_from

    def item_updateddate(self, entry):
        return self.item_pubdate(entry)

    def item_categories(self, entry):
        return [str(entry.section.title)]
