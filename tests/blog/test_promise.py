"""Within how many working days a decision is promised, and what is overdue."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from blog.holidays import easter
from blog.models import Rules
from blog.promise import due_at, is_working_day, overdue_before
from blog.templatetags.figures import deadline
from tests.factories import make_comment, make_portal, make_post

BERLIN = timezone.get_default_timezone()
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
STATES = st.sampled_from(["", *Rules.State.values])


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("came_in", "due"),
    [
        ("2026-03-02 10:00", "2026-03-04 10:00"),  # Monday → Wednesday
        ("2026-03-05 09:30", "2026-03-09 09:30"),  # Thursday → Monday
        ("2026-03-06 17:00", "2026-03-10 17:00"),  # Friday → Tuesday
        ("2026-03-07 08:00", "2026-03-11 00:00"),  # Saturday counts as the start of Monday
        ("2026-03-08 23:59", "2026-03-11 00:00"),
        ("2026-03-26 12:00", "2026-03-30 12:00"),  # over the change to summer time, by the clock on the wall
        ("2026-04-02 12:00", "2026-04-08 12:00"),  # over Easter: Good Friday and Easter Monday are free
        ("2026-04-03 12:00", "2026-04-09 00:00"),  # Good Friday counts as the start of Tuesday
        ("2026-12-23 12:00", "2026-12-28 12:00"),  # Christmas Eve is a working day, the 25th is not
        ("2026-12-30 12:00", "2027-01-04 12:00"),
    ],
)
def test_promise_counts_working_days(came_in, due):
    assert due_at(local(came_in), Rules(promise_days=2)) == local(due)


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2027-09-20", {"TH"}),  # Weltkindertag
        ("2027-01-06", {"BW", "BY", "ST"}),
        ("2028-10-31", {"BB", "HB", "HH", "MV", "NI", "SH", "SN", "ST", "TH"}),
        ("2027-05-06", set(Rules.State)),  # Himmelfahrt
        ("2027-05-27", {"BW", "BY", "HE", "NW", "RP", "SL"}),  # Fronleichnam
        ("2027-03-08", {"BE", "MV"}),
        ("2028-08-15", {"SL"}),
        ("2027-11-01", {"BW", "BY", "NW", "RP", "SL"}),
        ("2026-11-18", {"SN"}),  # Buß- und Bettag
        ("2028-11-22", {"SN"}),
        ("2027-12-27", set()),
    ],
)
def test_each_state_has_holidays_of_its_own(day, states):
    day = datetime.fromisoformat(day).date()
    assert {state for state in Rules.State if not is_working_day(day, state)} == states
    assert is_working_day(day) is (len(states) < len(Rules.State))


def test_easter_is_where_the_church_has_it():
    """Years from the published tables, with the earliest and the latest date that there are."""
    known = ["1818-03-22", "1943-04-25", "1981-04-19", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18",
             "2285-03-22"]  # fmt: skip
    assert [str(easter(int(day[:4]))) for day in known] == known


def test_promise_is_what_the_moderators_set(db):
    came_in = local("2026-03-02 10:00")
    assert due_at(came_in) == local("2026-03-04 10:00")
    Rules(promise_days=5, state="TH").save()
    assert due_at(came_in) == local("2026-03-09 10:00")
    assert overdue_before(local("2026-03-09 10:00")) == came_in


@given(came_in=MOMENTS, days=st.integers(1, 20), state=STATES)
def test_promise_ends_on_a_working_day(came_in, days, state):
    due = due_at(came_in, Rules(promise_days=days, state=state))
    assert is_working_day(due.date(), state) and due > came_in


@given(
    now=MOMENTS, days=st.integers(1, 20), state=STATES,
    back=st.one_of(st.timedeltas(timedelta(0), timedelta(days=45)), st.integers(0, 45).map(timedelta)),
)  # fmt: skip
@example(now=local("2026-03-11 00:00").astimezone(UTC), days=2, state="", back=timedelta(days=4))
@example(now=local("2026-03-11 00:00").astimezone(UTC), days=2, state="", back=timedelta(days=2))
def test_overdue_is_the_same_question_asked_from_the_other_end(now, days, state, back):
    """The condition of the query and the line on the desk agree at every moment, to the microsecond."""
    rules = Rules(promise_days=days, state=state)
    limit = overdue_before(now, rules)
    near = (limit + timedelta(microseconds=n) for n in (-1, 0, 1))
    for came_in in (now - back, *near):
        assert (came_in < limit) == (due_at(came_in, rules) < now), came_in


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "innerhalb eines Arbeitstags"), (2, "innerhalb von zwei Arbeitstagen"), (12, "innerhalb von zwölf Arbeitstagen"),
     (13, "innerhalb von 13 Arbeitstagen"), (20, "innerhalb von 20 Arbeitstagen")],
)  # fmt: skip
def test_promise_is_said_in_words(days, said):
    assert Rules(promise_days=days).promise == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-03-11 00:00", "10. März, 23:59"),
        ("2026-03-11 00:01", "11. März, 00:01"),
        ("2026-03-11 09:30", "11. März, 09:30"),
    ],
)
def test_deadline_at_midnight_is_told_as_the_end_of_the_day_before(due, said):
    assert deadline(local(due), "j. F, H:i") == said


@pytest.mark.django_db
def test_every_page_promises_the_same(client):
    """What the moderators set is what stands over each form, on the page about the rules, and after sending."""
    make_portal()
    post = make_post()
    Rules(promise_days=5).save()
    report = f"/blog/melden/{make_comment(post=post).pk}/"
    for path in (
        post.get_absolute_url(),
        "/blog/schreiben/",
        "/blog/schreiben/?gesendet=2",
        report,
        "/blog/transparenz/",
    ):
        assert re.findall(r"innerhalb [^.]*? Arbeitstag\w*", client.get(path).content.decode())[:1] == [
            "innerhalb von fünf Arbeitstagen"
        ], path
