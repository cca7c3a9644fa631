"""The production server with two processes: together they let somebody guess as often as one would."""

import http.cookiejar
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from klimaportal.serving import server_command
from tests.browser.conftest import ROOT, free_port, wait_until_up


def guess(base: str) -> int:
    """The status of one try with a wrong password by a browser that has just come."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(f"{base}/admin/login/", timeout=60).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    data = {"csrfmiddlewaretoken": token, "username": "administration", "password": "geraten"}
    try:
        return browser.open(f"{base}/admin/login/", urllib.parse.urlencode(data).encode(), timeout=60).status
    except urllib.error.HTTPError as error:
        return error.code


@contextmanager
def two_workers(data_dir: str):
    """gunicorn as `make serve` starts it, without collecting static files first."""
    port = str(free_port())
    database = {"DATABASE_URL": os.environ["DATABASE_URL"]} if os.environ.get("DATABASE_URL") else {}
    environ = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": data_dir,
        "DJANGO_SETTINGS_MODULE": "klimaportal.settings",
        **database,
    }
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environ, check=True)
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            server_command("127.0.0.1", port, workers=2, threads=4), cwd=ROOT, env=environ, stdout=output, stderr=output
        )
        try:
            wait_until_up(
                f"http://127.0.0.1:{port}/healthz", process, lambda: os.pread(output.fileno(), 9999, 0).decode()
            )
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


def test_processes_count_together(tmp_path):
    with two_workers(str(tmp_path)) as base:
        with ThreadPoolExecutor(8) as pool:
            codes = list(pool.map(guess, [base] * 16))
        codes += [guess(base) for _ in range(6 if codes.count(200) < 5 else 1)]
    assert set(codes) == {200, 429}
    assert codes.count(200) == 5
