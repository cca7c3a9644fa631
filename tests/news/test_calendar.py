from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import Http404
from django.test import RequestFactory
from icalendar import Calendar

from news.models import Event
from news.views import EventCalendarView
from tests.factories import make_event, make_portal

START = datetime(2024, 7, 1, 16, 0, tzinfo=UTC)
LONG = "Wärmepumpe, Förderung; «Öl» \\ Gas: " * 12


@pytest.fixture(autouse=True)
def summer():
    with time_machine.travel(START - timedelta(days=30), tick=False):
        yield


def fetch(slug: str = "") -> bytes:
    request = RequestFactory(SERVER_NAME="localhost").get("/termine.ics")
    response = EventCalendarView.as_view()(request, slug=slug)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def entries(data: bytes) -> list:
    return Calendar.from_ical(data).walk("VEVENT")


def test_calendar_has_crlf_and_at_most_75_octets_a_line(db):
    make_portal(name="Klimaschutzportal für Küsten und Öl " * 2)
    make_event(title="Ä" * 200, summary=LONG, body=f"<p>{LONG}</p>", start=START, end=None, place="Ö" * 120)
    data = fetch()
    lines = data.split(b"\r\n")
    assert (data.count(b"\n"), data.count(b"\r"), lines[0], lines[-2:]) == (
        len(lines) - 1, len(lines) - 1, b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""],
    )  # fmt: skip
    assert max(len(line) for line in lines) <= 75
    assert [line.decode() for line in lines]  # no character is torn apart


def test_event_reads_back_as_it_was_written(db):
    event = make_event(
        title="Tag; der, Wärme", summary="Zeile eins\r\nZeile zwei", body="<p>CO<sub>2</sub> &amp; <strong>Öl</strong></p>",
        slug="tag", start=START, end=START + timedelta(hours=2), place="Rathaus", address="Markt 1",
    )  # fmt: skip
    (entry,) = entries(fetch())
    assert {key: str(entry[key]) for key in ("summary", "location", "url", "status", "uid")} == {
        "summary": "Tag; der, Wärme",
        "location": "Rathaus, Markt 1",
        "url": "http://localhost/termine/tag/",
        "status": "CONFIRMED",
        "uid": f"termin-{event.pk}@klimaportal",
    }
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (START, START + timedelta(hours=2))
    text = "Zeile eins\nZeile zwei\n\nCO2 & Öl\n\nhttp://localhost/termine/tag/"
    assert str(entry["description"]).replace("\r\n", "\n") == text


@pytest.mark.parametrize("host", ["klima.example.de", "www.klima.example.de"])
def test_uid_is_the_same_whichever_host_was_asked(db, settings, host):
    settings.ALLOWED_HOSTS, settings.SITE_URL = [host], "https://klima.example.de"
    event = make_event()
    answer = EventCalendarView.as_view()(RequestFactory(SERVER_NAME=host).get("/termine.ics"))
    assert [str(entry["uid"]) for entry in entries(answer.content)] == [f"termin-{event.pk}@klima.example.de"]


def test_times_are_utc_so_that_no_time_zone_has_to_be_known(db):
    make_event(start=START, end=START + timedelta(hours=1))
    assert [line for line in fetch().split(b"\r\n") if line.startswith((b"DTSTART", b"DTEND"))] == [
        b"DTSTART:20240701T160000Z", b"DTEND:20240701T170000Z",
    ]  # fmt: skip


def test_event_without_end_counts_as_one_hour(db):
    make_event(start=START, end=None)
    (entry,) = entries(fetch())
    assert entry["dtend"].dt - entry["dtstart"].dt == timedelta(hours=1)


def test_online_event_is_located_at_its_address_and_a_cancelled_one_says_so(db):
    make_event(start=START, end=None, place="", online_url="https://example.org/raum", cancelled=True)
    (entry,) = entries(fetch())
    assert (str(entry["location"]), str(entry["status"])) == ("https://example.org/raum", "CANCELLED")


def test_text_cannot_add_lines_to_the_calendar(db):
    make_event(title="x\r\nEND:VEVENT\r\nBEGIN:VALARM", summary="y\nATTACH:file:///etc/passwd", start=START, end=None)
    data = fetch()
    assert (len(entries(data)), b"\r\nATTACH" in data, b"\r\nBEGIN:VALARM" in data) == (1, False, False)


def test_calendar_holds_published_events_of_last_year_on(db):
    make_event(title="alt", start=datetime(2022, 12, 31, 22, 59, tzinfo=UTC), end=None)
    make_event(title="voriges Jahr", start=datetime(2022, 12, 31, 23, 0, tzinfo=UTC), end=None)
    make_event(title="bald", start=START, end=None)
    make_event(title="Entwurf", start=START, end=None, status="draft")
    assert [str(entry["summary"]) for entry in entries(fetch())] == ["voriges Jahr", "bald"]


def test_single_event_has_a_calendar_of_its_own_even_when_it_is_old(db):
    make_event(slug="alt", title="alt", start=datetime(2001, 1, 1, tzinfo=UTC), end=None)
    make_event(slug="neu")
    assert [str(entry["summary"]) for entry in entries(fetch("alt"))] == ["alt"]


@pytest.mark.parametrize("slug", ["weg", "entwurf"])
def test_missing_or_unpublished_event_has_no_calendar(db, slug):
    make_event(slug="entwurf", status="draft")
    with pytest.raises(Http404):
        fetch(slug)


def test_calendar_without_events_is_valid(db):
    assert (Event.objects.count(), entries(fetch())) == (0, [])


@pytest.mark.parametrize("amount", [1, 30])
def test_calendar_takes_two_queries_however_many_events(db, django_assert_num_queries, amount):
    make_portal()
    for _i in range(amount):
        make_event(start=START, end=None)
    with django_assert_num_queries(2):
        assert len(entries(fetch())) == amount
