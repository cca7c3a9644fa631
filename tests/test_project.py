"""Guards over the whole project that no single room could keep."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def test_no_migration_is_missing(db, capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    assert capsys.readouterr().out == "No changes detected\n"


def test_migrations_have_names_and_one_end_each(db):
    loader = MigrationLoader(None)
    ours = {"core", "pages", "news", "documents", "bestpractice", "blog"}
    names = [name for app, name in loader.disk_migrations if app in ours]
    assert (loader.detect_conflicts(), [name for name in names if "_auto_" in name]) == ({}, [])
    assert {app for app, _name in loader.disk_migrations} >= ours


def test_system_checks_find_nothing(db):
    call_command("check", fail_level="WARNING")


def test_deployment_checks_find_nothing(db):
    call_command("check", deploy=True, fail_level="WARNING")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", True), ("MIDDLEWARE", []), ("SECURE_SSL_REDIRECT", False), ("SECURE_HSTS_SECONDS", 0),
        ("SECURE_CONTENT_TYPE_NOSNIFF", False), ("SECURE_REFERRER_POLICY", None), ("SESSION_COOKIE_SECURE", False),
    ],
)  # fmt: skip
def test_deployment_checks_would_find_what_is_wrong(db, settings, name, value):
    setattr(settings, name, value)
    with pytest.raises(CommandError):
        call_command("check", deploy=True, fail_level="WARNING")


def test_deployment_checks_find_nothing_in_a_fresh_environment(tmp_path):
    environ = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "klimaportal.settings",
    }
    command = [
        sys.executable,
        "-W",
        "error::RuntimeWarning",
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
    ]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[:1]) == (0, ["System check identified no issues (2 silenced)."])


def test_test_run_uses_the_database_it_was_asked_for(db):
    asked = {"postgres": "postgresql"}.get(os.environ.get("TEST_DATABASE", "sqlite"), "sqlite")
    assert connection.vendor == asked
