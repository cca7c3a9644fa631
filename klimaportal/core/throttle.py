"""Not too much at once from one place. The sender's address is shortened before it is kept, and forgotten after a week."""

import ipaddress
import math
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEEP = timedelta(days=7)


class Sending(models.Model):
    """When something was last sent from a network: a shortened address and what for."""

    network = models.CharField(_("gekürzte Adresse"), max_length=45)
    purpose = models.CharField(_("wofür"), max_length=40)
    at = models.DateTimeField(_("zuletzt"), default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "purpose"], name="core_sending_network")]

    def __str__(self):
        return f"{self.purpose}: {self.network}"


def client_address(request) -> str:
    """Who really sent the request: the first address, from the server outwards, that is no proxy of ours.

    ``X-Forwarded-For`` counts only as far as ``TRUSTED_PROXIES`` wrote it; what a visitor claims in it does not.
    """
    address = request.META.get("REMOTE_ADDR", "")
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    while told and _is_ours(address):
        address = told.pop()
    return address


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address as one of its kind: without a zone or port, IPv4 inside IPv6 (RFC 4291, 2.5.5.2) as IPv4."""
    host, colon, _port = address.rpartition(":")
    if colon and "." in host and ":" not in host:  # 192.0.2.1:443, as some proxies write it
        address = host
    elif address.startswith("["):
        address = address[1:].partition("]")[0]
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return getattr(ip, "ipv4_mapped", None) or ip


def _is_ours(address: str) -> bool:
    if not address:  # a proxy that speaks through a Unix socket
        return bool(settings.TRUSTED_PROXIES)
    ip = _ip(address)
    return ip is not None and any(ip in network for network in settings.TRUSTED_PROXIES)


def network_of(address: str) -> str:
    """The address shortened to /24 (IPv4) or /48 (IPv6), such as «192.0.2.0»; empty for what is none."""
    ip = _ip(address)
    if ip is None:
        return ""
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False).network_address)


def seconds_to_wait(network: str, purpose: str) -> int:
    """0 and the sending is noted, or how long to wait until the next one is welcome. Call it inside a transaction.

    The row is the lock: of two at once from the same network the second waits for the first to commit, and is told.
    """
    now, pause = timezone.now(), timedelta(seconds=settings.PAUSE_BETWEEN_POSTS)
    if not pause:
        return 0
    rows = Sending.objects.filter(network=network, purpose=purpose)
    # Far ahead of now is what a clock that was set back leaves behind; a moment ahead is who came in at the same time.
    if rows.filter(models.Q(at__lte=now - pause) | models.Q(at__gt=now + pause)).update(at=now):
        return 0
    try:
        with transaction.atomic():
            Sending.objects.create(network=network, purpose=purpose, at=now)
    except IntegrityError:
        last = rows.values_list("at", flat=True).first() or now
        return max(1, math.ceil((last + pause - now).total_seconds()))
    return 0


def one_at_a_time(key: str) -> None:
    """Until the transaction ends nobody else gets past here with ``key``: for «count, then write». SQLite lets one write
    at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def forget(now) -> int:
    """Drops what is older than a week; returns how many rows went."""
    return Sending.objects.filter(at__lt=now - KEEP).delete()[0]
