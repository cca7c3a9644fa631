"""Addresses of the portal itself: one spelling for what visitors ask for, and who answers there."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from .links import validate_link

LONGEST = 600


def key_of(path: str) -> str:
    """One spelling for all that mean the same: decoded, lower case, one slash at a time and one at the end.

    ``/Gr%C3%BCn``, ``/gr%FCn/`` (as browsers once sent it) and ``/grün//`` are ``/grün/``; ``/Alt/Plan.PDF`` is ``/alt/plan.pdf``.
    """
    decoded = unquote(path)
    if "\ufffd" in decoded:
        decoded = unquote(path, encoding="latin-1")
    decoded = "/" + re.sub("/+", "/", unicodedata.normalize("NFC", decoded).strip(" /")).lower()
    return decoded if decoded == "/" or "." in decoded.rpartition("/")[2] else decoded + "/"


def is_readable(path: str) -> bool:
    """Short enough for the table and without control characters, which PostgreSQL refuses."""
    return len(path) <= LONGEST and not any(ord(c) < 32 or 0xD800 <= ord(c) <= 0xDFFF for c in path)


def path_of(target: str) -> str:
    """The path of an address inside the portal, without what follows «?» or «#»; empty for another website."""
    return target.partition("#")[0].partition("?")[0] if target.startswith("/") else ""


def entry_at(path: str):
    """The entry of any section, public or not, whose own address is exactly ``path``; else None."""
    from .sections import sections

    try:
        match = resolve(path)
    except Resolver404:
        return None
    found = (section.entry_at(path, match) for section in sections.values())
    return next((entry for entry in found if entry), None)


def is_fixed(path: str) -> bool:
    """Does a part of the portal answer at ``path`` that is always there: a list, the search, the admin, files?"""
    if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return True
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return "admin" in match.namespaces or (path != "/" and not match.kwargs and not match.args)


def answers(path: str) -> bool:
    """Does something public answer at ``path``?"""
    entry = entry_at(path)
    return entry.is_public if entry else is_fixed(path)


def clean_old_address(text: str) -> str:
    """What somebody typed or pasted as an old address, in the one spelling. Raises ``ValidationError``."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        path = parts.path if parts.scheme in ("http", "https") and parts.netloc else text
    except ValueError:
        path = ""
    if not path.startswith("/") or path.startswith("//") or any(c in '\\<>"' for c in path) or not is_readable(path):
        raise ValidationError(
            _("Bitte geben Sie die alte Adresse so an, wie sie im Portal steht, zum Beispiel «/konzept/».")
        )
    if "?" in path or "#" in path or parts.query:
        raise ValidationError(
            _("Bitte ohne «?» und «#»: Umgeleitet wird die Adresse davor, was dahinter steht, bleibt erhalten.")
        )
    key = key_of(path)
    if key == "/":
        raise ValidationError(_("Die Startseite lässt sich nicht umleiten."))
    if not is_readable(key):
        raise ValidationError(_("Diese Adresse ist zu lang oder enthält Zeichen, die niemand tippen kann."))
    return key


def clean_target(text: str) -> str:
    """A path of the portal or a web address, and nothing else (``//evil.example``, ``javascript:`` …). An address with
    the portal's own name becomes a path. Raises ``ValidationError``."""
    text = text.strip()
    own = settings.SITE_URL
    if own and (text == own or text.startswith(own + "/")):
        text = text.removeprefix(own) or "/"
    if text.startswith("//") or not text.startswith(("/", "http://", "https://")):
        raise ValidationError(_("Bitte geben Sie eine Adresse an, die mit «/» oder «https://» beginnt."))
    validate_link(text)
    return text
