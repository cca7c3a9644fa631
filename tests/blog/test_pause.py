"""The pause between two posts and the minimum time, as somebody meets them who fills in the form."""

import ipaddress
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html import unescape
from threading import Barrier

import pytest
import time_machine
from django.db import connections
from django.test import Client

from blog.models import Contribution
from klimaportal.core.models import Mail, Sending
from tests.factories import make_portal, make_post
from tests.site.forms import fields_of

URL = "/blog/frage/"
NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
TEXT = "Ein Radweg, „sicher“ & breit.\nZweite Zeile."


@pytest.fixture
def post(db, settings):
    settings.PAUSE_BETWEEN_POSTS, settings.MINIMUM_SECONDS = 30, 2
    make_portal()
    return make_post(slug="frage", published_from=NOW - timedelta(days=99))


def filled_form(text: str = TEXT, **values) -> dict:
    fields = fields_of(Client(SERVER_NAME="localhost").get(URL).content.decode(), "mitreden")
    return {**fields, "text": text, "name": "Heidi", "email": "heidi@example.org", **values}


def send(data: dict, after: float = 60, address: str = "192.0.2.1", **headers):
    """Sends the form ``after`` seconds past NOW."""
    with time_machine.travel(NOW + timedelta(seconds=after), tick=False):
        return Client(SERVER_NAME="localhost").post(URL, data, headers=headers, REMOTE_ADDR=address)


@pytest.fixture
def forms(post):
    """Forms that were opened at NOW, each with another text."""
    with time_machine.travel(NOW, tick=False):
        return [filled_form(f"{TEXT} {n}") for n in range(4)]


def test_second_post_within_the_pause_is_told_when_to_come_back_and_keeps_its_text(forms):
    first, second = send(forms[0], after=60), send(forms[1], after=71)
    assert (first.status_code, second.status_code, second.headers["Retry-After"]) == (302, 429, "19")
    page = unescape(second.content.decode())
    assert "Bitte senden Sie ihn in 19 Sekunden noch einmal ab." in page
    assert (forms[1]["text"] in page, "Heidi" in page, "heidi@example.org" in page) == (True, True, True)
    again = fields_of(second.content.decode(), "mitreden")
    assert (again["token"], Contribution.objects.count(), Mail.objects.count()) == (forms[1]["token"], 1, 1)
    assert send(forms[1], after=90).status_code == 302
    assert Contribution.objects.count() == 2


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("192.0.2.99", 429), ("::ffff:192.0.2.99", 429), ("192.0.3.1", 302), ("2001:db8:1::1", 302),
    ],
)  # fmt: skip
def test_the_pause_is_for_a_network(forms, address, status):
    send(forms[0])
    assert send(forms[1], address=address).status_code == status


def test_neighbours_in_the_same_48_share_the_pause(forms):
    answers = [send(form, address=ip) for form, ip in zip(
        forms, ("2001:db8:1::1", "2001:db8:1:ffff::9", "2001:db8:2::1", "::1"), strict=True)]  # fmt: skip
    assert [answer.status_code for answer in answers] == [302, 429, 302, 302]


@pytest.mark.parametrize("claimed", ["203.0.113.9", "203.0.113.9, 198.51.100.1", "::1", "unsinn", "127.0.0.1"])
def test_a_forged_header_does_not_help(forms, settings, claimed):
    send(forms[0])
    assert send(forms[1], **{"x-forwarded-for": claimed}).status_code == 429
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("127.0.0.1")]
    behind = {"x-forwarded-for": f"{claimed}, 192.0.2.1"}  # what nginx makes of it: $proxy_add_x_forwarded_for
    assert send(forms[1], address="127.0.0.1", **behind).status_code == 429
    assert send(forms[2], address="127.0.0.1", **{"x-forwarded-for": "192.0.3.1"}).status_code == 302


def test_reload_of_what_was_sent_leads_to_the_same_page_again(forms):
    answers = [send(forms[0]) for _n in range(3)]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, answers[0].headers["Location"])
    }
    assert (Contribution.objects.count(), Mail.objects.count()) == (1, 1)


def test_form_with_errors_starts_no_pause(forms):
    assert send({**forms[0], "name": ""}).status_code == 400
    assert (send(forms[0]).status_code, Sending.objects.count()) == (302, 1)


def test_form_that_was_too_fast_keeps_its_text_and_is_fine_a_little_later(forms):
    hasty = send(forms[0], after=1)
    page = unescape(hasty.content.decode())
    assert (hasty.status_code, "Das ging sehr schnell." in page, forms[0]["text"] in page) == (400, True, True)
    assert fields_of(hasty.content.decode(), "mitreden")["token"] == forms[0]["token"]
    assert send(forms[0], after=3).status_code == 302


def test_clock_set_back_after_a_post_keeps_nobody_out(forms):
    send(forms[0])
    with time_machine.travel(NOW - timedelta(days=30), tick=False):
        form = filled_form("Nach der Zeitumstellung")
    assert send(form, after=-30 * 86400 + 5).status_code == 302


def test_one_form_sent_twenty_times_at_once_is_one_contribution_and_one_mail(real_database, settings):
    settings.PAUSE_BETWEEN_POSTS = 30
    make_portal()
    make_post(slug="frage")
    answers = at_once([filled_form()] * 20)
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, answers[0].headers["Location"])
    }
    assert (Contribution.objects.count(), Mail.objects.count()) == (1, 1)


def test_of_twenty_forms_at_once_from_one_network_one_gets_through(real_database, settings):
    settings.PAUSE_BETWEEN_POSTS = 30
    make_portal()
    make_post(slug="frage")
    answers = at_once([filled_form(f"{TEXT} {n}") for n in range(20)])
    assert sorted(answer.status_code for answer in answers) == [302] + [429] * 19
    assert all(1 <= int(answer.headers["Retry-After"]) <= 31 for answer in answers if answer.status_code == 429)
    assert (Contribution.objects.count(), Mail.objects.count()) == (1, 1)


def at_once(forms: list[dict]) -> list:
    start = Barrier(len(forms))

    def send_it(data: dict):
        try:
            start.wait(timeout=30)
            return Client(SERVER_NAME="localhost").post(URL, data)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(send_it, forms))
