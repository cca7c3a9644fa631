from django.core.management.base import BaseCommand, CommandError

from klimaportal.demo.loader import COUNTIES, AlreadyFilled, Loader
from klimaportal.demo.scale import scale as add_scale


class Command(BaseCommand):
    help = "Füllt ein leeres Portal mit einem Beispiel-Landkreis. Vorhandene Inhalte bleiben, wie sie sind."

    def add_arguments(self, parser):
        parser.add_argument("county", nargs="?", choices=COUNTIES, help="kyffhaeuser (Vorgabe) oder soest")
        parser.add_argument(
            "--scale", type=int, default=0, metavar="N", help="N-mal so viele künstliche Einträge zum Messen"
        )

    def handle(self, county, scale: int = 0, **options):
        if scale < 0:
            raise CommandError("--scale braucht eine Zahl ab 0.")
        try:
            Loader(county or COUNTIES[0], say=lambda text: self.stdout.write(f"Demo: {text}")).load()
            self.stdout.write(self.style.SUCCESS("Demo: fertig."))
        except AlreadyFilled as filled:
            if county and str(filled) != county:
                raise CommandError(
                    f"Dieses Portal hat schon Inhalte ({filled}); sie bleiben unverändert. "
                    f"Für einen anderen Landkreis bitte einen anderen Ordner wählen, zum Beispiel DATA_DIR=var-{county}."
                ) from None
            self.stdout.write(f"Demo: Die Inhalte ({filled}) sind schon da und bleiben, wie sie sind.")
        if scale:
            self.stdout.write(f"Demo: {add_scale(scale)} künstliche Einträge zum Messen angelegt.")
