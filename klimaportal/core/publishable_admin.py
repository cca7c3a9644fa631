"""The shared half of every room's admin: state at a glance, publish and withdraw in bulk, preview on the real page."""

from content_editor.admin import RefinedModelAdmin
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .leaving import AsksWhereTo
from .publishing import Publishable

STATES = {
    "draft": gettext_lazy("Entwurf"),
    "planned": gettext_lazy("geplant"),
    "public": gettext_lazy("öffentlich"),
    "expired": gettext_lazy("abgelaufen"),
}
HELP = {
    "slug": gettext_lazy("Leer lassen: Dann wird die Adresse aus dem Titel gebildet."),
    "summary": gettext_lazy("Ein bis zwei Sätze. Sie stehen in Listen, in der Suche und wenn jemand die Seite teilt."),
    "status": gettext_lazy("Ein Entwurf ist nur hier zu sehen, auch für Suchmaschinen und Feeds nicht."),
    "published_from": gettext_lazy("Liegt der Zeitpunkt in der Zukunft, erscheint der Eintrag von selbst."),
    "published_until": gettext_lazy("Leer lassen: Dann bleibt der Eintrag öffentlich."),
    "topic": gettext_lazy("Der Eintrag erscheint auf der Seite des Handlungsfelds und bei verwandten Einträgen."),
    "tags": gettext_lazy("Mit Komma trennen, zum Beispiel: Förderung, Wärmepumpe"),
    "image": gettext_lazy("Aus der Bildersammlung. Beschreibung und Quelle bringt das Bild mit."),
    "link_url": gettext_lazy("Eine Adresse im Portal wie /blog/, eine Website mit https:// oder eine E-Mail-Adresse."),
}
PUBLICATION = (gettext_lazy("Veröffentlichung"), {"fields": ("status", ("published_from", "published_until"), "slug")})
PLACEMENT = (gettext_lazy("Einordnung und Bild"), {"fields": ("topic", "tags", "image")})


class HelpTextsMixin:
    """Editorial help stands on the form, so that a new wording needs no migration."""

    help_texts: dict = {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # What other entries use is not deleted from here by a slip of the hand.
            field.widget.can_delete_related = field.widget.can_view_related = False
        text = {**HELP, **self.help_texts}.get(db_field.name)
        if field is not None and text and not field.help_text:
            field.help_text = text
        return field


class StateFilter(admin.SimpleListFilter):
    """The four states an editor thinks in; two of them depend on the time of day."""

    title = gettext_lazy("Stand")
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return STATES.items()

    def queryset(self, request, queryset):
        return queryset.in_state(self.value()) if self.value() in STATES else queryset


class PublishableAdmin(AsksWhereTo, HelpTextsMixin, RefinedModelAdmin):
    list_display = ["title", "state_badge", "topic", "since"]
    list_filter = [StateFilter, "topic"]
    list_select_related = ["topic"]
    search_fields = ["title", "summary", "slug"]
    autocomplete_fields = ["image"]
    actions = ["publish", "withdraw"]
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description=gettext_lazy("Stand"), ordering="status")
    def state_badge(self, entry):
        text = STATES[entry.state]
        if entry.state == "planned":
            text = _("geplant für %s") % date_format(timezone.localtime(entry.published_from), "j.n.Y, H:i")
        return format_html('<span class="state state-{}">{}</span>', entry.state, text)

    @admin.display(description=gettext_lazy("Sichtbar ab"), ordering="published_from")
    def since(self, entry):
        return date_format(timezone.localtime(entry.published_from), "d.m.Y")

    @admin.display(description=gettext_lazy("Website"))
    def website(self, entry):
        text = _("Ansehen") if entry.is_public else _("Vorschau")
        about = f"{text}: {entry}"
        return format_html('<a class="to-site" href="{}" aria-label="{}">{}</a>', self.view_on_site(entry), about, text)

    def get_list_display(self, request):
        return [*super().get_list_display(request), "website"]

    def view_on_site(self, entry):
        """The real page; for what is not public the same page as a preview."""
        if not entry.slug:  # emptied in a form that was refused: the page is still where it was
            entry = self.model._default_manager.get(pk=entry.pk)
        path, hash_, anchor = entry.get_absolute_url().partition("#")
        return f"{path}{'' if entry.is_public else '?vorschau=1'}{hash_}{anchor}"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_draft = obj is None or obj.status == Publishable.Status.DRAFT
        context |= {"show_preview": True, "show_publish": is_draft}
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def save_model(self, request, obj, form, change):
        if "_publish" in request.POST:
            obj.status = Publishable.Status.PUBLISHED
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        return self._preview(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._preview(request, obj) or super().response_change(request, obj)

    def _preview(self, request, obj):
        """«Speichern und Vorschau» leads to the real page instead of back to the list."""
        return HttpResponseRedirect(self.view_on_site(obj)) if "_preview" in request.POST else None

    @admin.action(description=gettext_lazy("Ausgewählte veröffentlichen"), permissions=["change"])
    def publish(self, request, queryset):
        self._set_status(request, queryset, Publishable.Status.PUBLISHED)

    @admin.action(description=gettext_lazy("Ausgewählte zurückziehen (wieder Entwurf)"), permissions=["change"])
    def withdraw(self, request, queryset):
        self._set_status(request, queryset, Publishable.Status.DRAFT)

    @transaction.atomic
    def _set_status(self, request, queryset, status):
        changed = 0
        for entry in queryset.exclude(status=status):
            entry.status = status
            entry.save(update_fields=["status", "updated_at"])
            self.log_change(request, entry, _("Stand geändert: %s") % entry.get_status_display())
            changed += 1
        if not changed:
            return self.message_user(
                request, _("Die ausgewählten Einträge hatten diesen Stand schon."), messages.WARNING
            )
        what = _("veröffentlicht") if status == Publishable.Status.PUBLISHED else _("zurückgezogen")
        text = ngettext("Ein Eintrag wurde %(what)s.", "%(n)d Einträge wurden %(what)s.", changed)
        self.message_user(request, text % {"n": changed, "what": what}, messages.SUCCESS)
