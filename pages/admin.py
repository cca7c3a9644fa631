from content_editor.admin import ContentEditor, ContentEditorInline
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from klimaportal.core.publishable_admin import PUBLICATION, HelpTextsMixin, PublishableAdmin
from klimaportal.core.sections import section_choices

from .band import parse_series
from .blocks import KINDS
from .models import Page
from .tree_admin import PageTreeAdmin

SERIES_HELP = _(
    "Je Zeile «Jahr; Wert» für gemessene Jahre und «Jahr; Wert; Ziel» für Punkte des Zielpfads, aufsteigend."
)


def _sections_field(**kwargs):
    return forms.ChoiceField(choices=lambda: [("", "---------"), *section_choices()], **kwargs)


class PageForm(forms.ModelForm):
    section = _sections_field(required=False, label=_("Bereich"))

    class Meta:
        model = Page
        fields = "__all__"


class BlockForm(forms.ModelForm):
    def clean_series(self):
        parse_series(self.cleaned_data["series"])
        return self.cleaned_data["series"]

    def clean_section(self):
        if self.cleaned_data["section"] not in dict(section_choices()):
            raise ValidationError(_("Bitte wählen Sie einen Bereich."))
        return self.cleaned_data["section"]


class BlockInline(HelpTextsMixin, ContentEditorInline):
    form = BlockForm
    help_texts = {
        "series": SERIES_HELP,
        "is_example": _("Ankreuzen, solange die Zahl nicht belegt ist."),
        "topic": _("Leer lassen: aus allen Handlungsfeldern."),
        "image": "",
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "section":
            return _sections_field(label=_("Bereich"))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_autocomplete_fields(self, request):
        return [name for name in ("image", "gallery", "contact") if name in self.fields]


ICONS = {
    "hero": "panorama", "text": "notes", "picture": "image", "gallery": "collections", "question": "help",
    "greeting": "record_voice_over", "callout": "campaign", "figure": "looks_one", "step": "timeline",
    "contact": "contact_phone", "link": "link", "teaser": "dynamic_feed", "topics": "grid_view",
    "funding": "savings", "band": "show_chart",
}  # fmt: skip


@admin.register(Page)
class PageAdmin(PublishableAdmin, ContentEditor, PageTreeAdmin):
    form = PageForm
    list_display = ["branch_column", "tree_title", "move_column", "state_badge", "path", "kind", "menu_badge"]
    list_select_related = False
    list_per_page = PageTreeAdmin.list_per_page
    list_filter = [*PublishableAdmin.list_filter, "kind", "menu"]
    autocomplete_fields = ["image", "parent"]
    inlines = [
        BlockInline.create(model, fields=(*model.FIELDS, "region", "ordering"), icon=ICONS[key])
        for key, model in KINDS.items()
    ]
    fieldsets = [
        (None, {"fields": ("title", "summary")}),
        (_("Platz im Portal"), {
            "classes": ["tabbed"],
            "fields": ("parent", "position", ("menu", "menu_title"), ("kind", "section"), "redirect_to", "easy_language_of"),
        }),
        (_("Einordnung und Bild"), {"classes": ["tabbed"], "fields": ("topic", "tags", "image")}),
        (PUBLICATION[0], {"classes": ["tabbed"], **PUBLICATION[1]}),
    ]  # fmt: skip
    help_texts = {
        "menu_title": _("Falls der Titel fürs Menü zu lang ist."),
        "kind": _("Meist «Seite». Einstieg: Titel und Text über der Liste eines Bereichs."),
        "redirect_to": _("Nur für Weiterleitungen: eine Adresse im Portal oder eine Website."),
        "easy_language_of": _("Wenn diese Seite eine andere in Leichter Sprache erklärt: welche?"),
    }

    def save_model(self, request, obj, form, change):
        if not change and not obj.position:
            last = Page.objects.filter(parent=obj.parent).aggregate(last=Max("position"))["last"]
            obj.position = (last or 0) + 10
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, **kwargs):
        """The block editor's import map is an inline script and needs the page's nonce."""
        response = super().render_change_form(request, context, **kwargs)
        response.context_data["media"] = Media.from_media(response.context_data["media"], nonce=str(request.csp_nonce))
        return response
