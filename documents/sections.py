from django.utils.translation import gettext_lazy as _

from klimaportal.core.sections import Section

from .models import Document


class DocumentsSection(Section):
    key = "documents"
    title = _("Dokumente")
    singular = _("Dokument")
    all_label = _("Alle Dokumente")
    model = Document
    icon = "file"
    list_url_name = "documents:list"
    search_fields = ("title", "summary", "purpose", "source")
    teaser_template = "documents/teaser.html"
