"""A server that others can reach does not start with unsafe settings; the key it makes itself is kept."""

import os
import secrets
import socket
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from klimaportal import serving
from klimaportal.core.checks import unsafe_settings, visitors_are_told_apart, weak_settings
from klimaportal.management.commands import serve
from klimaportal.secret import kept_secret_key
from klimaportal.serving import is_loopback, refuse_busy, server_command

KEY = secrets.token_urlsafe(64)
SAFE = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "klima.example.org"}


@pytest.fixture
def configured(settings):
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["klima.example.org"]
    settings.SITE_URL = "https://klima.example.org"
    return settings


def names(problems: list[str]) -> list[str]:
    return [problem.split()[0] for problem in problems]


def test_complete_configuration_is_safe(configured):
    assert unsafe_settings(SAFE) == []


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({}, ["SECRET_KEY", "ALLOWED_HOSTS"]),
        ({**SAFE, "SECRET_KEY": "kurz"}, ["SECRET_KEY"]),
        ({**SAFE, "SECRET_KEY": "abcd" * 20}, ["SECRET_KEY"]),
        ({**SAFE, "SECRET_KEY": f"django-insecure-{KEY}"}, ["SECRET_KEY"]),
        ({**SAFE, "ALLOWED_HOSTS": ""}, ["ALLOWED_HOSTS"]),
    ],
)
def test_missing_environment_is_named(configured, environ, named):
    assert names(unsafe_settings(environ)) == named


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("DEBUG", True, ["DEBUG"]),
        ("ALLOWED_HOSTS", ["*"], ["ALLOWED_HOSTS"]),
        ("SITE_URL", "", ["SITE_URL"]),
        ("SITE_URL", "http://klima.example.org", ["SITE_URL"]),
        ("SITE_URL", "https://", ["SITE_URL"]),
        ("SITE_URL", "https://anders.example.org", ["SITE_URL"]),
        ("SECURE_HSTS_SECONDS", 0, ["HSTS_SECONDS"]),
    ],
)
def test_unsafe_setting_is_named(configured, setting, value, named):
    setattr(configured, setting, value)
    assert names(unsafe_settings(SAFE)) == named


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("TRUSTED_PROXIES", [], ["TRUSTED_PROXIES"]),
        ("TRUSTED_PROXIES", [ip_network("127.0.0.1")], []),
        ("SITE_URL", "", []),  # nobody but this machine
        ("PAUSE_BETWEEN_POSTS", 0, []),
    ],
)
def test_portal_behind_a_proxy_that_nobody_named_is_told(configured, setting, value, named):
    configured.PAUSE_BETWEEN_POSTS = 30
    setattr(configured, setting, value)
    assert (names(weak_settings()), len(visitors_are_told_apart(None))) == (named, len(named))


