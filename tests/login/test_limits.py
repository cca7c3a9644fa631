"""Five tries, then waiting: for an account wherever the tries come from, for an address whatever it tries."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, connections
from django.utils import timezone

from klimaportal.login import limits, tables

from .conftest import browser, code_of
from .test_log_in import WRONG, errors

WAIT = "Das waren zu viele Fehlversuche. Bitte versuchen Sie es in 5 Minuten wieder."


def attempt(username: str, address: str = "203.0.113.7", password: str = "falsch", **headers):
    return browser(address, **headers).post("/admin/login/", {"username": username, "password": password}, secure=True)


def test_sixth_try_has_to_wait_even_with_the_right_password(person):
    somebody = person()
    answers = [somebody.log_in(password="falsch") for _ in range(5)]
    assert [(answer.status_code, errors(answer)) for answer in answers] == [(200, [WRONG])] * 5
    answer = somebody.log_in()
    assert (answer.status_code, errors(answer), somebody.is_in) == (429, [WAIT], False)
    assert 290 <= int(answer.headers["Retry-After"]) <= 300


def test_waiting_ends(person):
    somebody, begun = person(), timezone.now()
    with time_machine.travel(begun, tick=False):
        for _ in range(5):
            somebody.log_in(password="falsch")
    with time_machine.travel(begun + timedelta(seconds=200), tick=False):
        assert errors(somebody.log_in()) == [WAIT.replace("5 Minuten", "2 Minuten")]
    with time_machine.travel(begun + timedelta(seconds=299), tick=False):
        assert errors(somebody.log_in()) == [WAIT.replace("5 Minuten", "einer Minute")]
    with time_machine.travel(begun + timedelta(seconds=302), tick=False):
        assert somebody.log_in().status_code == 302


def test_right_password_is_no_failure(person):
    somebody = person()
    for _ in range(4):
        somebody.log_in(password="falsch")
    for _ in range(3):
        assert somebody.log_in().status_code == 302
        somebody.client.post("/admin/logout/")
    assert somebody.log_in(password="falsch").status_code == 200
    assert somebody.log_in().status_code == 429


def test_account_is_counted_from_everywhere_and_however_it_is_spelt(person, settings):
    settings.ALLOWED_HOSTS = ["localhost", "portal.example"]
    name = person(username="heidi").user.username
    ways = [
        ("heidi", {}), ("HEIDI", {}), (" heidi ", {"host": "portal.example"}), ("heidi", {"host": "localhost:81"}),
        ("ｈeidi", {"host": "localhost:82"}),
    ]  # fmt: skip
    for number, (spelt, headers) in enumerate(ways):
        assert attempt(spelt, f"198.51.100.{number}", **headers).status_code == 200
    assert attempt(name, "198.51.100.99", host="localhost:99").status_code == 429


def test_unknown_names_are_limited_alike(db):
    assert [attempt("niemand").status_code for _ in range(6)] == [200] * 5 + [429]


def test_one_address_can_not_try_all_accounts(db):
    codes = [attempt(f"name-{number}").status_code for number in range(22)]
    assert codes == [200] * 20 + [429] * 2
    assert attempt("name-30", "203.0.113.8").status_code == 200


def test_address_that_waits_does_not_use_up_the_tries_of_an_account(person):
    somebody = person(address="198.51.100.1")
    for number in range(20):
        attempt(f"name-{number}")
    for _ in range(6):
        assert attempt(somebody.user.username).status_code == 429
    assert somebody.log_in().status_code == 302


def test_forged_forwarding_does_not_help(db):
    codes = [attempt(f"name-{n}", **{"x-forwarded-for": f"192.0.2.{n}"}).status_code for n in range(21)]
    assert codes == [200] * 20 + [429]


def test_behind_our_own_proxy_visitors_are_told_apart(db, settings):
    import ipaddress

    settings.TRUSTED_PROXIES = [ipaddress.ip_network("127.0.0.1")]
    behind = {"address": "127.0.0.1"}
    for number in range(20):
        attempt(f"name-{number}", **behind, **{"x-forwarded-for": "9.9.9.9, 192.0.2.1"})
    assert attempt("x", **behind, **{"x-forwarded-for": "8.8.8.8, 192.0.2.1"}).status_code == 429
    assert attempt("x", **behind, **{"x-forwarded-for": "9.9.9.9, 192.0.2.2"}).status_code == 200


def test_codes_are_limited_and_told_alike(person):
    somebody = person()
    secret = somebody.add_app()
    somebody.log_in()
    assert [somebody.send_code("000000").status_code for _ in range(5)] == [200] * 5
    answer = somebody.send_code(code_of(secret))
    assert (answer.status_code, answer.context["form"].errors["code"], somebody.is_in) == (429, [WAIT], False)
    assert somebody.log_in().status_code == 302  # the password is not what failed
    assert somebody.send_code(code_of(secret)).status_code == 429


def test_many_at_once_get_five_tries_altogether(shared_cache, real_database):
    """Each thread has its own connection, as each process has: what is counted lies in the database."""
    start = Barrier(12)

    def guess(number: int) -> int:
        try:
            start.wait(timeout=30)
            return attempt("heidi", f"198.51.100.{number}").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(12) as pool:
        codes = sorted(pool.map(guess, range(12)))
    assert codes.count(200) <= 5
    assert set(codes) == {200, 429}
    while attempt("heidi", "198.51.100.77").status_code == 200:
        codes.append(200)
    assert codes.count(200) == 5


def test_table_names_nobody(person):
    somebody = person(username="heidi")
    somebody.log_in(password="falsch")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM klimaportal_cache")
        rows = cursor.fetchall()
    assert rows
    assert all(len(key) == 64 and key.isalnum() for key, _value in rows)
    assert not any(word in str(rows) for word in ("203.0.113", "heidi"))


def test_expired_limits_are_dropped(person):
    person().log_in(password="falsch")
    now = timezone.now()
    assert tables.forget_expired(now) == {"gelöscht": 0}
    assert tables.forget_expired(now + timedelta(hours=1))["gelöscht"] >= 2


def test_cache_is_shared_and_not_the_process_s_own(settings):
    assert type(cache._connections[cache._alias]).__name__ == "DatabaseCache"


@pytest.mark.parametrize(
    ("seconds", "words"), [(1, "einer Minute"), (60, "einer Minute"), (61, "2 Minuten"), (300, "5 Minuten")]
)
def test_waiting_is_told_in_minutes(seconds, words):
    assert limits.sentence(seconds) == f"Das waren zu viele Fehlversuche. Bitte versuchen Sie es in {words} wieder."
