"""Warning signs in what people wrote. They point a moderator's eye; nothing is decided by them."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LINK = re.compile(
    r"(?:https?://|\bwww\.)\S+|\b[a-z0-9-]{2,}\.(?:com|net|info|biz|ru|xyz|top|shop|online|site)\b", re.IGNORECASE
)
VERY_SHORT = 15  # characters; «Danke!» is fine, but worth a look
SHOUTING = 0.6  # share of capitals among the letters, from 20 letters on
# What the signs of one contribution weigh together: from here on it is called «auffällig», «sehr auffällig».
NOTABLE, VERY_NOTABLE = 4, 6
MOST_WORDS_SHOWN = 5


@dataclass(frozen=True)
class Sign:
    """``key`` names the kind (for styles and tests), ``text`` says it to the moderator, ``weight`` is its share of the score."""

    key: str
    text: str
    weight: int = 1


def score(signs: Iterable[Sign]) -> int:
    return sum(sign.weight for sign in signs)


def verdict(signs: Iterable[Sign]) -> str:
    """The score in words; empty for what is as it mostly is."""
    total = score(signs)
    if total >= VERY_NOTABLE:
        return _("sehr auffällig")
    return _("auffällig") if total >= NOTABLE else ""


def fingerprint(text: str) -> str:
    """Equal for texts that differ only in case, spaces and punctuation; empty when there is nothing to compare."""
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:32] if letters else ""


def is_shouting(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 20 and sum(c.isupper() for c in letters) > SHOUTING * len(letters)


@lru_cache(maxsize=8)
def _watched(words: str) -> re.Pattern | None:
    """One word or phrase a line; a «*» before or after it stands for more letters."""
    patterns = []
    for line in words.splitlines():
        parts = [re.escape(part) for part in line.strip().strip("*").split()]
        if parts:
            before, after = (
                r"\w*" if has_star else "" for has_star in (line.strip()[:1] == "*", line.strip()[-1:] == "*")
            )
            patterns.append(before + r"\s+".join(parts) + after)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE) if patterns else None


def watched_words(text: str, words: str) -> list[str]:
    """Which of the portal's ``words`` (Rules.watch_words) stand in ``text``, as they were written, each once."""
    pattern = _watched(words)
    return list({found.casefold(): found for found in pattern.findall(text)}.values()) if pattern else []


def signs_of(
    text: str, *, repeated: int, has_address: bool, others: int, published: int, title: str = "", words: str = "",
    reports: int = 0,
) -> list[Sign]:  # fmt: skip
    """What stands out in ``text`` and ``title``.

    ``repeated`` counts other contributions that say the same, ``others`` those from the same address, ``published`` how
    many of these are public, ``reports`` what was reported and is not decided; ``words`` are Rules.watch_words.
    """
    whole = f"{title}\n{text}" if title else text
    signs = []
    if reports:
        told = ngettext("eine offene Meldung", "%d offene Meldungen", reports).replace("%d", str(reports))
        signs.append(Sign("reported", told, 2))
    if found := watched_words(whole, words):
        signs.append(Sign("words", _("enthält: %s") % ", ".join(found[:MOST_WORDS_SHOWN]), 2 + (len(found) > 1)))
    if links := len(LINK.findall(whole)):
        told = ngettext("enthält einen Link", "enthält %d Links", links).replace("%d", str(links))
        signs.append(Sign("links", told, 2 + (links > 2)))
    if repeated:
        told = ngettext("gleicher Text in einem anderen Beitrag", "gleicher Text in %d anderen Beiträgen", repeated)
        signs.append(Sign("repeated", told.replace("%d", str(repeated)), 2 + (repeated > 2)))
    if is_shouting(whole):
        signs.append(Sign("capitals", _("fast alles in Großbuchstaben")))
    if len(text.strip()) < VERY_SHORT:
        signs.append(Sign("short", _("sehr kurz")))
    if has_address and not published:
        told = _("von dieser Adresse noch nichts veröffentlicht") if others else _("erster Beitrag von dieser Adresse")
        signs.append(Sign("first", told))
    return signs