@pytest.fixture
def started(monkeypatch, settings):
    """Instead of becoming a server the command notes what it would have started and become."""
    commands = []
    settings.HASHED_STATIC = True
    monkeypatch.setattr(serve.os, "execv", lambda path, arguments: commands.append(arguments))
    monkeypatch.setattr(serve, "static_files_changed", lambda **kwargs: False)
    monkeypatch.setattr(serve, "refuse_busy", lambda host, port: None)
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "PORT", "HOST", "WORKERS", "THREADS"):
        monkeypatch.delenv(name, raising=False)
    return commands


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "klima.example.org"])
def test_serve_refuses_others_with_unsafe_settings_and_says_why(db, started, monkeypatch, host):
    monkeypatch.setenv("HOST", host)
    with pytest.raises(CommandError) as refusal:
        call_command("serve")
    reasons = [line.split()[1] for line in str(refusal.value).splitlines()[1:]]
    assert (started, reasons) == ([], ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"])


def test_serve_on_loopback_needs_no_configuration(db, started, monkeypatch, capsys):
    monkeypatch.setenv("PORT", "8123")
    call_command("serve")
    [arguments] = started
    assert arguments[1:6] == ["-m", "klimaportal.together", "http://127.0.0.1:8123", sys.executable, "-m"]
    assert arguments[arguments.index("--bind") + 1] == "127.0.0.1:8123"


@pytest.mark.parametrize(
    ("configured", "host", "told"),
    [
        ("", "127.0.0.1", "http://127.0.0.1:8123"), ("", "localhost", "http://localhost:8123"),
        ("", "::1", "http://[::1]:8123"), ("", "[::1]", "http://[::1]:8123"), ("", "0.0.0.0", ""),
        ("https://klima.example.org", "127.0.0.1", "https://klima.example.org"),
    ],
)  # fmt: skip
def test_mail_worker_is_told_where_the_portal_is(settings, configured, host, told):
    settings.SITE_URL = configured
    assert serving.site_url(host, "8123") == told


@pytest.mark.parametrize(
    ("name", "value", "most"),
    [
        ("PORT", "achttausend", 65535), ("PORT", "0", 65535), ("PORT", "65536", 65535), ("PORT", "80²", 65535),
        ("WORKERS", "viele", 64), ("WORKERS", "-1", 64), ("THREADS", "2.5", 64), ("THREADS", "9" * 400, 64),
    ],
)  # fmt: skip
def test_serve_says_in_one_line_which_variable_is_no_number(db, started, monkeypatch, name, value, most):
    monkeypatch.setenv(name, value)
    with pytest.raises(CommandError) as refusal:
        call_command("serve")
    assert (started, str(refusal.value)) == ([], f"{name}={value} ist keine ganze Zahl von 1 bis {most}.")


def test_serve_to_others_starts_when_it_is_safe(db, started, configured, monkeypatch, capsys):
    configured.PAUSE_BETWEEN_POSTS = 30
    for name, value in {**SAFE, "HOST": "0.0.0.0", "WORKERS": "3"}.items():
        monkeypatch.setenv(name, value)
    call_command("serve")
    assert "Hinweis: TRUSTED_PROXIES fehlt" in capsys.readouterr().out
    [arguments] = started
    options = [arguments[arguments.index(name) + 1] for name in ("--bind", "--workers")]
    assert options == ["0.0.0.0:8000", "3"]


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("", False), ("localhost.example.org", False), ("10.0.0.1", False),
    ],
)  # fmt: skip
def test_is_loopback_knows_what_only_this_machine_reaches(host, loopback):
    assert is_loopback(host) is loopback


def test_server_command_puts_ipv6_in_brackets():
    arguments = server_command("::1", "8000", 2, 4)
    assert arguments[arguments.index("--bind") + 1] == "[::1]:8000"


def test_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    folder = tmp_path / "neu" / "var"
    key = kept_secret_key(folder)
    assert (kept_secret_key(folder), len(key) >= 50, [p.name for p in folder.iterdir()]) == (key, True, ["secret_key"])
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_secret_keys_of_two_portals_differ(tmp_path):
    assert kept_secret_key(tmp_path / "a") != kept_secret_key(tmp_path / "b")


def test_processes_that_start_at_once_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _n: kept_secret_key(tmp_path), range(32)))
    assert (len(set(keys)), len(keys[0]) >= 50) == (1, True)


def test_process_that_is_slower_takes_the_key_of_the_faster_one(tmp_path, monkeypatch):
    """The other process finishes between our look and our writing; nobody sees an empty file."""

    def faster(source, target):
        Path(target).write_text("der Schlüssel des anderen")
        raise FileExistsError

    monkeypatch.setattr(os, "link", faster)
    assert kept_secret_key(tmp_path) == "der Schlüssel des anderen"


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("127.0.0.1", "Port {} ist schon belegt. Bitte einen anderen wählen, zum Beispiel PORT="),
        ("localhost", "Port {} ist schon belegt. Bitte einen anderen wählen, zum Beispiel PORT="),
        ("192.0.2.1", "Auf HOST=192.0.2.1 PORT={} lässt sich nicht lauschen ("),
        ("nirgends.invalid", "Auf HOST=nirgends.invalid PORT={} lässt sich nicht lauschen ("),
    ],
)
def test_server_says_in_one_line_where_it_cannot_listen(host, answer):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        with pytest.raises(CommandError) as refusal:
            refuse_busy(host, port)
    assert str(refusal.value).startswith(answer.format(port))


def test_database_that_is_away_is_told_in_one_line(monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(serving, "call_command", away)
    with pytest.raises(CommandError, match=r"^Die Datenbank antwortet nicht: connection refused$"):
        serving.migrate()


def test_headers_of_visitors_never_become_the_name_of_the_script():
    """gunicorn would take ``SCRIPT_NAME: /x`` from anybody behind a proxy that lets underscores through, and fail."""
    arguments = server_command("127.0.0.1", "8000", 2, 4)
    assert arguments[arguments.index("--forwarder-headers") + 1] == ""
