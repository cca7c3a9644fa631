"""What nobody may keep goes by itself, once an hour: unconfirmed words, shortened addresses, whatever has had its time.

Each step works in short transactions and asks again before it deletes, so that it can run while people write, be killed
at any moment, and run twice.
"""

from calendar import monthrange
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from klimaportal.core.chores import leave_no_trace
from klimaportal.core.models import Mail
from klimaportal.core.throttle import KEEP as KEEP_NETWORK

from . import pictures, privacy
from .contributions import CONFIRM_WITHIN, Contribution
from .models import Report, Rules
from .notify import about

BATCH = 1000
# To erase is to look for traces in mails and answers, which takes longer; mails wait meanwhile (worker.py).
ERASE_AT_ONCE = 1000
Kind, Status = Contribution.Kind, Contribution.Status
UNPUBLISHED = (Status.REJECTED, Status.SPAM, Status.WITHDRAWN)


def tidy(now: datetime) -> dict[str, int]:
    """The whole task; says what it did."""
    rules = Rules.current()
    done = {
        _("unbestätigte Beiträge gelöscht"): drop_unconfirmed(now),
        _("gekürzte Adressen entfernt"): forget_networks(now),
        _("Kommentare nach Ablauf gelöscht"): erase_all(
            _older(_published(Kind.COMMENT), rules.keep_comments_months, now)
        ),
        _("eigene Beiträge nach Ablauf gelöscht"): erase_all(_older(_published(), rules.keep_posts_months, now)),
        _("nicht veröffentlichte Beiträge gelöscht"): erase_all(
            _since().filter(status__in=UNPUBLISHED, since__lt=now - timedelta(rules.keep_unpublished_days))
        ),
        _("alte Meldungen geleert"): Report.objects.forget(months_before(now, rules.keep_reports_months)),
        **pictures.tidy(now),
    }
    leave_no_trace()
    return done


def months_before(now: datetime, months: int) -> datetime:
    """The same day ``months`` ago, or the last one of that month (31 March → 28 February)."""
    years, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=years, month=month + 1, day=min(now.day, monthrange(years, month + 1)[1]))


def drop_unconfirmed(now: datetime) -> int:
    """Whose mail nobody answered within a day: nothing of it is left, not even the mail that asked.

    What a moderator had published all the same and taken back has a page, and perhaps answers or reports, which stay.
    """
    unconfirmed = Contribution.objects.filter(status=Status.UNCONFIRMED, created_at__lt=now - CONFIRM_WITHIN)
    answers = Contribution.objects.filter(parent=OuterRef("pk"))
    reports = Report.objects.filter(contribution=OuterRef("pk"))
    was_public = Q(page__isnull=False) | Q(Exists(answers)) | Q(Exists(reports))
    total, old = erase_all(unconfirmed.filter(was_public).order_by("pk")), unconfirmed.exclude(was_public).order_by()
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Locked, so that nobody confirms between question and answer.
            gone = list(old.filter(pk__in=batch).select_for_update(of=("self",)).values_list("pk", flat=True))
            Mail.objects.filter(about__in=[about(Contribution(pk=pk)) for pk in gone]).delete()
            Contribution.objects.filter(pk__in=gone).delete()
        total += len(gone)
    return total


def forget_networks(now: datetime) -> int:
    total = 0
    for model in (Contribution, Report):
        old = model.objects.filter(created_at__lt=now - KEEP_NETWORK).exclude(network="").order_by()
        while batch := list(old.values_list("pk", flat=True)[:BATCH]):
            total += model.objects.filter(pk__in=batch).update(network="")
    return total


def _since() -> QuerySet:
    """With ``since``: when the present state began, as far as it is known."""
    return Contribution.objects.annotate(since=Coalesce("ended_at", "decided_at", "created_at")).order_by("pk")


def _published(kind: str = "") -> QuerySet:
    """Published comments, or with no ``kind`` everything that is a post of its own."""
    kinds = Q(kind=kind) if kind else ~Q(kind=Kind.COMMENT)
    return _since().filter(kinds, status=Status.PUBLISHED)


def _older(rows: QuerySet, months: int | None, now: datetime) -> QuerySet:
    return rows.filter(since__lt=months_before(now, months)) if months else rows.none()


def erase_all(rows: QuerySet) -> int:
    """Erases ``rows`` one by one, each in a transaction of its own, and leaves what is too much for once to the next run."""
    total = 0
    for pk in list(rows.values_list("pk", flat=True)[:ERASE_AT_ONCE]):
        with transaction.atomic():
            # Locked and asked again: a moderator may have brought it back meanwhile.
            contribution = rows.filter(pk=pk).select_for_update(of=("self",)).first()
            if contribution is not None:
                privacy.erase(contribution)
                total += 1
    return total
