"""The registry of sections.

Each room describes itself once as a ``Section``; home teasers, topic pages, related entries, search, feeds, sitemap and
the moderators' to-do list are built from this registry. A new room is one app and one line in INSTALLED_APPS.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from django.urls import ResolverMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .models import Image, Topic
from .publishing import is_in_state
from .search import words_filter


@dataclass(frozen=True)
class Entry:
    """One published thing of any section, as lists across sections show it.

    ``date`` is the day the entry is about (an event's beginning, a report's appearance), ``published_from`` when it went public.
    """

    section: "Section"
    pk: int
    title: str
    slug: str
    summary: str
    date: date
    published_from: datetime
    image: Image | None = None

    @property
    def url(self) -> str:
        return self.section.url_of(self.slug)


@dataclass(frozen=True)
class ToDo:
    """A line of the moderators' start page: how many of what wait, and where to go."""

    label: str
    count: int
    url: str
    urgent: bool = False


class Section:
    """What the portal has to know about one kind of entries. Subclass it in the room and register an instance."""

    key = ""
    title = ""
    singular = ""
    all_label = ""  # what the way to the list is called: «Alle Meldungen»
    icon = "file"
    model = None
    slug_field = "slug"
    list_url_name = ""
    feed_url_name = ""
    date_field = "published_from"
    is_dated = True  # whether lists show when its entries appeared, and the feed of everything has them
    has_pages = True  # whether its entries have addresses of their own, for the sitemap
    search_fields: tuple[str, ...] = ("title", "summary", "body")
    offers_others = True  # an entry without relatives leads to the newest of its section
    teaser_template = "includes/teaser.html"
    feature_template = ""

    @property
    def url(self) -> str:
        return reverse(self.list_url_name)

    @property
    def feed_url(self) -> str:
        return reverse(self.feed_url_name) if self.feed_url_name else ""

    def url_of(self, slug: str) -> str:
        return reverse(self.model.detail_url_name, args=[slug])

    def entry_at(self, path: str, match: ResolverMatch):
        """The entry, public or not, whose own address is ``path``, which resolves to ``match``; else None."""
        names, slug = (self.model.detail_url_name, *self.model.other_url_names), match.kwargs.get("slug")
        return self.model.objects.filter(slug=slug).first() if slug and match.view_name in names else None

    def published(self) -> QuerySet:
        return self.model.objects.published()

    def teasers(self, topic: Topic | None = None) -> QuerySet:
        """What a teaser shows first, newest on top; a room that looks ahead (events) says so here."""
        return self.published().about(topic).select_related("topic", "image")

    def features(self, topic: Topic | None = None) -> QuerySet:
        """What a large teaser shows first: the same, unless a room says otherwise."""
        return self.teasers(topic)

    def featured(self, most: int, topic: Topic | None = None) -> list:
        """The first ``most`` of them, with all that ``feature_template`` shows."""
        return list(self.features(topic)[:most])

    def matches(self, words: list[str]) -> Q:
        """The condition under which an entry contains all ``words``."""
        return words_filter(words, self.search_fields)

    def rows(self, **conditions) -> QuerySet:
        """Published entries reduced to the columns that all sections share, for use in one UNION."""
        date_column = F(self.date_field)
        if self.model._meta.get_field(self.date_field).get_internal_type() == "DateTimeField":
            date_column = TruncDate(self.date_field)
        return (
            self.published()
            .filter(**conditions)
            .order_by()
            .annotate(row_section=Value(self.key, output_field=CharField()), row_date=date_column)
            .values_list(
                "row_section", "pk", "title", self.slug_field, "summary", "row_date", "published_from", "image_id"
            )
        )

    def drafts(self) -> QuerySet:
        """The entries among which editors look for what they still have to finish."""
        return self.model.objects.all()

    def todos(self, user) -> list[ToDo]:
        """What waits for ``user`` in this section: drafts and planned entries, one query. A room may put more on top."""
        opts = self.model._meta
        if not user.has_perm(f"{opts.app_label}.change_{opts.model_name}"):
            return []
        counts = {state: Count("pk", filter=is_in_state(state)) for state in ("draft", "planned")}
        found = self.drafts().order_by().aggregate(**counts)
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        words = {"draft": _("%s im Entwurf"), "planned": _("%s geplant")}
        names = {n: capfirst(opts.verbose_name if n == 1 else opts.verbose_name_plural) for n in found.values()}
        return [ToDo(words[state] % names[n], n, f"{address}?stand={state}") for state, n in found.items()]


sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Called once by each room's ``AppConfig.ready()``; the order of INSTALLED_APPS is the order of the sections."""
    sections[section.key] = section


def section_choices() -> list[tuple[str, str]]:
    return [(key, section.title) for key, section in sections.items()]


def _union(querysets: list[QuerySet]) -> QuerySet:
    first, *others = querysets
    return first.union(*others, all=True) if others else first


def entries_of(rows: Iterable[tuple], images: bool = True) -> list[Entry]:
    """Rows of ``Section.rows()`` as entries with their pictures: one query for all of these, none without ``images``."""
    rows = list(rows)
    wanted = {row[-1] for row in rows if row[-1]} if images else set()
    images = Image.objects.in_bulk(wanted) if wanted else {}
    return [Entry(sections[key], *columns, images.get(image_id)) for key, *columns, image_id in rows]


def newest(
    most: int, keys: tuple[str, ...] = (), order: str = "-row_date", images: bool = True, **conditions
) -> list[Entry]:
    """The newest published entries across sections, at most two queries however many sections there are.

    ``order`` is ``-row_date`` (what the entries are about) or ``-published_from`` (when they went public).
    """
    chosen = [s for s in sections.values() if not keys or s.key in keys]
    return entries_of(_union([s.rows(**conditions) for s in chosen]).order_by(order, "-pk")[:most], images)


def related(entry, most: int = 4) -> list[Entry]:
    """Published entries of all sections on the same Handlungsfeld, without ``entry`` itself and without pictures."""
    if entry.topic_id is None:
        return []
    found = newest(most + 1, images=False, topic=entry.topic_id)
    return [e for e in found if not (e.pk == entry.pk and e.section.model is type(entry))][:most]


def others(entry, section: Section, most: int = 4) -> list[Entry]:
    """The newest of the same section: the next step where an entry has no relatives."""
    if not section.offers_others:
        return []
    return [e for e in newest(most + 1, (section.key,), images=False) if e.pk != entry.pk][:most]


def search(words: list[str], topic: Topic | None = None, tag: str = "", key: str = "") -> QuerySet:
    """Rows of all published entries that contain every word (see ``Section.rows``), newest first."""
    querysets = []
    for section in sections.values():
        if key and section.key != key:
            continue
        rows = section.rows(**({"topic": topic} if topic else {}))
        if tag:
            rows = rows.filter(pk__in=section.published().filter(tags__slug=tag).values("pk"))
        # A condition on a related table may match several times; the entry is found once.
        querysets.append(rows.filter(pk__in=section.published().filter(section.matches(words)).values("pk")))
    return _union(querysets).order_by("-row_date", "-pk")


def topics_with_counts() -> list[Topic]:
    """All Handlungsfelder, each with ``entry_count``: what is published about it in all sections. One query."""
    counts = [
        Coalesce(
            Subquery(
                section.published()
                .filter(topic=OuterRef("pk"))
                .order_by()
                .values("topic")
                .annotate(n=Count("pk"))
                .values("n")
            ),
            0,
        )
        for section in sections.values()
    ]
    total = counts[0] if counts else Value(0)
    for count in counts[1:]:
        total = total + count
    return list(Topic.objects.annotate(entry_count=total))
