"""What nobody may keep goes by itself: a portal of some years, tidied up once, twice, and while somebody is faster."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection, transaction

from blog import housekeeping, moderation, privacy
from blog.contributions import ERASED_TEXT
from blog.housekeeping import months_before, tidy
from blog.models import Contribution, Decision, Picture, Post, Report, Rules
from blog.notify import about
from klimaportal.core.chores import run_now
from klimaportal.core.models import Mail
from tests.factories import make_comment, make_post, make_user, png

NOW = datetime(2026, 5, 31, 10, 0, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def make(status: str, age: timedelta, **values) -> Contribution:
    return make_comment(status=status, created_at=NOW - age, **values)


def make_picture(contribution=None, age: timedelta = timedelta()) -> Picture:
    picture = Picture(contribution=contribution, alt="Rad", uploaded_at=NOW - age)
    picture.file.save("rad.png", ContentFile(png()))
    return picture


def make_report(age: timedelta, outcome: str = "kept", **values) -> Report:
    contribution = values.pop("contribution", None) or make_comment()
    values = {"contribution": contribution, "ground": "insult", "text": "Grund", "name": "Ich", **values}
    return Report.objects.create(
        email="ich@example.org", outcome=outcome, created_at=NOW - age, decided_at=NOW - age, **values
    )


def done(now: datetime = NOW) -> dict[str, int]:
    """What one run did; a second one right after it has nothing left to do."""
    with time_machine.travel(now, tick=False):
        first, second = tidy(now), tidy(now)
    assert {what: number for what, number in second.items() if number} == {}
    return {what: number for what, number in first.items() if number}


def stored(picture: Picture) -> bool:
    return storages["private"].exists(picture.file.name)


def test_portal_with_nothing_to_tidy_up_stays_as_it_is(db):
    for status in Contribution.Status.values:
        make(status, HOUR, network="192.0.2.0")
    before = list(Contribution.objects.order_by("pk").values())
    assert (done(), list(Contribution.objects.order_by("pk").values())) == ({}, before)


def test_unconfirmed_contribution_is_gone_after_a_day_with_its_pictures_and_mails(
    db, django_capture_on_commit_callbacks
):
    young, old = make("unconfirmed", DAY - HOUR), make("unconfirmed", DAY + HOUR)
    confirmed = make("waiting", DAY + HOUR)
    kept, lost = make_picture(young), make_picture(old)
    for one in (young, old):
        Mail.objects.create(recipient=one.email, subject="Bitte bestätigen", text="…", about=about(one))
    with django_capture_on_commit_callbacks(execute=True):
        assert done() == {"unbestätigte Beiträge gelöscht": 1}
    assert set(Contribution.objects.all()) == {young, confirmed}
    assert (stored(kept), stored(lost), list(Mail.objects.values_list("about", flat=True))) == (
        True, False, [about(young)],
    )  # fmt: skip


def test_contribution_that_is_confirmed_at_the_last_moment_stays(db, monkeypatch):
    """Between the question what is old and the deletion somebody presses the button."""
    late = make("unconfirmed", 2 * DAY)
    in_time = make("unconfirmed", 2 * DAY)

    def confirmed_just_now():
        Contribution.objects.filter(pk=in_time.pk).update(status="waiting")
        return transaction.atomic()

    monkeypatch.setattr(housekeeping, "transaction", SimpleNamespace(atomic=confirmed_just_now))
    assert housekeeping.drop_unconfirmed(NOW) == 1
    assert list(Contribution.objects.exclude(pk=late.pk)) == list(Contribution.objects.all()) == [in_time]


def test_unconfirmed_contribution_that_was_public_for_a_while_leaves_what_others_said(db):
    """A moderator published it before it was confirmed, and took that back: a page was made, somebody answered."""
    user, post = make_user("Moderation"), make_post()
    idea = Contribution.objects.create(
        kind="idea", title="Bänke", text="Eine Bank.", name="Erika", status="unconfirmed"
    )
    comment = make_comment(status="unconfirmed", post=post, text="Das war nicht ich.", name="Erika")
    for one in (idea, comment):
        Contribution.objects.filter(pk=one.pk).update(created_at=NOW - 2 * DAY)
        decision = moderation.decide(one, "publish", user, version=0)
        if one == comment:
            make_comment(post=post, parent=comment, text="Doch!")
        moderation.undo(decision, user)
    report = make_report(HOUR, contribution=make("unconfirmed", 2 * DAY, post=post))
    assert (done(), list(Report.objects.all())) == ({"unbestätigte Beiträge gelöscht": 3}, [report])
    report.contribution.delete()
    assert (list(Post.objects.all()), list(Contribution.objects.order_by("pk").values_list("status", "text"))) == (
        [post], [("erased", ERASED_TEXT), ("erased", ERASED_TEXT), ("published", "Doch!")],
    )  # fmt: skip


def test_what_a_moderator_brings_back_at_the_last_moment_stays(db, monkeypatch):
    """Between the question what has had its time and the erasure it is published after all."""
    spam = make("spam", 400 * DAY)

    def published_just_now():
        Contribution.objects.filter(pk=spam.pk).update(status="published")
        return transaction.atomic()

    monkeypatch.setattr(housekeeping, "transaction", SimpleNamespace(atomic=published_just_now))
    assert housekeeping.erase_all(Contribution.objects.filter(status="spam")) == 0
    assert Contribution.objects.get().status == "published"


def test_shortened_addresses_are_gone_after_a_week(db):
    make("published", 6 * DAY, network="192.0.2.0")
    make("published", 8 * DAY, network="192.0.3.0")
    make("spam", 8 * DAY, network="2001:db8::")
    make_report(8 * DAY, "open", network="192.0.4.0")
    assert done() == {"gekürzte Adressen entfernt": 3}
    assert sorted(Contribution.objects.exclude(network="").values_list("network", flat=True)) == ["192.0.2.0"]
    assert Report.objects.get().network == ""


def test_what_was_not_published_is_erased_after_its_time(db):
    kept = [make(status, 20 * DAY) for status in ("rejected", "spam", "withdrawn")]
    kept += [make(status, 400 * DAY) for status in ("waiting", "published", "erased")]
    lately = make("withdrawn", 400 * DAY, ended_at=NOW - DAY)
    old = [make(status, 400 * DAY, text="Geheimes Wort") for status in ("rejected", "spam")]
    old.append(make("withdrawn", 400 * DAY, ended_at=NOW - 31 * DAY))
    Rules(keep_unpublished_days=30).save()
    assert done() == {"nicht veröffentlichte Beiträge gelöscht": 3}
    assert set(Contribution.objects.filter(text=ERASED_TEXT, status="erased", email="", name="")) == set(old)
    assert set(Contribution.objects.exclude(text=ERASED_TEXT)) == {*kept, lately}


@pytest.mark.parametrize(
    ("rules", "erased"),
    [
        ({}, set()),
        ({"keep_comments_months": 12}, {"comment"}),
        ({"keep_posts_months": 12}, {"idea", "question"}),
        ({"keep_comments_months": 12, "keep_posts_months": 12}, {"comment", "idea", "question"}),
        ({"keep_comments_months": 13, "keep_posts_months": 13}, set()),
    ],
)
def test_published_contributions_are_kept_as_long_as_the_rules_say(db, rules, erased):
    for kind in ("comment", "idea", "question"):
        post = {} if kind == "comment" else {"post": None, "title": "Radweg", "page": make_post(author=None)}
        make("published", 400 * DAY, kind=kind, decided_at=NOW - 366 * DAY, **post)
        make(
            "published",
            400 * DAY,
            kind=kind,
            decided_at=NOW - 364 * DAY,
            **post | ({"page": make_post()} if post else {}),
        )
    Rules(keep_unpublished_days=9999, **rules).save()
    assert sum(done().values()) == len(erased)
    assert set(Contribution.objects.filter(text=ERASED_TEXT).values_list("kind", flat=True)) == erased
    assert Contribution.objects.filter(status="published").count() == 6 - len(erased)


def test_decided_reports_hold_nothing_personal_after_their_time(db):
    for age, outcome in ((29 * DAY, "kept"), (32 * DAY, "kept"), (32 * DAY, "removed"), (400 * DAY, "open")):
        make_report(age, outcome)
    Rules(keep_reports_months=1).save()
    assert done() == {"alte Meldungen geleert": 2}
    assert sorted(Report.objects.exclude(email="").values_list("outcome", flat=True)) == ["kept", "open"]


def test_pictures_of_forms_that_were_never_sent_go_with_their_files(db, django_capture_on_commit_callbacks):
    young, old, sent = make_picture(), make_picture(age=DAY), make_picture(make("waiting", DAY), age=DAY)
    with django_capture_on_commit_callbacks(execute=True):
        tidy(NOW)
    assert [stored(picture) for picture in (young, old, sent)] == [True, False, True]
    assert set(Picture.objects.all()) == {young, sent}


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [((2026, 3, 31), 1, (2026, 2, 28)), ((2028, 3, 31), 1, (2028, 2, 29)), ((2026, 1, 15), 1, (2025, 12, 15)),
     ((2026, 5, 31), 12, (2025, 5, 31)), ((2026, 12, 1), 24, (2024, 12, 1)), ((2028, 2, 29), 12, (2027, 2, 28))],
)  # fmt: skip
def test_months_are_those_of_the_calendar(day, months, before):
    assert months_before(datetime(*day, 9, tzinfo=UTC), months) == datetime(*before, 9, tzinfo=UTC)


def test_batches_leave_nothing_out(db, monkeypatch):
    monkeypatch.setattr(housekeeping, "BATCH", 2)
    for _n in range(5):
        make("unconfirmed", 2 * DAY)
        make("spam", 400 * DAY, network="192.0.2.0")
    assert done() == {
        "unbestätigte Beiträge gelöscht": 5, "gekürzte Adressen entfernt": 5, "nicht veröffentlichte Beiträge gelöscht": 5,
    }  # fmt: skip


def test_what_is_too_much_for_one_run_is_left_to_the_next(db, monkeypatch):
    monkeypatch.setattr(housekeeping, "ERASE_AT_ONCE", 2)
    for _n in range(3):
        make("spam", 400 * DAY)
    assert [tidy(NOW)["nicht veröffentlichte Beiträge gelöscht"] for _run in range(3)] == [2, 1, 0]


def test_it_is_one_of_the_regular_tasks(db):
    make("unconfirmed", 30 * DAY)
    with time_machine.travel(NOW, tick=False):
        assert run_now("aufraeumen", NOW)["unbestätigte Beiträge gelöscht"] == 1


def test_command_says_in_german_what_it_did(db, capsys):
    make_comment(status="unconfirmed", created_at=datetime.now(UTC) - 2 * DAY)
    call_command("housekeeping")
    call_command("housekeeping")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("Aufräumen:")] == [
        "Aufräumen: unbestätigte Beiträge gelöscht: 1",
        "Aufräumen: nichts zu tun",
    ]


def test_erased_words_leave_the_files_of_the_database(real_database, tmp_path):
    """SQLite only unlinks what is deleted and keeps a log beside its file: neither may hold the words any longer."""
    if connection.vendor != "sqlite":
        return
    words = "Zwiebelkuchen-" * 400  # longer than a page of the file
    old = make("spam", 400 * DAY, text=words, name="Zwiebelchen", email="zwiebel@example.org")
    Decision.objects.create(contribution=old, action="edit", before={"text": words}, by=make_user())
    make("unconfirmed", 2 * DAY, text=words)

    def bytes_on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(tmp_path.glob("portal.sqlite3*"))).lower()

    assert b"zwiebel" in bytes_on_disk()
    tidy(NOW)
    assert b"zwiebel" not in bytes_on_disk()


@pytest.mark.parametrize("act", [privacy.erase, privacy.anonymise], ids=["erased", "anonymous"])
def test_what_people_take_back_leaves_the_files_at_once(real_database, tmp_path, act):
    if connection.vendor != "sqlite":
        return
    old = make("published", DAY, name="Zwiebelchen", email="zwiebel@example.org")
    files = list(tmp_path.glob("portal.sqlite3*"))
    assert b"wiebel" in b"".join(path.read_bytes() for path in files)
    act(old)
    assert b"wiebel" not in b"".join(path.read_bytes() for path in files)
