from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from klimaportal.core.publishable_admin import PLACEMENT, PUBLICATION, HelpTextsMixin, PublishableAdmin
from klimaportal.core.templatetags.portal import german_size

from .files import ALLOWED, check_upload
from .models import Category, Document, forget_file


class StoredFile:
    """What the form says about the file at hand; it has no address of its own, the view asks who may have it."""

    def __init__(self, document: Document):
        if not document.slug:  # emptied in a form that was refused: the file is still where it was
            document = Document.objects.get(pk=document.pk)
        parts = (document.type_label, document.pages_label, german_size(document.file_size))
        self.text = ", ".join(part for part in parts if part)
        self.url = f"{document.get_download_url()}?vorschau=1"

    def __str__(self):
        return self.text


class StoredFileInput(AdminFileWidget):
    def format_value(self, value):
        return StoredFile(value.instance) if self.is_initial(value) else None


class DocumentForm(forms.ModelForm):
    class Meta:
        model = Document
        fields = "__all__"
        widgets = {"file": StoredFileInput}

    def clean_file(self):
        """A new file is looked into before it is kept; what is found out about it goes onto the entry."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        checked = check_upload(file)
        self.instance.file_type = checked.file_type
        self.instance.file_size = checked.file.size
        self.instance.pages = checked.pages
        return checked.file


@admin.register(Document)
class DocumentAdmin(PublishableAdmin):
    form = DocumentForm
    list_display = ["title", "category", "type_label", "size", "document_date", "state_badge"]
    list_filter = [*PublishableAdmin.list_filter, "category", "file_type"]
    list_select_related = ["category", "topic"]
    fieldsets = [
        (None, {"fields": ("title", "category", "file", "summary", "purpose")}),
        (_("Angaben zum Dokument"), {"fields": ("document_date", "source", "licence")}),
        PLACEMENT, PUBLICATION,
    ]  # fmt: skip
    help_texts = {
        "file": _("Erlaubt sind %s. Wird die Datei ersetzt, bleibt die Adresse des Dokuments gleich.")
        % ", ".join(ALLOWED),
        "document_date": _("Von wann ist der Inhalt? Das ist nicht der Tag der Veröffentlichung."),
        "purpose": _("Wozu ist es gut, und für wen?"),
        "source": _("Wer hat es geschrieben?"),
    }

    @admin.display(description=_("Typ"), ordering="file_type")
    def type_label(self, document):
        return document.type_label

    @admin.display(description=_("Größe"), ordering="file_size")
    def size(self, document):
        return german_size(document.file_size)

    def save_model(self, request, obj, form, change):
        before = Document.objects.filter(pk=obj.pk).values_list("file", flat=True).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before != obj.file.name:
            forget_file(before)


@admin.register(Category)
class CategoryAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["title", "position"]
    list_editable = ["position"]
    prepopulated_fields = {"slug": ["title"]}
