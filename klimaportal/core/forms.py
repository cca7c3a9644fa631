"""Form fields that the rooms' admin forms share."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from .images import clean_upload


class CleanImageField(forms.FileField):
    """An upload that comes out as a re-encoded picture without metadata, or is refused with the reason."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_upload(file) if isinstance(file, UploadedFile) else file
