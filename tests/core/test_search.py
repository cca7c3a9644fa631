import pytest
from django.db import connection
from django.http import Http404
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from klimaportal.core.search import spellings
from klimaportal.core.sections import entries_of, search, sections
from klimaportal.core.text import query_words
from klimaportal.views import search_view
from tests.factories import (
    make_comment,
    make_coverage,
    make_document,
    make_event,
    make_news,
    make_page,
    make_post,
    make_showcase,
    make_topic,
)

MAKERS = [make_news, make_event, make_coverage, make_document, make_showcase, make_post, make_page]


def titles(query: str, **conditions) -> list[str]:
    return sorted(entry.title for entry in entries_of(search(query_words(query), **conditions)))


def test_search_finds_entries_of_every_section_once(db):
    for number, make in enumerate(MAKERS):
        make(title=f"Wärmepumpe {number}")
    make_news(title="Anderes")
    assert titles("wärmepumpe") == [f"Wärmepumpe {n}" for n in range(len(MAKERS))]
    assert len(MAKERS) == len(sections)


@pytest.mark.parametrize("query", ["übersicht", "Übersicht", "ÜBERSICHT", "  übersicht \u200b", "sicht klima", "KLIMA"])
def test_search_does_not_care_for_case_or_order(db, query):
    make_news(title="Übersicht Klima")
    assert titles(query) == ["Übersicht Klima"]


@pytest.mark.parametrize(
    "query",
    [
        *("%", "_", "\\", "'", '"', "';--", "%' OR 1=1 --", "(", "*", "a" * 400, "\x00", "\ud800", "\U0001f331"),
        " ".join(f"ä{n}ö" for n in range(40)),
        "ß" * 60,
        "\u0130 \u0131 \ufb03",
    ],
)
def test_hostile_queries_are_only_words(db, query):
    make_news(title="Übersicht")
    words = query_words(query)
    assert titles(query) == ([] if words else ["Übersicht"])


def test_search_needs_every_word_but_in_any_field(db):
    make_news(title="Solar", body="<p>Dach</p>")
    make_news(title="Solar", body="<p>Feld</p>")
    assert titles("solar dach") == ["Solar"]


def test_search_never_finds_what_is_not_public(db):
    for make in MAKERS:
        make(title="Geheim", status="draft")
    make_comment(text="Geheim", status="waiting", post=make_post(title="Beitrag"))
    assert titles("geheim") == []


def test_search_finds_a_post_by_its_published_comments_once(db):
    post = make_post(title="Beitrag")
    for _i in range(2):
        make_comment(text="Lastenrad", post=post)
    assert titles("lastenrad") == ["Beitrag"]


def test_search_finds_a_page_by_its_blocks_once(db):
    block = ("text", {"text": "<p>Lastenrad</p>"})
    make_page(title="Seite", blocks=[block, block])
    make_page(title="Entwurf", blocks=[block], status="draft")
    make_page(title="Umleitung", kind="redirect", redirect_to="/", summary="Lastenrad")
    assert titles("lastenrad") == ["Seite"]


def test_search_narrows_by_topic_tag_and_section(db):
    topic = make_topic()
    about = make_news(title="Meldung", topic=topic)
    about.tags.add("Förderung")
    make_event(title="Termin", topic=topic)
    make_news(title="Ohne")
    tag = about.tags.get().slug
    assert (titles("", topic=topic), titles("", tag=tag), titles("", topic=topic, key="events")) == (
        ["Meldung", "Termin"], ["Meldung"], ["Termin"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "number", ["0", "-1", "abc", "99", "0000000015", "000000001" + "0" * 5000, "\u0663", "%00", "1.5", " 1"]
)
def test_search_page_that_is_not_there_is_not_found(db, number):
    make_news(title="Treffer")
    with pytest.raises(Http404):
        search_view(RequestFactory().get(f"/suche/?q=treffer&seite={number}"))


@pytest.mark.parametrize("query", ["q=a&bereich=weg", "q=a&thema=weg", "q=a&schlagwort=weg", "q=a&bereich=%00x"])
def test_search_filter_that_is_not_there_is_not_found(db, query):
    with pytest.raises(Http404):
        search_view(RequestFactory().get(f"/suche/?{query}"))


def test_search_asks_the_database_once_for_all_sections_and_once_how_far_back_comments_go(db):
    for make in MAKERS * 2:
        make(title="Treffer")
    with CaptureQueriesContext(connection) as queries:
        assert len(list(search(["Treffer"]))) == len(MAKERS) * 2
    assert len(queries) == 2


def test_spellings_of_ascii_words_need_only_one():
    assert (spellings("Klima"), spellings("öl")) == ({"Klima"}, {"öl", "ÖL", "Öl"})


def test_search_finds_an_ampersand_in_rich_text(db):
    from klimaportal.core.sections import search
    from tests.factories import make_news

    make_news(body="<p>Strom von AT&amp;T</p>", slug="netz")
    assert [row[3] for row in search(["AT&T"])] == ["netz"]
