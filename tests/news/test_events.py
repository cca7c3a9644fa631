from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from klimaportal.core.sections import sections
from news.models import Event
from tests.factories import make_event

START = datetime(2024, 7, 1, 18, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("end", "now", "is_over"),
    [
        (START + HOUR, START - MOMENT, False),
        (START + HOUR, START + HOUR, False),
        (START + HOUR, START + HOUR + MOMENT, True),
        (None, START, False),
        (None, START + MOMENT, True),
    ],
)
def test_event_is_over_by_itself_in_lists_and_on_its_page(db, end, now, is_over):
    event = make_event(start=START, end=end, published_from=START - 100 * HOUR)
    with time_machine.travel(now, tick=False):
        upcoming, over = Event.objects.upcoming(), Event.objects.over()
        assert (event.is_over, list(upcoming), list(over)) == (is_over, [] if is_over else [event], [event] * is_over)


def test_upcoming_events_begin_with_the_next_and_past_ones_with_the_last(db):
    events = [make_event(start=START + n * HOUR, end=None) for n in (3, 1, 2)]
    assert list(Event.objects.upcoming(START)) == [events[1], events[2], events[0]]
    assert list(Event.objects.over(START + 9 * HOUR)) == [events[0], events[2], events[1]]


def test_teasers_show_what_comes_next_and_then_what_was_last(db):
    with time_machine.travel(START, tick=False):
        made = {n: make_event(start=START + n * HOUR, end=None) for n in (-5, 2, -1, 7)}
        running = make_event(start=START - 9 * HOUR, end=START + HOUR)
        assert list(sections["events"].teasers()) == [running, made[2], made[7], made[-1], made[-5]]


@pytest.mark.parametrize(
    ("values", "now", "is_open"),
    [
        ({}, START - MOMENT, True),
        ({}, START, False),
        ({"registration_until": START - HOUR}, START - HOUR - MOMENT, True),
        ({"registration_until": START - HOUR}, START - HOUR, False),
        ({"registration": ""}, START - HOUR, False),
        ({"cancelled": True}, START - HOUR, False),
    ],
)
def test_registration_is_open_until_its_deadline_or_the_beginning(values, now, is_open):
    event = Event(**{"start": START, "registration": "klima@example.org", **values})
    with time_machine.travel(now, tick=False):
        assert event.registration_open is is_open


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, None),
        ({"place": "", "online_url": "https://example.org/"}, None),
        ({"place": "", "cancelled": True}, None),
        ({"end": START}, {"end": ["Das Ende liegt vor dem Beginn. Bitte prüfen Sie Datum und Uhrzeit."]}),
        ({"end": START - HOUR}, {"end": ["Das Ende liegt vor dem Beginn. Bitte prüfen Sie Datum und Uhrzeit."]}),
        (
            {"registration_until": START + HOUR},
            {"registration_until": ["Die Anmeldung endet erst nach dem Beginn des Termins."]},
        ),
        (
            {"place": ""},
            {
                "place": [
                    "Bitte nennen Sie einen Ort oder einen Online-Zugang, damit alle wissen, wohin sie kommen.",
                ]
            },
        ),
    ],
)
def test_event_is_refused_at_the_field_with_a_sentence_that_helps(values, errors):
    event = Event(**{"title": "x", "slug": "x", "start": START, "published_from": START, "place": "Rathaus", **values})
    found = None
    try:
        event.clean()
    except ValidationError as refusal:
        found = refusal.message_dict
    assert found == errors


@pytest.mark.parametrize("field", ["registration", "link_url"])
def test_event_refuses_dangerous_addresses(field):
    event = Event(title="x", start=START, place="x", **{field: "javascript:alert(1)"})
    with pytest.raises(ValidationError) as refusal:
        event.clean_fields()
    assert list(refusal.value.message_dict) == [field]


def test_day_of_an_event_is_the_day_it_takes_place_here(db):
    make_event(start=datetime(2024, 6, 30, 22, 30, tzinfo=UTC), end=None)
    assert [row[5] for row in sections["events"].rows()] == [date(2024, 7, 1)]
