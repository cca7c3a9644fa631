"""What the desk shows: contributions with all that helps to decide, in a number of queries that does not grow."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from .models import Author, Contribution, Decision, Post, Reason
from .moderation import due_at, overdue_before
from .signs import Sign, signs_of

PER_PAGE = 25


@dataclass
class Entry:
    """A contribution on the desk. ``history`` counts what else came from the same address, by status."""

    contribution: Contribution
    due: datetime
    is_overdue: bool
    signs: list[Sign] = field(default_factory=list)
    history: list[tuple[str, str, int]] = field(default_factory=list)
    log: list[Decision] = field(default_factory=list)

    @property
    def item(self) -> str:
        """What a form sends back: which contribution, as it was when the moderator saw it."""
        return f"{self.contribution.pk}:{self.contribution.version}"

    @property
    def is_waiting(self) -> bool:
        return self.contribution.status == Contribution.Status.WAITING

    @property
    def masked_email(self) -> str:
        name, _at, host = self.contribution.email.partition("@")
        return f"{name[:1]}…@{host}"

    @property
    def hidden_parent(self) -> bool:
        """It answers something the public can't see, so it would not be seen either."""
        parent = self.contribution.parent
        return parent is not None and parent.status != Contribution.Status.PUBLISHED


def waiting():
    """All that waits for a decision, oldest first."""
    return Contribution.objects.waiting().order_by("created_at", "pk")


def counts() -> dict[str, int]:
    """How many wait and how many of them too long: one query over an index."""
    return Contribution.objects.waiting().aggregate(
        waiting=Count("pk"), overdue=Count("pk", filter=Q(created_at__lt=overdue_before(timezone.now())))
    )


def entries_of(contributions: list[Contribution]) -> list[Entry]:
    """The contributions (with post, author and parent loaded) prepared for the desk: three queries however many there are."""
    now = timezone.now()
    by_address, repeated, log = _by_address(contributions), _repeated(contributions), _log(contributions)
    entries = []
    for contribution in contributions:
        others = Counter(by_address[contribution.email]) if contribution.email else Counter()
        others[contribution.status] -= 1
        due = due_at(contribution.created_at)
        signs = signs_of(
            contribution.text,
            repeated=repeated[contribution.fingerprint] - 1 if contribution.fingerprint else 0,
            has_address=bool(contribution.email),
            others=others.total(),
            published=others[Contribution.Status.PUBLISHED],
        )
        history = [(status.value, status.label, others[status]) for status in Contribution.Status if others[status] > 0]
        entries.append(Entry(contribution, due, due <= now, signs, history, log[contribution.pk]))
    return entries


def _by_address(contributions: list[Contribution]) -> dict[str, Counter]:
    found = defaultdict(Counter)
    addresses = {contribution.email for contribution in contributions} - {""}
    rows = (
        Contribution.objects.filter(email__in=addresses)
        .order_by()
        .values_list("email", "status")
        .annotate(n=Count("pk"))
    )
    for email, status, n in rows:
        found[email][status] = n
    return found


def _repeated(contributions: list[Contribution]) -> Counter:
    prints = {contribution.fingerprint for contribution in contributions} - {""}
    rows = (
        Contribution.objects.filter(fingerprint__in=prints)
        .order_by()
        .values_list("fingerprint")
        .annotate(n=Count("pk"))
    )
    return Counter(dict(rows))


def _log(contributions: list[Contribution]) -> dict[int, list[Decision]]:
    found = defaultdict(list)
    for decision in Decision.objects.filter(contribution__in=contributions).select_related("by", "undone_by", "reason"):
        found[decision.contribution_id].append(decision)
    return found


def loaded(pks: list[int]) -> dict[int, Contribution]:
    """Comments with what the desk needs of their surroundings, by primary key."""
    rows = Contribution.objects.filter(pk__in=pks).select_related("post__author", "parent__author", "author")
    return rows.in_bulk()


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
