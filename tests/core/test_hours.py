from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from klimaportal.core.hours import OpeningState, opening_state
from klimaportal.core.models import Contact, OpeningHours
from tests.factories import make_contact

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = OpeningHours(weekday=0, opens=time(8), closes=time(12))
AFTERNOON = OpeningHours(weekday=0, opens=time(13, 30), closes=time(16))
THURSDAY = OpeningHours(weekday=3, opens=time(14), closes=time(18))
WEEK = [THURSDAY, AFTERNOON, MORNING]
MONDAY = (2024, 7, 1)


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [
        (1, (7, 59), OpeningState(False, "Geschlossen, öffnet heute um 8 Uhr")),
        (1, (8, 0), OpeningState(True, "Jetzt geöffnet, heute bis 12 Uhr")),
        (1, (11, 59), OpeningState(True, "Jetzt geöffnet, heute bis 12 Uhr")),
        (1, (12, 0), OpeningState(False, "Geschlossen, öffnet heute um 13:30 Uhr")),
        (1, (13, 30), OpeningState(True, "Jetzt geöffnet, heute bis 16 Uhr")),
        (1, (16, 0), OpeningState(False, "Geschlossen, öffnet Donnerstag um 14 Uhr")),
        (3, (23, 59), OpeningState(False, "Geschlossen, öffnet morgen um 14 Uhr")),
        (4, (18, 0), OpeningState(False, "Geschlossen, öffnet Montag um 8 Uhr")),
        (7, (0, 0), OpeningState(False, "Geschlossen, öffnet morgen um 8 Uhr")),
    ],
)
def test_opening_state_says_what_a_visitor_wants_to_know(day, clock, state):
    assert opening_state(WEEK, datetime(2024, 7, day, *clock, tzinfo=BERLIN)) == state


def test_opening_state_of_a_single_day_points_to_next_week():
    state = opening_state([MORNING], datetime(*MONDAY, 12, tzinfo=BERLIN))
    assert state == OpeningState(False, "Geschlossen, öffnet Montag um 8 Uhr")


def test_opening_state_without_hours_is_nothing():
    assert opening_state([], datetime(*MONDAY, 12, tzinfo=BERLIN)) is None


@pytest.mark.parametrize(("moment", "is_open"), [("2024-07-01 06:30Z", True), ("2024-01-01 06:30Z", False)])
def test_contact_opens_by_local_time_in_summer_and_winter(db, moment, is_open):
    contact = make_contact()
    contact.hours.create(weekday=0, opens=time(8), closes=time(12))
    with time_machine.travel(moment.replace(" ", "T").replace("Z", "+00:00"), tick=False):
        assert contact.opening_state().is_open is is_open


def test_hours_that_end_before_they_begin_are_refused_at_the_field():
    with pytest.raises(ValidationError) as refusal:
        OpeningHours(weekday=0, opens=time(12), closes=time(8)).clean()
    assert refusal.value.message_dict == {"closes": ["Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Uhrzeiten."]}


@pytest.mark.parametrize(
    ("phone", "uri"),
    [
        ("03632 741-301", "tel:+493632741301"),
        ("+49 (0) 3632/741", "tel:+493632741"),
        ("0049 3632 741", "tel:00493632741"),
        ("(03632) 741", "tel:+493632741"),
        ("115", "tel:115"),
    ],
)
def test_contact_phone_can_be_dialled(phone, uri):
    assert Contact(phone=phone).phone_uri == uri
