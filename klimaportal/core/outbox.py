"""Mail that is not lost: a row is written in the transaction that causes the mail, a worker sends it.

A worker takes rows by lease. If it dies, the lease runs out and another one goes on; what a server would not take is tried
again after growing pauses and, after three days, shown to the Administration as undeliverable. The Message-ID is made with
the row, so that a mail server recognises the rare message that was handed over just before a worker was killed.
"""

import logging
import re
import time
from collections.abc import Callable
from datetime import timedelta
from email.utils import make_msgid
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import InterfaceError, OperationalError, connection, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .chores import delete_in_batches, leave_no_trace
from .throttle import forget

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
BATCH = 20
# Minutes until the next try; after the last one the message counts as undeliverable.
PAUSES = (1, 2, 5, 10, 20, 40, 60, 120, 240, 480, 960, 1440)
# Seconds until the database is told once more what was delivered.
DATABASE_PAUSES = (0.1, 0.5, 1, 2, 5, 10)
KEEP_SENT, KEEP_UNDELIVERABLE = timedelta(days=30), timedelta(days=90)
CONTROLS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")


class MailQuerySet(models.QuerySet):
    def open(self):
        return self.filter(sent_at=None, failed_at=None)

    def undeliverable(self):
        return self.exclude(failed_at=None)

    def due(self, now):
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.open().filter(free, next_try_at__lte=now).order_by("next_try_at", "pk")


class Mail(models.Model):
    """One message to one recipient, from the moment it is caused until it is delivered."""

    recipient = models.EmailField(_("an"))
    # What it is about, such as «blog.contribution:12», for whoever has to take its traces away.
    about = models.CharField(max_length=80, blank=True, db_index=True, editable=False)
    subject = models.CharField(_("Betreff"), max_length=300)
    text = models.TextField(_("Text"))
    html = models.TextField(_("HTML"), blank=True)
    message_id = models.CharField(max_length=200, unique=True, editable=False)
    created_at = models.DateTimeField(_("entstanden"), default=timezone.now)
    next_try_at = models.DateTimeField(_("nächster Versuch"), default=timezone.now, db_index=True)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    sent_at = models.DateTimeField(_("verschickt"), null=True, blank=True)
    failed_at = models.DateTimeField(_("aufgegeben"), null=True, blank=True)
    error = models.CharField(_("letzter Fehler"), max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mail")
        verbose_name_plural = _("Postausgang")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.subject} → {self.recipient}"

    def save(self, *args, **kwargs):
        """Raises ValueError for a recipient or subject that would begin another header (CWE-93)."""
        if CONTROLS.search(self.recipient + self.subject):
            raise ValueError("a line end or control character in a mail's header")
        self.message_id = self.message_id or make_msgid(
            domain=settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">")
        )
        super().save(*args, **kwargs)

    def message(self, mail_connection, reply_to: str = "") -> EmailMultiAlternatives:
        """``reply_to``: who reads the answers, unless the mail goes there itself."""
        message = EmailMultiAlternatives(
            self.subject, self.text, settings.DEFAULT_FROM_EMAIL, [self.recipient],
            reply_to=[reply_to] if reply_to and reply_to != self.recipient else None,
            headers={"Message-ID": self.message_id, "Auto-Submitted": "auto-generated"}, connection=mail_connection,
        )  # fmt: skip
        if self.html:
            message.attach_alternative(self.html, "text/html")
        return message

    def try_again(self) -> None:
        """Puts an undeliverable message back into the queue, as if it were new."""
        self.failed_at, self.leased_until, self.attempts, self.next_try_at = None, None, 0, timezone.now()
        self.save(update_fields=["failed_at", "leased_until", "attempts", "next_try_at"])


@transaction.atomic
def take(now=None) -> list[Mail]:
    """Leases up to ``BATCH`` due messages; nobody else gets them before the lease runs out."""
    now = now or timezone.now()
    due = Mail.objects.due(now)
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    mails = list(due[:BATCH])
    Mail.objects.filter(pk__in=[mail.pk for mail in mails]).update(leased_until=now + LEASE)
    return mails


