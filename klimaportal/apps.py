from datetime import timedelta

from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "klimaportal"
    verbose_name = _("Klimaportal")
    default = True

    def ready(self):
        from .core import chores
        from .login import log, tables
        from .roles import sync_roles

        # Signals are sent for apps with models only; the ground has some in every portal.
        core = apps.get_app_config("core")
        post_migrate.connect(sync_roles, sender=core)
        post_migrate.connect(tables.make_cache_table, sender=core)
        chores.register(
            chores.Task("login-limits", "Abgelaufene Anmeldesperren", timedelta(days=1), tables.forget_expired)
        )
        log.connect()


class AdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "klimaportal.admin_site.PortalAdminSite"
