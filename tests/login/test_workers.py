"""The production server with two processes: together they let somebody guess as often as one would."""

import http.cookiejar
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from tests.browser.conftest import started


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


def test_processes_count_together(tmp_path):
    database = {"DATABASE_URL": os.environ["DATABASE_URL"]} if os.environ.get("DATABASE_URL") else {}
    with started(["serve"], str(tmp_path), WORKERS="2", THREADS="4", **database) as (base, _printed):
        with ThreadPoolExecutor(8) as pool:
            codes = list(pool.map(guess, [base] * 16))
        codes += [guess(base) for _ in range(6 if codes.count(200) < 5 else 1)]
    assert set(codes) == {200, 429}
    assert codes.count(200) == 5
