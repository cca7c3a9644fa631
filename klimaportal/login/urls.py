"""Addresses around the log-in, under /admin/. The names are those that allauth looks for; it brings no others."""

from django.urls import path
from django.views.decorators.cache import never_cache
from django_permissions_policy.decorators import permissions_policy_override

from . import views

# The only pages on which a browser may be asked for a passkey or to make one.
ALLOWED = {"publickey-credentials-get": ["self"], "publickey-credentials-create": ["self"]}


def page(route: str, view, name: str):
    from django.conf import settings

    policy = permissions_policy_override({**settings.PERMISSIONS_POLICY, **ALLOWED})
    return path(route, policy(never_cache(view.as_view())), name=name)


urlpatterns = [
    page("login/", views.Login, "account_login"),
    page("login/passkey/", views.PasskeyLogin, "mfa_login_webauthn"),
    page("login/code/", views.Code, "mfa_authenticate"),
    page("login/abbrechen/", views.Cancel, "account_logout"),
    page("konto/", views.Overview, "mfa_index"),
    page("konto/bestaetigen/", views.ConfirmPassword, "account_reauthenticate"),
    page("konto/bestaetigen/code/", views.ConfirmCode, "mfa_reauthenticate"),
    page("konto/bestaetigen/passkey/", views.ConfirmPasskey, "mfa_reauthenticate_webauthn"),
    page("konto/app/", views.ActivateApp, "mfa_activate_totp"),
    page("konto/app/entfernen/", views.RemoveApp, "mfa_deactivate_totp"),
    page("konto/passkeys/neu/", views.AddPasskey, "mfa_add_webauthn"),
    page("konto/passkeys/<int:pk>/umbenennen/", views.RenamePasskey, "mfa_edit_webauthn"),
    page("konto/passkeys/<int:pk>/entfernen/", views.RemovePasskey, "mfa_remove_webauthn"),
    page("konto/notfallcodes/", views.Codes, "mfa_view_recovery_codes"),
    page("konto/notfallcodes/neu/", views.NewCodes, "mfa_generate_recovery_codes"),
]
