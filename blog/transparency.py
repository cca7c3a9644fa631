"""«So gehen wir mit Beiträgen um»: the rules of the conversation, and what became of all that was written, year by year.

Every figure is counted from columns that stay when a contribution or a report is erased; none says who wrote.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from time import perf_counter

from django.core.cache import cache
from django.db import transaction
from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    Func,
    Max,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from klimaportal.core.models import Portal
from klimaportal.core.sections import sections

from .models import Author, Contribution, Reason, Report, Rules
from .notify import redress_address

# A million rows take seconds to count, and a figure of a year may be ten minutes old.
EVERY = timedelta(minutes=10)
# The worker counts, so that no visitor waits for it; the page counts for itself only where no worker has run for so long.
KEPT_FOR = 3 * EVERY
# Seconds of counting that a reader may wait for.
QUICK = 0.5
CACHE_KEY = "blog.transparency"
Status, Outcome = Contribution.Status, Report.Outcome


@dataclass
class Share:
    """One line of a year's table: how many, and how many of a hundred that came in."""

    key: str
    count: int
    percent: int
    # Set for rejections: the reason's short name.
    reason: str = ""


@dataclass
class Year:
    """What came in during one calendar year, and what became of it until now. ``median`` of nothing is None."""

    year: int
    received: int = 0
    published: int = 0
    rejected: int = 0
    spam: int = 0
    withdrawn: int = 0
    open: int = 0
    withdrawn_later: int = 0
    answers: int = 0
    reasons: list[tuple[str, int]] = field(default_factory=list)
    median: timedelta | None = None
    reports: int = 0
    reports_removed: int = 0
    reports_kept: int = 0
    reports_open: int = 0
    reports_median: timedelta | None = None

    @property
    def is_quiet(self) -> bool:
        return not (self.received or self.answers or self.reports)

    def shares(self) -> list[Share]:
        """The lines of the table; they add up to ``received``, those with a reason to ``rejected``."""
        lines = [("published", self.published, ""), ("rejected", self.rejected, "")]
        lines += [("reason", count, title) for title, count in self.reasons]
        lines += [("spam", self.spam, ""), ("withdrawn", self.withdrawn, ""), ("open", self.open, "")]
        return [Share(key, n, round(100 * n / self.received) if self.received else 0, title) for key, n, title in lines]


@dataclass
class Kept:
    """The figures and what they cost: ``seconds`` of counting."""

    years: list[Year]
    seconds: float


def years() -> list[Year]:
    """Newest first, without gaps; empty before anybody wrote anything. At most ten minutes old."""
    return cache.get_or_set(CACHE_KEY, _count_all, EVERY.total_seconds()).years


def count_afresh(_now: datetime) -> dict[str, int]:
    """What the worker does every ten minutes."""
    found = _count_all()
    cache.set(CACHE_KEY, found, KEPT_FOR.total_seconds())
    return {_("Jahre gezählt"): len(found.years)}


def changed() -> None:
    """Call it in a transaction that changes a figure: where counting is quick, the next reader gets the new ones."""
    transaction.on_commit(_forget, robust=True)


def _forget() -> None:
    kept = cache.get(CACHE_KEY)
    if kept is not None and kept.seconds < QUICK:
        cache.delete(CACHE_KEY)


def quiet_years_joined(found: list[Year]) -> list[dict]:
    """What the page shows of ``years()``: each ``year`` by itself, and ``first`` to ``last`` of quiet ones in a row."""
    chapters = []
    for is_quiet, group in groupby(found, key=lambda year: year.is_quiet):
        row = list(group)
        chapters += [{"first": row[-1], "last": row[0]}] if is_quiet else [{"year": year} for year in row]
    return chapters


def _count_all() -> Kept:
    begun = perf_counter()
    return Kept(_count_years(), perf_counter() - begun)


def _count_years() -> list[Year]:
    first_and_last = [
        model.objects.aggregate(first=Min("created_at"), last=Max("created_at")) for model in (Contribution, Report)
    ]
    moments = [moment for found in first_and_last for moment in found.values() if moment]
    if not moments:
        return []
    first, last = (timezone.localtime(moment).year for moment in (min(moments), max(moments)))
    return [_count(year) for year in range(last, first - 1, -1)]


