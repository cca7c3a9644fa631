"""Measures the portal with a demo county and prints a table in Markdown (docs/measurements.md).

    make bench [COUNTY=soest]

Starts the production server on a free port with its own data, asks each public template for its size and its queries, and
compares its speed with that of the bare frame (the 404 page) in the same rounds: ratios travel between machines, single times don't.
"""

import concurrent.futures
import gzip
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = [
    "/",
    "/aktuelles/",
    "/termine/",
    "/presse/",
    "/dokumente/",
    "/best-practice/",
    "/blog/",
    "/themen/",
    "/suche/?q=klima",
    "/kontakt/",
]
FIRST_OF = ["/aktuelles/", "/termine/", "/dokumente/", "/best-practice/", "/blog/", "/themen/"]
REFERENCE, ROUNDS, REQUESTS = "/gibt-es-nicht/", 3, 60


def get(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:  # the reference is a page that is not there
        return error.read()


def rate(url: str) -> float:
    """Requests a second with eight clients at once."""
    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(get, [url] * REQUESTS))
    return REQUESTS / (time.perf_counter() - start)


def queries(paths: list[str]) -> dict[str, int]:
    """Database queries of each page, asked in this process on the same data."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klimaportal.settings")
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, counts = Client(SERVER_NAME="localhost"), {}
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts[path] = len(captured)
    return counts


def workers_of(pid: int) -> list[float]:
    """Resident memory in MB of each process that answers: the children of gunicorn, which is a child of ``pid``."""
    masters = [child for child in children(pid) if b"gunicorn" in Path(f"/proc/{child}/cmdline").read_bytes()]
    answering = [child for master in masters for child in children(int(master))]
    found = [re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{child}/status").read_text()) for child in answering]
    return [int(match[1]) / 1024 for match in found if match]


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def main() -> None:
    county = os.environ.get("COUNTY") or "kyffhaeuser"
    data = tempfile.mkdtemp(prefix="klimaportal-bench-")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ |= {"DATA_DIR": data, "PORT": str(port), "HASHED_STATIC": "1"}
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "-v0"], check=True)
    subprocess.run([*manage, "demo", county], check=True, stdout=subprocess.DEVNULL)
    if scale := os.environ.get("SCALE"):
        subprocess.run([*manage, "demo", county, "--scale", scale], check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([*manage, "serve"], stdout=subprocess.DEVNULL, start_new_session=True)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(base)
        report(base, server.pid, county)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)
        shutil.rmtree(data, ignore_errors=True)


def wait_for(base: str) -> None:
    for _ in range(600):
        try:
            get(base + "/healthz")
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not come up")


def report(base: str, pid: int, county: str) -> None:
    found = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", gzip.decompress(get(base + "/sitemap.xml")).decode())
    paths = LISTS + [next(p for p in found if p.startswith(prefix) and p != prefix) for prefix in FIRST_OF]
    counts = queries(paths)
    ratios: dict[str, list[float]] = {path: [] for path in paths}
    for _ in range(ROUNDS):
        reference = rate(base + REFERENCE)
        for path in paths:
            ratios[path].append(rate(base + path) / reference)
    print(f"\n{county}, {os.cpu_count()} Kerne, Median aus {ROUNDS} Runden\n")
    print("| Seite | Abfragen | HTML (gzip) | Tempo im Verhältnis zum Rahmen (404) |\n|---|---|---|---|")
    for path in paths:
        size = len(get(base + path)) / 1024
        print(f"| `{path}` | {counts[path]} | {size:.1f} KB | {statistics.median(ratios[path]):.2f} |")
    print(f"\nSpeicher je Prozess: {', '.join(f'{mb:.0f} MB' for mb in workers_of(pid))}")


if __name__ == "__main__":
    main()
