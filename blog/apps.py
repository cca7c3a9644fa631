from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Blog")

    def ready(self):
        from klimaportal.core import chores
        from klimaportal.core.sections import register

        from .decisions import ensure_reasons
        from .digests import send_digests
        from .housekeeping import tidy
        from .rules import ensure_consent
        from .sections import BlogSection
        from .transparency import EVERY, count_afresh

        register(BlogSection())
        title = _("Sammelmails an die Moderation")
        chores.register(chores.Task("moderationsmails", title, timedelta(minutes=1), send_digests))
        chores.register(chores.Task("aufraeumen", _("Aufräumen"), timedelta(hours=1), tidy))
        title = _("Zahlen für «So gehen wir mit Beiträgen um»")
        chores.register(chores.Task("beitragszahlen", title, EVERY, count_afresh))
        post_migrate.connect(ensure_reasons, sender=self)
        post_migrate.connect(ensure_consent, sender=self)
