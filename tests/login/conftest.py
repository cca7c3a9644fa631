"""People who log in as a browser does, and codes as their telephone shows them."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.factories import make_portal, make_user

PASSWORD = "Grüße-aus-dem-Wäldchen-45"


def code_of(secret: str, periods: int = 0) -> str:
    """What an app shows that was given ``secret``, now or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


_server = Client(SERVER_NAME="localhost").handler  # to start one for each browser takes most of a test's time


def browser(address: str, **headers) -> Client:
    """A browser that has not been here before."""
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR=address, headers=headers)
    client.handler = _server
    return client


class Person:
    """Somebody with an account, at a browser of their own."""

    def __init__(self, role: str = "Redaktion", address: str = "203.0.113.7", **values):
        self.user = make_user(role, password=PASSWORD, **values)
        self.client = browser(address)

    def log_in(self, password: str = PASSWORD, path: str = "/admin/login/", **data):
        return self.client.post(path, {"username": self.user.username, "password": password, **data})

    def add_app(self) -> str:
        """Sets up an app without the pages; returns its secret."""
        secret = generate_totp_secret()
        TOTP.activate(self.user, secret)
        RecoveryCodes.activate(self.user)
        return secret

    def recovery_codes(self) -> list[str]:
        return Authenticator.objects.get(user=self.user, type="recovery_codes").wrap().get_unused_codes()

    def send_code(self, code: str):
        return self.client.post("/admin/login/code/", {"code": code})

    @property
    def is_in(self) -> bool:
        return "_auth_user_id" in self.client.session


@pytest.fixture
def person(db):
    make_portal()
    return Person


@pytest.fixture
def required(db):
    from klimaportal.core.models import Portal

    Portal.objects.update_or_create(pk=1, defaults={"second_factor_required": True})


@pytest.fixture
def shared_cache(transactional_db):
    """For tests with several threads: nothing is rolled back, so what was counted is dropped by hand."""
    cache.clear()
    yield
    cache.clear()
