from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from klimaportal.core.publishable_admin import PLACEMENT, PUBLICATION, PublishableAdmin

from .models import Showcase


@admin.register(Showcase)
class ShowcaseAdmin(PublishableAdmin):
    list_display = ["title", "place", "topic", "co2_saved", "state_badge"]
    list_filter = [*PublishableAdmin.list_filter, "place"]
    search_fields = [*PublishableAdmin.search_fields, "place", "responsible"]
    autocomplete_fields = ["image", "gallery", "contact"]
    fieldsets = [
        (None, {"fields": ("title", "summary", ("place", "responsible"), ("starts", "ends"))}),
        (_("Geschichte"), {"fields": ("trigger", "body", "transferable", "gallery")}),
        (_("Zahlen"), {"fields": ("costs", "funding", ("co2_saved", "energy_saved"), "figures_note", "is_example")}),
        (_("Kontakt und mehr"), {"fields": ("contact", ("link_label", "link_url"))}),
        PLACEMENT, PUBLICATION,
    ]  # fmt: skip
    help_texts = {
        "is_example": _(
            "Ankreuzen, solange die Zahlen nicht belegt sind. Sie werden dann als Beispielwert gekennzeichnet."
        ),
        "figures_note": _("Woher die Zahlen kommen oder was sie einschließen."),
    }
