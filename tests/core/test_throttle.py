"""Who sent a form is told apart by shortened addresses that nobody can invent; the pause between two holds for everybody."""

import ipaddress
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connections, transaction
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from klimaportal.core.models import Sending
from klimaportal.core.throttle import client_address, forget, network_of, seconds_to_wait

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


def networks(*words: str):
    return [ipaddress.ip_network(word) for word in words]


def address(remote: str, forwarded: str = "") -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0"), ("192.0.2.0", "192.0.2.0"), ("255.255.255.255", "255.255.255.0"),
        ("192.0.2.77:51234", "192.0.2.0"), ("::ffff:192.0.2.77", "192.0.2.0"), ("[::ffff:192.0.2.77]:443", "192.0.2.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"), ("[2001:db8:1:2::1]:443", "2001:db8:1::"), ("::1", "::"),
        ("fe80::1%eth0", "fe80::"), ("2001:DB8::1", "2001:db8::"),
        ("", ""), ("unknown", ""), ("192.0.2", ""), ("192.0.2.256", ""), ("192.0.2.1, 192.0.2.2", ""), ("::1::", ""),
        ("[", ""), ("[]", ""), (":", ""), ("%", ""), ("1" * 5000, ""), ("۱۹۲.۰.۲.۱", ""), ("localhost", ""),
    ],
)  # fmt: skip
def test_address_is_shortened_or_nothing(address, network):
    assert network_of(address) == network


@given(st.text(max_size=60) | st.ip_addresses().map(str))
def test_network_of_anything_is_a_network_or_nothing(text):
    network = network_of(text)
    if network:
        ip = ipaddress.ip_address(network)
        assert int(ip) % (2**8 if ip.version == 4 else 2**80) == 0
        assert network_of(network) == network


@given(st.ip_addresses(v=4), st.integers(0, 255))
def test_neighbours_share_a_network_and_others_do_not(ip, last):
    neighbour = ipaddress.ip_address(int(ip) & 0xFFFFFF00 | last)
    other = ipaddress.ip_address(int(ip) ^ 0x100)
    assert (network_of(str(ip)) == network_of(str(neighbour)), network_of(str(ip)) == network_of(str(other))) == (
        True, False,
    )  # fmt: skip


@given(st.lists(st.text(max_size=20) | st.ip_addresses().map(str), max_size=6), st.ip_addresses(v=4))
def test_what_a_visitor_claims_never_counts_without_trusted_proxies(claims, remote):
    """An address that anybody may write into a header must not choose whom the pause is for."""
    claim = ",".join(claims).encode("latin-1", "replace").decode("latin-1")
    request = RequestFactory().get("/", REMOTE_ADDR=str(remote), HTTP_X_FORWARDED_FOR=claim)
    assert client_address(request) == str(remote)


@pytest.mark.parametrize(
    ("remote", "forwarded", "found"),
    [
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("::ffff:127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "203.0.113.9, 192.0.2.7", "192.0.2.7"),  # the visitor invented the first one
        ("127.0.0.1", "203.0.113.9, 192.0.2.7, 10.1.2.3", "192.0.2.7"),  # two proxies of ours
        ("127.0.0.1", "10.1.2.3, 192.0.2.7", "192.0.2.7"),  # pretending to be a proxy of ours does not help
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", " , ,", "127.0.0.1"),
        ("127.0.0.1", "10.0.0.1, 10.0.0.2", "10.0.0.1"),
        ("127.0.0.1", "unsinn", "unsinn"),  # network_of makes nothing of it
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),  # came past the proxy
        ("", "203.0.113.9, 192.0.2.7", "192.0.2.7"),  # the proxy speaks through a Unix socket
        ("müll", "203.0.113.9", "müll"),
    ],
)
def test_only_the_last_address_that_is_no_proxy_of_ours_counts(settings, remote, forwarded, found):
    settings.TRUSTED_PROXIES = networks("127.0.0.1", "10.0.0.0/8")
    assert address(remote, forwarded) == found


def test_behind_an_unnamed_socket_nothing_is_believed(settings):
    settings.TRUSTED_PROXIES = []
    assert address("", "203.0.113.9") == ""


@pytest.fixture
def pause(db, settings):
    settings.PAUSE_BETWEEN_POSTS = 30


def wait(network: str = "192.0.2.0", purpose: str = "post", **later) -> int:
    with time_machine.travel(NOW + timedelta(**later), tick=False), transaction.atomic():
        return seconds_to_wait(network, purpose)


def test_second_sending_waits_and_the_first_after_the_pause_does_not(pause):
    assert [wait(), wait(), wait(seconds=12.4), wait(seconds=29.999), wait(seconds=30), wait(seconds=31)] == [
        0, 30, 18, 1, 0, 29,
    ]  # fmt: skip


def test_refused_sendings_do_not_prolong_the_pause(pause):
    assert [wait(seconds=n) for n in (0, 10, 20, 30)] == [0, 20, 10, 0]


def test_other_networks_and_other_purposes_do_not_wait(pause):
    assert (wait(), wait("192.0.3.0"), wait(purpose="report"), wait("")) == (0, 0, 0, 0)


def test_nobody_waits_forever_when_the_clock_is_set_back(pause):
    assert (wait(), wait(days=-30), wait(days=-30, seconds=5)) == (0, 0, 25)


def test_a_sending_of_a_moment_ahead_is_no_clock_set_back(pause):
    """Of two at once the one that looked at the clock first may come to the row second."""
    assert (wait(), wait(microseconds=-5)) == (0, 31)


def test_without_a_pause_nothing_is_noted(db, settings):
    settings.PAUSE_BETWEEN_POSTS = 0
    assert (wait(), wait(), Sending.objects.count()) == (0, 0, 0)


def test_what_fails_later_costs_no_pause(pause):
    with pytest.raises(RuntimeError), transaction.atomic():
        assert seconds_to_wait("192.0.2.0", "post") == 0
        raise RuntimeError
    with transaction.atomic():
        assert seconds_to_wait("192.0.2.0", "post") == 0


@pytest.mark.parametrize("earlier", [None, timedelta(minutes=5)], ids=["first ever", "after a pause"])
def test_of_many_at_once_from_one_network_one_goes_through(real_database, settings, earlier):
    settings.PAUSE_BETWEEN_POSTS = 30
    if earlier:
        Sending.objects.create(network="192.0.2.0", purpose="post", at=timezone.now() - earlier)
    start = Barrier(12)

    def send(_n) -> int:
        try:
            start.wait(timeout=30)
            with transaction.atomic():
                return seconds_to_wait("192.0.2.0", "post")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        waits = sorted(pool.map(send, range(12)))
    assert (waits[0], all(1 <= seconds <= 31 for seconds in waits[1:])) == (0, True)


def test_addresses_are_forgotten_after_a_week(db):
    for days in (6, 7, 8):
        Sending.objects.create(network=f"192.0.{days}.0", purpose="post", at=NOW - timedelta(days=days, seconds=1))
    assert (forget(NOW), forget(NOW), list(Sending.objects.values_list("network", flat=True))) == (2, 0, ["192.0.6.0"])
