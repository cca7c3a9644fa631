"""The server and the mail worker live and end together, and a mail worker that was killed comes back by itself."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, free_port
from tests.drills.portal import command_of, is_alive, kill, process_tree, serve, wait_for


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The environment of a portal with an empty, migrated database."""
    folder = tmp_path_factory.mktemp("zusammen")
    (folder / "static").mkdir()
    inherited = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL")
    environ = {k: v for k, v in os.environ.items() if k not in inherited}
    environ |= {"DATA_DIR": str(folder), "LOG_LEVEL": "CRITICAL"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environ, check=True)
    return environ


class Running:
    def __init__(self, environ, output):
        self.port = free_port()
        self.process = serve(self.port, environ, 2, output)

    def mail_worker(self) -> int | None:
        return next((pid for pid in process_tree(self.process.pid) if " worker " in command_of(pid)), None)


def site_url_of(pid: int) -> str | None:
    values = Path(f"/proc/{pid}/environ").read_bytes().decode().split("\0")
    return next((value.partition("=")[2] for value in values if value.startswith("SITE_URL=")), None)


@pytest.fixture
def running(prepared, tmp_path):
    with (tmp_path / "output").open("w+") as output:
        running = Running(prepared, output)
        yield running
        for pid in (*process_tree(running.process.pid), running.process.pid):
            kill(pid)
        running.process.wait(10)


def test_killed_mail_worker_comes_back_by_itself(running):
    first = wait_for(running.mail_worker)
    assert kill(first)
    second = wait_for(running.mail_worker)
    assert (second != first, running.process.poll()) == (True, None)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows what a process was given")
def test_mail_worker_alone_is_told_where_the_portal_is(running):
    worker = wait_for(running.mail_worker)
    told = {pid: site_url_of(pid) for pid in process_tree(running.process.pid)}
    assert told.pop(worker) == f"http://127.0.0.1:{running.port}"
    assert set(told.values()) == {None}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_everything_ends(running, number):
    wait_for(running.mail_worker)
    tree = process_tree(running.process.pid)
    running.process.send_signal(number)
    assert running.process.wait(30) == 0
    wait_for(lambda: not any(is_alive(pid) for pid in tree))


def test_server_that_dies_takes_the_rest_with_it(running):
    wait_for(running.mail_worker)
    tree = process_tree(running.process.pid)
    master = next(pid for pid in tree if "gunicorn" in command_of(pid))
    assert kill(master)
    assert running.process.wait(30) == 128 + signal.SIGKILL
    wait_for(lambda: not any(is_alive(pid) for pid in tree))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_nothing_is_left_behind_when_the_watching_process_is_killed(running):
    wait_for(running.mail_worker)
    tree = process_tree(running.process.pid)
    assert kill(running.process.pid)
    wait_for(lambda: not any(is_alive(pid) for pid in tree))
