"""What the environment says is understood, or told in one German sentence without repeating passwords."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from klimaportal import environment


@pytest.mark.parametrize(
    ("url", "tls", "ssl", "port"),
    [
        ("smtp+tls://nutzer:geh%40im@post.example.org", True, False, 587),
        ("smtp+tls://nutzer:geh%40im@post.example.org:2525", True, False, 2525),
        ("submission://nutzer:geh%40im@post.example.org", True, False, 587),
        ("smtp+ssl://nutzer:geh%40im@post.example.org", False, True, 465),
        ("smtps://nutzer:geh%40im@post.example.org", False, True, 465),
        ("smtp://nutzer:geh%40im@post.example.org", False, False, 25),
    ],
)
def test_mail_server_is_spoken_to_as_its_address_says(monkeypatch, url, tls, ssl, port):
    """«smtp+tls» is what the README recommends: the password must not go over the wire in the clear."""
    monkeypatch.setenv("EMAIL_URL", url)
    found = environment.mail_server("EMAIL_URL")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"], found["EMAIL_PORT"]) == (tls, ssl, port)
    assert (found["EMAIL_HOST"], found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == (
        "post.example.org", "nutzer", "geh@im",
    )  # fmt: skip


@pytest.mark.parametrize(
    "url", ["geheim", "quatsch://geheim@host", "smtp://", "smtp+tls://geheim@host:abc", "smtp://[geheim"]
)
def test_mail_server_that_cannot_be_meant_is_refused(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.mail_server("EMAIL_URL")
    assert str(refused.value).startswith("EMAIL_URL ist ungültig. Erwartet wird eine Adresse wie smtp+tls://")
    assert "geheim" not in str(refused.value)


def test_names_may_have_spaces_around_them(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "klima.example.org, www.klima.example.org ,")
    assert environment.words("ALLOWED_HOSTS") == ["klima.example.org", "www.klima.example.org"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "vielleicht"), ("HASHED_STATIC", "ja und nein"), ("HSTS_SECONDS", "lange"), ("DATABASE_URL", "geheim"),
        ("DATABASE_URL", "quatsch://geheim@host/x"), ("EMAIL_URL", "geheim"), ("LOG_LEVEL", "laut"), ("DATA_DIR", "/dev/null"),
        ("FORM_MINIMUM_SECONDS", "-1"), ("PAUSE_BETWEEN_POSTS", "lange"), ("PROOF_OF_WORK_BITS", "25"),
        ("TRUSTED_PROXIES", "127.0.0.1, geheim"), ("TRUSTED_PROXIES", "10.0.0.1/8"),
    ],
)  # fmt: skip
def test_commands_say_in_one_line_which_setting_is_wrong(tmp_path, name, value):
    done = manage(tmp_path, **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Fehler in den Einstellungen: {name}")
    assert (done.stderr.count("\n"), "geheim" in done.stderr) == (1, False)


def test_empty_variables_count_as_none(tmp_path):
    names = (
        "DEBUG",
        "HSTS_SECONDS",
        "DATABASE_URL",
        "EMAIL_URL",
        "LOG_LEVEL",
        "ALLOWED_HOSTS",
        "SECRET_KEY",
        "SITE_URL",
    )
    assert manage(tmp_path, **dict.fromkeys(names, "")).returncode == 0


def test_folder_may_have_any_name(tmp_path):
    folder = tmp_path / "Daten für 100% #1?"
    assert manage(tmp_path, "migrate", "-v0", DATA_DIR=str(folder)).returncode == 0
    assert (folder / "klimaportal.sqlite3").exists()


def manage(folder, *command: str, **environ: str) -> subprocess.CompletedProcess:
    environ = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **environ}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *(command or ["check"])]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
