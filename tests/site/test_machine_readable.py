"""Feeds, calendars, sitemap and the other addresses that programs read."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from icalendar import Calendar

from klimaportal.core.models import Portal
from news.models import NewsItem
from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def content(db):
    make.make_portal(name="Klimaschutzportal", security_email="sicherheit@example.org")
    make.make_home()
    make.make_news(slug="meldung", title="Wärme & Licht", published_from=timezone.now() - timedelta(days=3))
    make.make_post(slug="frage", title="Eine Frage", published_from=timezone.now() - timedelta(days=2))


@pytest.mark.parametrize(
    ("url", "titles"),
    [
        ("/feed/", ["Eine Frage", "Wärme & Licht"]),
        ("/aktuelles/feed/", ["Wärme & Licht"]),
        ("/blog/feed/", ["Eine Frage"]),
    ],
)
def test_feeds_are_atom_with_the_newest_first(client, url, titles):
    answer = client.get(url)
    root = ElementTree.fromstring(answer.content)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [e.findtext(f"{ATOM}title") for e in root.findall(f"{ATOM}entry")] == titles
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"http://localhost{url}"
    for entry in root.findall(f"{ATOM}entry"):
        assert entry.findtext(f"{ATOM}id").startswith("http://localhost/")
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo is not None


def test_control_characters_take_no_feed_and_no_calendar_down(client):
    """As they come along from a word processor, or straight into the database."""
    NewsItem.objects.update(title="Wär\x0bme", summary="Zeile\x0c\x1f")
    Portal.objects.update(name="Portal\x0b", claim="\x08Klima")
    make.make_event(slug="treffen", title="Tref\x0bfen", start=timezone.now() + timedelta(days=3))
    for url in ("/feed/", "/aktuelles/feed/", "/blog/feed/", "/sitemap.xml"):
        ElementTree.fromstring(client.get(url).content)
    [event] = Calendar.from_ical(client.get("/termine/treffen.ics").content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Treffen"


def test_a_date_of_an_event_is_not_its_date_of_publication(client):
    start = timezone.now() + timedelta(days=30)
    make.make_event(slug="treffen", start=start, end=None, published_from=timezone.now() - timedelta(days=1))
    root = ElementTree.fromstring(client.get("/feed/").content)
    [entry] = [
        e for e in root.findall(f"{ATOM}entry") if e.find(f"{ATOM}link").get("href").endswith("/termine/treffen/")
    ]
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}published")) <= timezone.now()


def test_calendar_holds_public_events_in_utc(client):
    start = datetime(2027, 7, 1, 15, 0, tzinfo=UTC)
    make.make_event(slug="treffen", title="Bürgerdialog", start=start, end=start + timedelta(hours=2), place="Rathaus")
    make.make_event(slug="geheim", status="draft")
    for url in ("/termine.ics", "/termine/treffen.ics"):
        answer = client.get(url)
        [event] = Calendar.from_ical(answer.content).walk("VEVENT")
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert (str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt) == (
            "Bürgerdialog", start, start + timedelta(hours=2)
        )  # fmt: skip
        assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    assert client.get("/termine/geheim.ics").status_code == 404


def test_sitemap_lists_public_addresses_with_dates(client):
    make.make_news(slug="entwurf", status="draft")
    text = client.get("/sitemap.xml").content.decode()
    found = re.findall(r"<loc>http://localhost(.*?)</loc>", text)
    assert {"/", "/aktuelles/", "/aktuelles/meldung/", "/blog/frage/"} <= set(found)
    assert "/aktuelles/entwurf/" not in found
    assert len(found) == len(set(found))
    ElementTree.fromstring(text)


def test_robots_and_security_txt(client):
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").content.decode()
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:sicherheit@example.org"
    expires = datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00"))
    assert timezone.now() < expires < timezone.now() + timedelta(days=366)


@pytest.mark.parametrize("url", ["/", "/aktuelles/meldung/", "/blog/frage/"])
def test_structured_data_is_json(client, url):
    html = client.get(url).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert blocks
    for block in blocks:
        assert json.loads(block)["@context"] == "https://schema.org"


def test_a_title_can_not_break_out_of_structured_data(client):
    make.make_news(slug="boese", title='</script><script>alert("x")</script>')
    html = client.get("/aktuelles/boese/").content.decode()
    assert "<script>alert" not in html


def test_healthz_answers_without_a_portal(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_document_keeps_its_address_when_its_file_is_replaced(client):
    document = make.make_document(slug="bericht")
    first = b"".join(client.get("/dokumente/bericht/datei").streaming_content)
    document.file.save("neu.pdf", ContentFile(make.PDF + b"\n"))
    second = b"".join(client.get("/dokumente/bericht/datei").streaming_content)
    assert (first, second) == (make.PDF, make.PDF + b"\n")
