"""What allauth asks of the portal: who somebody is, where they may be led, what they are told."""

import logging
import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login, unstash_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http.request import split_domain_port
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Portal
from klimaportal.core.throttle import client_address, network_of

from . import factors, limits, secrets

logger = logging.getLogger(__name__)
TOO_MANY = ("too_many_login_attempts", "rate_limited")
# allauth names what it has to say by the template that would say it; what is missing here goes without saying.
MESSAGES = {
    "mfa/messages/totp_activated.txt": _("Die App ist eingerichtet. Ab jetzt fragt die Anmeldung nach ihrem Code."),
    "mfa/messages/totp_deactivated.txt": _("Die App ist entfernt."),
    "mfa/messages/webauthn_added.txt": _("Der Passkey ist eingerichtet."),
    "mfa/messages/webauthn_removed.txt": _("Der Passkey ist entfernt."),
    "mfa/messages/recovery_codes_generated.txt": _("Bitte bewahren Sie die neuen Notfallcodes jetzt auf."),
}
METHODS = {
    "reauthenticate": _("mit dem Passwort"),
    "mfa_reauthenticate": _("mit einem Code"),
    "mfa_reauthenticate:webauthn": _("mit einem Passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Anmeldename oder Passwort stimmt nicht. Bitte prüfen Sie beides."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "incorrect_code": _("Dieser Code stimmt nicht oder wurde schon benutzt. Bitte nehmen Sie den nächsten."),
    }

    def validation_error(self, code, *args) -> ValidationError:
        if code not in TOO_MANY:
            return super().validation_error(code, *args)
        self.request.seconds_to_wait = limits.seconds_to_wait(self.request, *self._keys()) or 1
        network = network_of(client_address(self.request))
        logger.warning("too many failed log-ins, last from network %s", network or "unknown")
        return ValidationError(limits.sentence(self.request.seconds_to_wait), code=code)

    def _keys(self) -> list[str]:
        """What the person behind this request may have used up: tries for a name, an account, its codes."""
        user = self.request.user
        if not user.is_authenticated:
            login = unstash_login(self.request, peek=True)
            if login is None or login.user is None:
                return [limits.account_key(self.request.POST.get("username", ""))]
            user = login.user
        return [limits.account_key(user.get_username()), limits.code_key(user.pk)]

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        """Without the host's name, which whoever sends the request may vary (``Host: portal.example:1``)."""
        return limits.account_key(credentials.get("username", ""))

    def get_client_ip(self, request) -> str:
        return client_address(request) or "unknown"

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of the host that was asked."""
        return url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())

    def pre_login(self, request, user, **kwargs):
        """A passkey of somebody who may not log in is worth no more than one that nobody knows."""
        if user.is_active and user.is_staff:
            return None
        clear_login(request)
        messages.error(request, _("Mit diesem Passkey kann sich niemand anmelden."))
        return redirect("account_login")

    def is_reauthentication_required(self, **kwargs) -> bool:
        """Whoever has just logged in is not asked again; allauth counts confirmations only."""
        records = get_authentication_records(self.request, self.request.user)
        recent = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(record["at"] > recent for record in records)

    def get_reauthentication_methods(self, user) -> list[dict]:
        return [{**way, "description": METHODS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        text = message or MESSAGES.get(message_template)
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Notfallcodes gibt es erst zu einem Passkey oder einer App."),
        "cannot_delete_authenticator": _(
            "Ein zweiter Faktor ist Pflicht. Richten Sie erst einen anderen ein, dann können Sie diesen entfernen."
        ),
    }

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not factors.is_last_required(authenticator)

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Passkey {number}"

    def _get_user_identifier(self, user) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return str(Portal.current())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        from allauth.core import context

        return {"id": split_domain_port(context.request.get_host())[0], "name": self._get_site_name()}
