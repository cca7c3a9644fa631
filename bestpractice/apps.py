from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BestPracticeConfig(AppConfig):
    name = "bestpractice"
    verbose_name = _("Gute Beispiele")

    def ready(self):
        from klimaportal.core.sections import register

        from .sections import BestPracticeSection

        register(BestPracticeSection())
