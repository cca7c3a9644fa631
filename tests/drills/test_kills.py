"""Processes are killed while citizens post: nothing that was accepted is lost, nothing is doubled, every mail arrives once."""

import random
import threading
import time
from collections import Counter

from tests.drills.citizens import address_for, at_once
from tests.drills.portal import RealPortal, kill, wait_for
from tests.drills.postmaster import Postmaster
from tests.drills.sizes import SIZES

STORED = """
import json
from collections import Counter
from blog.models import Contribution
print(json.dumps(Counter(Contribution.objects.values_list("text", flat=True))))
"""
# What a killed worker had leased is free again after ten minutes: the clock is put forward instead of waiting.
DELIVER = """
import json
from datetime import timedelta
from django.utils import timezone
from klimaportal.core.models import Mail
from klimaportal.core.outbox import LEASE, drain
drain(timezone.now() + LEASE + timedelta(minutes=2))
print(json.dumps([[m.message_id, m.recipient, m.sent_at is not None] for m in Mail.objects.all()]))
"""


class Killer:
    """Kills server workers at random moments and, spread over them, mail workers and the database."""

    def __init__(self, portal: RealPortal, postgres, citizens):
        self.portal, self.postgres, self.citizens = portal, postgres, citizens
        self.servers = self.workers = self.restarts = 0

    def rage(self) -> None:
        every_mail = SIZES.server_kills // SIZES.worker_kills
        every_restart = SIZES.server_kills // SIZES.database_restarts
        while self.servers < SIZES.server_kills:
            self.let_somebody_through()
            time.sleep(random.uniform(0.05, SIZES.breath))
            self.servers += kill(random.choice(wait_for(self.portal.server_workers)))
            if self.servers >= every_mail * (self.workers + 1):
                self.workers += kill(wait_for(self.portal.mail_worker))
            if self.postgres and self.servers >= every_restart * (self.restarts + 1):
                self.postgres.restart_at_once()
                self.restarts += 1

    def let_somebody_through(self) -> None:
        """Waits for one more accepted contribution: the kills hit a portal at work."""
        before = self.accepted()
        wait_for(lambda: self.accepted() > before, seconds=120)

    def accepted(self) -> int:
        return sum(len(citizen.accepted) for citizen in self.citizens)


def test_kill_9_loses_nothing_and_doubles_nothing(folder, postgres, environ, figures):
    with Postmaster() as postmaster, RealPortal(folder / "data", EMAIL_URL=postmaster.url, **environ) as portal:
        stop = threading.Event()
        citizens = at_once(SIZES.clients, portal, stop)
        killer = Killer(portal, postgres, citizens)
        killer.rage()
        stop.set()
        survivor = wait_for(portal.mail_worker)
        for citizen in citizens:
            citizen.join(150)
        # The mail worker came back by itself, and works.
        before = postmaster.accepted.total()
        [extra] = at_once(1, portal, threading.Event(), most=1, first=SIZES.clients)
        extra.join(150)
        citizens.append(extra)
        wait_for(lambda: postmaster.accepted.total() > before or extra.refused)
        stored = portal.shell(STORED)
        portal.stop()
        mails = portal.shell(DELIVER)
    accepted = [text for citizen in citizens for text in citizen.accepted]
    wanted = (SIZES.server_kills, SIZES.worker_kills, SIZES.database_restarts if postgres else 0)
    assert (killer.servers, killer.workers, killer.restarts) == wanted
    assert [problem for citizen in citizens for problem in citizen.refused] == []
    assert not any(citizen.is_alive() for citizen in citizens)
    assert (survivor > 0, len(accepted) >= SIZES.server_kills) == (True, True)
    assert min(len(citizen.accepted) for citizen in citizens) >= 1
    retries = sum(citizen.retries for citizen in citizens)
    assert retries > 0, "the kills hit nobody"
    # Each exactly once in the database, and nothing that nobody was told about.
    assert stored == dict.fromkeys(accepted, 1)
    # One mail for each, and each taken on by the mail server; a repeat has the same Message-ID and is read once.
    assert [mail for mail in mails if not mail[2]] == []
    assert Counter(mail[1] for mail in mails) == dict.fromkeys(map(address_for, accepted), 1)
    assert set(postmaster.accepted) == {message_id for message_id, *_rest in mails}
    figures(
        f"{killer.servers} × `kill -9` Serverprozess, {killer.workers} × Mailprozess, {killer.restarts} × Datenbank, "
        f"{SIZES.clients} Schreibende zugleich",
        f"{len(accepted)} angenommen nach {retries} abgerissenen Versuchen; 0 verloren, 0 doppelt; "
        f"{len(mails)} Mails, jede angekommen, {postmaster.repeats} mit gleicher Message-ID wiederholt",
    )
