"""The portal as it really runs, with all its processes, on data of its own, and what can be done to it."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from klimaportal.together import end_with_parent
from tests.browser.conftest import ROOT, free_port, wait_until_up

WORKERS = 4
# What ``manage.py serve`` does in the end. Static files are served where they lie: to compress them takes longer than a drill.
SERVE = (
    "from klimaportal.serving import become_server; become_server('127.0.0.1', '{port}', workers={workers}, threads=4)"
)
PREPARE = """
import json
from blog.models import Author, Post
from klimaportal.core.models import Portal
Portal.objects.create(county="Testkreis", moderation_email="moderation@example.org")
post = Post.objects.create(
    title="Wo fehlt der Radweg?", slug="radweg", summary="Eine Frage", body="<p>Text</p>", status="published",
    author=Author.objects.create(name="Klimaschutzmanagement"),
)
print(json.dumps(post.get_absolute_url()))
"""


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def process_tree(pid: int) -> list[int]:
    """Everything below ``pid``."""
    return [found for child in children(pid) for found in (child, *process_tree(child))]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    """A zombie counts as dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def serve(port: int, environ: dict[str, str], workers: int, output) -> subprocess.Popen:
    """Starts the server with its mail worker and waits for the first answer. ``output`` is a file."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", SERVE.format(port=port, workers=workers)],
        cwd=ROOT, env=environ, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        preexec_fn=end_with_parent(),  # noqa: PLW1509 - a single system call
    )  # fmt: skip
    wait_until_up(f"http://127.0.0.1:{port}/healthz", process, lambda: os.pread(output.fileno(), 100_000, 0).decode())
    return process


class RealPortal:
    """``with RealPortal(folder, DATABASE_URL=…, EMAIL_URL=…) as portal:`` – migrated, with one post, serving."""

    def __init__(self, data_dir: Path, **environ: str):
        self.port, self.output = free_port(), tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed in __exit__
        inherited = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
        self.environ = inherited | {
            "DATA_DIR": str(data_dir), "FORM_MINIMUM_SECONDS": "0", "LOG_LEVEL": "CRITICAL", **environ,
        }  # fmt: skip
        self.address = ("127.0.0.1", self.port)

    def __enter__(self) -> "RealPortal":
        (Path(self.environ["DATA_DIR"]) / "static").mkdir(parents=True)
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=self.environ, check=True)
        self.path = self.shell(PREPARE)
        self.process = serve(self.port, self.environ, WORKERS, self.output)
        return self

    def __exit__(self, *_error) -> None:
        self.stop()
        self.output.close()

    def stop(self) -> None:
        """Ends what runs, and waits until a mail that is just being handed over is noted."""
        if self.process.poll() is not None:
            return
        tree = process_tree(self.process.pid)
        self.process.terminate()
        self.process.wait(60)
        wait_for(lambda: not any(is_alive(pid) for pid in tree))

    def shell(self, code: str):
        """Runs ``code`` in a process of its own with this portal's settings; what it prints as JSON comes back."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code], cwd=ROOT, env=self.environ,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def server_workers(self) -> list[int]:
        """gunicorn's children: the processes that answer."""
        return [pid for master in children(self.process.pid) if "gunicorn" in command_of(master)
                for pid in children(master)]  # fmt: skip

    def mail_worker(self) -> int | None:
        return next((pid for pid in children(self.process.pid) if " worker " in command_of(pid)), None)


def kill(pid: int) -> bool:
    """``kill -9``; says whether there was somebody to kill and that it is dead now."""
    if not is_alive(pid):
        return False
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    for _ in range(500):
        if not is_alive(pid):
            return True
        time.sleep(0.01)
    return False


def wait_for(what, seconds: float = 60):
    """The first true value that ``what()`` returns."""
    for _ in range(int(seconds * 20)):
        if found := what():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain")
