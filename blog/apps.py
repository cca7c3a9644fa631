from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Blog")

    def ready(self):
        from klimaportal.core.sections import register

        from .decisions import ensure_reasons
        from .rules import ensure_consent
        from .sections import BlogSection

        register(BlogSection())
        post_migrate.connect(ensure_reasons, sender=self)
        post_migrate.connect(ensure_consent, sender=self)
