from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from klimaportal.core.guard import GuardedForm, OneLineField, refuse_blank, refuse_hidden_characters

from .models import Contribution

MAX_TEXT = 5000


class CommentForm(GuardedForm):
    """What a visitor says under a post. Text is kept as typed and never read as HTML."""

    parent = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = OneLineField(
        label=_("Name oder Pseudonym"), max_length=60, validators=[refuse_blank],
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={
            "required": _("Bitte geben Sie einen Namen an. Ein Pseudonym genügt."),
            "max_length": _("Der Name ist zu lang: höchstens 60 Zeichen."),
        },
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-Mail (wird nie angezeigt)"), max_length=254, validators=[refuse_hidden_characters],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Bitte geben Sie Ihre E-Mail-Adresse an, damit die Moderation rückfragen kann."),
            "invalid": _("Diese E-Mail-Adresse ist nicht vollständig. Ein Beispiel: name@example.org"),
        },
    )  # fmt: skip
    place = OneLineField(
        label=_("Ort (freiwillig)"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Ihr Beitrag"), validators=[refuse_hidden_characters, refuse_blank],
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": MAX_TEXT}),
        error_messages={"required": _("Bitte schreiben Sie Ihren Beitrag in dieses Feld.")},
    )  # fmt: skip

    field_order = ["text", "name", "email", "place"]

    def __init__(self, *args, post, **kwargs):
        self.post = post
        super().__init__(*args, purpose=f"comment:{post.pk}", **kwargs)

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(text) > MAX_TEXT:
            raise ValidationError(
                _("Ihr Beitrag ist mit %(length)s Zeichen zu lang. Bitte kürzen Sie ihn auf höchstens 5.000 Zeichen.")
                % {"length": f"{len(text):,}".replace(",", ".")}
            )
        return text

    def clean_parent(self):
        """Replies are one level deep: an answer to an answer joins the same thread."""
        if not self.cleaned_data["parent"]:
            return None
        parent = Contribution.objects.published().filter(post=self.post, pk=self.cleaned_data["parent"]).first()
        if parent is None:
            raise ValidationError(_("Der Kommentar, auf den Sie antworten, ist nicht mehr da."))
        return parent.parent or parent

    def find(self, key):
        return Contribution.objects.filter(key=key).first()

    def store(self, key):
        """Stores the comment for moderation."""
        values = {name: self.cleaned_data[name] for name in ("name", "email", "place", "text", "parent")}
        values = {"post": self.post, "network": self.network, **values}
        return Contribution.objects.get_or_create(key=key, defaults=values)
