"""What a visitor can send us that makes no sense: a clear answer in the portal's look, never a 500."""

from datetime import timedelta

import pytest
from django.utils import timezone

from klimaportal.core.models import Portal
from tests import factories as make

pytestmark = pytest.mark.django_db
LISTS = ["/aktuelles/", "/termine/", "/presse/", "/dokumente/", "/best-practice/", "/blog/", "/suche/"]
ODD = ["0", "-1", "abc", "last", "%2B1", "%D9%A1", "1.5", "99999999999999999999", "%00", "²", "' OR 1=1 --", "<script>"]


@pytest.fixture(autouse=True)
def some_content(db):
    make.make_portal()
    make.make_home()
    make.make_news(title="Öffentliche Meldung", slug="meldung")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("value", ODD)
def test_lists_answer_404_to_pages_that_make_no_sense(client, path, value):
    answer = client.get(f"{path}?q=meldung&seite={value}")
    assert answer.status_code == 404
    assert b"<h1" in answer.content


@pytest.mark.parametrize("value", ["0", "2", "abc"])
def test_search_without_a_question_has_one_page_only(client, value):
    assert (client.get(f"/suche/?seite={value}").status_code, client.get("/suche/?seite=1").status_code) == (404, 200)


def test_addresses_written_straight_into_the_database_lead_nowhere(client):
    """Forms refuse them; what stands in the database is not believed either."""
    make.make_funding(url="javascript:alert(1)")
    make.make_event(slug="treffen", start=timezone.now() + timedelta(days=3), online_url="javascript:alert(2)")
    make.make_coverage(url="javascript:alert(3)")
    Portal.objects.update(
        official=False, notice="Hinweis", county_url="javascript:alert(4)", sign_language_url="javascript:alert(5)"
    )
    for path in ("/", "/termine/treffen/", "/presse/"):
        assert b'href="javascript:' not in client.get(path).content


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("name", ["thema", "rubrik", "ort", "zeit", "bereich", "schlagwort"])
def test_unknown_filters_are_404_where_they_mean_something(client, path, name):
    known = {
        "/dokumente/": {"thema", "rubrik"}, "/best-practice/": {"thema", "ort"}, "/termine/": {"thema", "zeit"},
        "/suche/": {"thema", "bereich", "schlagwort"},
    }.get(path, {"thema"})  # fmt: skip
    for value in ("weg", "%00", "x" * 3000):
        assert client.get(f"{path}?{name}={value}").status_code == (404 if name in known else 200)


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd", "/medien/../../etc/passwd", "/medien/..%2f..%2fetc/passwd", "/medien/bilder/", "/medien/%00",
        "/medien/bilder/../klimaportal.sqlite3", "/static/../manage.py", "/dokumente/../../secret_key/datei", "/%00/",
        "/%ff/", "/aktuelles/%00/", "/a/" * 400, "/" + "x" * 5000 + "/", "/termine/gibt-es-nicht.ics", "/themen/weg/",
        "/blog/weg/", "/medien/klimaportal.sqlite3", "/medien/bilder/weg.jpg", "/dokumente/weg/datei", "/presse/weg/",
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere_are_404_in_the_portals_look(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"Testkreis" in answer.content


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", "localhost:80@evil", ""])
def test_foreign_host_names_are_400_in_the_portals_look(client, host):
    answer = client.get("/", headers={"host": host}) if host else client.get("/", SERVER_NAME="evil.example")
    assert answer.status_code == 400
    assert b"<h1" in answer.content
    assert b"evil" not in answer.content


@pytest.mark.parametrize(
    ("factory", "path"),
    [
        (make.make_news, "/aktuelles/{}/"), (make.make_event, "/termine/{}/"), (make.make_event, "/termine/{}.ics"),
        (make.make_document, "/dokumente/{}/"), (make.make_document, "/dokumente/{}/datei"),
        (make.make_showcase, "/best-practice/{}/"), (make.make_post, "/blog/{}/"), (make.make_page, "/{}/"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("state", ["draft", "planned", "expired"])
def test_what_is_not_public_answers_byte_for_byte_like_what_never_was(client, factory, path, state):
    later = timezone.now() + timedelta(days=1)
    earlier = timezone.now() - timedelta(minutes=1)
    values = {
        "draft": {"status": "draft"},
        "planned": {"published_from": later},
        "expired": {"published_until": earlier},
    }
    factory(slug="geheim", title="Streng geheim", **values[state])
    for query in ("", "?vorschau=1"):
        hidden, missing = client.get(path.format("geheim") + query), client.get(path.format("fehlt") + query)
        assert (hidden.status_code, hidden.content) == (404, missing.content)
        assert dict(hidden.headers) == dict(missing.headers)
    for url in ("/", "/aktuelles/", "/termine/", "/dokumente/", "/best-practice/", "/blog/", "/suche/?q=geheim", "/feed/",
                "/sitemap.xml", "/termine.ics", "/aktuelles/feed/", "/blog/feed/"):  # fmt: skip
        assert b"Streng geheim" not in client.get(url).content
        assert b"/geheim" not in client.get(url).content


@pytest.mark.parametrize(
    "query",
    ["%00", "%", "_", "\\", "'", '"', "(((", "*", "a" * 5000, "%F0%9F%8C%B3", "%C0%AF", "\u202e", "a b c d e f g h i j k l",
     "<script>alert(1)</script>", "AND OR NOT NEAR", "-", "ẞ", "Ö" * 300, "%0d%0aSet-Cookie:x"],
)  # fmt: skip
def test_search_survives_everything_that_is_typed(client, query):
    answer = client.get(f"/suche/?q={query}")
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize(
    "word", ["öffentliche", "ÖFFENTLICHE", "Öffentliche", "meldung", "MELDUNG", "öffentliche meldung"]
)
def test_search_finds_umlauts_in_either_case(client, word):
    assert b"/aktuelles/meldung/" in client.get("/suche/", {"q": word}).content


@pytest.mark.parametrize(
    "path", ["/", "/aktuelles/", "/aktuelles/meldung/", "/suche/", "/feed/", "/healthz", "/sitemap.xml"]
)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_that_only_show_refuse_other_methods(client, path, method):
    assert getattr(client, method)(path).status_code in (403, 405)
