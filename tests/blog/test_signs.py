"""Warning signs: what stands out, and how much it weighs together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.signs import fingerprint, score, signs_of, verdict, watched_words

PLAIN = {"repeated": 0, "has_address": True, "others": 3, "published": 1}


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("Ein ganz gewöhnlicher Gedanke.", {}, []),
        ("Ein ganz gewöhnlicher Gedanke.", {"published": 0}, ["first"]),
        ("Ein ganz gewöhnlicher Gedanke.", {"published": 0, "has_address": False}, []),
        ("Ein ganz gewöhnlicher Gedanke.", {"repeated": 2}, ["repeated"]),
        ("Ein ganz gewöhnlicher Gedanke.", {"reports": 1}, ["reported"]),
        ("Ein ganz gewöhnlicher Gedanke.", {"words": "Gedanke"}, ["words"]),
        ("Ein ganz gewöhnlicher Gedanke.", {"title": "Mehr auf www.example.net"}, ["links"]),
        ("Mehr auf https://example.org/ und www.example.net", {}, ["links"]),
        ("Kauft bei billig.shop ein, jetzt!", {}, ["links"]),
        ("DAS IST DOCH ALLES UNFUG HIER!", {}, ["capitals"]),
        ("ÖPNV? EEG!", {}, ["short"]),
        ("Danke!", {"title": "Eine Idee zum Bus"}, ["short"]),
    ],
)
def test_warning_signs(text, more, expected):
    assert [sign.key for sign in signs_of(text, **{**PLAIN, **more})] == expected


@pytest.mark.parametrize(
    ("text", "more", "total", "words"),
    [
        ("Ein ganz gewöhnlicher Gedanke.", {"others": 0, "published": 0}, 1, ""),
        ("Mehr dazu auf https://example.org/", {"others": 0, "published": 0}, 3, ""),
        ("Mehr dazu auf https://example.org/", {"repeated": 1}, 4, "auffällig"),
        ("Mehr dazu auf https://example.org/", {"repeated": 3, "published": 0}, 6, "sehr auffällig"),
        (
            "KREDITE IM CASINO www.a.example www.b.example www.c.example",
            {"words": "kredite\ncasino"},
            6,
            "sehr auffällig",
        ),
    ],
)
def test_signs_weigh_together(text, more, total, words):
    signs = signs_of(text, **{**PLAIN, **more})
    assert (score(signs), verdict(signs)) == (total, words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", []),
        ("casino", []),
        ("casino*", ["Casinos"]),
        ("*casino*", ["Casinos", "Onlinecasino"]),
        ("KREDIT", ["Kredit"]),
        ("kredit\nkredit", ["Kredit"]),
        ("ohne   schufa", ["ohne\nSchufa"]),
        ("schuf", []),
        ("*", []),
        ("a.c", []),
    ],
)
def test_watched_words(words, expected):
    text = "Casinos und Onlinecasino, Kredit ohne\nSchufa. Der Kredit! abc"
    assert watched_words(text, words) == expected


def test_sign_names_the_words_that_were_found():
    [sign] = signs_of("Ein Kredit aus dem Casino.", **PLAIN, words="casino\nkredit")
    assert sign.text == "enthält: Kredit, Casino"


@given(text=st.text(max_size=200), words=st.text(max_size=60))
def test_no_list_of_words_is_too_strange(text, words):
    assert all(found in text for found in watched_words(text, words))


def test_fingerprints_see_through_case_and_punctuation():
    assert fingerprint("Mehr  RADWEGE, bitte!") == fingerprint("mehr Radwege bitte") != fingerprint("mehr Radweg bitte")
    assert fingerprint("?! 🌱") == ""
