"""Names that nobody signs with but those they belong to: «Moderation», the county, the people who answer officially."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from klimaportal.core.models import Portal

from .models import Author, Rules

# Letters of other alphabets, digits and signs that a reader takes for a Latin letter: capitals by their own shape.
CAPITALS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТУХІЈЅ", "abezhikmnoptyxabekmhopctyxijs")
LOOK_ALIKE = str.maketrans(
    "аекморстухіјѕԁԛԝһӏαβγεικνορτυχωηµμ0134579@$|!€lijıłøđ",
    "aekmopctyxiisdqwhiabyeikvoptuxwnuuoieastgasiieiiiiiod",
)
LONGER = {"ß": "ss", "æ": "ae", "œ": "oe", "ӕ": "ae"}
# Letters that are drawn in a frame or as small capitals: their names say which ones they are.
DRAWN = re.compile(r".*\b(?:LATIN|INDICATOR)\b.* (?:LETTER|SMALL CAPITAL) ([A-Z])")
# What only stands around a word, as in «Moderation!» or «Moderation2», is no letter of it.
AROUND = re.compile(r"[\d_@$|!€]+(?=\s|$)|(?:(?<=\s)|^)[\d_@$|!€]+")
SPACED_LETTERS = re.compile(r"(?:(?<=\s)|^)\w(?:\s+\w){2,}(?=\s|$)")


def skeleton(name: str) -> str:
    """What a reader takes ``name`` for: plain Latin letters, one space between words.

    Umlauts lose their dots and are the same written as «ae»; marks, punctuation and what is not drawn are dropped.
    """
    text = "".join(_drawn(c) for c in unicodedata.normalize("NFKC", name))
    text = text.translate(CAPITALS).casefold()
    text = unicodedata.normalize("NFKD", "".join(LONGER.get(c, c) for c in text))
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Me", "Cf", "Cc"))
    text = "".join(c if c.isalnum() else " " for c in text.translate(LOOK_ALIKE))
    text = SPACED_LETTERS.sub(lambda found: "".join(found[0].split()), text)
    return " ".join(re.sub(r"([aou])e", r"\1", text).split())


def _drawn(character: str) -> str:
    """The plain letter for one of those that Unicode keeps apart."""
    found = DRAWN.fullmatch(unicodedata.name(character, "")) if ord(character) > 127 else None
    return found[1] if found else character


def reserved_names() -> set[str]:
    """What nobody may sign with, as skeletons: the moderators' list, the official voices, the county and the portal."""
    portal = Portal.current()
    official = Author.objects.exclude(role=Author.Role.CITIZEN).values_list("name", flat=True)
    names = {*Rules.current().reserved_names.splitlines(), *official, portal.county, portal.name}
    return {found for name in names if (found := skeleton(name))}


def is_reserved(name: str, reserved: set[str]) -> bool:
    """Is ``name`` one of the reserved ones, or does it hold one as whole words, however it is written?"""
    for found in {skeleton(name), skeleton(AROUND.sub(" ", name))}:
        together = found.replace(" ", "")
        if any(f" {word} " in f" {found} " or word.replace(" ", "") == together for word in reserved):
            return True
    return False


def refuse_reserved(name: str) -> None:
    """A validator. What is far too long for a name is refused elsewhere and not looked at here."""
    if is_reserved(name[:200], reserved_names()):
        raise ValidationError(
            _(
                "Mit diesem Namen wird hier nur offiziell geantwortet. Bitte nehmen Sie Ihren eigenen oder ein Pseudonym."
            ),
            code="reserved",
        )
