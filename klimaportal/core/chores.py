"""What has to be done again and again without anybody asking: tidying up, collecting mails.

A room registers a function; the worker (or ``manage.py housekeeping``) runs it when it is due. Each chore is a row, so that
several workers never do it at once, the admin shows the last run, and a worker that died leaves it to the next one.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=30)


@dataclass(frozen=True)
class Task:
    """``run(now)`` does the work and says what it did: German words with numbers. It must be safe to run twice."""

    name: str
    title: str
    every: timedelta
    run: Callable[[datetime], dict[str, int]]


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


def run_due(now: datetime | None = None) -> list[str]:
    """Runs every task that is due and that nobody else is running; returns their names."""
    moment = now or timezone.now()
    return [task.name for task in tasks() if _claim(task, moment) and _run(task, moment)]


def run_now(name: str, now: datetime | None = None) -> dict[str, int]:
    """Runs one task whether it is due or not, and returns what it did. Errors are noted and raised."""
    moment = now or timezone.now()
    Chore.objects.get_or_create(name=name)
    return _note(_tasks[name], moment)


@transaction.atomic
def _claim(task: Task, now: datetime) -> bool:
    """A clock that was set back leaves ``due_at`` far ahead: what is due later than one interval from now is due."""
    chore, _created = Chore.objects.get_or_create(name=task.name, defaults={"due_at": now})
    due = Q(due_at__lte=now) | Q(due_at__gt=now + task.every)
    free = Q(leased_until=None) | Q(leased_until__lte=now) | Q(leased_until__gt=now + LEASE)
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
    try:
        result = task.run(now)
    except Exception as error:
        row.update(error=str(error)[:300], **after)
        raise
    row.update(ran_at=now, result=result, error="", **after)
    note_time(now)
    return result


CLOCK = "clock"


def note_time(now: datetime) -> None:
    """Remembers how late it has been, see ``latest_time``."""
    if not Chore.objects.filter(name=CLOCK, ran_at__gte=now).exists():
        Chore.objects.update_or_create(name=CLOCK, defaults={"ran_at": now, "due_at": now})


def latest_time() -> datetime:
    """Now, or the latest moment that this portal has seen if its clock was set back since: no expired link revives."""
    seen = Chore.objects.aggregate(latest=Max("ran_at"))["latest"]
    return max(timezone.now(), seen) if seen else timezone.now()
