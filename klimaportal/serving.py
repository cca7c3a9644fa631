"""How the portal is served: the same server for a look on one machine and for production."""

import errno
import hashlib
import ipaddress
import os
import socket
import sys

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError


def number_from_environment(name: str, default: int, most: int) -> int:
    """The whole number from 1 to ``most`` in the variable ``name``. Raises ``CommandError`` with one German line."""
    text = os.environ.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= most:
        raise CommandError(f"{name}={text} ist keine ganze Zahl von 1 bis {most}.")
    return int(text)


def port() -> str:
    return str(number_from_environment("PORT", 8000, most=65535))


def refuse_busy(host: str, port: str) -> None:
    """Raises ``CommandError`` with one German line if the server could not listen there."""
    try:
        family, kind, *_rest, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} ist schon belegt. Bitte einen anderen wählen, zum Beispiel PORT={int(port) % 65000 + 1}."
            ) from None
        raise CommandError(f"Auf HOST={host} PORT={port} lässt sich nicht lauschen ({error.strerror}).") from None


def migrate() -> None:
    """Brings the database up to date. Raises ``CommandError`` with one German line if it can't be reached."""
    try:
        call_command("migrate", verbosity=0)
    except OperationalError as error:
        raise CommandError(f"Die Datenbank antwortet nicht: {str(error).splitlines()[0]}") from error


def server_command(host: str, port: str, workers: int, threads: int) -> list[str]:
    """The argument list that starts gunicorn; threads keep a slow visitor from blocking the others."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        sys.executable, "-m", "gunicorn", "klimaportal.wsgi:application", "--bind", bind, "--worker-class", "gthread",
        "--workers", str(workers), "--threads", str(threads), "--preload", "--timeout", "60", "--graceful-timeout", "20",
        # Only a header can say SCRIPT_NAME here, and only a visitor would: it must not reach the application.
        "--forwarder-headers", "", "--limit-request-line", "8190", "--log-level", "warning",
        "--keep-alive", "15", "--max-requests", "20000", "--max-requests-jitter", "2000",
        "--worker-tmp-dir", "/dev/shm" if sys.platform == "linux" else "/tmp",  # noqa: S108
    ]  # fmt: skip


# What a large picture took goes back to the system at once instead of staying with the process (mallopt(3)).
ALLOCATOR = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072"}


def become_server(host: str, port: str, workers: int, threads: int) -> None:
    """Replaces this process by one that keeps the server and the mail worker running (together.py)."""
    for name, value in ALLOCATOR.items():
        os.environ.setdefault(name, value)
    server = server_command(host, port, workers, threads)
    command = [sys.executable, "-m", "klimaportal.together", site_url(host, port), *server]
    os.execv(sys.executable, command)  # noqa: S606 - fixed arguments


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def site_url(host: str, port: str) -> str:
    """What links begin with in mails that nobody asked for over the web; empty if nobody can know it."""
    if settings.SITE_URL or not is_loopback(host):
        return settings.SITE_URL
    name = host.strip("[]")
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def static_files_changed(remember: bool = False) -> bool:
    """Whether the collected static files are older than their sources; with ``remember`` notes the present state."""
    state = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state.update(f"{path}|{storage.size(path)}|{storage.get_modified_time(path).timestamp()}\n".encode())
    note = settings.STATIC_ROOT / ".sources"
    if remember:
        note.write_text(state.hexdigest())
        return False
    return not note.exists() or note.read_text() != state.hexdigest()
