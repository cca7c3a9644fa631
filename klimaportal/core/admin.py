from django.contrib import admin
from django.db import models
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from imagefield.fields import ImageField
from taggit import admin as taggit_admin
from taggit.models import Tag

from .chores import tasks
from .forms import CleanImageField, FocusField
from .models import (
    Chore,
    Contact,
    Funding,
    Gallery,
    GalleryImage,
    Image,
    Mail,
    OpeningHours,
    Portal,
    Topic,
    forget_files,
)
from .publishable_admin import HelpTextsMixin
from .redirect_admin import MissingAdmin, RedirectAdmin

__all__ = ["MissingAdmin", "RedirectAdmin"]  # registered by being imported; everything else is registered here

# Taggit's own admin asks in English, and its merging of tags only for a log-in.
admin.site.unregister(taggit_admin.Tag)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "uses"]
    search_fields = ["name"]
    fields = ["name"]
    ordering = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(n=models.Count("taggit_taggeditem_items"))

    @admin.display(description=_("Einträge"), ordering="n")
    def uses(self, tag):
        return tag.n


class CleanUploadsMixin:
    """Every picture field of the form re-encodes what is uploaded."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, ImageField):
            kwargs["form_class"] = CleanImageField
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Image)
class ImageAdmin(CleanUploadsMixin, HelpTextsMixin, admin.ModelAdmin):
    list_display = ["thumbnail", "title", "alt_or_decorative", "credit", "licence", "licence_until"]
    list_display_links = ["title"]
    list_filter = ["licence", "decorative"]
    search_fields = ["title", "alt", "credit"]
    list_per_page = 40
    fieldsets = [
        (None, {"fields": ("title", "file", "focus")}),
        (_("Beschreibung"), {"fields": ("alt", "decorative")}),
        (_("Rechte"), {"fields": ("credit", "licence", "licence_until")}),
    ]
    help_texts = {
        "file": _("JPEG, PNG, WebP, AVIF oder GIF bis 20 MB. Aufnahmeort und andere Kameradaten werden entfernt."),
        "focus": _("Nach dem Speichern ins Bild klicken: Diese Stelle bleibt beim Zuschneiden immer zu sehen."),
        "alt": _("Was ist zu sehen? Ein Satz für alle, die das Bild nicht sehen können. Keine Dateinamen."),
        "decorative": _("Nur ankreuzen, wenn das Bild nichts aussagt, zum Beispiel ein Muster."),
        "credit": _("Wird als «Quelle: …» unter dem Bild gezeigt."),
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "focus":
            kwargs |= {"form_class": FocusField, "widget": FocusField.widget}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        before = Image.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before.file.name != obj.file.name:
            forget_files(before)

    @admin.display(description=_("Bild"))
    def thumbnail(self, image):
        return format_html(
            '<img class="thumb" src="{}" alt="" loading="lazy" width="96" height="64">', image.file.webp480
        )

    @admin.display(description=_("Bildbeschreibung"))
    def alt_or_decorative(self, image):
        return _("dekorativ") if image.decorative else image.alt


class GalleryImageInline(HelpTextsMixin, admin.TabularInline):
    model = GalleryImage
    extra = 1
    help_texts = {"image": ""}
    autocomplete_fields = ["image"]


@admin.register(Gallery)
class GalleryAdmin(admin.ModelAdmin):
    list_display = ["title", "size"]
    search_fields = ["title"]
    inlines = [GalleryImageInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(n=models.Count("items"))

    @admin.display(description=_("Bilder"), ordering="n")
    def size(self, gallery):
        return gallery.n


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    extra = 1


@admin.register(Contact)
class ContactAdmin(admin.ModelAdmin):
    list_display = ["role", "organisation", "city", "phone", "email"]
    search_fields = ["role", "organisation"]
    inlines = [OpeningHoursInline]


@admin.register(Topic)
class TopicAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["title", "icon", "position"]
    list_editable = ["position"]
    search_fields = ["title"]
    help_texts = {"summary": _("Ein Satz: Worum geht es in diesem Handlungsfeld?")}

    def view_on_site(self, topic):
        return topic.get_absolute_url() if topic.slug else None  # emptied in a form that was refused


@admin.register(Funding)
class FundingAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["funder", "programme", "reference", "starts", "ends", "position"]
    list_editable = ["position"]
    autocomplete_fields = ["logo"]


@admin.register(Portal)
class PortalAdmin(CleanUploadsMixin, HelpTextsMixin, admin.ModelAdmin):
    """One row: the list leads straight to it."""

    autocomplete_fields = ["contact"]
    fieldsets = [
        (_("Name"), {"fields": ("name", "county", "land", "claim", "logo")}),
        (_("Wer dahintersteht"), {
            "fields": ("official", "notice", "county_url", "operator", "controller", "responsible_editor")
        }),
        (_("Kontakt"), {"fields": ("contact", "accessibility_email", "security_email", "sign_language_url")}),
        (_("Moderation"), {"fields": ("moderation_email", "moderation_promise")}),
        (_("Anmeldung"), {"fields": ("second_factor_required",)}),
    ]  # fmt: skip
    help_texts = {
        "notice": _("Steht sichtbar über jeder Seite, zum Beispiel dass dies keine offizielle Seite des Kreises ist."),
        "operator": _("Name und Anschrift dessen, der das Portal betreibt."),
        "controller": _("Wer über die Verarbeitung personenbezogener Daten entscheidet (Art. 4 Nr. 7 DSGVO)."),
        "responsible_editor": _("Wer für die Inhalte verantwortlich ist, mit Anschrift."),
        "moderation_email": _("An diese Adresse geht sofort eine Nachricht, wenn ein Beitrag wartet."),
        "moderation_promise": _(
            "Steht über dem Kommentarformular. Bis wann Sie entscheiden, ergänzt das Portal aus den «Regeln des Gesprächs»."
        ),
        "second_factor_required": _(
            "Wer noch keinen Passkey und keine App mit Einmalcodes hat, richtet das beim nächsten Klick ein – auch Sie – "
            "und kann vorher nichts anderes tun."
        ),
    }

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Portal.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if Portal.objects.filter(pk=1).exists() and self.has_view_or_change_permission(request):
            return HttpResponseRedirect(reverse("admin:core_portal_change", args=[1]))
        return super().changelist_view(request, extra_context)


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """The outbox: what waits, what went out, what could not be delivered."""

    list_display = ["subject", "recipient", "created_at", "state", "attempts", "error"]
    list_filter = [("failed_at", admin.EmptyFieldListFilter), ("sent_at", admin.EmptyFieldListFilter)]
    search_fields = ["subject", "recipient"]
    actions = ["try_again"]
    fields = readonly_fields = [
        "recipient", "subject", "words", "created_at", "attempts", "next_try_at", "sent_at", "failed_at", "error",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("Stand"))
    def state(self, mail):
        key, text = ("public", _("verschickt")) if mail.sent_at else ("planned", _("wartet"))
        if mail.failed_at:
            key, text = "rejected", _("unzustellbar")
        return format_html('<span class="state state-{}">{}</span>', key, text)

    @admin.display(description=_("Text"))
    def words(self, mail):
        return _("Wird nach dem Versand nicht aufbewahrt.") if mail.sent_at else mail.text

    @admin.action(description=_("Noch einmal versuchen"), permissions=["change"])
    def try_again(self, request, queryset):
        mails = list(queryset.filter(sent_at=None))
        for mail in mails:
            mail.try_again()
        one, many = "Eine Mail geht noch einmal auf den Weg.", "%(n)d Mails gehen noch einmal auf den Weg."
        self.message_user(request, ngettext(one, many, len(mails)) % {"n": len(mails)})


@admin.register(Chore)
class ChoreAdmin(admin.ModelAdmin):
    """What is done without anybody asking, when it was done last, and what went wrong; to look at only."""

    list_display = ["title", "ran_at", "done", "error", "due_at"]
    list_display_links = None
    readonly_fields = ["title", "ran_at", "done", "error", "due_at"]
    fields = readonly_fields

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(name__in=[task.name for task in tasks()])

    @admin.display(description=_("Aufgabe"), ordering="name")
    def title(self, chore):
        return str(chore)

    @admin.display(description=_("Was getan wurde"))
    def done(self, chore):
        return chore.summary
