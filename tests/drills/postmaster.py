"""A mail server on loopback that can be away or hang, and counts what it took on by Message-ID, as mail servers do."""

import asyncio
import email
import socket
import threading
from collections import Counter
from email import policy

from aiosmtpd.controller import Controller

from tests.browser.conftest import free_port


class CountingController(Controller):
    """Tells its handler of every connection."""

    def factory(self):
        self.handler.connections += 1
        return super().factory()


class Postmaster:
    def __init__(self):
        self.port = free_port()
        self.connections = 0
        self.accepted: Counter[str] = Counter()
        self.recipients: Counter[str] = Counter()
        self.stalled = 0
        self._stalls = False
        self._controller = self._silence = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, server, session, envelope):
        if self._stalls:
            self.stalled += 1
            await asyncio.sleep(3600)
        message = email.message_from_bytes(envelope.content, policy=policy.default)
        if not self.accepted[message["Message-ID"]]:
            self.recipients.update(envelope.rcpt_tos)
        self.accepted[message["Message-ID"]] += 1
        return "250 OK"

    def open(self) -> None:
        """Takes mail."""
        self.close()
        self._stalls = False
        self._start()

    def stall(self) -> None:
        """Hears a message out and never answers: it took nothing on."""
        self.close()
        self._stalls = True
        self._start()

    def _start(self) -> None:
        self._controller = CountingController(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def fall_silent(self) -> None:
        """Lets everybody connect and never says a word."""
        self.close()
        self._silence = Silence(self.port)

    def close(self) -> None:
        """Nobody is there: connections are refused."""
        if self._controller:
            self._controller.stop()
        if self._silence:
            self._silence.stop()
            self.connections += len(self._silence.connections)
        self._controller = self._silence = None

    def __enter__(self) -> "Postmaster":
        self.open()
        return self

    def __exit__(self, *_error) -> None:
        self.close()

    @property
    def repeats(self) -> int:
        """Messages that were handed over more than once; their readers get them once."""
        return self.accepted.total() - len(self.accepted)


class Silence(threading.Thread):
    def __init__(self, port: int):
        super().__init__(daemon=True)
        self.connections = []
        self.listener = socket.create_server(("127.0.0.1", port), backlog=100)
        self.start()

    def run(self):
        while True:
            try:
                self.connections.append(self.listener.accept()[0])
            except OSError:
                return

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for connection in self.connections:
            connection.close()
        self.join(10)
