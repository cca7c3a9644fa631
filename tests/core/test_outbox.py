"""The outbox against a real SMTP server on loopback: kind, refusing, greylisting, gone."""

import email
from datetime import timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from klimaportal.core import outbox
from klimaportal.core.models import Mail, Sending
from klimaportal.core.outbox import BATCH, LEASE, PAUSES, drain, take, tidy
from tests.browser.conftest import free_port
from tests.factories import make_portal


class Server:
    """Keeps what it accepts; ``answers`` are given first, one for each recipient, before it accepts everything."""

    def __init__(self):
        self.accepted, self.answers = [], []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.accepted.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def smtp(settings):
    """A running SMTP server and the settings that lead to it."""
    server, port = Server(), free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    controller.start()
    server.stop = controller.stop
    yield server
    if controller.server:
        controller.stop()


def make_mail(number: int = 1) -> Mail:
    return Mail.objects.create(
        recipient=f"leser-{number}@example.org",
        subject=f"Grüße {number}",
        text="Schöne Grüße",
        html="<p>Schöne Grüße</p>",
    )


def test_each_mail_goes_out_once_with_text_and_html(db, smtp):
    mails = [make_mail(n) for n in range(2 * BATCH + 5)]
    assert (drain(), drain()) == (len(mails), 0)
    assert [m["Message-ID"] for m in smtp.accepted] == [m.message_id for m in mails]
    assert smtp.accepted[0]["Subject"] == "Grüße 0"
    parts = {p.get_content_type(): p.get_content().strip() for p in smtp.accepted[0].walk() if not p.is_multipart()}
    assert parts == {"text/plain": "Schöne Grüße", "text/html": "<p>Schöne Grüße</p>"}


def test_a_server_that_is_away_costs_pauses_and_no_mail(db, smtp):
    mails = [make_mail(n) for n in range(30)]
    smtp.stop()
    now = timezone.now()
    assert drain(now) == 0
    assert {m.attempts for m in Mail.objects.all()} == {0, 1}
    assert drain(now) == 0
    assert Mail.objects.due(now).count() == 0
    assert Mail.objects.open().count() == len(mails)
    assert "nicht erreichbar" in Mail.objects.exclude(error="").first().error


def test_what_is_refused_for_good_is_undeliverable_and_can_be_tried_again(db, smtp, as_role):
    mail = make_mail()
    smtp.answers = ["550 no such user"]
    assert drain() == 0
    mail.refresh_from_db()
    assert (mail.failed_at is not None, mail.error) == (True, "550 no such user")
    admin = as_role("Administration")
    assert "unzustellbar" in admin.get("/admin/core/mail/").content.decode()
    admin.post("/admin/core/mail/", {"action": "try_again", "_selected_action": [mail.pk]})
    assert drain() == 1


def test_what_is_refused_for_now_is_tried_again_after_the_pause(db, smtp):
    make_mail()
    smtp.answers = ["451 greylisted"]
    now = timezone.now()
    assert drain(now) == 0
    assert drain(now + timedelta(minutes=PAUSES[0], seconds=-1)) == 0
    assert drain(now + timedelta(minutes=PAUSES[0])) == 1


def test_after_the_last_pause_a_mail_is_given_up(db, smtp):
    mail, now = make_mail(), timezone.now()
    smtp.answers = ["451 greylisted"] * (len(PAUSES) + 1)
    for pause in (0, *PAUSES):
        now += timedelta(minutes=pause)
        drain(now)
    mail.refresh_from_db()
    assert (mail.attempts, mail.failed_at) == (len(PAUSES) + 1, now)


def test_one_bad_recipient_does_not_hold_up_the_others(db, smtp):
    for number in range(3):
        make_mail(number)
    smtp.answers = ["250 OK", "550 no such user"]
    smtp.answers[0] = "451 greylisted"
    assert drain() == 1
    assert [m["Subject"] for m in smtp.accepted] == ["Grüße 2"]


def test_a_message_that_is_broken_off_half_way_does_not_spoil_the_next_one(db, smtp):
    """This server forgets the recipient that it has just accepted, and refuses the message for that."""
    broken_off = make_mail(1)
    make_mail(2)
    smtp.answers = ["250 OK"]
    assert drain() == 1
    broken_off.refresh_from_db()
    assert ([m["Subject"] for m in smtp.accepted], broken_off.error) == (["Grüße 2"], "503 Error: need RCPT command")


