from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .factors import has_to_set_up

# What somebody needs to set up a second factor, or to give up.
OPEN = ("account_", "mfa_", "admin:login", "admin:logout", "admin:jsi18n")


class SecondFactorMiddleware:
    """While a second factor is compulsory, who has none can set one up and nothing else, whatever view answers.

    On public pages such a person is a visitor: no drafts, no previews. Visitors without a session cost nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.resolver_match.view_name.startswith(OPEN):
            return None
        if not has_to_set_up(request.user):
            return None
        if not request.path.startswith(reverse("admin:index")):
            request.user = AnonymousUser()
            return None
        if request.method in ("GET", "HEAD"):
            return redirect("mfa_index")
        text = _("Bitte richten Sie zuerst einen zweiten Faktor ein: oben unter «Mein Konto».")
        return HttpResponse(text, status=403, content_type="text/plain; charset=utf-8")
