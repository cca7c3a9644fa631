from datetime import timedelta

from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from klimaportal.core.models import Portal
from klimaportal.core.text import german_slug

from . import mine
from .confirm import ActionForm
from .export import export
from .links import keep_private
from .mine import ACTIONS, STEPS, CorrectForm, NotPossible
from .models import Contribution, Rules
from .notify import reason_text, redress_address
from .promise import due_at
from .trail import steps_of

Status = Contribution.Status
STEP_TITLES = {
    "aendern": _("Beitrag ändern"),
    "zurueckziehen": _("Beitrag zurückziehen?"),
    "anonym": _("Namen entfernen?"),
    "loeschen": _("Endgültig löschen?"),
}


def find(secret: str) -> Contribution | None:
    found = Contribution.objects.select_related("post", "page", "topic", "parent", "consent")
    return found.filter(secret=secret, author=None).first() if "\x00" not in secret else None


def missing(request, contribution: Contribution | None):
    """Kind words instead of a page: nothing has this address, or what had it was erased."""
    title = _("Hier gibt es keinen Beitrag") if contribution is None else _("Ihr Beitrag ist gelöscht")
    context = {"page_title": title, "was_here": contribution is not None}
    return keep_private(render(request, "blog/mine_gone.html", context, status=410 if contribution else 404))


# The buttons carry signed tokens of their own (core/guard.py): Django's would need a cookie.
@method_decorator(csrf_exempt, name="dispatch")
class MineView(View):
    """Where my contribution stands, and what I can do with it; for whoever has the link from a mail."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, secret):
        self.contribution = find(secret)
        if self.contribution is None or self.contribution.status == Status.ERASED:
            return missing(request, self.contribution)
        return keep_private(super().dispatch(request, secret))

    def get(self, request, secret):
        step = request.GET.get("schritt", "")
        if step in STEPS and step in mine.choices(self.contribution):
            return self.step(step, self.form(step))
        return self.page()

    def post(self, request, secret):
        """A page that was opened before somebody decided still gets an answer: what happened meanwhile (409)."""
        action = request.POST.get("action", "")
        if action != "aendern" and action not in ACTIONS:
            return self.page(status=400, problem=_("Das hat nicht geklappt. Bitte versuchen Sie es noch einmal."))
        form = self.form(action, request.POST)
        if not form.is_valid():
            return self.step(action, form, status=400) if action in STEPS else self.page(form=form, status=400)
        try:
            self.act(action, form)
        except NotPossible as problem:
            return self.refused(action, form, str(problem))
        return HttpResponseRedirect(f"{self.contribution.get_status_url()}?fertig={action}")

    def act(self, action: str, form) -> None:
        if action == "aendern":
            values = {name: form.cleaned_data[name] for name in ("title", "text") if name in form.fields}
            mine.correct(self.contribution, values, form.cleaned_data["version"])
        else:
            ACTIONS[action][0](self.contribution)

    def form(self, action: str, data=None):
        if action == "aendern":
            return CorrectForm(data, contribution=self.contribution, request=self.request)
        return ActionForm(data, contribution=self.contribution, action=action, request=self.request)

    def refused(self, action: str, form, problem: str):
        """What was typed stands on the page, to be copied: nothing is lost."""
        self.contribution = find(self.contribution.secret)
        if self.contribution is None or self.contribution.status == Status.ERASED:
            return missing(self.request, self.contribution)
        return self.page(status=409, problem=problem, typed=form.cleaned_data.get("text", ""))

    def step(self, action: str, form, status: int = 200):
        context = {"page_title": STEP_TITLES[action], "contribution": self.contribution, "action": action, "form": form}
        return render(self.request, "blog/mine_step.html", context, status=status)

    def page(self, status: int = 200, **more):
        return render(self.request, "blog/mine.html", {**self.context(), **more}, status=status)

    def context(self) -> dict:
        contribution, rules = self.contribution, Rules.current()
        usual, done = mine.usual_time(), self.request.GET.get("fertig", "")
        answers = Contribution.objects.published().filter(parent=contribution)
        if contribution.page:
            answers = contribution.page.comments.published()
        decision = contribution.decisions.filter(undone_at=None, action="reject").select_related("reason").first()
        rejected = decision if contribution.status == Status.REJECTED else None
        # What is due at midnight is due on the day before.
        due = due_at(contribution.confirmed_at or contribution.created_at, rules) - timedelta(seconds=1)
        return {
            "page_title": _("Ihr Beitrag"),
            "contribution": contribution,
            "steps": mine.steps(contribution),
            "choices": mine.choices(contribution),
            "mail_actions": [(name, self.form(name)) for name in self.mail_choices()],
            "due": due,
            "usual": mine.in_words(usual) if usual else "",
            "done": done,
            "message": ACTIONS[done][1] if done in ACTIONS else "",
            "reason": reason_text(rejected) if rejected else "",
            "words": rejected.words if rejected else "",
            "redress": redress_address(Portal.current()),
            "answers": answers.select_related("author")[:20],
            "trail": steps_of(contribution),
        }

    def mail_choices(self) -> list[str]:
        """What there is to choose while mails can still come: none after it was withdrawn, no answers to what nobody reads."""
        contribution = self.contribution
        if not contribution.email or contribution.status == Status.WITHDRAWN:
            return []
        if contribution.is_muted:
            return ["mails"]
        if contribution.status in (Status.REJECTED, Status.SPAM):
            return ["stumm"]
        return ["keine-antworten" if contribution.wants_replies else "antworten", "stumm"]


@require_safe
def data(request, secret):
    """All that is stored about it, to take along."""
    contribution = find(secret)
    if contribution is None or contribution.status == Status.ERASED:
        return missing(request, contribution)
    response = JsonResponse(export(contribution), json_dumps_params={"ensure_ascii": False, "indent": 2})
    name = german_slug(f"{contribution.get_kind_display()}-{contribution.pk}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return keep_private(response)
