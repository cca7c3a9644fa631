"""What has to be done again and again without anybody asking: tidying up, collecting mails.

A room registers a function; the worker (or ``manage.py housekeeping``) runs it when it is due. Each chore is a row, so that
several workers never do it at once, the admin shows the last run, and a worker that died leaves it to the next one.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=30)
# Without a run for so long something is wrong with the worker.
NEGLECTED = timedelta(days=1)
# The row that remembers how late it has been (``latest_time``); no task has this name.
CLOCK = "clock"


@dataclass(frozen=True)
class Task:
    """``run(now)`` does the work and says what it did: German words with numbers. It must be safe to run twice."""

    name: str
    title: str
    every: timedelta
    run: Callable[[datetime], dict[str, int]]


class Busy(Exception):
    """Somebody else is running the task."""


_tasks: dict[str, Task] = {}


def register(task: Task) -> None:
    _tasks[task.name] = task


def tasks() -> list[Task]:
    return list(_tasks.values())


class Chore(models.Model):
    """When a task ran last, what it did, and when it is due again."""

    name = models.CharField(_("Aufgabe"), max_length=40, unique=True)
    due_at = models.DateTimeField(_("wieder fällig"), default=timezone.now)
    leased_until = models.DateTimeField(null=True, editable=False)
    ran_at = models.DateTimeField(_("zuletzt gelaufen"), null=True)
    result = models.JSONField(_("Ergebnis"), default=dict)
    error = models.CharField(_("letzter Fehler"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("regelmäßige Aufgabe")
        verbose_name_plural = _("Regelmäßige Aufgaben")
        ordering = ["name"]

    def __str__(self):
        return str(_tasks[self.name].title) if self.name in _tasks else self.name

    @property
    def summary(self) -> str:
        """What the last run did, in words."""
        return in_words(self.result) if self.ran_at else ""


def in_words(result: dict[str, int]) -> str:
    """«verschickte Mails gelöscht: 3, gekürzte Adressen vergessen: 1»: what there was to do."""
    done = [f"{what}: {number}" for what, number in result.items() if number]
    return ", ".join(done) or str(_("nichts zu tun"))


def run_due(now: datetime | None = None) -> list[str]:
    """Runs every task that is due and that nobody else is running; returns the names of those that succeeded.

    What goes wrong in one is logged and noted in its row, and does not stop the others.
    """
    moment = now or timezone.now()
    return [task.name for task in tasks() if _claim(task, moment) and _run(task, moment)]


def run_now(name: str, now: datetime | None = None) -> dict[str, int]:
    """Runs one task whether it is due or not, and returns what it did. Errors are noted and raised; Busy where somebody
    else is at it."""
    moment = now or timezone.now()
    if not _claim(_tasks[name], moment, only_due=False):
        raise Busy(name)
    return _note(_tasks[name], moment)


@transaction.atomic
def _claim(task: Task, now: datetime, only_due: bool = True) -> bool:
    """Leases the task. A clock that was set back leaves times far ahead: what is later than twice the usual is over."""
    chore, _created = Chore.objects.get_or_create(name=task.name, defaults={"due_at": now})
    due = Q(due_at__lte=now) | Q(due_at__gt=now + 2 * task.every) if only_due else Q()
    free = Q(leased_until=None) | Q(leased_until__lte=now) | Q(leased_until__gt=now + 2 * LEASE)
    return bool(Chore.objects.filter(due, free, pk=chore.pk).update(leased_until=now + LEASE))


def _run(task: Task, now: datetime) -> bool:
    try:
        _note(task, now)
    except Exception:  # whatever goes wrong in one task must not stop the others; the row says so in the admin
        logger.exception("task %s failed", task.name)
        return False
    return True


def _note(task: Task, now: datetime) -> dict[str, int]:
    row, after = Chore.objects.filter(name=task.name), {"due_at": now + task.every, "leased_until": None}
    note_time(now)
    try:
        result = task.run(now)
    except Exception as error:
        row.update(error=(str(error) or type(error).__name__)[:300], **after)
        raise
    row.update(ran_at=now, result=result, error="", **after)
    return result


def neglected(now: datetime | None = None) -> list[Chore]:
    """The tasks that failed or have not run for more than a day; a portal that has just been set up has none.

    It may be the first to ask: then it notes that the tasks have been due since now.
    """
    moment = now or timezone.now()
    known = set(Chore.objects.values_list("name", flat=True))
    missing = [Chore(name=name, due_at=moment) for name in _tasks if name not in known]
    Chore.objects.bulk_create(missing, ignore_conflicts=True)
    before = moment - NEGLECTED
    late = Q(ran_at__lt=before) | Q(ran_at=None, due_at__lt=before) | ~Q(error="")
    return list(Chore.objects.filter(late, name__in=_tasks))


def note_time(now: datetime) -> None:
    """Remembers how late it has been, see ``latest_time``."""
    clock = Chore.objects.filter(name=CLOCK)
    if clock.filter(ran_at__gte=now).exists():
        return
    Chore.objects.get_or_create(name=CLOCK, defaults={"ran_at": now, "due_at": now})
    clock.filter(ran_at__lt=now).update(ran_at=now)


def latest_time() -> datetime:
    """Now, or the latest moment that this portal has noted if its clock was set back since: no expired link revives."""
    seen = Chore.objects.filter(name=CLOCK).values_list("ran_at", flat=True).first()
    return max(timezone.now(), seen) if seen else timezone.now()


def delete_in_batches(rows: models.QuerySet, size: int = 1000) -> int:
    """Deletes ``rows`` in short transactions, so that nobody who writes has to wait long. Returns how many went."""
    total, model = 0, rows.model
    while batch := list(rows.order_by("pk").values_list("pk", flat=True)[:size]):
        # Asked again: a row may have changed since, and then it stays.
        total += rows.filter(pk__in=batch).delete()[1].get(model._meta.label, 0)
    return total


def leave_no_trace() -> None:
    """What was deleted leaves SQLite's files, too: settings overwrite it in the database, this empties the log beside it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
