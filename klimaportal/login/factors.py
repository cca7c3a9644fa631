"""Who has a second factor, and who has to get one."""

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Portal

# Recovery codes come with one of these and are none by themselves.
FACTORS = {Authenticator.Type.WEBAUTHN: _("Passkey"), Authenticator.Type.TOTP: _("App mit Einmalcodes")}


def is_required() -> bool:
    return Portal.objects.filter(pk=1, second_factor_required=True).exists()


def has_to_set_up(user) -> bool:
    """Whether this person may not do anything in the admin before a second factor is set up."""
    return (
        user.is_authenticated
        and is_required()
        and not Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()
    )


def is_last_required(authenticator: Authenticator) -> bool:
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS).exclude(pk=authenticator.pk)
    return is_required() and not others.exists()


def describe(user) -> str:
    """«Passkey, App mit Einmalcodes»; empty without any. Reads ``user.authenticator_set``, which lists prefetch."""
    found = {authenticator.type for authenticator in user.authenticator_set.all()}
    return ", ".join(str(name) for kind, name in FACTORS.items() if kind in found)


@transaction.atomic
def reset(user, by=None) -> bool:
    """Takes away everything but the password and logs who did it; False if there was nothing."""
    deleted, _models = Authenticator.objects.filter(user_id=user.pk).delete()
    if deleted:
        note(user, _("Zweiten Faktor zurückgesetzt.") if by else _("Zweiten Faktor auf dem Server zurückgesetzt."), by)
    return bool(deleted)


def note(user, text, by=None) -> None:
    LogEntry.objects.log_actions((by or user).pk, [user], CHANGE, change_message=str(text), single_object=True)