def _within(rows: QuerySet, year: int) -> QuerySet:
    zone = timezone.get_current_timezone()
    return rows.filter(
        created_at__gte=datetime(year, 1, 1, tzinfo=zone), created_at__lt=datetime(year + 1, 1, 1, tzinfo=zone)
    )


def _count(number: int) -> Year:
    year = Year(number)
    rows = _within(Contribution.objects.order_by(), number)
    voices = Author.objects.exclude(role=Author.Role.CITIZEN)
    year.answers = rows.filter(author__in=voices, status=Status.PUBLISHED).count()
    received = rows.exclude(author__in=voices).annotate(result=_result()).exclude(result="")
    _count_contributions(year, received)
    _count_reports(year, _within(Report.objects.order_by(), number))
    return year


def _result():
    """What became of a contribution, as it stays when its text is erased; empty when nobody ever confirmed it."""
    decided = [Status.PUBLISHED, Status.REJECTED, Status.SPAM]
    return Case(
        When(~Q(outcome=""), then=F("outcome")),
        When(status__in=[*decided, Status.WAITING], then=F("status")),
        When(confirmed_at__isnull=False, then=F("status")),
        default=Value(""),
    )


def _count_contributions(year: Year, received: QuerySet) -> None:
    found = received.values_list("result", "reason").annotate(
        n=Count("pk"), later=Count("pk", filter=Q(status__in=[Status.WITHDRAWN, Status.ERASED]))
    )
    reasons = {}
    for result, reason, n, later in found:
        year.received += n
        match result:
            case Status.PUBLISHED:
                year.published += n
                year.withdrawn_later += later
            case Status.REJECTED:
                year.rejected += n
                if reason:
                    reasons[reason] = reasons.get(reason, 0) + n
            case Status.SPAM:
                year.spam += n
            case Status.WITHDRAWN | Status.ERASED:
                year.withdrawn += n
            case _:
                year.open += n
    titles = Reason.objects.in_bulk(reasons)
    named = [(titles[pk].title, n) for pk, n in reasons.items()]
    year.reasons = sorted(named, key=lambda pair: (-pair[1], pair[0]))
    decided = received.filter(result__in=[Status.PUBLISHED, Status.REJECTED, Status.SPAM])
    year.median = median(decided, Coalesce("confirmed_at", "created_at"))


def _count_reports(year: Year, reports: QuerySet) -> None:
    counted = dict(reports.values_list("outcome").annotate(n=Count("pk")))
    year.reports = sum(counted.values())
    year.reports_removed, year.reports_kept = counted.get(Outcome.REMOVED, 0), counted.get(Outcome.KEPT, 0)
    year.reports_open = counted.get(Outcome.OPEN, 0)
    year.reports_median = median(reports.exclude(outcome=Outcome.OPEN), F("created_at"))


class Seconds(Func):
    """From the second moment to the first. Django's own difference calls Python for every row on SQLite."""

    output_field = FloatField()
    arg_joiner = " - "
    template = "EXTRACT(EPOCH FROM (%(expressions)s))"

    def as_sqlite(self, compiler, connection, **_context):
        (end, end_params), (start, start_params) = (compiler.compile(each) for each in self.source_expressions)
        return f"((julianday({end}) - julianday({start})) * 86400)", [*end_params, *start_params]


def median(rows: QuerySet, came_in) -> timedelta | None:
    """The middle of all times from ``came_in`` to ``decided_at`` in whole seconds, found by the database; between the
    two middle ones when their number is even."""
    decided = rows.filter(decided_at__isnull=False)
    number = decided.count()
    if not number:
        return None
    took = decided.annotate(took=Seconds("decided_at", came_in)).order_by("took").values_list("took", flat=True)
    middle = list(took[(number - 1) // 2 : number // 2 + 1])
    return timedelta(seconds=round(sum(middle) / len(middle)))


@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    context = {
        "chapters": quiet_years_joined(years()),
        "section": sections["blog"],
        "rules": Rules.current(),
        "reasons": Reason.objects.rejections(),
        "redress": redress_address(Portal.current()),
    }
    return render(request, "blog/transparency.html", context)
