"""Addresses that visitors asked for in vain, so that somebody can lead them on. Nothing about the visitors is kept."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from django.db import DatabaseError, models, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .addresses import LONGEST, key_of

MOST = 500  # rows; what was asked for once and longest ago goes first
LONGEST_NOTED = 200
PAGES = {"", "html", "htm", "pdf", "doc", "docx", "odt", "ods", "odp", "xls", "xlsx", "ppt", "pptx", "csv", "ics"}
# What programs try that look for holes: no page of a portal was ever called so.
RUBBISH = re.compile(
    r"/\.|\.\.|/(wp|wp-[\w-]+|wordpress|cgi-bin|phpmyadmin|pma|mysql|admin(er|istrator)?|vendor|actuator|xmlrpc|owa|ecp|"
    r"autodiscover|boaform|solr|hnap1|telescope|server-status|console|jenkins|geoserver|_ignition|_next|node_modules|"
    r"backup|config|static|medien)(/|$)"
)
PLAIN = re.compile(r"[\w/.,+()~' -]+")


class Missing(models.Model):
    """How often an address was asked for that nobody answers at, and from which website the last visitor came."""

    path = models.CharField(_("gesuchte Adresse"), max_length=LONGEST, unique=True)
    count = models.PositiveIntegerField(_("Aufrufe"), default=1)
    first_seen_at = models.DateTimeField(_("zuerst"), default=timezone.now)
    last_seen_at = models.DateTimeField(_("zuletzt"), default=timezone.now, db_index=True)
    referrer = models.CharField(_("verlinkt von"), max_length=253, blank=True)
    ignored = models.BooleanField(_("ignoriert"), default=False)

    class Meta:
        verbose_name = _("nicht gefundene Adresse")
        verbose_name_plural = _("Nicht gefundene Adressen")
        ordering = ["-count", "-last_seen_at"]

    def __str__(self):
        return self.path


def is_worth_noting(path: str) -> bool:
    """Could a person have looked for ``path`` (in the one spelling)? Not what scanners try, nor anybody's private link."""
    if len(path) > LONGEST_NOTED or not PLAIN.fullmatch(path) or RUBBISH.search(path):
        return False
    if any(_looks_secret(part) for part in path.split("/")):
        return False
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2] in PAGES if "." in name else True


def _looks_secret(part: str) -> bool:
    """A long random part is somebody's own link (a status page, a confirmation) and nobody else's business."""
    return len(part) >= 20 and len(re.findall(r"(?=[a-z]\d|\d[a-z])", part)) >= 4


def referring_host(request) -> str:
    """The name of the website that the visitor came from, never the page there."""
    try:
        return (urlsplit(request.headers.get("Referer", "")).hostname or "")[:253]
    except ValueError:
        return ""


def note(request) -> None:
    """Counts a visit in vain. A full or locked database must not make an error of «not found»."""
    path = key_of(request.path)
    if not is_worth_noting(path):
        return
    host, now = referring_host(request), timezone.now()
    with suppress(DatabaseError), transaction.atomic():
        seen = {"count": F("count") + 1, "last_seen_at": now, **({"referrer": host} if host else {})}
        if not Missing.objects.filter(path=path).update(**seen):
            Missing.objects.create(path=path, first_seen_at=now, last_seen_at=now, referrer=host)
            forget_surplus()


def forget_surplus() -> None:
    """Keeps ``MOST`` rows. What was ignored stays longest, else it would come back; then what was asked for repeatedly."""
    if Missing.objects.count() <= MOST:
        return
    weight = Case(When(ignored=True, then=Value(2)), When(count__gt=1, then=Value(1)), default=Value(0))
    kept = Missing.objects.annotate(weight=weight).order_by("-weight", "-last_seen_at")
    Missing.objects.filter(pk__in=list(kept.values_list("pk", flat=True)[MOST:])).delete()
