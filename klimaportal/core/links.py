"""Addresses that editors type: a path of the portal, a web address, an e-mail address or a phone number."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

_web = URLValidator(schemes=["http", "https"])


def validate_link(value: str) -> None:
    """Accepts ``/pfad/``, ``#stelle``, ``https://…``, ``mailto:…``, ``tel:…`` and a bare e-mail address.

    Raises ``ValidationError`` for everything else, ``javascript:`` and ``//other.host`` included.
    """
    value = value.strip()
    if any(ord(c) < 33 or c in '\\"<>' for c in value):
        raise ValidationError(_("Die Adresse enthält Leerzeichen oder unerlaubte Zeichen."))
    if (value.startswith("/") and not value.startswith("//")) or value.startswith("#"):
        return
    try:
        scheme = urlsplit(value).scheme.lower()
        if scheme in ("http", "https"):
            return _web(value)
        if scheme == "mailto":
            return validate_email(value[7:].partition("?")[0])
        if scheme == "tel" and value[4:].lstrip("+").replace("-", "").isdigit():
            return None
        if not scheme and "@" in value:
            return validate_email(value)
    except (ValidationError, ValueError):  # urlsplit raises the latter, for «http://[» for example
        pass
    raise ValidationError(
        _(
            "Bitte geben Sie eine Adresse an, die mit «/», «https://», «mailto:» oder «tel:» beginnt, oder eine E-Mail-Adresse."
        )
    )


def href(value: str) -> str:
    """The value of an ``href`` attribute; a bare e-mail address becomes ``mailto:``, an unsafe scheme nothing."""
    value = (value or "").strip()
    try:
        validate_link(value)
    except ValidationError:
        return ""
    return f"mailto:{value}" if "@" in value and ":" not in value and not value.startswith(("/", "#")) else value
