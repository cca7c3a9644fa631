from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "klimaportal.core"
    label = "core"
    verbose_name = _("Grundlagen")

    def ready(self):
        from . import checks  # noqa: F401 - registers the system checks
        from .chores import Task, register
        from .outbox import tidy

        register(Task("postausgang", _("Postausgang aufräumen"), timedelta(hours=1), tidy))
