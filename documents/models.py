"""Documents to download: the address of an entry stays, its file may be replaced."""

import secrets
from pathlib import PurePath

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from klimaportal.core.files import private_storage
from klimaportal.core.publishing import Publishable

from .files import TYPES


def upload_path(instance, filename: str) -> str:
    """A name that says nothing and can't be guessed; visitors get a readable one from the view."""
    return f"dokumente/{secrets.token_hex(12)}{PurePath(filename).suffix.lower()}"


class Category(models.Model):
    title = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    summary = models.CharField(_("worum es geht"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Rubrik")
        verbose_name_plural = _("Rubriken")
        ordering = ["position", "title"]

    def __str__(self):
        return self.title


class Document(Publishable):
    """A paper, table or archive with what somebody must know before downloading it."""

    class Licence(models.TextChoices):
        CC_BY = "CC BY 4.0", "CC BY 4.0"
        CC0 = "CC0 1.0", "CC0 1.0"
        DL_DE_BY = "dl-de/by-2-0", _("Datenlizenz Deutschland – Namensnennung 2.0")
        RESERVED = "alle Rechte vorbehalten", _("alle Rechte vorbehalten")

    detail_url_name = "documents:detail"
    other_url_names = ("documents:file",)

    category = models.ForeignKey(Category, models.PROTECT, verbose_name=_("Rubrik"), related_name="documents")
    file = models.FileField(_("Datei"), upload_to=upload_path, storage=private_storage, max_length=200)
    file_type = models.CharField(_("Dateityp"), max_length=8, editable=False)
    file_size = models.PositiveBigIntegerField(_("Größe in Byte"), default=0, editable=False)
    pages = models.PositiveIntegerField(_("Seiten oder Blätter"), null=True, editable=False)
    document_date = models.DateField(_("Stand des Dokuments"), null=True, blank=True)
    source = models.CharField(_("Quelle"), max_length=200, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=30, choices=Licence, default=Licence.RESERVED)
    purpose = models.TextField(_("Wozu ist es gut?"), max_length=500, blank=True)

    class Meta(Publishable.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")

    def get_download_url(self) -> str:
        return reverse("documents:file", args=[self.slug])

    @property
    def type_label(self) -> str:
        return self.file_type.upper()

    @property
    def pages_label(self) -> str:
        """«24 Seiten», «6 Blätter» for a workbook, nothing where it makes no sense."""
        if not self.pages:
            return ""
        one, many = (_("Blatt"), _("Blätter")) if self.file_type in ("xlsx", "ods") else (_("Seite"), _("Seiten"))
        return f"{self.pages} {one if self.pages == 1 else many}"

    @property
    def content_type(self) -> str:
        return TYPES[self.file_type].content_type

    @property
    def download_name(self) -> str:
        return f"{self.slug}.{self.file_type}"


@receiver(post_delete, sender=Document)
def forget_with_document(instance: Document, **kwargs) -> None:
    forget_file(instance.file.name)


def forget_file(name: str) -> None:
    """Deletes a file that an entry had. Not before the transaction is through, and not if another entry has it, too."""

    def delete():
        if name and not Document.objects.filter(file=name).exists():
            private_storage().delete(name)

    transaction.on_commit(delete)
