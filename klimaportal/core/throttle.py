"""Not too much at once from one place. The sender's address is shortened before it is kept, and forgotten after a week."""

import ipaddress
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
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


def _is_ours(address: str) -> bool:
    if not address:  # a proxy that speaks through a Unix socket
        return bool(settings.TRUSTED_PROXIES)
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(ip in network for network in settings.TRUSTED_PROXIES)


def network_of(address: str) -> str:
    """The address shortened to /24 (IPv4) or /48 (IPv6), such as «192.0.2.0»; empty for what is none."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ipaddress.ip_network(f"{ip}/{24 if ip.version == 4 else 48}", strict=False).network_address)


def seconds_to_wait(network: str, purpose: str) -> int:
    """0 and the sending is noted, or how long to wait until the next one is welcome. Call it inside a transaction.

    The row is the lock: of two at once from the same network the second waits for the first to commit, and is told.
    """
    now, pause = timezone.now(), timedelta(seconds=settings.PAUSE_BETWEEN_POSTS)
    if not pause:
        return 0
    rows = Sending.objects.filter(network=network, purpose=purpose)
    # «Later than now» is what a clock that was set back leaves behind.
    if rows.filter(models.Q(at__lte=now - pause) | models.Q(at__gt=now)).update(at=now):
        return 0
    try:
        with transaction.atomic():
            Sending.objects.create(network=network, purpose=purpose, at=now)
    except IntegrityError:
        last = rows.values_list("at", flat=True).get()
        return max(1, -int((now - last - pause).total_seconds() // 1))
    return 0


def forget(now) -> int:
    """Drops what is older than a week; returns how many rows went."""
    return Sending.objects.filter(at__lt=now - KEEP).delete()[0]
