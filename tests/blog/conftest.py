"""A database for tests with several connections at once."""

import sqlite3

import pytest
from django.db import connection, connections


@pytest.fixture
def real_database(transactional_db, tmp_path):
    """The test database as several connections see it: SQLite's lives in memory and is copied to a file first."""
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
