"""What the desk shows: contributions with all that helps to decide, in a number of queries that does not grow."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from .models import Author, Contribution, Decision, Post, Reason, Rules
from .promise import due_at, overdue_before
from .reports import open_reports
from .signs import Sign, signs_of, verdict

PER_PAGE = 25
AROUND = ("post__author", "parent__author", "author", "topic", "page")


@dataclass
class Entry:
    """A contribution on the desk. ``history`` counts what else came from the same address, by status."""

    contribution: Contribution
    due: datetime
    is_overdue: bool
    signs: list[Sign] = field(default_factory=list)
    history: list[tuple[str, str, int]] = field(default_factory=list)
    log: list[Decision] = field(default_factory=list)
    reports: int = 0

    @property
    def item(self) -> str:
        """What a form sends back: which contribution, as it was when the moderator saw it."""
        return f"{self.contribution.pk}:{self.contribution.version}"

    @property
    def verdict(self) -> str:
        return verdict(self.signs)

    @property
    def is_waiting(self) -> bool:
        return self.contribution.status == Contribution.Status.WAITING

    @property
    def is_over(self) -> bool:
        """Who wrote it took it back: there is nothing left to decide."""
        return self.contribution.status in (Contribution.Status.WITHDRAWN, Contribution.Status.ERASED)

    @property
    def may_be_answered(self) -> bool:
        status = Contribution.Status
        return self.contribution.status in (status.UNCONFIRMED, status.WAITING, status.PUBLISHED)

    @property
    def masked_email(self) -> str:
        name, _at, host = self.contribution.email.partition("@")
        return f"{name[:1]}…@{host}"

    @property
    def hidden_parent(self) -> bool:
        """It answers something the public can't see, so it would not be seen either."""
        status, parent = Contribution.Status, self.contribution.parent
        return parent is not None and parent.status not in (status.PUBLISHED, status.ERASED)


def waiting(kind: str = ""):
    """All that waits for a decision, oldest first; of one kind only when ``kind`` names one."""
    found = Contribution.objects.waiting().order_by("created_at", "pk")
    return found.filter(kind=kind) if kind else found


def counts(rules: Rules) -> dict[str, int]:
    """How many wait, how many of them too long, how many for the click in their mail: one query over an index."""
    status = Contribution.Status
    is_waiting = Q(status=status.WAITING)
    late = Q(created_at__lt=overdue_before(timezone.now(), rules))
    return Contribution.objects.filter(status__in=[status.WAITING, status.UNCONFIRMED]).aggregate(
        waiting=Count("pk", filter=is_waiting),
        overdue=Count("pk", filter=is_waiting & late),
        unconfirmed=Count("pk", filter=Q(status=status.UNCONFIRMED)),
    )


def entries_of(contributions: list[Contribution], rules: Rules) -> list[Entry]:
    """The contributions (from ``loaded``) prepared for the desk: four queries however many there are."""
    now = timezone.now()
    by_address, repeated = _by_address(contributions), _repeated(contributions)
    log, reports = _log(contributions), open_reports(contribution.pk for contribution in contributions)
    entries = []
    for contribution in contributions:
        others = Counter(by_address[contribution.email]) if contribution.email else Counter()
        others[contribution.status] -= 1
        due = due_at(contribution.created_at, rules)
        signs = signs_of(
            contribution.text,
            title=contribution.title,
            words=rules.watch_words,
            reports=reports[contribution.pk],
            repeated=repeated[contribution.fingerprint] - 1 if contribution.fingerprint else 0,
            has_address=bool(contribution.email),
            others=others.total(),
            published=others[Contribution.Status.PUBLISHED],
        )
        history = [(status.value, status.label, others[status]) for status in Contribution.Status if others[status] > 0]
        told, number = log[contribution.pk], reports[contribution.pk]
        entries.append(Entry(contribution, due, due < now, signs, history, told, number))
    return entries


def _counted(column: str, values: set, *columns: str):
    """(value of ``column``, …, how many contributions) for each of the ``values``."""
    found = Contribution.objects.filter(**{f"{column}__in": values - {""}})
    return found.order_by().values_list(column, *columns).annotate(n=Count("pk"))


def _by_address(contributions: list[Contribution]) -> dict[str, Counter]:
    found = defaultdict(Counter)
    for email, status, n in _counted("email", {contribution.email for contribution in contributions}, "status"):
        found[email][status] = n
    return found


def _repeated(contributions: list[Contribution]) -> Counter:
    return Counter(dict(_counted("fingerprint", {contribution.fingerprint for contribution in contributions})))


def _log(contributions: list[Contribution]) -> dict[int, list[Decision]]:
    found = defaultdict(list)
    for decision in Decision.objects.filter(contribution__in=contributions).select_related("by", "undone_by", "reason"):
        found[decision.contribution_id].append(decision)
    return found


def with_surroundings(contributions):
    """Adds what the desk needs to show them: two queries in all."""
    return contributions.select_related(*AROUND).prefetch_related("pictures")


def loaded(pks: list[int]) -> dict[int, Contribution]:
    """Contributions with what the desk needs of their surroundings, by primary key."""
    return with_surroundings(Contribution.objects.filter(pk__in=pks)).in_bulk()


def choices() -> dict:
    """What the forms on the desk offer: the same for every contribution, so asked for once."""
    reasons = list(Reason.objects.filter(is_active=True))
    return {
        "rejections": [r for r in reasons if r.kind == Reason.Kind.REJECTION],
        "answers": [r for r in reasons if r.kind == Reason.Kind.ANSWER],
        "voices": list(Author.objects.exclude(role=Author.Role.CITIZEN).order_by("role", "name")),
        "posts": list(Post.objects.published().only("title", "slug")[:200]),
    }


def recent(user, most: int = 5) -> list[Decision]:
    """What this moderator did last, to be taken back also after a page was loaded anew."""
    rows = Decision.objects.filter(by=user, undone_at=None).select_related("contribution__post", "reason", "by")
    return list(rows.order_by("-pk")[:most])
