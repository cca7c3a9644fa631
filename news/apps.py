from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("Aktuelles")

    def ready(self):
        from klimaportal.core.sections import register

        from .sections import EventsSection, NewsSection, PressSection

        register(EventsSection())
        register(NewsSection())
        register(PressSection())
