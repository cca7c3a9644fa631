"""Signed links: whole and in time they give back what was put in, otherwise they say which of the two it was."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import strategies as st

from klimaportal.core.chores import latest_time, note_time
from klimaportal.core.tokens import Altered, Expired, make, read

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def outcome(token: str, purpose: str = "probe", max_age: timedelta = DAY):
    try:
        return read(purpose, token, max_age)
    except (Altered, Expired) as error:
        return type(error)


@pytest.mark.parametrize("value", ["heidi@example.org", 12, None, "", "Grüße 🌱", {"a": [1, "ü"]}, True])
def test_link_gives_back_what_was_put_in(db, value):
    assert read("probe", make("probe", value), DAY) == value


def test_link_expires_to_the_second(db):
    with time_machine.travel(NOW, tick=False):
        token = make("probe", 1)
    for later, found in ((DAY, 1), (DAY + timedelta(seconds=1), Expired), (timedelta(days=4000), Expired)):
        with time_machine.travel(NOW + later, tick=False):
            assert outcome(token) == found


def test_link_of_another_purpose_or_key_is_altered(db, settings):
    token = make("probe", 1)
    assert outcome(token, "anderes") == Altered
    settings.SECRET_KEY = "ein ganz anderer Schlüssel"
    assert outcome(token) == Altered


def test_links_survive_a_change_of_the_key(db, settings):
    token = make("probe", 1)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "der neue Schlüssel"
    assert outcome(token) == 1


@given(st.text(max_size=200))
@example("a:b")
@example("a:b:c")
@example(":::")
@example("\ud800:x")
@example("x\x00y")
@example("9" * 100_000)
def test_any_rubbish_is_altered(text):
    assert outcome(text) == Altered


def test_every_altered_character_is_seen(db):
    token = make("probe", {"pk": 12})
    for position, character in enumerate(token):
        changed = token[:position] + ("A" if character != "A" else "B") + token[position + 1 :]
        assert outcome(changed) == Altered, changed


def test_expired_link_stays_expired_when_the_clock_is_set_back(db):
    with time_machine.travel(NOW, tick=False):
        token = make("probe", 1)
    with time_machine.travel(NOW + 2 * DAY, tick=False):
        assert outcome(token) == Expired
    with time_machine.travel(NOW - 30 * DAY, tick=False):
        assert (outcome(token), latest_time()) == (Expired, NOW + 2 * DAY)


def test_link_that_nobody_opened_stays_expired_once_a_task_has_noted_the_time(db):
    with time_machine.travel(NOW, tick=False):
        token = make("probe", 1)
    note_time(NOW + 2 * DAY)
    with time_machine.travel(NOW - 30 * DAY, tick=False):
        assert outcome(token) == Expired


def test_links_made_after_the_clock_was_set_back_work_and_expire(db):
    note_time(NOW)
    with time_machine.travel(NOW - 30 * DAY, tick=False):
        token = make("probe", 1)
        assert outcome(token) == 1
    with time_machine.travel(NOW + 2 * DAY, tick=False):
        assert outcome(token) == Expired


def test_noted_time_never_goes_back(db):
    for moment in (NOW, NOW - DAY, NOW + DAY, NOW):
        note_time(moment)
    with time_machine.travel(NOW, tick=False):
        assert latest_time() == NOW + DAY
