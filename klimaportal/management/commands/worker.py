import logging
import os
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection

from klimaportal.core.chores import run_due
from klimaportal.core.outbox import drain

logger = logging.getLogger(__name__)
# Seconds between two looks at what is due again (core/chores.py); the outbox is looked into every second.
BETWEEN_CHORES = 20


class Command(BaseCommand):
    help = (
        "Verschickt, was im Postausgang liegt, und erledigt, was regelmäßig zu tun ist. Läuft, bis es beendet wird; "
        "mehrere zugleich stören sich nicht."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="nur einmal nachsehen")
        parser.add_argument("--beside", type=int, metavar="PID", help="endet mit diesem Prozess, der ihn gestartet hat")

    def handle(self, once: bool, beside: int | None, **options):
        stop, next_chores = threading.Event(), 0.0
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_args: stop.set())
        while not stop.is_set() and (beside is None or os.getppid() == beside):
            self.work(lambda: drain(is_ending=stop.is_set))
            if time.monotonic() >= next_chores:
                self.work(run_due)
                next_chores = time.monotonic() + BETWEEN_CHORES
            if once:
                self.work(drain)  # what a task has just written
                break
            stop.wait(1)

    def work(self, job) -> None:
        """Does ``job`` once; a database that is away for a while is no reason to give up."""
        close_old_connections()
        try:
            job()
        except DatabaseError:
            logger.exception("the database can't be asked, trying again")
            connection.close()
