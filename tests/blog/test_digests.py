"""Mails to the moderators: at once, hourly, daily or never, each person's own choice, and nobody is told twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import Permission
from django.db import connections
from django.utils import timezone

from blog import moderation, privacy
from blog.digests import ABOUT, send_digests, tell_moderators, told_at_once
from blog.models import Contribution, MailChoice, Rules
from klimaportal.core.chores import run_due, run_now, tasks
from klimaportal.core.models import Mail
from tests.factories import login_as, make_comment, make_portal, make_post, make_topic, make_user

pytestmark = pytest.mark.django_db
SITE = "https://klima.example.org"
MAILS = "/admin/blog/contribution/moderation/mails/"
NOON = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)  # Wednesday, 12 o'clock in Berlin
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def waiting(**values) -> Contribution:
    """Its address was known already, so that it waits since it was written; with ``confirmed_at`` since then."""
    plain = {"status": "waiting", "name": "Jens", "email": "jens@example.org", "confirmed_at": None}
    return make_comment(**{**plain, "text": "Mehr Radwege nach Artern wären gut.", **values})


def moderator(rhythm: str = "", told_until: datetime = NOON - DAY, **values):
    number = MailChoice.objects.count()
    user = make_user("Moderation", **{"email": f"m{number}@example.org", **values})
    if rhythm:
        MailChoice.objects.create(user=user, rhythm=rhythm, told_until=told_until)
    return user


def recipients(**conditions) -> list[str]:
    return sorted(Mail.objects.filter(**conditions).values_list("recipient", flat=True))


# --- at once -----------------------------------------------------------------------------------------------------------


def test_who_hears_at_once(db):
    make_portal()
    moderator(email="nie-gewaehlt@example.org")
    moderator("at_once", email="sofort@example.org")
    moderator("at_once", email="Moderation@example.org")  # the portal's own address in other letters
    for rhythm in ("hourly", "daily", "never"):
        moderator(rhythm, email=f"{rhythm}@example.org")
    moderator(email="")
    moderator(email="weg@example.org", is_active=False)
    moderator(email="kein-tisch@example.org", is_staff=False)
    make_user("Redaktion", email="redaktion@example.org")
    make_user(email="technik@example.org", is_superuser=True)
    chosen = make_user(email="chefin@example.org", is_superuser=True)
    MailChoice.objects.create(user=chosen, rhythm="at_once")
    single = make_user(email="einzeln@example.org")
    single.user_permissions.add(Permission.objects.get(codename="change_contribution"))
    assert sorted(told_at_once()) == [
        "chefin@example.org", "einzeln@example.org", "moderation@example.org", "nie-gewaehlt@example.org",
        "sofort@example.org",
    ]  # fmt: skip


def test_mail_holds_all_that_helps_to_decide(db):
    make_portal()
    post = make_post(title="Rad & Bahn")
    said = make_comment(post=post, name="Heidi", text="Und nach Sondershausen!")
    comment = waiting(
        post=post, parent=said, place="Artern", text="Siehe https://example.org/\nAntworten: http://x.example/"
    )
    tell_moderators(comment, SITE)
    mail = Mail.objects.get()
    assert (mail.recipient, mail.subject) == ("moderation@example.org", "Neuer Kommentar zu «Rad & Bahn»")
    assert mail.about == f"blog.contribution:{comment.pk}"
    link = f"{SITE}/admin/blog/contribution/moderation/{comment.pk}/"
    for part in (mail.text, mail.html):
        assert link in part and f"{SITE}{MAILS}" in part
        assert (
            "Jens" in part
            and "Artern" in part
            and "Heidi: Und nach Sondershausen!" in part.replace("<bdi>Heidi</bdi>", "Heidi")
        )
        assert "enthält 2 Links" in part and "erster Beitrag von dieser Adresse" in part
        assert "j…@example.org" in part and "jens@example.org" not in part
    assert "> Siehe https://example.org/\n> Antworten: http://x.example/\n" in mail.text
    assert "Rad &amp; Bahn" in mail.html


@pytest.mark.parametrize(
    ("kind", "subject"),
    [("question", "Neue Frage: «Wann?»"), ("idea", "Neue Idee: «Wann?»"), ("report", "Neuer Bericht: «Wann?»")],
)
def test_mail_about_a_post_of_a_citizen(db, kind, subject):
    make_portal()
    own = waiting(kind=kind, post=None, title="Wann?", topic=make_topic(title="Verkehr"))
    tell_moderators(own, SITE)
    mail = Mail.objects.get()
    assert (mail.subject, "Handlungsfeld Verkehr" in mail.text) == (subject, True)


def test_what_looks_very_much_like_spam_wakes_nobody(db):
    make_portal()
    Rules(watch_words="casino*").save()
    text = "Im Casino gewinnen! www.a.example www.b.example www.c.example"
    tell_moderators(waiting(text=text, email="neu@example.org"), SITE)
    assert Mail.objects.count() == 0
    tell_moderators(waiting(text="Das Casino im Kurpark steht leer."), SITE)
    assert Mail.objects.count() == 1


def test_html_of_a_stranger_stays_text_in_the_mail(db):
    make_portal()
    tell_moderators(waiting(name="<b>Jens", text="<img src=x> {{ portal }}\n--\nMfG"), SITE)
    mail = Mail.objects.get()
    assert "<img" not in mail.html and "&lt;img src=x&gt; {{ portal }}" in mail.html and "<b>Jens" not in mail.html
    assert "> <img src=x> {{ portal }}\n> --\n> MfG\n" in mail.text


# --- collected ---------------------------------------------------------------------------------------------------------


def test_hourly_mail_collects_what_came_to_wait_and_still_does(db, settings):
    settings.SITE_URL = SITE
    make_portal()
    person = moderator("hourly", NOON - HOUR)
    waiting(name="Alt", created_at=NOON - 3 * HOUR)  # told before
    confirmed = waiting(name="Gerade bestätigt", created_at=NOON - 20 * HOUR, confirmed_at=NOON - 30 * MINUTE)
    remembered = waiting(name="Gleich da", created_at=NOON - 20 * MINUTE)
    waiting(name="Entschieden", created_at=NOON - 20 * MINUTE, status="published")
    waiting(name="Unbestätigt", created_at=NOON - 20 * MINUTE, status="unconfirmed")
    waiting(name="Noch frisch", created_at=NOON - MINUTE / 2)
    assert send_digests(NOON) == {"Sammelmails an die Moderation": 1}
    mail = Mail.objects.get()
    assert (mail.recipient, mail.subject, mail.about) == (person.email, "2 Beiträge warten auf Sie", ABOUT)
    for part in (mail.text, mail.html):
        assert [name in part for name in ("Alt", "Entschieden", "Unbestätigt", "Noch frisch")] == [False] * 4
        for one in (confirmed, remembered):
            assert one.name in part and f"{SITE}/admin/blog/contribution/moderation/{one.pk}/" in part
        assert part.index("Gerade bestätigt") < part.index("Gleich da")
    assert mail.text.count("> Mehr Radwege nach Artern wären gut.") == 2


def test_hourly_mail_comes_not_more_than_once_an_hour_and_loses_nothing(db):
    make_portal()
    moderator("hourly", NOON - HOUR)
    waiting(name="Erster", created_at=NOON - 5 * MINUTE)
    told = []
    for minute in range(0, 200):
        now = NOON + minute * MINUTE
        if minute in (0, 10, 20, 150):
            waiting(name=f"M{minute}", created_at=now)
        if send_digests(now) == {"Sammelmails an die Moderation": 1}:
            told.append((minute, Mail.objects.latest("pk").text.count("> Mehr Radwege")))
    assert told == [(0, 1), (59, 3), (151, 1)]


def test_daily_mail_comes_after_seven_in_berlin(db):
    make_portal()
    moderator("daily", NOON - DAY)
    waiting(name="Abends", created_at=NOON - 15 * HOUR)
    seven = datetime(2026, 3, 4, 6, 0, tzinfo=UTC)
    assert [sum(send_digests(seven + minutes * MINUTE).values()) for minutes in (-1, 0, 1, 2)] == [0, 0, 1, 0]
    waiting(name="Um acht", created_at=seven + HOUR)
    assert sum(send_digests(NOON).values()) == 0
    summer = seven + 60 * DAY  # 7 o'clock is at 5 UTC then
    assert sum(send_digests(summer - HOUR + MINUTE).values()) == 1
    assert "Um acht" in Mail.objects.latest("pk").text and "Abends" not in Mail.objects.latest("pk").text


def test_nothing_new_means_no_mail(db):
    make_portal()
    moderator("hourly", NOON - 9 * HOUR)
    moderator("daily", NOON - 9 * DAY)
    assert (send_digests(NOON), Mail.objects.count()) == ({"Sammelmails an die Moderation": 0}, 0)
    waiting(created_at=NOON + HOUR)
    assert sum(send_digests(NOON + HOUR + MINUTE).values()) == 1  # the hourly one at once, nothing was sent for an hour


def test_only_who_may_decide_gets_a_collected_mail(db):
    make_portal()
    for values in ({"is_active": False}, {"is_staff": False}, {"email": ""}):
        moderator("hourly", **values)
    gone = moderator("hourly")
    gone.groups.clear()
    for rhythm in ("never", "at_once"):
        moderator(rhythm)
    waiting(created_at=NOON - HOUR)
    send_digests(NOON)
    assert Mail.objects.count() == 0


def test_long_collections_say_how_many_more_there_are(db):
    make_portal()
    moderator("hourly")
    for _n in range(53):
        waiting(created_at=NOON - HOUR)
    send_digests(NOON)
    mail = Mail.objects.get()
    assert (mail.subject, mail.text.count("> Mehr Radwege")) == ("53 Beiträge warten auf Sie", 50)
    assert "3 weitere stehen am Moderationstisch." in mail.text and "3 weitere stehen am" in mail.html


def test_worker_writes_collected_mails_every_minute(db):
    make_portal()
    [task] = [task for task in tasks() if task.run is send_digests]
    assert task.every == MINUTE
    moderator("hourly", timezone.now() - 2 * HOUR)
    waiting(created_at=timezone.now() - HOUR)
    assert task.name in run_due()
    assert task.name not in run_due()
    assert (run_now(task.name), Mail.objects.count()) == ({"Sammelmails an die Moderation": 0}, 1)


def test_several_workers_at_once_write_each_mail_once(real_database):
    make_portal()
    for rhythm in ("hourly", "daily", "hourly"):
        moderator(rhythm)
    waiting(created_at=NOON - 6 * HOUR)
    start = Barrier(6)

    def work(_n):
        try:
            start.wait(timeout=30)
            return sum(send_digests(NOON).values())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(work, range(6))) == 3
    assert recipients() == ["m0@example.org", "m1@example.org", "m2@example.org"]


def test_collected_mail_and_the_note_are_stored_together_or_not_at_all(db, monkeypatch):
    make_portal()
    person = moderator("hourly")
    waiting(created_at=NOON - HOUR)
    with monkeypatch.context() as broken:
        broken.setattr(Mail, "save", lambda self, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send_digests(NOON)
    assert MailChoice.objects.get(user=person).told_until == NOON - DAY
    assert sum(send_digests(NOON).values()) == 1


def test_what_was_undone_is_not_lost_between_two_mails(db):
    make_portal()
    person = moderator("hourly", NOON - HOUR)
    comment = waiting(created_at=NOON - 30 * MINUTE)
    decision = moderation.decide(comment, "spam", person, version=0)
    assert sum(send_digests(NOON).values()) == 0
    moderation.undo(decision, person)
    assert sum(send_digests(NOON + MINUTE).values()) == 1


def test_erased_words_leave_mails_that_still_wait(db):
    make_portal()
    moderator("hourly")
    text = f"Mein Nachbar heizt mit Öl, {'und heizt ' * 20}.\nKurz.\nIch wohne daneben in der Gartenstraße."
    comment = waiting(name="Erika Vomberg", email="erika@example.org", text=text, created_at=NOON - HOUR)
    reply = waiting(parent=comment, post=comment.post, created_at=NOON - HOUR)
    for one in (comment, reply):
        tell_moderators(one, SITE)
    send_digests(NOON)
    privacy.erase(comment)
    assert Mail.objects.count() == 3
    for mail in Mail.objects.all():
        for word in ("Erika", "Vomberg", "Nachbar", "heizt", "Kurz.", "Gartenstraße", "erika@"):
            assert word not in mail.text + mail.html + mail.subject
    assert "> Mehr Radwege nach Artern wären gut." in Mail.objects.get(about=ABOUT).text


# --- everybody's choice ------------------------------------------------------------------------------------------------


def test_everybody_chooses_for_themselves(db):
    make_portal()
    client, other = login_as("Moderation"), moderator("never")
    page = client.get(MAILS).content.decode()
    assert page.count("<h1") == 1 and page.count('type="radio"') == 4
    assert 'value="at_once" id="id_rhythm_0" required checked' in page.replace("  ", " ")
    answer = client.post(MAILS, {"rhythm": "daily"}, follow=True)
    assert "Gespeichert. Mails über neue Beiträge: einmal am Tag um 7 Uhr, gesammelt." in answer.content.decode()
    assert list(MailChoice.objects.order_by("pk").values_list("rhythm", flat=True)) == ["never", "daily"]
    assert MailChoice.objects.get(user=other).rhythm == "never"
    assert f'href="{MAILS}"' in client.get("/admin/blog/contribution/moderation/").content.decode()


@pytest.mark.parametrize(
    "values", [{}, {"rhythm": ""}, {"rhythm": "yearly"}, {"rhythm": "x\x00"}, {"rhythm": ["a"] * 3}]
)
def test_choice_that_does_not_exist_is_refused(db, values):
    make_portal()
    answer = login_as("Moderation").post(MAILS, values)
    assert (answer.status_code, MailChoice.objects.count()) == (400, 0)
    assert 'role="alert"' in answer.content.decode()


def test_account_without_an_address_is_told(db):
    make_portal()
    assert "noch keine E-Mail-Adresse" in login_as("Moderation").get(MAILS).content.decode()


@pytest.mark.parametrize(
    ("before", "after", "is_kept"),
    [("hourly", "daily", True), ("daily", "hourly", True), ("never", "hourly", False), ("at_once", "daily", False)],
)
def test_collecting_begins_with_the_choice(db, before, after, is_kept):
    choice = MailChoice.objects.get(user=moderator(before, NOON))
    choice.choose(after)
    assert (MailChoice.objects.get().told_until == NOON) is is_kept


def test_superuser_gets_mails_only_when_they_chose(db):
    user = make_user(is_superuser=True)
    assert MailChoice.of(user).rhythm == "never"
    MailChoice.of(user).choose("hourly")
    assert MailChoice.of(user).rhythm == "hourly"
