import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from klimaportal.demo.accounts import ACCOUNTS, PASSWORD, open_demo_accounts
from klimaportal.demo.loader import COUNTIES
from klimaportal.serving import become_server, migrate, port, refuse_busy


class Command(BaseCommand):
    help = "Zeigt das Portal mit einem Beispiel-Landkreis auf diesem Rechner: Datenbank, Inhalte, Server."

    def add_arguments(self, parser):
        parser.add_argument("county", nargs="?", choices=COUNTIES)

    def handle(self, county, **options):
        number = port()
        refuse_busy("127.0.0.1", number)
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        migrate()
        call_command("demo", *([county] if county else []), stdout=self.stdout)
        self.announce(number)
        sys.stdout.flush()
        become_server("127.0.0.1", number, workers=1, threads=8)

    def announce(self, port: str) -> None:
        self.stdout.write(f"\n  Portal:     http://127.0.0.1:{port}/")
        self.stdout.write(f"  Verwaltung: http://127.0.0.1:{port}/admin/")
        for name in open_demo_accounts():
            self.stdout.write(f"    {ACCOUNTS[name]:<15} Anmeldename {name:<15} Passwort {PASSWORD}")
        self.stdout.write(f"  Mails:      {settings.EMAIL_FILE_PATH}/ (und hier)")
        self.stdout.write("  Beenden:    Strg+C\n")
