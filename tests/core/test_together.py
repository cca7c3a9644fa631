"""The server and the mail worker live and end together, and a mail worker that was killed comes back by itself."""

import os
import signal
import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, free_port
from tests.drills.portal import command_of, is_alive, kill, process_tree, serve, wait_for


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The environment of a portal with an empty, migrated database."""
    folder = tmp_path_factory.mktemp("zusammen")
    (folder / "static").mkdir()
    environ = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    environ |= {"DATA_DIR": str(folder), "LOG_LEVEL": "CRITICAL"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environ, check=True)
    return environ


class Running:
    def __init__(self, environ, output):
        self.process = serve(free_port(), environ, 2, output)

    def mail_worker(self) -> int | None:
        return next((pid for pid in process_tree(self.process.pid) if " worker " in command_of(pid)), None)


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
