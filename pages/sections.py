from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from klimaportal.core.sections import Section

from .models import Page


class PagesSection(Section):
    key = "pages"
    title = _("Seiten")
    singular = _("Seite")
    all_label = _("Zur Startseite")
    model = Page
    icon = "file"
    slug_field = "path"
    is_dated = False
    search_fields = ("title", "summary", "blocks__heading", "blocks__text")

    @property
    def url(self) -> str:
        return reverse("home")

    def url_of(self, slug: str) -> str:
        return slug

    def entry_at(self, path, match):
        return Page.objects.filter(path=path).exclude(kind=Page.Kind.SECTION).first()

    def published(self):
        """Forwarding addresses and the seats of other sections are no content of their own."""
        return super().published().filter(kind__in=[Page.Kind.PAGE, Page.Kind.HOME])
