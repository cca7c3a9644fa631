"""How hard a drill is: short in ``make test``, full by ``make drills`` (DRILLS=full)."""

import os
from dataclasses import dataclass

ENGINE = os.environ.get("TEST_DATABASE", "sqlite")


@dataclass(frozen=True)
class Sizes:
    clients: int
    server_kills: int
    worker_kills: int
    database_restarts: int
    # Seconds between two kills of server workers, at most.
    breath: float
    queued_mails: int
    # How many posts are timed with the mail server up, away and hanging.
    timed_posts: int


SHORT = Sizes(
    clients=6, server_kills=6, worker_kills=1, database_restarts=1, breath=0.4, queued_mails=100, timed_posts=10
)
FULL = Sizes(
    clients=16, server_kills=100, worker_kills=10, database_restarts=10, breath=0.5, queued_mails=1000, timed_posts=200
)
SIZES = FULL if os.environ.get("DRILLS") == "full" else SHORT
