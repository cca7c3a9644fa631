import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaportal.core.text import german_slug, is_blank, query_words, strip_controls


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Wärmepumpe für Großküchen", "waermepumpe-fuer-grosskuechen"),
        ("Wa\u0308rme", "waerme"),
        ("ÜBER ÖL", "ueber-oel"),
        ("STRAẞE", "strasse"),
        ("Café  & Bücher – 2045!", "cafe-buecher-2045"),
        ("🌱", ""),
        ("../../etc/passwd", "etcpasswd"),
    ],
)
def test_german_slug_spells_umlauts_out(text, slug):
    assert german_slug(text) == slug


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("a\x00b\x07c\x7fd\x85e", "abcde"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u200b\u2060\ufeff\u061c", ""),
        ("eins\r\nzwei\rdrei\tvier", "eins\nzwei\ndrei\tvier"),
        ("\ud800x\udfff", "x"),
        ("a\u200b\u0308", "ä"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_strip_controls_keeps_what_can_be_read(text, stripped):
    assert strip_controls(text) == stripped


@given(st.text())
def test_strip_controls_is_idempotent_and_composed(text):
    stripped = strip_controls(text)
    assert strip_controls(stripped) == stripped == unicodedata.normalize("NFC", stripped)


@pytest.mark.parametrize("text", ["", " \t\n", "\u00a0\u3000", "\u200b", "\u2060\ufeff", "\u2800", "\u3164", "\u0308"])
def test_is_blank_sees_through_characters_that_draw_nothing(text):
    assert is_blank(text) is True


@pytest.mark.parametrize("text", ["a", "…", "👍", "\u200bä", "0"])
def test_is_blank_accepts_anything_visible(text):
    assert is_blank(text) is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("  Solar\tund\nWind ", ["Solar", "und", "Wind"]),
        ("Wind Wind wind", ["Wind", "wind"]),
        ("a b c d e f g h i j", ["a", "b", "c", "d", "e", "f", "g", "h"]),
        ("x" * 500, ["x" * 60]),
        ("So\x00lar", ["Solar"]),
    ],
)
def test_query_words_are_few_distinct_and_short(text, words):
    assert query_words(text) == words
