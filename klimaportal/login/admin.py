"""What the Administration sees of other people's second factor: that there is one. And it can take it away."""

from allauth.account import admin as account_admin
from allauth.account.decorators import reauthentication_required
from allauth.mfa import admin as mfa_admin
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import factors

# allauth's own tables hold secrets and addresses that nobody needs to see here.
admin.site.unregister([account_admin.EmailAddress, mfa_admin.Authenticator])


class SecondFactorMixin:
    """For the admin of accounts: a column that says what is set up, and a page to reset it."""

    @admin.display(description=gettext_lazy("Zweiter Faktor"))
    def second_factor(self, user) -> str:
        return factors.describe(user) or _("keiner")

    def get_urls(self):
        view = self.admin_site.admin_view(reauthentication_required(app="allauth.mfa")(self.reset_second_factor))
        return [path("<int:pk>/zweiter-faktor/", view, name="auth_user_second_factor"), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        may = obj and obj != request.user and self.has_change_permission(request, obj)
        context["can_reset"] = bool(may and factors.describe(obj))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def reset_second_factor(self, request, pk: int):
        """Asks first. One's own is removed under «Mein Konto», where the person is asked to confirm it."""
        user = self.get_queryset(request).filter(pk=pk).first()
        if user is None:
            raise Http404("no such account")
        if user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method == "POST":
            if factors.reset(user, request.user):
                text = _("Der zweite Faktor von «%(name)s» ist zurückgesetzt. Jetzt genügt das Passwort.")
                messages.success(request, text % {"name": user})
            return redirect(reverse("admin:auth_user_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request), "title": _("Zweiten Faktor zurücksetzen?"), "account": user,
            "described": factors.describe(user), "is_required": factors.is_required(),
        }  # fmt: skip
        return TemplateResponse(request, "login/reset.html", context)
