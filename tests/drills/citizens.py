"""Citizens who post at the same time: they load the form, fill it in and send it again when the line breaks, as browsers do."""

import http.client
import random
import threading
import time
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

TYPED = ("text", "name", "email", "place", "website")
PATIENCE = 120  # seconds until somebody gives up


def address_for(text: str) -> str:
    """Every post has an address of its own, so that its mail can be told from the others."""
    return f"{text.rsplit(maxsplit=1)[-1]}@example.org"


class FormReader(HTMLParser):
    """What a browser would send along with what was typed: hidden fields and the ticks that the form asks for."""

    def __init__(self):
        super().__init__()
        self.values, self._fields = {}, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._fields = {} if given.get("method") == "post" else None
        if tag != "input" or self._fields is None or given.get("name") in (None, *TYPED):
            return
        if given.get("type") != "checkbox":
            self._fields[given["name"]] = given.get("value") or ""
        elif "required" in given:
            self._fields[given["name"]] = given.get("value") or "on"

    def handle_endtag(self, tag):
        if tag == "form" and self._fields and "token" in self._fields:
            self.values, self._fields = self._fields, None


@dataclass
class Citizen(threading.Thread):
    """Posts until ``stop`` is set, and finishes what is begun. Every post comes from another network (/24) on loopback."""

    number: int
    address: tuple[str, int]
    path: str
    stop: threading.Event
    most: int = 1_000_000
    # What the portal has confirmed: the words as they were typed.
    accepted: list[str] = field(default_factory=list)
    # Any answer that nobody should get: a refusal, or none at all for two minutes.
    refused: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    retries: int = 0

    def __post_init__(self):
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self):
        for count in range(self.most):
            if self.stop.is_set():
                return
            self.source = f"127.{10 + self.number}.{count % 256}.1"
            self.write(f"Gedanke {uuid.uuid4()}")

    def write(self, text: str) -> None:
        form = self.until_answered("GET")
        reader = FormReader()
        reader.feed(form[1] if form else "")
        if not reader.values:
            self.refused.append(f"no form: {form}")
            return
        typed = {"text": text, "name": "Heidi", "email": address_for(text), "place": "", "website": ""}
        body = urlencode({**reader.values, **typed})
        answer = self.until_answered("POST", body)
        if answer and answer[0] in (302, 303):
            self.accepted.append(text)
        else:
            self.refused.append(f"{answer and answer[0]}: {answer and errors_in(answer[1])}")

    def until_answered(self, method: str, body: str = "") -> tuple[int, str] | None:
        """Asks again with the same form after a broken connection or a 5xx."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            began = time.monotonic()
            try:
                status, content = self.ask(method, body)
            except (OSError, http.client.HTTPException):
                status, content = 0, ""
            if 0 < status < 500:
                if method == "POST":
                    self.seconds.append(time.monotonic() - began)
                return status, content
            self.retries += 1
            time.sleep(random.uniform(0.05, 0.3))
        return None

    def ask(self, method: str, body: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(*self.address, timeout=30, source_address=(self.source, 0))
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            connection.request(method, self.path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


def errors_in(page: str) -> str:
    """What the form complained about, for whoever has to find out why."""
    _before, _mark, rest = page.partition('id="fehler"')
    return rest[:600] if rest else page[:200]


def at_once(number: int, portal, stop: threading.Event, most: int = 1_000_000, first: int = 0) -> list[Citizen]:
    """``number`` citizens, started. ``first`` keeps them apart from others: two from one network have to wait."""
    citizens = [Citizen(first + n, portal.address, portal.path, stop, most) for n in range(number)]
    for citizen in citizens:
        citizen.start()
    return citizens
