"""A long conversation must not make other pages slow: what they read of it, and that nothing is missing because of that."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import sections as blog_sections
from blog.models import Author
from klimaportal.core.chores import run_now
from klimaportal.core.sections import sections
from tests.factories import make_author, make_comment, make_home, make_portal, make_post

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)


def day(number: int):
    return LONG_AGO + timedelta(days=number)


def featured(most: int = 3) -> dict[str, list[str]]:
    """What the large teasers quote, by the posts' titles."""
    return {post.title: [voice.text for voice in post.voices] for post in sections["blog"].featured(most)}


# --- the large teaser --------------------------------------------------------------------------------------------------


def test_teaser_quotes_the_last_citizen_and_the_official_answers_to_that():
    county, post = make_author(), make_post(title="Radweg")
    citizen = make_author(name="Heidi", role=Author.Role.CITIZEN)
    make_comment(post=post, text="Erste", created_at=day(1))
    last = make_comment(post=post, text="Zweite", author=citizen, created_at=day(2))
    make_comment(post=post, text="Amtlich dazwischen", author=county, created_at=day(3))
    make_comment(post=post, text="Wartet", status="waiting", created_at=day(4))
    make_comment(post=post, text="Antwort einer Bürgerin", parent=last, created_at=day(5))
    make_comment(post=post, text="Spätere Auskunft", parent=last, author=county, created_at=day(7))
    make_comment(post=post, text="Auskunft", parent=last, author=county, created_at=day(6))
    make_comment(post=post, text="Entwurf", parent=last, author=county, status="waiting", created_at=day(8))
    assert featured() == {"Radweg": ["Zweite", "Auskunft", "Spätere Auskunft"]}


@pytest.mark.parametrize("status", ["waiting", "rejected", "spam", "unconfirmed", "withdrawn", "erased"])
def test_teaser_quotes_nothing_that_is_not_public(status):
    make_comment(post=make_post(title="Radweg"), status=status)
    assert featured() == {"Radweg": []}


def test_every_teaser_has_its_own_voices_in_the_same_two_queries():
    expected = {}
    for title in ("Radweg", "Bus", "Bahn"):
        post = make_post(title=title)
        make_comment(post=post, text=f"Früher zu {title}", created_at=day(1))
        make_comment(post=post, text=f"Zu {title}", created_at=day(2))
        expected[title] = [f"Zu {title}"]
    with CaptureQueriesContext(connection) as queries:
        assert featured() == expected
    assert len(queries) == 2


def test_home_page_shows_the_voices(client):
    make_portal()
    make_comment(post=make_post(question="Wo fehlt der Radweg?"), text="An der Brücke.")
    make_home([("teaser", {"heading": "Frage", "section": "blog", "count": 1, "layout": "feature"})])
    page = client.get("/").content.decode()
    assert page.count('<div class="bubble">') == 1 and "An der Brücke." in page


# --- the search --------------------------------------------------------------------------------------------------------


def found(client, word: str) -> bool:
    return 'href="/blog/radweg/"' in client.get(f"/suche/?q={word}").content.decode()


def test_search_reads_only_the_newest_comments(client, monkeypatch):
    monkeypatch.setattr(blog_sections, "SEARCHED_COMMENTS", 2)
    make_portal()
    post = make_post(title="Wo zuerst?", slug="radweg")
    for number, text in enumerate(("Brückenkopf", "Wiesengrund", "Talstraße", "Fährhaus")):
        status = "waiting" if text == "Fährhaus" else "published"
        make_comment(post=post, text=text, created_at=day(number), status=status)
    words = ("Brückenkopf", "Wiesengrund", "Talstraße", "Fährhaus", "zuerst")
    assert [found(client, word) for word in words] == [False, True, True, False, True]
    monkeypatch.setattr(blog_sections, "SEARCHED_COMMENTS", 3)
    assert [found(client, word) for word in words] == [True, True, True, False, True]


def test_search_reads_at_least_twenty_thousand_comments():
    assert blog_sections.SEARCHED_COMMENTS >= 20_000


# --- the list in the admin ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?status__exact=published", "?kind__exact=comment", "?q=Gedanke"])
def test_list_of_contributions_counts_once_and_looks_for_no_years(as_role, query):
    make_comment()
    moderator = as_role("Moderation")
    with CaptureQueriesContext(connection) as queries:
        page = moderator.get(f"/admin/blog/contribution/{query}").content.decode()
    read = [q["sql"] for q in queries if 'FROM "blog_contribution"' in q["sql"]]
    assert len([sql for sql in read if "COUNT(" in sql]) == 1
    assert [sql for sql in read if "MIN(" in sql or "trunc(" in sql.lower()] == []
    assert "Guter Gedanke." in page


# --- the transparency page ---------------------------------------------------------------------------------------------


def sentence(client) -> bool:
    return "2 Beiträge kamen bei uns an" in client.get("/blog/transparenz/").content.decode()


def test_worker_counts_so_that_no_visitor_has_to(client):
    make_portal()
    began = timezone.now()
    make_comment()
    run_now("beitragszahlen")
    make_comment()
    with time_machine.travel(began + timedelta(minutes=25)), CaptureQueriesContext(connection) as queries:
        assert not sentence(client)
    assert [q["sql"] for q in queries if "julianday" in q["sql"] or "EPOCH" in q["sql"]] == []
    run_now("beitragszahlen")
    assert sentence(client)


def test_without_a_worker_the_page_counts_for_itself(client):
    make_portal()
    began = timezone.now()
    make_comment()
    run_now("beitragszahlen")
    make_comment()
    with time_machine.travel(began + timedelta(minutes=31)):
        assert sentence(client)
