"""The moderator's desk in the admin: a queue to read and one address for each thing that can be done.

With JavaScript the same addresses answer JSON: what to say, and the contribution as it stands now.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from klimaportal.core.models import Portal

from . import moderation, queue
from .desk_forms import AnswerForm, DecisionForm, EditForm, MailChoiceForm, MoveForm, errors_of, items_of, whole_number
from .links import base_of
from .models import Contribution, Decision, MailChoice, Rules
from .reasons import fill

READING = ("GET", "HEAD")


class Outcome:
    """What a request did: sentences for the moderator and the contributions it was about."""

    def __init__(self):
        self.pks: list[int] = []
        self.done: list[Decision] = []
        self.problems: list[str] = []
        self.notes: list[str] = []

    @property
    def message(self) -> str:
        return " ".join([*self.notes, *self.problems])


class DeskMixin:
    """Adds the desk to the contributions' ModelAdmin. Everything here needs the right to change contributions."""

    def get_urls(self):
        def way(route, view, name, methods=("POST",)):
            handler = self.admin_site.admin_view(self._guarded(view, methods))
            return path(f"moderation/{route}", handler, name=f"blog_contribution_moderation{name}")

        return [
            way("", self.queue_view, "", READING),
            way("<int:pk>/", self.entry_view, "_entry", READING),
            way("mails/", self.mails_view, "_mails", (*READING, "POST")),
            way("entscheiden/", self.decide_view, "_decide"),
            way("rueckgaengig/", self.undo_view, "_undo"),
            way("beantworten/", self.answer_view, "_answer"),
            way("verschieben/", self.move_view, "_move"),
            way("bearbeiten/", self.edit_view, "_edit"),
            *super().get_urls(),
        ]

    def _guarded(self, view, methods):
        def guarded(request, **kwargs):
            if not self.has_change_permission(request):
                raise PermissionDenied
            if request.method in methods:
                return view(request, **kwargs)
            if request.method in READING:  # where the log-in leads somebody whose session had ended
                return HttpResponseRedirect(reverse("admin:blog_contribution_moderation"))
            return HttpResponseNotAllowed(methods)

        return guarded

    def _context(self, request, rules: Rules, **more) -> dict:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "may_reveal": request.user.has_perm("blog.reveal_contribution"),
            "promise": rules.promise,
            **queue.choices(),
            **more,
        }

    def queue_view(self, request):
        rules = Rules.current()
        kind = request.GET.get("art", "")
        kind = kind if kind in Contribution.Kind.values else ""
        counts = queue.counts(rules)
        paginator = Paginator(queue.with_surroundings(queue.waiting(kind)), queue.PER_PAGE)
        if not kind:
            paginator.count = counts["waiting"]
        page = paginator.get_page(request.GET.get("seite"))
        context = self._context(
            request, rules, title=_("Moderation"), page_obj=page, kind=kind, kinds=Contribution.Kind.choices,
            entries=queue.entries_of(list(page.object_list), rules), recent=queue.recent(request.user), **counts,
        )  # fmt: skip
        return TemplateResponse(request, "admin/moderation/queue.html", context)

    def entry_view(self, request, pk: int):
        """One contribution, waiting or not: where the mail to the moderators leads."""
        get_object_or_404(Contribution.objects.only("pk"), pk=pk)
        rules = Rules.current()
        [entry] = entries = queue.entries_of(list(queue.loaded([pk]).values()), rules)
        name = entry.contribution.name
        title = _("Beitrag von %s") % name if name else str(entry.contribution)
        standing = next((decision for decision in entry.log if not decision.undone_at), None)
        standing = None if entry.is_over else standing
        context = self._context(request, rules, title=title, entries=entries, standing=standing, **queue.counts(rules))
        return TemplateResponse(request, "admin/moderation/one.html", context)

    def mails_view(self, request):
        """How often this person wants to hear of what waits."""
        choice = MailChoice.of(request.user)
        form = MailChoiceForm(request.POST if request.method == "POST" else None, initial={"rhythm": choice.rhythm})
        if request.method == "POST" and form.is_valid():
            choice.choose(form.cleaned_data["rhythm"])
            told = _("Gespeichert. Mails über neue Beiträge: %s.") % choice.get_rhythm_display()
            self.message_user(request, told, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:blog_contribution_moderation"))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": _("Meine Mails"), "form": form}
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/moderation/mails.html", context, status=status)

    def decide_view(self, request):
        form = DecisionForm(request.POST)

        def act(contribution, version):
            data = form.cleaned_data
            return moderation.decide(
                contribution, data["action"], request.user, version=version, reason=data["reason"], words=data["words"],
                base_url=base_of(request),
            )  # fmt: skip

        return self._act_on_items(request, form, act)

    def answer_view(self, request):
        form = AnswerForm(request.POST)

        def act(contribution, version):
            data = form.cleaned_data
            text = data["text"] or data["block"].text
            text = fill(text, name=contribution.name, post=contribution.about, portal=str(Portal.current()))
            base_url = base_of(request)
            return moderation.answer(
                contribution, data["author"], text, request.user, version=version, base_url=base_url
            )

        return self._act_on_items(request, form, act)

    def move_view(self, request):
        form = MoveForm(request.POST)
        return self._act_on_items(
            request,
            form,
            lambda c, version: moderation.move(c, form.cleaned_data["post"], request.user, version=version),
        )

    def edit_view(self, request):
        form = EditForm(request.POST)

        def act(contribution, version):
            data = form.cleaned_data
            return moderation.edit(
                contribution, data["text"], request.user, version=version, words=data["words"],
                title=data["title"] or None,
            )  # fmt: skip

        return self._act_on_items(request, form, act)

    def _act_on_items(self, request, form, act):
        """Does ``act`` with every contribution that was sent, each in a transaction of its own."""
        outcome = Outcome()
        try:
            items = items_of(request.POST)
        except ValidationError as error:
            outcome.problems = errors_of(error)
            return self._answer(request, outcome, 400)
        outcome.pks = [pk for pk, _version in items]
        if not form.is_valid():
            outcome.problems = errors_of(form)
            return self._answer(request, outcome, 400)
        contributions = queue.loaded(outcome.pks)
        for pk, version in items:
            try:
                outcome.done.append(act(contributions.get(pk) or Contribution(pk=pk), version))
            except (moderation.AlreadyDecided, moderation.NotPossible) as problem:
                outcome.problems.append(str(problem))
            except ValueError:
                outcome.problems.append(_("Hier war nichts zu ändern."))
        return self._answer(request, outcome, 409 if outcome.problems else 200)

    def undo_view(self, request):
        outcome = Outcome()
        wanted = [whole_number(pk) for pk in request.POST.getlist("decision")[:100]]
        decisions = Decision.objects.filter(pk__in=[pk for pk in wanted if pk]).select_related("contribution")
        for decision in decisions.order_by("-pk"):
            outcome.pks.append(decision.contribution_id)
            try:
                told = moderation.undo(decision, request.user)
            except (moderation.AlreadyDecided, moderation.NotPossible) as problem:
                outcome.problems.append(str(problem))
            else:
                outcome.notes.append(_("Zurückgenommen: «%s».") % decision.get_action_display())
                if told:
                    outcome.notes.append(_("Die Mail darüber ist allerdings schon unterwegs."))
        if not outcome.pks:
            outcome.problems = [moderation.AlreadyDecided(None, None).message]
        return self._answer(request, outcome, 409 if outcome.problems else 200)

    def _answer(self, request, outcome: Outcome, status: int):
        for decision in outcome.done:
            self.log_change(request, decision.contribution, _("Moderation: %s") % decision.get_action_display())
        if outcome.done:
            outcome.notes.insert(0, self._receipt_line(outcome.done))
        if request.headers.get("Accept", "").startswith("application/json"):
            return self._json(request, outcome, status)
        if outcome.notes:
            self.message_user(request, " ".join(outcome.notes), messages.SUCCESS)
        for problem in outcome.problems:
            self.message_user(request, problem, messages.WARNING)
        return HttpResponseRedirect(self._way_back(request))

    def _receipt_line(self, done: list[Decision]) -> str:
        what = done[0].get_action_display()
        if len(done) == 1:
            return _("Beitrag von %(name)s: %(what)s.") % {"name": done[0].contribution.name, "what": what}
        return _("%(n)d Beiträge: %(what)s.") % {"n": len(done), "what": what}

    def _way_back(self, request) -> str:
        back = request.POST.get("back", "")
        inside = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        return back if inside and back.startswith("/") else reverse("admin:blog_contribution_moderation")

    def _json(self, request, outcome: Outcome, status: int) -> JsonResponse:
        rules = Rules.current()
        found = queue.entries_of(list(queue.loaded(outcome.pks).values()), rules)
        entries = {entry.contribution.pk: entry for entry in found}
        context = self._context(request, rules) if entries and status != 400 else {}
        made = {decision.contribution_id: decision for decision in outcome.done}
        parts = {}
        for pk in outcome.pks if status != 400 else []:
            entry = entries.get(pk)
            template = "entry" if entry and entry.is_waiting else "receipt"
            last = made.get(pk) or (entry.log[0] if entry and entry.log else None)
            more = {"entry": entry, "pk": pk, "decision": last, "is_mine": pk in made}
            parts[pk] = render_to_string(f"admin/moderation/{template}.html", {**context, **more}, request)
        told = {"message": outcome.message, "ok": status == 200, "entries": parts}
        told["count"] = render_to_string("admin/moderation/count.html", queue.counts(rules))
        return JsonResponse(told, status=status)
