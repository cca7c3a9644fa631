from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Seiten")

    def ready(self):
        from klimaportal.core.sections import register

        from .sections import PagesSection

        register(PagesSection())
