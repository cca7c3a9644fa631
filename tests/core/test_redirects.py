"""Links that stay: what visitors of an old address get, and how redirects come to be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from klimaportal.core.addresses import clean_old_address, key_of
from klimaportal.core.models import Missing, Redirect
from tests.factories import (
    make_coverage,
    make_document,
    make_event,
    make_home,
    make_news,
    make_page,
    make_post,
    make_showcase,
    make_topic,
)

pytestmark = pytest.mark.django_db


def made(old: str, target: str = "", **values) -> Redirect:
    row = Redirect(old_path=old, target=target, gone=not target, **values)
    row.full_clean()
    row.save()
    return row


def refused(old: str, target: str = "", gone: bool = False) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refusal:
        Redirect(old_path=old, target=target, gone=gone).full_clean()
    return refusal.value.message_dict


def ways() -> dict[str, str]:
    return dict(Redirect.objects.values_list("old_path", "target"))


def led(client, path: str) -> tuple[int, str | None]:
    answer = client.get(path)
    return answer.status_code, answer.headers.get("Location")


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("/alt", "/alt/"), ("/alt/", "/alt/"), ("/ALT/", "/alt/"), ("/alt//neu/", "/alt/neu/"), ("//alt/", "/alt/"),
        ("/gr%C3%BCn/", "/grün/"), ("/gr%FCn/", "/grün/"), ("/gru\u0308n/", "/grün/"), ("/GRÜN", "/grün/"),
        ("/Plan%202021.PDF", "/plan 2021.pdf"), ("/plan.pdf/", "/plan.pdf"), ("/", "/"), ("", "/"),
    ],
)  # fmt: skip
def test_one_spelling_for_all_that_mean_the_same(asked, key):
    assert key_of(asked) == key_of(key) == key


@pytest.mark.parametrize("asked", ["/alt", "/alt/", "/Alt/", "/alt//", "/%61lt/"])
def test_every_spelling_of_an_old_address_leads_on(client, asked):
    make_page(slug="neu")
    made("/alt/", "/neu/")
    assert led(client, asked) == (301, "/neu/")


@pytest.mark.parametrize("asked", ["/gr%C3%BCne-w%C3%A4rme/", "/gr%FCne-w%E4rme", "/Grüne-Wärme/"])
def test_umlauts_lead_on_however_they_are_encoded(client, asked):
    make_page(slug="neu")
    made("/grüne-wärme/", "/neu/")
    assert led(client, asked) == (301, "/neu/")


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/neu/", "/neu/?a=1&b=2"),
        ("/neu/?x=0", "/neu/?x=0&a=1&b=2"),
        ("/neu/#stelle", "/neu/?a=1&b=2#stelle"),
        ("https://www.example.org/x", "https://www.example.org/x?a=1&b=2"),
        ("/wärme/", "/w%C3%A4rme/?a=1&b=2"),
    ],
)
def test_query_is_kept(client, target, location):
    made("/alt/", target)
    assert led(client, "/alt/?a=1&b=2") == (301, location)


def test_hits_are_counted_with_one_update_and_no_browser_keeps_the_answer(client):
    make_page(slug="neu")
    row = made("/alt/", "/neu/")
    for _i in range(3):
        answer = client.get("/alt/")
    row.refresh_from_db()
    assert (row.hits, answer.headers["Cache-Control"]) == (3, "no-cache")
    assert timezone.now() - row.last_hit_at < timedelta(minutes=1)
    with CaptureQueriesContext(connection) as queries:
        client.get("/alt/")
    assert sum(q["sql"].startswith("UPDATE") for q in queries) == 1


def test_what_is_gone_says_so(client):
    made("/alt/")
    answer = client.get("/alt/")
    assert (answer.status_code, "Diese Seite gibt es nicht mehr" in answer.content.decode()) == (410, True)
    assert Redirect.objects.get().hits == 1


def test_page_that_exists_wins_and_costs_nothing(client):
    made("/alt/", "/neu/")
    make_page(slug="alt", title="Da")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/alt/")
    assert (answer.status_code, [q for q in queries if "core_redirect" in q["sql"]]) == (200, [])


def test_only_reading_is_redirected(client):
    made("/alt/", "/neu/")
    assert client.post("/alt/").status_code == 405
    assert client.head("/alt/").status_code == 301


@pytest.mark.parametrize("make", [make_page, make_news])
def test_draft_behind_a_redirect_stays_unknown(client, make):
    hidden = make(slug="geheim", status="draft")
    made("/alt/", hidden.get_absolute_url())
    never = client.get("/gab-es-nie/")
    answer = client.get("/alt/")
    assert (answer.status_code, answer.content) == (404, never.content)
    assert Redirect.objects.get().hits == 0


def test_file_of_a_withdrawn_document_stays_unknown(client):
    document = make_document(slug="vorher")
    document.slug = "nachher"
    document.save()
    assert led(client, "/dokumente/vorher/datei") == (301, "/dokumente/nachher/datei")
    document.status = "draft"
    document.save()
    assert led(client, "/dokumente/vorher/datei") == (404, None)


@pytest.mark.parametrize("target", ["//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil", "data:x"])
def test_unsafe_target_in_the_table_is_never_followed(client, target):
    Redirect.objects.bulk_create([Redirect(old_path="/alt/", target=target)])
    assert led(client, "/alt/") == (404, None)


@pytest.mark.parametrize("path", ["/alt\x00/", "/" + "a" * 700, "/%00/", "/a%0d%0ab/"])
def test_unreadable_addresses_are_only_not_found(client, path):
    assert client.get(path).status_code == 404
    assert Missing.objects.count() == 0


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example", "///evil.example", "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "mailto:a@example.org",
        "/a b/", "/a\\b", "neu", "#stelle", "ftp://example.org/", "https://", "http://[", "/\tneu",
    ],
)  # fmt: skip
def test_bad_target_is_refused_at_the_field(target):
    assert list(refused("/alt/", target)) == ["target"]


@pytest.mark.parametrize(
    "old",
    ["alt", "//evil.example/", "javascript:alert(1)", "/alt/?id=3", "/alt#x", "https://a.example/x?id=1", "/a\\b", "/<b>/",
     "/a\nb/", "/" + "a" * 601, "http://[", "mailto:a@example.org"],
)  # fmt: skip
def test_bad_old_address_is_refused_at_the_field(old):
    assert list(refused(old, "/neu/")) == ["old_path"]


def test_old_address_may_be_pasted_with_the_name_of_the_website():
    assert clean_old_address(" https://alt.example/Klima/Seite.HTML ") == "/klima/seite.html"


def test_own_name_in_a_target_becomes_a_path(settings):
    settings.SITE_URL = "https://klima.example.org"
    make_page(slug="neu")
    assert made("/alt/", "https://klima.example.org/neu/").target == "/neu/"
    assert made("/b/", "https://klima.example.org.evil.example/").target == "https://klima.example.org.evil.example/"


def test_target_or_gone_exactly_one_of_both():
    sentence = ["Bitte geben Sie ein Ziel an oder «gibt es nicht mehr», eins von beiden."]
    assert refused("/alt/") == refused("/alt/", "/neu/", gone=True) == {"target": sentence}


def test_home_page_cannot_be_redirected():
    make_home()
    assert refused("/", "/neu/") == {"old_path": ["Die Startseite lässt sich nicht umleiten."]}


@pytest.mark.parametrize("old", ["/da/", "/aktuelles/", "/suche", "/admin/news/", "/medien/x/", "/static/a.css"])
def test_address_that_answers_is_refused(old):
    make_page(slug="da")
    sentence = (
        f"Unter «{key_of(old)}» steht etwas, das öffentlich ist. Umgeleitet wird erst, wenn es das nicht mehr gibt."
    )
    assert refused(old, "/neu/") == {"old_path": [sentence]}


LOOP = {"target": ["Diese Umleitung führt im Kreis zu sich selbst zurück. Bitte wählen Sie ein anderes Ziel."]}


@pytest.mark.parametrize("target", ["/a/", "/a", "/A/", "/a/?x=1", "/a/#x", "/%61/"])
def test_redirect_to_itself_is_refused(target):
    assert refused("/a/", target) == LOOP


def test_longer_circles_are_refused():
    made("/b/", "/c/")
    assert refused("/c/", "/b/") == LOOP
    Redirect.objects.bulk_create([Redirect(old_path=f"/{a}/", target=f"/{b}/") for a, b in ("cd", "de", "ea")])
    assert refused("/a/", "/b?x=1") == LOOP


def test_circle_over_a_page_that_forwards_is_refused():
    make_page(slug="b", kind="redirect", redirect_to="/a/")
    assert refused("/a/", "/b/") == LOOP


def test_ways_are_made_one_step_long():
    made("/b/", "/c/")
    made("/a/", "/b/")
    made("/c/", "/d/?x=1")
    made("/e/", "/b/#stelle")
    assert ways() == {"/a/": "/d/?x=1", "/b/": "/d/?x=1", "/c/": "/d/?x=1", "/e/": "/d/?x=1"}


def test_page_in_between_is_not_stepped_over():
    Redirect.objects.bulk_create([Redirect(old_path="/b/", target="/c/")])
    make_page(slug="b")
    assert made("/a/", "/b/").target == "/b/"


def test_gone_at_the_end_of_a_way_is_found_there(client):
    made("/b/")
    made("/a/", "/b/")
    assert (led(client, "/a/"), client.get("/b/").status_code) == ((301, "/b/"), 410)


def test_new_redirect_clears_the_list_of_what_was_not_found(client):
    client.get("/alt/")
    assert Missing.objects.count() == 1
    made("/alt", "/neu/")
    assert Missing.objects.count() == 0


@pytest.mark.parametrize(
    ("make", "old", "new"),
    [
        (make_news, ["/aktuelles/vorher/"], ["/aktuelles/nachher/"]),
        (make_event, ["/termine/vorher/", "/termine/vorher.ics"], ["/termine/nachher/", "/termine/nachher.ics"]),
        (make_showcase, ["/best-practice/vorher/"], ["/best-practice/nachher/"]),
        (make_post, ["/blog/vorher/"], ["/blog/nachher/"]),
        (make_topic, ["/themen/vorher/"], ["/themen/nachher/"]),
        (make_page, ["/vorher/"], ["/nachher/"]),
        (make_coverage, [], []),
        (
            make_document,
            ["/dokumente/vorher/", "/dokumente/vorher/datei/"],
            ["/dokumente/nachher/", "/dokumente/nachher/datei"],
        ),
    ],
)
def test_new_slug_of_any_public_entry_leaves_redirects(client, make, old, new):
    entry = make(slug="vorher")
    entry.slug = "nachher"
    entry.save()
    assert ways() == dict(zip(old, new, strict=True))
    assert all(Redirect.objects.values_list("automatic", flat=True))
    assert [led(client, path) for path in old] == [(301, path) for path in new]
    entry.slug = "vorher"
    entry.save()
    assert ways() == dict(
        zip([key_of(path) for path in new], [p.rstrip("/") if "datei" in p else p for p in old], strict=True)
    )


LATER = timezone.now() + timedelta(days=1)
BEFORE = timezone.now() - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("values", "number"),
    [({"status": "draft"}, 0), ({"published_from": LATER}, 0), ({"published_until": BEFORE}, 1), ({}, 1)],
)
def test_only_what_the_public_knew_leaves_a_redirect(values, number):
    entry = make_news(slug="vorher", **values)
    entry.slug = "nachher"
    entry.save()
    assert Redirect.objects.count() == number


def test_entry_withdrawn_and_renamed_at_once_is_led_to_when_it_is_public_again(client):
    entry = make_news(slug="vorher")
    entry.slug, entry.status = "nachher", "draft"
    entry.save()
    assert led(client, "/aktuelles/vorher/") == (404, None)
    entry.status = "published"
    entry.save()
    assert led(client, "/aktuelles/vorher/") == (301, "/aktuelles/nachher/")


def test_saving_without_a_new_address_asks_nothing_of_the_redirects():
    entry = make_news(slug="vorher")
    entry.title = "Neuer Titel"
    with CaptureQueriesContext(connection) as queries:
        entry.save()
        entry.save(update_fields=["title"])
    assert [q["sql"] for q in queries if "core_redirect" in q["sql"]] == []


def test_page_that_moves_on_and_back_leaves_every_old_address_leading_to_it(client):
    page = make_page(slug="a")
    for slug in ("b", "c", "a"):
        page.slug = slug
        page.save()
    assert ways() == {"/b/": "/a/", "/c/": "/a/"}
    assert [led(client, path) for path in ("/a/", "/b/", "/c/")] == [(200, None), (301, "/a/"), (301, "/a/")]


def test_manual_redirect_follows_when_its_target_moves():
    page = make_page(slug="a")
    made("/flyer/", "/a/#anmeldung")
    page.slug = "b"
    page.save()
    assert ways() == {"/flyer/": "/b/#anmeldung", "/a/": "/b/"}


def test_target_that_would_grow_too_long_loses_its_query_only():
    page = make_page(slug="a")
    made("/flyer/", "/a/?x=" + "1" * 590)
    page.slug = "b" * 100
    page.save()
    assert ways()["/flyer/"] == f"/{'b' * 100}/"


def test_change_of_case_only_leads_on_too(client):
    page = make_page(slug="Konzept")
    page.slug = "konzept"
    page.save()
    assert [led(client, path) for path in ("/Konzept/", "/konzept/")] == [(301, "/konzept/"), (200, None)]


def test_nobody_is_sent_where_they_are(client):
    page = make_page(slug="Konzept")
    page.slug = "konzept"
    page.save()
    page.delete()
    assert [led(client, path) for path in ("/Konzept/", "/konzept/")] == [(301, "/konzept/"), (404, None)]


def test_renamed_branch_leads_on_page_by_page_and_takes_back_what_it_left(client):
    top = make_page(slug="a")
    make_page(slug="x", parent=top)
    make_page(slug="y", parent=top, status="draft")
    for slug in ("b", "a"):
        top.slug = slug
        top.save()
    assert ways() == {"/b/": "/a/", "/b/x/": "/a/x/"}


def test_save_that_fails_leaves_no_redirect(monkeypatch):
    entry, other = make_news(slug="vorher"), make_news(slug="vergeben")
    entry.slug = other.slug
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()
    assert ways() == {}
