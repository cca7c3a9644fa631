"""Fixtures: a visitor, people in their roles, a loaded demo county."""

import os

import pytest


@pytest.fixture
def client():
    """A visitor on loopback without TLS, as `make run` serves."""
    from django.test import Client

    return Client(SERVER_NAME="localhost")


@pytest.fixture
def secure_client():
    """A visitor whose connection is encrypted, as in production."""
    from django.test import Client

    return Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"}, **{"wsgi.url_scheme": "https"})


@pytest.fixture
def as_role(db):
    """``as_role("Redaktion")`` → a client logged in as somebody with exactly that role."""
    from tests.factories import login_as

    return login_as


@pytest.fixture
def real_database(transactional_db, tmp_path):
    """The test database as several connections see it: SQLite's lives in memory and is copied to a file first."""
    import sqlite3

    from django.db import connection, connections

    if connection.vendor != "sqlite":
        yield
        return
    in_memory, options = connection, connections.databases["default"]
    name = options["NAME"]
    connection.ensure_connection()
    with sqlite3.connect(tmp_path / "portal.sqlite3") as file:
        in_memory.connection.backup(file)
    file.close()
    kept = connections["default"]
    options["NAME"] = str(tmp_path / "portal.sqlite3")
    del connections["default"]
    yield
    connections["default"].close()
    options["NAME"] = name
    connections["default"] = kept


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium. Without one the test fails: a browser test that silently does nothing proves nothing."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM")
    if not path:
        pytest.fail("CHROMIUM is not set: run the tests by «make test»")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop running in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()
