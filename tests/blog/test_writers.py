"""Many people write at once: every comment is stored, on SQLite in a real file as `make run` uses it, and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, connections
from django.test import Client

from blog.forms import CommentForm
from blog.models import Contribution
from klimaportal.core.models import Mail
from tests.factories import make_post

WRITERS = 16


def at_once(post, forms: list[dict]) -> list[int]:
    """The answers to all ``forms``, sent at the same moment, each by a thread with a connection of its own."""
    start = Barrier(len(forms))

    def send(data: dict) -> int:
        try:
            start.wait(timeout=30)
            return Client(SERVER_NAME="localhost").post(post.get_absolute_url(), data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(send, forms))


def filled(post, text: str) -> dict:
    """As somebody else each time: one address gets only so many mails to confirm in a day."""
    hidden = {name: CommentForm(post=post).initial[name] for name in ("token", "consent")}
    return {**hidden, "name": "Heidi", "email": f"{text.lower().replace(' ', '-')}@example.org", "text": text}


def test_all_of_sixteen_writers_are_stored(real_database):
    post = make_post()
    for wave in range(3):
        forms = [filled(post, f"Beitrag {wave}-{n}") for n in range(WRITERS)]
        assert at_once(post, forms) == [302] * WRITERS
    expected = {f"Beitrag {wave}-{n}" for wave in range(3) for n in range(WRITERS)}
    assert (set(Contribution.objects.values_list("text", flat=True)), Contribution.objects.count()) == (
        expected,
        3 * WRITERS,
    )


def test_one_form_sent_sixteen_times_at_once_is_stored_once(real_database):
    post = make_post()
    assert at_once(post, [filled(post, "Doppelklick")] * WRITERS) == [302] * WRITERS
    assert Contribution.objects.count() == 1


def test_one_address_gets_five_mails_however_many_ask_at_once(real_database):
    post = make_post()
    forms = [{**filled(post, f"Beitrag {n}"), "email": "heidi@example.org"} for n in range(WRITERS)]
    assert sorted(at_once(post, forms)) == [302] * 5 + [429] * (WRITERS - 5)
    assert (Contribution.objects.count(), Mail.objects.filter(recipient="heidi@example.org").count()) == (5, 5)


def test_sqlite_is_a_file_that_readers_can_use_while_one_writes(real_database):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert cursor.execute("PRAGMA database_list").fetchone()[2].endswith("portal.sqlite3")
    assert connection.settings_dict.get("OPTIONS", {}).get("transaction_mode") == (
        "IMMEDIATE" if connection.vendor == "sqlite" else None
    )