def test_a_leased_mail_is_left_alone_until_the_lease_runs_out(db, smtp):
    make_mail()
    now = timezone.now()
    assert len(take(now)) == 1
    assert drain(now + LEASE - timedelta(seconds=1)) == 0
    assert drain(now + LEASE + timedelta(seconds=1)) == 1


def test_what_went_out_leaves_no_words_behind(db, smtp, as_role):
    waiting, mail = make_mail(1), make_mail(2)
    smtp.answers = ["451 greylisted"]
    drain()
    assert list(Mail.objects.order_by("-pk").values_list("text", "html")) == [
        ("", ""), ("Schöne Grüße", "<p>Schöne Grüße</p>"),
    ]  # fmt: skip
    admin = as_role("Administration")
    pages = [admin.get(f"/admin/core/mail/{one.pk}/change/").content.decode() for one in (mail, waiting)]
    assert ["Wird nach dem Versand nicht aufbewahrt." in page for page in pages] == [True, False]
    assert ["Schöne Grüße" in page for page in pages] == [False, True]


def test_people_answer_the_moderators_and_not_a_machine(db, smtp):
    make_portal(moderation_email="moderation@example.org")
    make_mail(1)
    Mail.objects.create(recipient="moderation@example.org", subject="Neuer Beitrag", text="…")
    drain()
    assert [m["Reply-To"] for m in smtp.accepted] == ["moderation@example.org", None]
    assert {m["Auto-Submitted"] for m in smtp.accepted} == {"auto-generated"}


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x00", "\x85", "\u2028", "\t"])
@pytest.mark.parametrize("field", ["subject", "recipient"])
def test_a_mail_that_would_begin_another_header_is_never_written(db, field, end):
    values = {"recipient": "heidi@example.org", "subject": "Betreff", "text": "…"}
    values[field] += f"{end}Bcc: alle@example.org"
    with pytest.raises(ValueError, match="header"):
        Mail.objects.create(**values)
    assert Mail.objects.count() == 0


def test_outbox_keeps_neither_sent_nor_undeliverable_mails_for_long(db):
    now = timezone.now()

    def aged(subject: str, **fields):
        pk = Mail.objects.create(recipient="heidi@example.org", subject=subject, text="…").pk
        days = {name: now - timedelta(days=age) for name, age in fields.items()}
        Mail.objects.filter(pk=pk).update(created_at=now - timedelta(days=400), **days)

    aged("wartet")
    for days in (29, 31):
        aged(f"verschickt vor {days} Tagen", sent_at=days)
    for days in (89, 91):
        aged(f"aufgegeben vor {days} Tagen", failed_at=days)
    Sending.objects.create(network="192.0.2.0", purpose="post", at=now - timedelta(days=8))
    assert tidy(now) == {
        "Texte verschickter Mails geleert": 2, "verschickte Mails gelöscht": 1, "unzustellbare Mails gelöscht": 1,
        "gekürzte Adressen vergessen": 1,
    }  # fmt: skip
    assert sum(tidy(now).values()) == 0
    assert list(Mail.objects.order_by("pk").values_list("subject", "text")) == [
        ("wartet", "…"), ("verschickt vor 29 Tagen", ""), ("aufgegeben vor 89 Tagen", "…"),
    ]  # fmt: skip


def test_delivery_is_noted_as_soon_as_the_database_is_back(transactional_db, smtp, monkeypatch):
    """Else the message would go out once more when the lease runs out."""
    make_mail()
    monkeypatch.setattr(outbox, "DATABASE_PAUSES", (0, 0))
    failures = [OperationalError("server closed the connection"), InterfaceError("connection already closed")]

    def away(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and params and "leased_until" in sql and smtp.accepted and failures:
            raise failures.pop()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(away):
        assert drain() == 1
    assert (failures, Mail.objects.get().sent_at is not None, len(smtp.accepted)) == ([], True, 1)


def test_worker_that_is_told_to_stop_finishes_its_batch_and_no_more(db, smtp):
    mails = [make_mail(n) for n in range(BATCH + 5)]
    told = iter([False, True])
    assert drain(is_ending=lambda: next(told)) == BATCH
    assert (len(smtp.accepted), Mail.objects.open().count()) == (BATCH, len(mails) - BATCH)
