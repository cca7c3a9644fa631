"""Measures the conversation on a real server, on SQLite and PostgreSQL, and prints a table in Markdown (docs/measurements.md).

    make bench-conversation [TOTAL=1000000]

A long thread against a short one, a long queue against a short one, from the moderator's click to the page, and posting.
"""

import http.client
import os
import re
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.drills.citizens import at_once
from tests.drills.database import Postgres
from tests.drills.portal import RealPortal

TOTAL = int(os.environ.get("TOTAL") or 1_000_000)
MANY, FEW = 10_000, 20
LONG_QUEUE, SHORT_QUEUE = 50_000, 50
PAIRS, ROUNDS, PUBLICATIONS = 60, 3, 20
QUEUE = "/admin/blog/contribution/moderation/"
FILL = "import json; from scripts import bench_fill; print(json.dumps(bench_fill.{call}))"


class Moderator:
    """Somebody at the desk, and any visitor when there are no cookies."""

    def __init__(self, portal: RealPortal, cookies: dict[str, str] | None = None):
        self.portal, self.cookies = portal, cookies or {}

    def ask(self, method: str, path: str, values: dict | None = None, **headers: str) -> str:
        """Every request on a connection of its own. Raises RuntimeError for an answer that is no page."""
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if values:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(*self.portal.address, timeout=60)
        connection.request(method, path, urlencode(values) if values else None, headers)
        answer = connection.getresponse()
        content = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _sign, value = cookie.partition(";")[0].partition("=")
            self.cookies |= {name: value} if method == "GET" else {}
        connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]}")
        return content

    def seconds(self, path: str) -> float:
        began = time.perf_counter()
        self.ask("GET", path)
        return time.perf_counter() - began


def ratio(first: Callable[[], float], second: Callable[[], float]) -> str:
    """The median of ``first`` over that of ``second``, asked in turn so that both meet the same noise."""
    for _ in range(20):  # every worker has met both
        first(), second()
    pairs = [(first(), second()) for _ in range(PAIRS)]
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    return f"{one / other:.2f} ({one * 1000:.0f} ms zu {other * 1000:.0f} ms)"


def long_and_short_thread(portal: RealPortal) -> str:
    paths = portal.shell(FILL.format(call=f"million({TOTAL}, {MANY}, {FEW})"))
    visitor = Moderator(portal)
    return ratio(lambda: visitor.seconds(paths["many"]), lambda: visitor.seconds(paths["few"]))


def long_and_short_queue(moderator: Moderator) -> str:
    """Both can't be there at once: short and long in turn, the middle one of several rounds."""
    medians = []
    for number in (SHORT_QUEUE, LONG_QUEUE) * ROUNDS:
        moderator.portal.shell(FILL.format(call=f"waiting({TOTAL + 1}, {number})"))
        for _ in range(20):
            moderator.seconds(QUEUE)
        medians.append(statistics.median(moderator.seconds(QUEUE) for _ in range(PAIRS)))
    rounds = sorted(zip(medians[1::2], medians[::2], strict=True), key=lambda pair: pair[0] / pair[1])
    long, short = rounds[ROUNDS // 2]
    return f"{long / short:.2f} ({long * 1000:.0f} ms zu {short * 1000:.0f} ms, Median aus {ROUNDS} Runden)"


def from_click_to_page(moderator: Moderator) -> list[tuple[str, str]]:
    """Publishes one after the other; each time another worker is the only one awake and is asked until it shows it.

    Two lines: from the answer to the moderator's click until a visitor has the page, and the same from the click.
    """
    visitor, workers = Moderator(moderator.portal), moderator.portal.server_workers()
    rounds = [(number, *publish(moderator, visitor, number, workers)) for number in workers * PUBLICATIONS]
    lines = []
    for what, column in (("von der Antwort an die Moderation", 2), ("vom Klick an", 1)):
        times = [each[column] for each in rounds]
        slowest = max(statistics.median(each[column] for each in rounds if each[0] == worker) for worker in workers)
        lines.append((
            f"Veröffentlichen, {what}, bis die Seite es zeigt",
            f"in jedem der {len(workers)} Prozesse {PUBLICATIONS} mal: im Median {statistics.median(times) * 1000:.0f} ms "
            f"(im langsamsten {slowest * 1000:.0f} ms), höchstens {max(times) * 1000:.0f} ms, "
            f"{sum(each[3] for each in rounds)} von {len(rounds)} beim ersten Abruf",
        ))  # fmt: skip
    return lines


def publish(moderator: Moderator, visitor: Moderator, awake: int, workers: list[int]) -> tuple[float, float, bool]:
    """Publishes the oldest that waits. Seconds from the click, seconds from the answer to it, and whether the first page
    of the worker ``awake`` showed it."""
    page = moderator.ask("GET", QUEUE)
    item = re.search(r'name="item" value="(\d+:\d+)"', page)[1]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    pk = item.partition(":")[0]
    path, tries = f"/blog/messung-1/?kommentar={pk}", 1
    clicked = time.perf_counter()
    moderator.ask("POST", f"{QUEUE}entscheiden/", {"action": "publish", "item": item, "csrfmiddlewaretoken": token})
    answered = time.perf_counter()
    only(awake, workers, signal.SIGSTOP)
    try:
        while f'id="kommentar-{pk}"' not in visitor.ask("GET", path):
            tries += 1
            if time.perf_counter() - answered > 60:
                raise RuntimeError("a worker does not show what was published")
        shown = time.perf_counter()
    finally:
        only(awake, workers, signal.SIGCONT)
    return shown - clicked, shown - answered, tries == 1


def only(awake: int, workers: list[int], number: int) -> None:
    for pid in workers:
        if pid != awake:
            os.kill(pid, number)


def posting(portal: RealPortal, citizens: int, each: int, first: int) -> str:
    people = at_once(citizens, portal, threading.Event(), most=each, first=first)
    for person in people:
        person.join()
    if refused := [problem for person in people for problem in person.refused]:
        raise RuntimeError(refused[0])
    times = sorted(seconds for person in people for seconds in person.seconds)
    p50, p95 = (times[int(len(times) * part)] * 1000 for part in (0.5, 0.95))
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms"


def measure(engine: str, folder: Path, **environ: str) -> None:
    print(f"\n{engine}, {os.cpu_count()} Kerne\n\n| Was | Ergebnis |\n|---|---|")

    def line(what: str, result: str) -> None:
        print(f"| {what} | {result} |", flush=True)

    with RealPortal(folder, **environ) as portal:
        line("ein Beitrag nach dem anderen, bis zur Antwort", posting(portal, 1, 200, first=0))
        line("16 Schreibende zugleich, bis zur Antwort", posting(portal, 16, 40, first=1))
        thread = f"Beitrag mit {MANY} statt {FEW} Kommentaren, bei {TOTAL} in der Datenbank"
        line(thread, long_and_short_thread(portal))
        moderator = Moderator(portal, portal.shell(FILL.format(call="session()")))
        line(f"Warteschlange mit {LONG_QUEUE} statt {SHORT_QUEUE} Wartenden", long_and_short_queue(moderator))
        for what, result in from_click_to_page(moderator):
            line(what, result)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="klimaportal-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL may run as another user
        measure("SQLite", folder / "sqlite")
        postgres = Postgres(folder / "pg")
        try:
            measure("PostgreSQL", folder / "postgres", DATABASE_URL=postgres.url)
        finally:
            postgres.stop()


if __name__ == "__main__":
    main()
