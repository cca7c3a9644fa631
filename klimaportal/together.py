"""Keeps the mail worker running beside the server: ``python -m klimaportal.together SITE_URL SERVER …`` (serving.py).

This process only watches, so it stays small. A mail worker that ends, however it ended, is started again; when the server
ends, everything ends and the caller gets its exit code. Signals for the server are passed on.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
# Seconds before the next mail worker; longer when the last one did not live long, so that a broken one costs little.
PAUSE, LONG_PAUSE, SHORT_LIFE = 1, 5, 3
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
FOR_THE_SERVER = (signal.SIGHUP, signal.SIGUSR1, signal.SIGTTIN, signal.SIGTTOU)
PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent():
    """What the server does before it starts: on Linux it is told to stop when this process is killed."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Together:
    def __init__(self, site_url: str, command: list[str]):
        self.is_ending, self.site_url = False, site_url
        self.server = subprocess.Popen(command, preexec_fn=end_with_parent())  # noqa: S603, PLW1509 - no threads here
        for number in (*ENDING, *FOR_THE_SERVER):
            signal.signal(number, self.pass_on)
        self.start_worker()

    def start_worker(self) -> None:
        command = [sys.executable, str(MANAGE), "worker", "--beside", str(os.getpid())]
        # Only the worker is told: nobody asks it over the web, so it can't see from a request where the portal is.
        environ = {**os.environ, "SITE_URL": self.site_url}
        self.worker, self.started = subprocess.Popen(command, env=environ), time.monotonic()  # noqa: S603 - fixed

    def pass_on(self, number, _frame) -> None:
        self.is_ending = self.is_ending or number in ENDING
        self.tell(self.server.pid, number)

    @staticmethod
    def tell(pid: int, number: int) -> None:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return

    def watch(self) -> int:
        """Until the server has ended; returns what a shell would call its exit code."""
        while True:
            pid, status = os.wait()
            if pid == self.server.pid:
                self.tell(self.worker.pid, signal.SIGTERM)
                code = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code
            if pid == self.worker.pid and not self.is_ending:
                time.sleep(PAUSE if time.monotonic() - self.started > SHORT_LIFE else LONG_PAUSE)
                if not self.is_ending:
                    self.start_worker()


if __name__ == "__main__":
    sys.exit(Together(sys.argv[1], sys.argv[2:]).watch())
