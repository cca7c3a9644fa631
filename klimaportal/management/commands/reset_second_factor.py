from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from klimaportal.login import factors


class Command(BaseCommand):
    help = "Entfernt Passkeys, App und Notfallcodes eines Kontos, wenn sich sonst niemand mehr anmelden kann."

    def add_arguments(self, parser):
        parser.add_argument("username", help="Anmeldename des Kontos")

    def handle(self, username, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Ein Konto «{username}» gibt es nicht.")
        done = factors.reset(user)
        self.stdout.write(
            f"{username}: {'zurückgesetzt, jetzt genügt das Passwort.' if done else 'hat keinen zweiten Faktor.'}"
        )
