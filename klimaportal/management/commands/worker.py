import logging
import os
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection

from klimaportal.core.outbox import drain

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Verschickt, was im Postausgang liegt. Läuft, bis es beendet wird; mehrere zugleich stören sich nicht."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="nur einmal nachsehen")
        parser.add_argument("--beside", type=int, metavar="PID", help="endet mit diesem Prozess, der ihn gestartet hat")

    def handle(self, once: bool, beside: int | None, **options):
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_args: stop.set())
        while not stop.is_set() and (beside is None or os.getppid() == beside):
            self.work()
            if once:
                break
            stop.wait(1)

    def work(self) -> None:
        """One look into the outbox; a database that is away for a while is no reason to give up."""
        close_old_connections()
        try:
            drain()
        except DatabaseError:
            logger.exception("the outbox can't be read, trying again")
            connection.close()
