"""The outbox against a real SMTP server on loopback: kind, refusing, greylisting, gone."""

import email
from datetime import timedelta
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from klimaportal.core.models import Mail
from klimaportal.core.outbox import BATCH, LEASE, PAUSES, drain, take
from tests.browser.conftest import free_port


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


def test_a_leased_mail_is_left_alone_until_the_lease_runs_out(db, smtp):
    make_mail()
    now = timezone.now()
    assert len(take(now)) == 1
    assert drain(now + LEASE - timedelta(seconds=1)) == 0
    assert drain(now + LEASE + timedelta(seconds=1)) == 1
