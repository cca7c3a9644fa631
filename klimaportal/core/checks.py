"""Misuse caught at start, and a deployment that would be unsafe caught before it serves anybody."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.http.request import validate_host
from django.utils.translation import gettext as _


@register(Tags.models)
def sections_are_complete(app_configs, **kwargs):
    from .sections import Section, sections

    errors = []
    for section in sections.values():
        for name in ("key", "title", "singular", "model"):
            if not getattr(section, name):
                errors.append(Error(f"section {type(section).__name__} has no {name}", id="klimaportal.E001"))
        makes_addresses = type(section).url_of is not Section.url_of
        if not section.model.detail_url_name and not makes_addresses:
            errors.append(Error(f"{section.model.__name__} has no detail_url_name", id="klimaportal.E002"))
    return errors


@register(Tags.security, deploy=True)
def transport_is_protected(app_configs, **kwargs):
    """What Django's own checks would ask, if they recognised our SecurityMiddleware (they fall silent beside it)."""
    kept = {
        "MIDDLEWARE": "klimaportal.core.middleware.SecurityMiddleware" in settings.MIDDLEWARE,
        "SECURE_HSTS_SECONDS": settings.SECURE_HSTS_SECONDS >= 86400,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": settings.SECURE_HSTS_INCLUDE_SUBDOMAINS,
        "SECURE_CONTENT_TYPE_NOSNIFF": settings.SECURE_CONTENT_TYPE_NOSNIFF,
        "SECURE_SSL_REDIRECT": settings.SECURE_SSL_REDIRECT,
        "SECURE_REFERRER_POLICY": settings.SECURE_REFERRER_POLICY,
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    }
    return [
        Warning(f"{name} does not protect visitors", id="klimaportal.W001") for name, fine in kept.items() if not fine
    ]


@register(Tags.security, deploy=True)
def visitors_are_told_apart(app_configs, **kwargs):
    """TLS ends at a proxy (gunicorn speaks none here). Unless it is named, everybody seems to write from its address."""
    return [Warning(text, id="klimaportal.W002") for text in weak_settings()]


def weak_settings() -> list[str]:
    """What a server may start with, but should not; one German sentence each."""
    if not settings.SITE_URL.startswith("https://") or settings.TRUSTED_PROXIES or not settings.PAUSE_BETWEEN_POSTS:
        return []
    return [
        _(
            "TRUSTED_PROXIES fehlt: Alle scheinen von der Adresse des vorgelagerten Webservers zu schreiben und müssten "
            "nach jedem Beitrag aufeinander warten. Bitte dessen Adresse eintragen, zum Beispiel 127.0.0.1."
        )
    ]


def unsafe_settings(environ: dict) -> list[str]:
    """Why a server that others can reach must not start with these settings; one German sentence each."""
    problems = []
    if settings.DEBUG:
        problems.append(_("DEBUG ist eingeschaltet: Fehlerseiten würden Interna zeigen. Bitte DEBUG=0 setzen."))
    key = environ.get("SECRET_KEY", "")
    if len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-"):
        problems.append(
            _("SECRET_KEY fehlt, ist kürzer als 50 Zeichen oder leicht zu erraten. Bitte einen zufälligen Wert setzen.")
        )
    if not environ.get("ALLOWED_HOSTS") or "*" in settings.ALLOWED_HOSTS:
        problems.append(_("ALLOWED_HOSTS fehlt oder erlaubt alle Namen («*»). Bitte den Namen der Website eintragen."))
    if not settings.SITE_URL.startswith("https://"):
        problems.append(_("SITE_URL fehlt oder beginnt nicht mit https://. Bitte die öffentliche Adresse eintragen."))
    elif not validate_host(urlsplit(settings.SITE_URL).hostname or "", settings.ALLOWED_HOSTS):
        problems.append(_("SITE_URL nennt einen Namen, den ALLOWED_HOSTS nicht erlaubt. Bitte beide angleichen."))
    if settings.SECURE_HSTS_SECONDS <= 0:
        problems.append(
            _("HSTS_SECONDS ist 0: Browser würden unverschlüsselte Verbindungen zulassen. Bitte weglassen.")
        )
    return problems
