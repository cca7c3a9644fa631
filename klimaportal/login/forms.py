"""allauth's forms in the portal's words, and stricter where a code might be used twice."""

import struct

from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm as BaseLoginForm
from allauth.account.forms import ReauthenticateForm as ReauthenticatePasswordForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import UnsupportedAlgorithm
from django import forms
from django.contrib.auth.forms import UsernameField
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "spellcheck": "false"}


def password_field(**attrs) -> PasswordField:
    field = PasswordField(label=_("Passwort"), autocomplete="current-password")
    del field.widget.attrs["placeholder"]
    field.widget.attrs |= attrs
    return field


class LoginForm(BaseLoginForm):
    """The field is called ``username`` for browsers and password managers; allauth calls it ``login``."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = UsernameField(label=_("Anmeldename"), max_length=150)
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocomplete": "username"}
        self.fields["password"] = password_field()
        self.order_fields(["login", "password"])

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix("username" if field_name == "login" else field_name)


class ConfirmPasswordForm(ReauthenticatePasswordForm):
    password = password_field(autofocus=True)


class OnceMixin:
    """A code from the app counts once: as long as a telephone may lag behind, not only while it is shown."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code aus der App oder Notfallcode"), max_length=20, widget=forms.TextInput(CODE)
        )

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            used = f"second-factor:{self.user.pk}:{normalize_user_code(code)}"
            valid = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
            if not cache.add(used, True, timeout=valid):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceMixin, AuthenticateForm):
    pass


class ConfirmCodeForm(OnceMixin, ReauthenticateForm):
    pass


class ActivateAppForm(ActivateTOTPForm):
    code = forms.CharField(label=_("Code, den die App zeigt"), max_length=20, widget=forms.TextInput(CODE))


# What reading a passkey may raise that no browser sent: allauth and fido2 check signatures, not every shape of JSON.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error, UnsupportedAlgorithm)


class ReadableMixin:
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except UNREADABLE:
            raise get_adapter().validation_error("incorrect_code") from None


class PasskeyLoginForm(ReadableMixin, LoginWebAuthnForm):
    pass


class PasskeyForm(ReadableMixin, AuthenticateWebAuthnForm):
    pass


class ConfirmPasskeyForm(ReadableMixin, ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"), required=False, max_length=60,
        help_text=_("Woran Sie das Gerät erkennen, zum Beispiel «Dienst-Laptop»."),
    )  # fmt: skip
    passwordless = forms.BooleanField(
        label=_("Damit auch ohne Passwort anmelden"), required=False, initial=True,
        help_text=_("Ihr Gerät fragt dann nach Fingerabdruck, Gesicht oder PIN. Einfache Schlüssel können das nicht."),
    )  # fmt: skip

    def clean(self) -> dict:
        try:
            return super().clean()
        except UNREADABLE:
            raise ValidationError(_("Der Passkey ließ sich nicht lesen. Bitte versuchen Sie es noch einmal.")) from None


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=60)
