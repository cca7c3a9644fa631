"""The shared cache's table: made with the others, and emptied of what has expired."""

from datetime import datetime

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _


def make_cache_table(sender, using: str, **kwargs) -> None:
    """After every migrate; does nothing if the table is there."""
    call_command("createcachetable", database=using, verbosity=0)


def forget_expired(now: datetime) -> dict[str, int]:
    """Drops limits that have passed; Django does so only when the table is full."""
    table = connection.ops.quote_name(cache._table)
    with connection.cursor() as cursor:
        before = connection.ops.adapt_datetimefield_value(now)
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [before])  # noqa: S608 - the setting's own name
        return {_("gelöscht"): cursor.rowcount}
