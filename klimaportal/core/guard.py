"""Protection of the public forms, without cookies, puzzles or third parties.

Visitors have no session, so there is no log-in that a foreign site could abuse; what the token proves is that the form
was asked for here, for this purpose, a short time ago. See ``docs/decisions.md``.
"""

import hashlib
import math
import re
import secrets
import time
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .proof import TokenInput, is_proven
from .text import is_blank
from .throttle import client_address, network_of, seconds_to_wait

TOKEN_MAX_AGE = 12 * 3600
# What the clocks of two servers may differ by, in seconds. A token from further ahead was made before the clock was set
# back, and nobody knows how old it is.
SKEW = 60
LINE_END = "[\n\r\u2028\u2029]"
ONE_LINE = _("In dieses Feld gehört nur eine Zeile. Bitte entfernen Sie den Umbruch.")
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
    """A line typed by anybody: no hidden characters and no line ends, which browsers never send in such a field.

    Whoever sends one wants to write a second line, perhaps of a mail's header (CWE-93).
    """

    default_validators = [refuse_hidden_characters]

    def to_python(self, value):
        value = super().to_python(value).replace("\t", " ")
        if re.search(LINE_END, value):
            raise ValidationError(ONE_LINE, code="line")
        return value


class AddressField(forms.EmailField):
    """A mail address in lower case, so that one address is one address; refuses what no mail can be sent to."""

    default_validators = [*forms.EmailField.default_validators, refuse_hidden_characters]

    def to_python(self, value):
        return super().to_python(value).lower()

    def run_validators(self, value):
        super().run_validators(value)
        try:
            value.rpartition("@")[2].encode("idna")
        except UnicodeError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


def is_same_origin(request) -> bool:
    """Browsers tell where a form was sent from; clients that say nothing are judged by the token alone."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


class GuardedForm(forms.Form):
    """Adds a signed token, a minimum time, a honeypot and a pause between two sendings from one network.

    ``purpose`` ties the token to one form (such as one blog post). A subclass says in ``store`` what is kept.
    """

    # Forms of the same group share one pause.
    pause_group = "post"
    # Filling it in takes time; a form that is one button does not.
    is_quick = False
    # Seconds to wait, when ``keep`` refused because the last sending was just now.
    retry_after = 0
    is_new = False

    token = forms.CharField(widget=TokenInput, required=False)
    website = forms.CharField(
        label=_("Bitte leer lassen"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip

    def __init__(self, *args, purpose: str, request=None, **kwargs):
        self.purpose, self.request = purpose, request
        kwargs.setdefault("auto_id", "feld-%s")
        super().__init__(*args, **kwargs)
        if self.is_quick:
            self.fields["token"].widget = forms.HiddenInput()
        self.initial["token"] = self.fresh_token()

    @property
    def signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"klimaportal.guard:{self.purpose}")

    def fresh_token(self) -> str:
        return self.signer.sign(secrets.token_urlsafe(9))

    def clean(self):
        """Also in what a browser fills in by itself nobody gets a second line through, see ``OneLineField``."""
        for name in [name for name in self.fields if name not in self.errors]:
            typed = self.data.get(self.add_prefix(name))
            is_line = not isinstance(self.fields[name].widget, forms.Textarea)
            if is_line and isinstance(typed, str) and re.search(LINE_END, typed):
                self.add_error(name, ValidationError(ONE_LINE, code="line"))
        return super().clean()

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("Bitte lassen Sie das unterste, versteckte Feld leer."))
        return ""

    def clean_token(self):
        token = self.cleaned_data["token"]
        try:
            nonce = self.signer.unsign(token, max_age=TOKEN_MAX_AGE)
            if (age := self._age(token)) < -SKEW:
                raise signing.SignatureExpired
        except (signing.BadSignature, ValueError):  # ValueError: half a surrogate pair can't be compared
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
        self._refuse_haste(token, age)
        return nonce

    def _refuse_haste(self, token: str, age: float) -> None:
        """The same token is good a little later: nothing has to be typed again."""
        if self.is_quick:
            return
        if age < settings.MINIMUM_SECONDS:
            raise ValidationError(
                _("Das ging sehr schnell. Bitte sehen Sie Ihren Text noch einmal an und senden Sie ihn dann ab."),
                code="haste",
            )
        if age < settings.SECONDS_WITHOUT_PROOF and not is_proven(token, self.data.get("proof")):
            raise ValidationError(
                _(
                    "Ihr Browser hat eine Prüfung gegen automatische Einträge nicht ausgeführt, etwa weil JavaScript aus ist. "
                    "Ihr Text ist noch da: Bitte senden Sie ihn in %(seconds)d Sekunden noch einmal ab."
                )
                % {"seconds": math.ceil(settings.SECONDS_WITHOUT_PROOF - age)},
                code="unproven",
            )

    @staticmethod
    def _age(token: str) -> float:
        """Seconds since the form was made, up to one too many: tokens hold whole seconds (signing.TimestampSigner)."""
        return time.time() - signing.b62_decode(token.rsplit(":", 2)[1])

    @property
    def network(self) -> str:
        """Where the form was sent from, shortened (throttle.py); empty when nobody sent it."""
        return network_of(client_address(self.request)) if self.request is not None else ""

    def keep(self) -> Any:
        """What ``store`` made of the valid form, or what the same form made before. Call it in the transaction of the
        mails that follow from it; ``is_new`` says whether there are any.

        None when something else came from the same network just now: ``retry_after`` is set and the form says so.
        """
        key = self.key()
        row = self.find(key)
        if row is not None:
            return row
        if self.request is not None:
            self.retry_after = seconds_to_wait(self.network, self.pause_group)
        if self.retry_after:
            row = self.find(key)  # the same form, sent twice in the same moment
            self.retry_after = 0 if row is not None else self.retry_after
            if row is None:
                self.add_error(None, self.wait_message())
            return row
        row, self.is_new = self.store(key)
        return row

    def wait_message(self) -> str:
        return _(
            "Von Ihrem Anschluss kam gerade schon ein Beitrag. Ihr Text ist noch da: "
            "Bitte senden Sie ihn in %(seconds)d Sekunden noch einmal ab."
        ) % {"seconds": self.retry_after}

    def key(self) -> str:
        """The idempotency key of what was sent: the cleaned values but for what only protects the form."""
        values = {name: str(value) for name, value in self.cleaned_data.items() if name not in ("token", "website")}
        return self.idempotency_key(*(values[name] for name in sorted(values)))

    def find(self, key: str) -> Any:
        """The row that this form made before, or None."""
        raise NotImplementedError

    def store(self, key: str) -> tuple[Any, bool]:
        """Makes the row with ``key`` (unique, so that it is made once). Returns it and whether it is new."""
        raise NotImplementedError

    def refused(self, response):
        """``response`` showing this form again, as 400 or, when it came too soon, as 429 with Retry-After."""
        response.status_code = 429 if self.retry_after else 400
        if self.retry_after:
            response.headers["Retry-After"] = str(self.retry_after)
        return response

    def idempotency_key(self, *values: str) -> str:
        """Equal for the same form sent twice with the same content (double click, reload), different otherwise."""
        parts = "\x1f".join((self.purpose, self.cleaned_data["token"], *values))
        return hashlib.sha256(parts.encode()).hexdigest()
