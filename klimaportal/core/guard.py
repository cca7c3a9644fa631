"""Protection of the public forms, without cookies, puzzles or third parties.

Visitors have no session, so there is no log-in that a foreign site could abuse; what the token proves is that the form
was asked for here, for this purpose, a short time ago. See ``docs/decisions.md``.
"""

import hashlib
import re
import secrets

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .text import is_blank

TOKEN_MAX_AGE = 12 * 3600
# Control characters and those that turn the direction of writing round (CVE-2021-42574); tab and line ends are fine.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def refuse_hidden_characters(value: str) -> None:
    if HIDDEN.search(value):
        raise ValidationError(
            _("Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie diese Stelle neu."), code="hidden"
        )


def refuse_blank(value: str) -> None:
    """Zero-width characters are no white space to Django's ``strip``, but nothing to a reader."""
    if is_blank(value):
        raise ValidationError(_("In diesem Feld ist nichts zu lesen. Bitte füllen Sie es aus."), code="blank")


class OneLineField(forms.CharField):
    """A line typed by anybody: no hidden characters, and line ends become spaces, so that nobody fakes a second line."""

    default_validators = [refuse_hidden_characters]

    def to_python(self, value):
        return re.sub(r"[\t\n\r\u2028\u2029]+", " ", super().to_python(value))


def is_same_origin(request) -> bool:
    """Browsers tell where a form was sent from; clients that say nothing are judged by the token alone."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


class GuardedForm(forms.Form):
    """Adds a signed token and a honeypot. ``purpose`` ties the token to one form (such as one blog post)."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=_("Bitte leer lassen"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip

    def __init__(self, *args, purpose: str, request=None, **kwargs):
        self.purpose, self.request = purpose, request
        kwargs.setdefault("auto_id", "feld-%s")
        super().__init__(*args, **kwargs)
        self.initial["token"] = self.fresh_token()

    @property
    def signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"klimaportal.guard:{self.purpose}")

    def fresh_token(self) -> str:
        return self.signer.sign(secrets.token_urlsafe(9))

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("Bitte lassen Sie das unterste, versteckte Feld leer."))
        return ""

    def clean_token(self):
        token = self.cleaned_data["token"]
        try:
            nonce = self.signer.unsign(token, max_age=TOKEN_MAX_AGE)
        except signing.BadSignature:  # SignatureExpired is one, too
            self.data = self.data.copy()
            self.data[self.add_prefix("token")] = self.fresh_token()
            raise ValidationError(
                _(
                    "Das Formular war zu lange offen oder kam nicht vollständig an. Ihr Text ist noch da: Bitte senden Sie ihn noch einmal ab."
                )
            ) from None
        if self.request is not None and not is_same_origin(self.request):
            raise ValidationError(
                _("Das Formular kam von einer fremden Website. Bitte senden Sie es von hier aus noch einmal ab.")
            )
        return nonce

    def idempotency_key(self, *values: str) -> str:
        """Equal for the same form sent twice with the same content (double click, reload), different otherwise."""
        parts = "\x1f".join((self.purpose, self.cleaned_data["token"], *values))
        return hashlib.sha256(parts.encode()).hexdigest()
