from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from klimaportal.core.publishable_admin import PLACEMENT, PUBLICATION, PublishableAdmin

from .models import Event, MediaCoverage, NewsItem

LINK = (_("Weiterführender Link"), {"fields": (("link_label", "link_url"),)})


@admin.register(NewsItem)
class NewsItemAdmin(PublishableAdmin):
    autocomplete_fields = ["image", "gallery"]
    fieldsets = [
        (None, {"fields": ("title", "place", "summary", "body", "gallery")}), PLACEMENT, LINK, PUBLICATION,
    ]  # fmt: skip
    help_texts = {"place": _("Steht vor dem Datum, zum Beispiel: Sondershausen")}


@admin.register(Event)
class EventAdmin(PublishableAdmin):
    list_display = ["title", "start", "place", "registration_until", "state_badge"]
    date_hierarchy = "start"
    autocomplete_fields = ["image", "gallery", "contact"]
    fieldsets = [
        (None, {"fields": ("title", "summary")}),
        (_("Wann und wo"), {"fields": (("start", "end"), "place", "address", "online_url", "cancelled")}),
        (_("Anmeldung"), {"fields": ("registration", "registration_until")}),
        (_("Was erwartet mich?"), {"fields": ("audience", "benefit", "body", "contact", "gallery")}),
        PLACEMENT, LINK, PUBLICATION,
    ]  # fmt: skip
    help_texts = {
        "end": _("Danach gilt der Termin von selbst als vorbei."),
        "registration": _("Eine E-Mail-Adresse oder die Adresse einer Anmeldeseite. Leer lassen: ohne Anmeldung."),
        "benefit": _("Warum lohnt es sich zu kommen?"),
        "published_from": _("Wann der Termin angekündigt wird. Wann er stattfindet, steht oben."),
    }


@admin.register(MediaCoverage)
class MediaCoverageAdmin(PublishableAdmin):
    list_display = ["title", "publisher", "date", "paywall", "state_badge"]
    fieldsets = [
        (None, {"fields": ("title", "publisher", "date", "url", "paywall", "summary")}), PLACEMENT, PUBLICATION,
    ]  # fmt: skip
    help_texts = {"summary": _("Mit eigenen Worten: Was steht in dem Beitrag? Bitte nichts abschreiben.")}
