"""Who changed how they log in is told by the admin's log, beside everything else that was changed."""

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from .factors import FACTORS, note


def _added(user, authenticator, **kwargs) -> None:
    if authenticator.type in FACTORS:
        note(user, _("Eingerichtet: %(what)s.") % {"what": FACTORS[authenticator.type]})


def _removed(user, authenticator, **kwargs) -> None:
    if authenticator.type in FACTORS:
        note(user, _("Entfernt: %(what)s.") % {"what": FACTORS[authenticator.type]})


def _renewed(user, authenticator, **kwargs) -> None:
    note(user, _("Neue Notfallcodes erzeugt."))


def _used(user, authenticator, **kwargs) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        note(user, _("Einen Notfallcode benutzt."))


def connect() -> None:
    signals.authenticator_added.connect(_added)
    signals.authenticator_removed.connect(_removed)
    signals.authenticator_reset.connect(_renewed)
    signals.authenticator_used.connect(_used)
