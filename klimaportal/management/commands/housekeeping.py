from django.core.management.base import BaseCommand, CommandError

from klimaportal.core.chores import Busy, in_words, run_now, tasks


class Command(BaseCommand):
    help = "Räumt jetzt auf, statt auf die nächste volle Stunde zu warten: alle regelmäßigen Aufgaben, jede einmal."

    def handle(self, **options):
        failed = []
        for task in tasks():
            try:
                told = in_words(run_now(task.name))
            except Busy:
                told = "läuft gerade schon, nichts getan"
            except Exception as error:  # one task must not stop the others
                failed.append(str(task.title))
                told = f"fehlgeschlagen: {str(error) or type(error).__name__}"
            self.stdout.write(f"{task.title}: {told}")
        if failed:
            raise CommandError(f"Nicht gelungen: {', '.join(failed)}.")
