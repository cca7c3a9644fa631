"""Form fields that the rooms' admin forms share."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from imagefield.widgets import PPOIWidget

from .images import clean_upload


class CleanImageField(forms.FileField):
    """An upload that comes out as a re-encoded picture without metadata, or is refused with the reason."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_upload(file) if isinstance(file, UploadedFile) else file


class FocusField(forms.RegexField):
    """The point of a picture that stays in sight, as «0.5x0.5»: clicked in the preview, or typed by keyboard."""

    class widget(AdminTextInputWidget):
        Media = PPOIWidget.Media

    def __init__(self, **kwargs):
        message = _("Bitte zwei Zahlen von 0 bis 1 angeben, zum Beispiel 0.5x0.3 (von links x von oben).")
        super().__init__(r"^(0|1|[01]\.\d{1,6})x(0|1|[01]\.\d{1,6})$", error_messages={"invalid": message}, **kwargs)
