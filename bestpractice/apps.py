from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BestPracticeConfig(AppConfig):
    name = "bestpractice"
    verbose_name = _("Gute Beispiele")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from klimaportal.core.sections import register

        from .sections import BestPracticeSection

        register(BestPracticeSection())
