"""German text in addresses and search: folding, slugs, words of a query."""

import re
import unicodedata

from django.utils.text import slugify

FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
# Zero-width and bidirectional controls can make a text look different from what it is (Trojan Source, CVE-2021-42574).
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
UNDRAWN = "\u2800\u115f\u1160\u3164\uffa0"  # an empty Braille cell and the Hangul fillers count as letters
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def german_slug(text: str) -> str:
    """ASCII slug with ä → ae and ß → ss, as Germans write it without umlauts."""
    return slugify(unicodedata.normalize("NFC", text).translate(FOLD))


def strip_controls(text: str) -> str:
    """The text in NFC without control, zero-width and direction-changing characters; tabs and line ends stay.

    PostgreSQL refuses NUL; the others hide or turn round what a reader sees.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in INVISIBLE.sub("", CONTROL.sub("", text)) if not 0xD800 <= ord(c) <= 0xDFFF)
    return unicodedata.normalize("NFC", text)


def is_blank(text: str) -> bool:
    """Nothing in ``text`` can be seen: only white space, format characters or letters that are drawn as nothing."""
    return all(c in UNDRAWN or unicodedata.category(c)[0] in "CMZ" for c in text)


def query_words(text: str, most: int = 8) -> list[str]:
    """The first ``most`` distinct words of what a visitor typed into a search field, at most 60 characters each."""
    words = strip_controls(text[:400]).replace("\n", " ").replace("\t", " ").split()
    return list(dict.fromkeys(word[:60] for word in words))[:most]
