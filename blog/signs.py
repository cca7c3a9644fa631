"""Warning signs in what people wrote. They point a moderator's eye; nothing is decided by them."""

import hashlib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LINK = re.compile(
    r"(?:https?://|\bwww\.)\S+|\b[a-z0-9-]{2,}\.(?:com|net|info|biz|ru|xyz|top|shop|online|site)\b", re.IGNORECASE
)
VERY_SHORT = 15  # characters; «Danke!» is fine, but worth a look
SHOUTING = 0.6  # share of capitals among the letters, from 20 letters on


@dataclass(frozen=True)
class Sign:
    """``key`` names the kind (for styles and tests), ``text`` says it to the moderator."""

    key: str
    text: str


def fingerprint(text: str) -> str:
    """Equal for texts that differ only in case, spaces and punctuation; empty when there is nothing to compare."""
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:32] if letters else ""


def is_shouting(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 20 and sum(c.isupper() for c in letters) > SHOUTING * len(letters)


def signs_of(text: str, *, repeated: int, has_address: bool, others: int, published: int) -> list[Sign]:
    """What stands out in ``text``; ``repeated`` counts other comments that say the same, ``others`` those from the same
    address, ``published`` how many of these are public."""
    signs = []
    if links := len(LINK.findall(text)):
        signs.append(Sign("links", ngettext("enthält einen Link", "enthält %d Links", links).replace("%d", str(links))))
    if repeated:
        told = ngettext("gleicher Text in einem anderen Kommentar", "gleicher Text in %d anderen Kommentaren", repeated)
        signs.append(Sign("repeated", told.replace("%d", str(repeated))))
    if is_shouting(text):
        signs.append(Sign("capitals", _("fast alles in Großbuchstaben")))
    if len(text.strip()) < VERY_SHORT:
        signs.append(Sign("short", _("sehr kurz")))
    if has_address and not published:
        told = _("von dieser Adresse noch nichts veröffentlicht") if others else _("erster Beitrag von dieser Adresse")
        signs.append(Sign("first", told))
    return signs
