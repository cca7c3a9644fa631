from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from klimaportal.core import tokens

from .confirm import ActionForm, confirm, find
from .links import keep_private
from .models import Contribution

Status = Contribution.Status
TITLES = {
    "open": _("Nur noch ein Klick"),
    "known": _("Schon bestätigt"),
    "decided": _("Schon entschieden"),
    "taken_back": _("Dieser Beitrag ist zurückgezogen"),
    "gone": _("Diesen Beitrag gibt es nicht mehr"),
    "expired": _("Dieser Link ist abgelaufen"),
    "altered": _("Dieser Link ist unvollständig"),
}


# The button carries a signed token of its own (core/guard.py): Django's would need a cookie.
@method_decorator(csrf_exempt, name="dispatch")
class ConfirmView(View):
    """What the link in the mail opens: what was written, and the one button that confirms it."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, **kwargs):
        return keep_private(super().dispatch(request, *args, **kwargs))

    def get(self, request, secret):
        return self.show(self.state_of(secret))

    def post(self, request, secret):
        state = self.state_of(secret)
        if state != "open":
            return self.show(state)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show("open", form=form, status=400)
        if not confirm(self.contribution, request):
            return self.show(self.state_of(secret))
        return HttpResponseRedirect(f"{self.contribution.get_status_url()}?fertig=bestaetigt")

    def form(self, data=None) -> ActionForm:
        return ActionForm(data, contribution=self.contribution, action="confirm", request=self.request)

    def state_of(self, secret: str) -> str:
        """What the page has to say: open, known, taken_back, decided, gone, expired or altered."""
        self.contribution = None
        try:
            self.contribution = find(secret)
        except tokens.Expired:
            return "expired"
        except tokens.Altered:
            return "altered"
        if self.contribution is None or self.contribution.status == Status.ERASED:
            return "gone"
        if self.contribution.status == Status.WITHDRAWN:
            return "taken_back"
        if self.contribution.status == Status.UNCONFIRMED:
            return "open"
        return "known" if self.contribution.confirmed_at else "decided"

    def show(self, state: str, form: ActionForm | None = None, status: int = 0):
        status = status or {"expired": 410, "gone": 410, "altered": 404}.get(state, 200)
        context = {"page_title": TITLES[state], "state": state, "contribution": self.contribution}
        if state == "open":
            context["form"] = form or self.form()
        return render(self.request, "blog/confirm.html", context, status=status)
