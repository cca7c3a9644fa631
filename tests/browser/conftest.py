"""The portal as a stranger starts it: `manage.py run` in an empty folder, with everything that comes with it."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def started(command: list[str], data_dir: str, **environ):
    """Runs a manage.py command that serves; yields its address and a function that returns what it has printed."""
    port = free_port()
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "DATA_DIR")}
    env |= {"DATA_DIR": data_dir, "PORT": str(port), "PYTHONUNBUFFERED": "1", **environ}
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip

        def printed() -> str:
            return os.pread(output.fileno(), 100_000, 0).decode()

        try:
            wait_until_up(f"http://127.0.0.1:{port}/healthz", process, printed)
            yield f"http://127.0.0.1:{port}", printed
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def wait_until_up(url: str, process, printed) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            pytest.fail(f"the server stopped:\n{printed()}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not come up:\n{printed()}")


@pytest.fixture(scope="module", params=["kyffhaeuser", "soest"])
def portal(request, tmp_path_factory):
    """(address, what was printed, data folder) of a freshly started demo county."""
    data_dir = str(tmp_path_factory.mktemp(request.param))
    # Nobody types as fast as a test does.
    with started(["run", request.param], data_dir, FORM_MINIMUM_SECONDS="0") as (url, printed):
        yield url, printed, data_dir


class Visit:
    """A browser window that remembers what no visitor should ever meet."""

    def __init__(self, browser, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("request", lambda r: self.hosts.update(re.findall(r"^https?://([^/]+)", r.url)))

    def log_in(self, url: str, name: str, password: str) -> None:
        self.page.goto(f"{url}/admin/login/?next=/admin/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", password)
        self.page.click("[type=submit]")


@pytest.fixture
def visit(chromium):
    """``visit(width=360)`` opens a window; it is closed after the test."""
    windows = []

    def open_window(width: int = 1280, height: int = 900, **options) -> Visit:
        windows.append(Visit(chromium, viewport={"width": width, "height": height}, **options))
        return windows[-1]

    yield open_window
    for window in windows:
        window.context.close()
