"""Regular tasks: each once when it is due, however many workers there are, whatever happens to one of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections

from klimaportal.core import chores
from klimaportal.core.chores import LEASE, Busy, Chore, Task, run_due, run_now
from klimaportal.management.commands import worker

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def ran(monkeypatch):
    """Two tasks instead of the portal's own; the list says which of them ran, «b» fails while it is in ``ran.broken``."""

    class Ran(list):
        broken = False

    ran = Ran()

    def task(name: str):
        def run(now):
            ran.append(name)
            if ran.broken and name == "b":
                raise ValueError("Platte voll")
            return {"Zeilen gelöscht": 3, "Bilder gelöscht": 0}

        return Task(name, f"Aufgabe {name}", HOUR, run)

    monkeypatch.setattr(chores, "_tasks", {name: task(name) for name in ("a", "b")})
    return ran


def test_task_runs_when_it_is_due_and_not_before(db, ran):
    assert [run_due(NOW), run_due(NOW), run_due(NOW + HOUR - timedelta(seconds=1)), run_due(NOW + HOUR)] == [
        ["a", "b"], [], [], ["a", "b"],
    ]  # fmt: skip


def test_last_run_is_noted_in_words(db, ran):
    run_due(NOW)
    chore = Chore.objects.get(name="a")
    assert (str(chore), chore.ran_at, chore.due_at, chore.leased_until, chore.error, chore.summary) == (
        "Aufgabe a", NOW, NOW + HOUR, None, "", "Zeilen gelöscht: 3",
    )  # fmt: skip


def test_task_that_fails_stops_no_other_and_is_tried_again(db, ran):
    ran.broken = True
    chores._tasks = dict(reversed(chores._tasks.items()))
    assert (run_due(NOW), list(ran)) == (["a"], ["b", "a"])
    assert (Chore.objects.get(name="b").error, Chore.objects.get(name="b").ran_at) == ("Platte voll", None)
    ran.broken = False
    assert run_due(NOW + HOUR) == ["b", "a"]
    assert Chore.objects.get(name="b").error == ""


def test_worker_that_died_leaves_its_task_to_the_next_one(db, ran):
    run_due(NOW)
    Chore.objects.filter(name="a").update(leased_until=NOW + LEASE, due_at=NOW)
    assert (run_due(NOW + LEASE - timedelta(seconds=1)), run_due(NOW + LEASE)) == ([], ["a"])


def test_tasks_go_on_after_the_clock_was_set_back(db, ran):
    run_due(NOW)
    assert run_due(NOW - timedelta(days=30)) == ["a", "b"]
    Chore.objects.update(leased_until=NOW + LEASE)
    assert run_due(NOW - timedelta(days=29)) == ["a", "b"]


def test_workers_at_once_run_each_task_once(real_database, ran):
    start = Barrier(8)

    def work(_n) -> list[str]:
        try:
            start.wait(timeout=30)
            return run_due()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        names = [name for found in pool.map(work, range(8)) for name in found]
    assert (sorted(names), sorted(ran)) == (["a", "b"], ["a", "b"])


def test_running_now_does_not_wait_until_it_is_due_but_for_who_is_at_it(db, ran):
    run_due(NOW)
    assert run_now("a", NOW) == {"Zeilen gelöscht": 3, "Bilder gelöscht": 0}
    Chore.objects.filter(name="a").update(leased_until=NOW + LEASE)
    with pytest.raises(Busy):
        run_now("a", NOW)


def test_housekeeping_says_what_was_done(db, ran, capsys):
    call_command("housekeeping")
    Chore.objects.filter(name="a").update(leased_until=datetime.now(UTC) + LEASE)
    ran.broken = True
    with pytest.raises(CommandError, match=r"^Nicht gelungen: Aufgabe b\.$"):
        call_command("housekeeping")
    assert capsys.readouterr().out.splitlines() == [
        "Aufgabe a: Zeilen gelöscht: 3",
        "Aufgabe b: Zeilen gelöscht: 3",
        "Aufgabe a: läuft gerade schon, nichts getan",
        "Aufgabe b: fehlgeschlagen: Platte voll",
    ]


def test_worker_does_what_is_due(real_database, ran, monkeypatch):
    monkeypatch.setattr(worker.signal, "signal", lambda *args: None)
    call_command("worker", "--once")
    call_command("worker", "--once")
    assert ran == ["a", "b"]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"ran_at": NOW - timedelta(hours=23)}, False),
        ({"ran_at": NOW - timedelta(hours=25)}, True),
        ({"ran_at": NOW, "error": "Platte voll"}, True),
        ({"ran_at": None, "due_at": NOW - timedelta(hours=23)}, False),
        ({"ran_at": None, "due_at": NOW - timedelta(hours=25)}, True),
    ],
)
def test_start_page_says_what_has_not_run(db, ran, as_role, state, told):
    Chore.objects.create(name="a", **{"due_at": NOW, **state})
    line = "regelmäßige Aufgabe ist gescheitert oder seit über einem Tag nicht gelaufen"
    with time_machine.travel(NOW, tick=False):
        pages = {role: as_role(role).get("/admin/").content.decode() for role in ("Administration", "Moderation")}
    assert {role: line in page for role, page in pages.items()} == {"Administration": told, "Moderation": False}


def test_portal_that_never_had_a_worker_is_told_after_a_day(db, ran):
    assert (chores.neglected(NOW), len(chores.neglected(NOW + timedelta(hours=25)))) == ([], 2)


def test_list_shows_the_tasks_in_words(db, ran, as_role):
    run_due()
    page = as_role("Administration").get("/admin/core/chore/").content.decode()
    assert [page.count(words) for words in ("Aufgabe a", "Aufgabe b", "Zeilen gelöscht: 3", "clock")] == [1, 1, 2, 0]
