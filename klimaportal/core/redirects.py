"""Links that stay: where an address leads that no longer is one.

Asked only where a «not found» would come, so a page that exists always wins and costs nothing. Old addresses are kept in
the one spelling of ``addresses.key_of``.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .addresses import (
    LONGEST,
    answers,
    clean_old_address,
    clean_target,
    entry_at,
    is_fixed,
    is_readable,
    key_of,
    path_of,
)
from .missing import Missing, note

LOOP = _("Diese Umleitung führt im Kreis zu sich selbst zurück. Bitte wählen Sie ein anderes Ziel.")


class Redirect(models.Model):
    """An old address and where its visitors go now; ``gone`` says that nothing has taken its place."""

    old_path = models.CharField(_("alte Adresse"), max_length=LONGEST, unique=True)
    target = models.CharField(_("führt jetzt nach"), max_length=LONGEST, blank=True, db_index=True)
    gone = models.BooleanField(_("gibt es nicht mehr"), default=False)
    automatic = models.BooleanField(_("von selbst entstanden"), default=False, editable=False)
    created_at = models.DateTimeField(_("angelegt"), default=timezone.now, editable=False)
    hits = models.PositiveIntegerField(_("Aufrufe"), default=0, editable=False)
    last_hit_at = models.DateTimeField(_("zuletzt aufgerufen"), null=True, editable=False)

    class Meta:
        verbose_name = _("Umleitung")
        verbose_name_plural = _("Umleitungen")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.old_path

    def clean(self):
        super().clean()
        try:
            self.old_path = clean_old_address(self.old_path)
        except ValidationError as refusal:
            raise ValidationError({"old_path": refusal.messages}) from None
        self.clean_target()
        if answers(self.old_path):
            sentence = _(
                "Unter «%(path)s» steht etwas, das öffentlich ist. Umgeleitet wird erst, wenn es das nicht mehr gibt."
            )
            raise ValidationError({"old_path": sentence % {"path": self.old_path}})

    def clean_target(self, to_be_deleted: Iterable[str] = ()) -> None:
        """The target is safe, no circle, and none of the addresses that are about to go."""
        if self.gone == bool(self.target.strip()):
            raise ValidationError(
                {"target": _("Bitte geben Sie ein Ziel an oder «gibt es nicht mehr», eins von beiden.")}
            )
        try:
            self.target = clean_target(self.target) if self.target.strip() else ""
            if key_of(path_of(self.target) or "/") in map(key_of, to_be_deleted):
                raise ValidationError(LOOP)
            self._end()
        except ValidationError as refusal:
            raise ValidationError({"target": refusal.messages}) from None

    def save(self, **kwargs):
        """Keeps every way one step long: what led here leads on at once, and so does this redirect."""
        with transaction.atomic():
            self.old_path = key_of(self.old_path)
            if self.target:
                self.target = self._end()
            super().save(**kwargs)
            if self.target:
                _lead_on({self.old_path: self.target})
            Missing.objects.filter(path=self.old_path).delete()

    def _end(self) -> str:
        """Where the way from ``target`` over other redirects ends. Raises ``ValidationError`` if it comes back here."""
        seen, target, end, over_page = {key_of(self.old_path)}, self.target, self.target, False
        while path := path_of(target):
            if key_of(path) in seen:
                raise ValidationError(LOOP)
            seen.add(key_of(path))
            entry = entry_at(path)
            if entry and entry.is_public:  # it may be a page that only forwards: followed, but not stepped over
                target, over_page = entry.forwards_to, True
                continue
            others = Redirect.objects.filter(old_path=key_of(path), gone=False).exclude(pk=self.pk)
            found = others.values_list("target", flat=True).first() or ""
            target = _joined(found, target[len(path) :]) if found else ""
            end = target if target and not over_page else end
        return end


def _joined(target: str, rest: str) -> str:
    """``target`` with what followed the old address («?…», «#…»), unless it has such a thing itself or grows too long."""
    return target if "?" in target or "#" in target or len(target + rest) > LONGEST else target + rest


def _lead_on(moves: dict[str, str]) -> None:
    """Redirects whose target is one of the old addresses (in the one spelling) lead to the new one instead."""
    changed = []
    for row in Redirect.objects.filter(target__startswith="/"):
        path = path_of(row.target)
        if key_of(path) in moves and moves[key_of(path)] != path:
            row.target = _joined(moves[key_of(path)], row.target[len(path) :])
            changed.append(row)
    Redirect.objects.bulk_update(changed, ["target"], batch_size=200)


@transaction.atomic
def moved(moves: dict[str, str]) -> None:
    """Visitors of the old addresses (keys) are led to the new ones (values) from now on. A constant number of queries
    however many pages move; what leads away from one of the new addresses is dropped."""
    moves = {old: new for old, new in moves.items() if old != new}
    if not moves:
        return
    by_key = {key_of(old): new for old, new in moves.items()}
    for_good = list({key_of(new) for new in moves.values()})
    for start in range(0, len(for_good), 500):
        Redirect.objects.filter(old_path__in=for_good[start : start + 500]).delete()
    _lead_on(by_key)
    now = timezone.now()
    rows = [Redirect(old_path=key, target=new, automatic=True, created_at=now) for key, new in by_key.items()]
    Redirect.objects.bulk_create(
        rows, batch_size=200, update_conflicts=True, unique_fields=["old_path"],
        update_fields=["target", "gone", "automatic", "created_at"],
    )  # fmt: skip


@contextmanager
def links_kept(entry, fields=None) -> Iterator[None]:
    """Around saving ``entry``: if its address changes and the public knew the old one, that leads to the new one."""
    before = (
        type(entry).objects.filter(pk=entry.pk).first() if entry.pk and (fields is None or "slug" in fields) else None
    )
    if before is None or not before.was_public:
        yield
        return
    with transaction.atomic():
        yield
        moved(dict(zip(before.addresses(), entry.addresses(), strict=True)))


def answer_for(request) -> HttpResponse | None:
    """What a visitor gets who would get «not found»: the way to the new address, «gone», or None. Counts it."""
    if request.method not in ("GET", "HEAD") or not is_readable(request.path):
        return None
    row = Redirect.objects.filter(old_path=key_of(request.path)).first()
    target = _usable_target(row, request) if row and not row.gone else ""
    if row is None or not (row.gone or target):
        if not is_fixed(request.path):  # a list answers «not found» to a page number that it does not have
            note(request)
        return None
    Redirect.objects.filter(pk=row.pk).update(hits=F("hits") + 1, last_hit_at=timezone.now())
    response = render(request, "410.html", status=410) if row.gone else HttpResponsePermanentRedirect(target)
    # Browsers would keep a permanent redirect for ever, and a page that moves back would be out of their reach.
    response["Cache-Control"] = "no-cache"
    return response


def _usable_target(row: Redirect, request) -> str:
    """The target with the visitor's query string; empty if it is unsafe, this very address or nothing the public may see."""
    try:
        target = clean_target(row.target)
    except ValidationError:
        return ""
    path = path_of(target)
    entry = entry_at(path) if path else None
    if path == request.path or (entry and not entry.is_public):
        return ""
    parts, query = urlsplit(target), request.META.get("QUERY_STRING", "")
    return urlunsplit(parts._replace(query="&".join(q for q in (parts.query, query) if q)))