def drain(now=None, is_ending: Callable[[], bool] = lambda: False) -> int:
    """Sends what is due and returns how many messages were handed over. ``now`` is given in simulations only.

    ``is_ending`` is asked before each batch, so that a worker that is told to stop does so soon.
    """
    sent = 0
    while not is_ending() and (mails := take(now)):
        handed_over, unreachable = _send(mails, now)
        sent += handed_over
        if unreachable:
            break
    return sent


def _send(mails: list[Mail], now) -> tuple[int, bool]:
    """Sends the batch over one connection; stops when the server can't be reached at all."""
    sent, reply_to = 0, _answers_go_to()
    with_connection = get_connection()
    try:
        with_connection.open()
        for mail in mails:
            try:
                mail.message(with_connection, reply_to).send()
            except SMTPRecipientsRefused as error:
                _note_refusal(mail, next(iter(error.recipients.values())), now)
            except SMTPResponseException as error:
                _note_refusal(mail, (error.smtp_code, error.smtp_error), now)
                # The server may still wait for the rest of this message, and would refuse the next one for that.
                with_connection.close()
                with_connection.open()
            except ValueError as error:  # a header that would inject another one; no later try makes it better
                _give_up(mail, str(error), now)
            else:
                _note_sent(mail, now)
                sent += 1
    except (OSError, SMTPException) as error:
        logger.warning("mail server unreachable: %s", error)
        for mail in mails:
            _postpone(mail, f"Mailserver nicht erreichbar: {error}", now)
        return sent, True
    finally:
        with_connection.close()
    return sent, False


def _note_sent(mail: Mail, now) -> None:
    """Notes the delivery also when the database is away for a moment: else the message would go out once more.

    The words go in the same moment: the outbox is no archive of what people were told.
    """
    for pause in (*DATABASE_PAUSES, None):
        try:
            Mail.objects.filter(pk=mail.pk).update(
                sent_at=now or timezone.now(), leased_until=None, error="", text="", html=""
            )
        except (OperationalError, InterfaceError):
            if pause is None or connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(pause)
        else:
            return


def _answers_go_to() -> str:
    """People answer the mails they get; a machine's address would swallow that."""
    from .models import Portal

    return Portal.current().moderation_email


def tidy(now) -> dict[str, int]:
    """Takes what the outbox need not keep, and the addresses that nobody was sent from for a week."""
    mails = Mail.objects.all()
    done = {
        _("Texte verschickter Mails geleert"): mails.exclude(sent_at=None).exclude(text="").update(text="", html=""),
        _("verschickte Mails gelöscht"): delete_in_batches(mails.filter(sent_at__lt=now - KEEP_SENT)),
        _("unzustellbare Mails gelöscht"): delete_in_batches(mails.filter(failed_at__lt=now - KEEP_UNDELIVERABLE)),
        _("gekürzte Adressen vergessen"): forget(now),
    }
    leave_no_trace()
    return {str(what): number for what, number in done.items()}


def _note_refusal(mail: Mail, answer: tuple[int, bytes | str], now) -> None:
    """5xx is final (RFC 5321, 4.2.1), everything else may be better later."""
    code, text = answer
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    (_give_up if 500 <= code < 600 else _postpone)(mail, f"{code} {text}", now)


def _postpone(mail: Mail, reason: str, now) -> None:
    """The next try after a growing pause. Messages of the batch that went out already are left alone."""
    now = now or timezone.now()
    attempts = Mail.objects.filter(pk=mail.pk, sent_at=None).values_list("attempts", flat=True).first()
    if attempts is None:
        return
    if attempts >= len(PAUSES):
        _give_up(mail, reason, now)
        return
    Mail.objects.filter(pk=mail.pk).open().update(
        attempts=F("attempts") + 1,
        leased_until=None,
        next_try_at=now + timedelta(minutes=PAUSES[attempts]),
        error=reason[:300],
    )


def _give_up(mail: Mail, reason: str, now) -> None:
    logger.error("mail %s is undeliverable: %s", mail.pk, reason)
    Mail.objects.filter(pk=mail.pk).open().update(
        attempts=F("attempts") + 1, leased_until=None, failed_at=now or timezone.now(), error=reason[:300]
    )
