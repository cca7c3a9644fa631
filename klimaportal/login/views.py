"""The pages around the log-in: allauth's views in the admin's look. What is not here does not exist (urls.py)."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpResponseRedirect
from django.http.request import split_domain_port
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Portal

from .factors import has_to_set_up, is_last_required


class DeskPage:
    """A page in the admin's frame. Too many tries are answered with 429 and ``Retry-After``, the page says it as well."""

    title = ""

    def get_context_data(self, **kwargs) -> dict:
        request = self.request
        context = {**admin.site.each_context(request), **super().get_context_data(**kwargs), "title": self.title}
        context["has_to_set_up"] = has_to_set_up(request.user)
        if context["has_to_set_up"]:  # a menu in which nothing can be opened yet
            context |= {"is_nav_sidebar_enabled": False, "available_apps": []}
        return context

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        seconds = getattr(self.request, "seconds_to_wait", 0)
        if seconds:
            response.status_code = 429
            response.headers["Retry-After"] = str(seconds)
        return response


class PasskeyPage(DeskPage):
    """Browsers know passkeys only under a name; on an address like 127.0.0.1 the page says so."""

    def get_context_data(self, **kwargs) -> dict:
        host, port = split_domain_port(self.request.get_host())
        try:
            validate_ipv46_address(host.strip("[]"))
        except ValidationError:
            by_name = ""
        else:
            by_name = f"http://localhost:{port}" if port else "http://localhost"
        return {**super().get_context_data(**kwargs), "passkeys_need_name": by_name}


class Login(PasskeyPage, account.LoginView):
    template_name = "login/login.html"
    title = _("Anmelden")


class PasskeyLogin(webauthn.LoginWebAuthnView):
    def form_invalid(self, form):
        messages.error(self.request, _("Dieser Passkey gehört zu keinem Konto. Melden Sie sich mit dem Passwort an."))
        return redirect("account_login")


class Code(PasskeyPage, mfa.AuthenticateView):
    template_name = "login/code.html"
    title = _("Zweiter Faktor")

    def get_context_data(self, **kwargs) -> dict:
        passkeys = Authenticator.objects.filter(user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN)
        return {**super().get_context_data(**kwargs), "has_passkey": passkeys.exists()}


class Cancel(account.LogoutView):
    """Leaves a log-in half-way; to log out is the admin's own business."""

    http_method_names = ["post"]


class Overview(PasskeyPage, mfa.IndexView):
    template_name = "login/overview.html"
    title = _("Anmeldung und Sicherheit")

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        found = context["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        return {
            **context,
            "unused_codes": len(found.get_unused_codes()) if found else 0,
            "codes_unseen": bool(found) and not found.did_view,
        }


class ConfirmPage(PasskeyPage):
    title = _("Bitte bestätigen")


class ConfirmPassword(ConfirmPage, account.ReauthenticateView):
    template_name = "login/confirm_password.html"


class ConfirmCode(ConfirmPage, mfa.ReauthenticateView):
    template_name = "login/confirm_code.html"


class ConfirmPasskey(ConfirmPage, webauthn.ReauthenticateWebAuthnView):
    template_name = "login/confirm_passkey.html"

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))


class ActivateApp(DeskPage, totp.ActivateTOTPView):
    template_name = "login/app.html"
    title = _("App mit Einmalcodes einrichten")


class RemoveApp(DeskPage, totp.DeactivateTOTPView):
    template_name = "login/remove_app.html"
    title = _("App entfernen?")


class AddPasskey(PasskeyPage, webauthn.AddWebAuthnView):
    template_name = "login/passkey.html"
    title = _("Passkey einrichten")


class RenamePasskey(DeskPage, webauthn.EditWebAuthnView):
    template_name = "login/rename_passkey.html"
    title = _("Passkey umbenennen")
    success_url = reverse_lazy("mfa_index")


class RemovePasskey(DeskPage, webauthn.RemoveWebAuthnView):
    template_name = "login/remove_passkey.html"
    title = _("Passkey entfernen?")
    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "is_last": is_last_required(self.object)}

    def form_valid(self, form):
        if is_last_required(self.object):
            return HttpResponseRedirect(self.request.path)
        return super().form_valid(form)


class Codes(DeskPage, codes.ViewRecoveryCodesView):
    template_name = "login/codes.html"
    title = _("Notfallcodes")

    def get_context_data(self, **kwargs) -> dict:
        """The text for the file comes with the page: the codes are shown once, there is no second request for them."""
        context = super().get_context_data(**kwargs)
        head = _("Notfallcodes für %(name)s (%(portal)s). Jeder gilt einmal.")
        lines = [head % {"name": self.request.user.get_username(), "portal": Portal.current()}, ""]
        return {**context, "codes_text": "\n".join([*lines, *context["unused_codes"], ""])}


class NewCodes(DeskPage, codes.GenerateRecoveryCodesView):
    template_name = "login/new_codes.html"
    title = _("Neue Notfallcodes?")
