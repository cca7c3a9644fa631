import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from klimaportal.core.checks import unsafe_settings, weak_settings
from klimaportal.demo.accounts import open_demo_accounts
from klimaportal.serving import (
    become_server,
    is_loopback,
    migrate,
    number_from_environment,
    port,
    refuse_busy,
    static_files_changed,
)


class Command(BaseCommand):
    help = "Produktionsserver: gehashte, vorab komprimierte statische Dateien, mehrere Prozesse. HOST, PORT, WORKERS, THREADS."

    def handle(self, **options):
        host, number = os.environ.get("HOST", "127.0.0.1"), port()
        workers = max(2, number_from_environment("WORKERS", os.cpu_count() or 2, most=64))
        threads = number_from_environment("THREADS", 4, most=64)
        if not settings.HASHED_STATIC:  # settings are read once, so start over with the right ones
            os.environ["HASHED_STATIC"] = "1"
            os.execv(sys.executable, [sys.executable, *sys.argv])
        if not is_loopback(host):
            problems = unsafe_settings(dict(os.environ))
            if problems:
                self.refuse(host, problems)
        refuse_busy(host, number)
        settings.DATA_DIR.mkdir(mode=0o750, parents=True, exist_ok=True)
        migrate()
        if not is_loopback(host) and (known := open_demo_accounts()):
            self.refuse(host, [f"Die Beispiel-Konten {', '.join(known)} haben noch das allgemein bekannte Passwort. "
                               "Bitte in der Verwaltung ändern oder deaktivieren."])  # fmt: skip
        if static_files_changed():
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            static_files_changed(remember=True)
        self.stdout.write(f"Portal auf http://{host}:{number}/ mit {workers} Prozessen, Daten in {settings.DATA_DIR}")
        for problem in weak_settings():
            self.stdout.write(f"Hinweis: {problem}")
        self.stdout.flush()
        become_server(host, number, workers, threads)

    def refuse(self, host: str, problems: list[str]) -> None:
        lines = "\n".join(f"  - {problem}" for problem in problems)
        raise CommandError(
            f"Start verweigert: Auf {host} können andere zugreifen, und die Einstellungen sind unsicher.\n{lines}"
        )
