"""What every drill needs, and the table of what it found."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.drills.sizes import ENGINE

FIGURES = pytest.StashKey[list]()


@pytest.fixture
def figures(request):
    """``figures("Was", "Ergebnis")`` puts a line into the table at the end."""
    lines = request.config.stash.setdefault(FIGURES, [])
    return lambda what, result: lines.append((what, result))


@pytest.fixture
def folder():
    """A short path: that of a Unix socket must not pass 107 characters."""
    made = Path(tempfile.mkdtemp(prefix="drill-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def postgres(folder):
    """The drill's own PostgreSQL, or None on SQLite."""
    if ENGINE != "postgres":
        yield None
        return
    from tests.drills.database import Postgres

    server = Postgres(folder / "pg")
    yield server
    server.stop()


@pytest.fixture
def environ(folder, postgres) -> dict[str, str]:
    return {"DATABASE_URL": postgres.url} if postgres else {}


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(FIGURES, [])
    if not lines:
        return
    engine = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[ENGINE]
    terminalreporter.section(f"Was die Übungen ergaben: {engine}")
    terminalreporter.write_line("| Was | Ergebnis |\n|---|---|")
    for what, result in lines:
        terminalreporter.write_line(f"| {what} | {result} |")
