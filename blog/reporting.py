"""«Melden»: anybody says that a contribution should not stand here, and follows what becomes of that.

What is asked and what is answered follows Art. 16 of Regulation (EU) 2022/2065 (Digital Services Act).
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from klimaportal.core.guard import AddressField, GuardedForm, OneLineField, refuse_blank, refuse_hidden_characters
from klimaportal.core.models import Portal
from klimaportal.core.sections import sections

from . import addresses
from .links import keep_private
from .models import Contribution, Post, Report, Rules
from .notify import redress_address
from .promise import due_at
from .report_mails import acknowledge, tell_moderators

MAX_TEXT = 2000


class Grounds(forms.RadioSelect):
    """Radio buttons to which an error message can lead: its link goes to the first one."""

    def id_for_label(self, id_, index=None):
        return super().id_for_label(id_, "0" if index is None else index)


class ReportForm(addresses.LimitedMails, GuardedForm):
    """A notice: why the contribution should go, who says so, and that they mean it (Art. 16(2))."""

    pause_group = "report"
    too_many = addresses.TOO_MANY_REPORTS

    ground = forms.ChoiceField(
        label=_("Der Beitrag …"), choices=Report.Ground.choices, widget=Grounds,
        error_messages={
            "required": _("Bitte wählen Sie aus, was mit dem Beitrag nicht stimmt."),
            "invalid_choice": _("Diesen Grund gibt es nicht. Bitte wählen Sie einen aus der Liste."),
        },
    )  # fmt: skip
    text = forms.CharField(
        label=_("Warum sollte der Beitrag nicht hier stehen?"), validators=[refuse_hidden_characters, refuse_blank],
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": MAX_TEXT}),
        error_messages={"required": _("Bitte begründen Sie in ein, zwei Sätzen, warum Sie den Beitrag melden.")},
    )  # fmt: skip
    name = OneLineField(
        label=_("Ihr Name"), max_length=120, validators=[refuse_blank],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Bitte geben Sie Ihren Namen an."),
            "max_length": _("Der Name ist zu lang: höchstens 120 Zeichen."),
        },
    )  # fmt: skip
    email = AddressField(
        label=_("Ihre E-Mail-Adresse"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Bitte geben Sie Ihre E-Mail-Adresse an. Dorthin schicken wir die Entscheidung."),
            "invalid": _("Diese E-Mail-Adresse ist nicht vollständig. Ein Beispiel: name@example.org"),
        },
    )  # fmt: skip
    in_good_faith = forms.BooleanField(
        label=_("Ich versichere nach bestem Wissen, dass meine Angaben richtig und vollständig sind."),
        error_messages={"required": _("Bitte versichern Sie, dass Ihre Angaben nach bestem Wissen stimmen.")},
    )  # fmt: skip

    def __init__(self, *args, contribution: Contribution, **kwargs):
        self.contribution = contribution
        super().__init__(*args, purpose=f"report:{contribution.pk}", **kwargs)

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(text) > MAX_TEXT:
            raise ValidationError(
                _(
                    "Ihre Begründung ist mit %(length)s Zeichen zu lang. Bitte kürzen Sie sie auf höchstens 2.000 Zeichen."
                )
                % {"length": f"{len(text):,}".replace(",", ".")}
            )
        return text

    def wait_message(self) -> str:
        return _t(
            "Von Ihrem Anschluss kam gerade schon eine Meldung. Ihr Text ist noch da: "
            "Bitte senden Sie ihn in %(seconds)d Sekunden noch einmal ab."
        ) % {"seconds": self.retry_after}

    def seconds_until_mail(self, email):
        return addresses.seconds_until_receipt(email)

    def find(self, key):
        return Report.objects.filter(key=key).first()

    def store(self, key):
        values = {name: self.cleaned_data[name] for name in ("ground", "text", "name", "email", "in_good_faith")}
        values |= {"contribution": self.contribution, "network": self.network}
        return Report.objects.get_or_create(key=key, defaults=values)


def reportable():
    """What can be reported is what the public can read: a published contribution on a page that is public."""
    posts = Post.objects.published().values("pk")
    seen = Contribution.objects.published().filter(Q(post__in=posts) | Q(page__in=posts))
    return seen.select_related("post", "page", "author")


# The form carries a signed token of its own: Django's would need a cookie from everybody who only reads (core/guard.py).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, pk: int):
    """The form; what is sent leads to the private page of the report."""
    contribution = get_object_or_404(reportable(), pk=pk)
    if request.method != "POST":
        return _form_page(request, ReportForm(contribution=contribution))
    form = ReportForm(request.POST, contribution=contribution, request=request)
    if form.is_valid():
        with transaction.atomic():
            made = form.keep()
            if made is not None and form.is_new:
                acknowledge(made, request)
                tell_moderators(made, request)
        if made is not None:
            return HttpResponseRedirect(made.get_absolute_url())
    return form.refused(_form_page(request, form))


def _form_page(request, form: ReportForm):
    context = {
        "form": form,
        "contribution": form.contribution,
        "rules": Rules.current(),
        "section": sections["blog"],
    }
    return render(request, "blog/report.html", context)


@require_safe
def report_status(request, secret: str):
    """Where a report stands, for whoever has the link. What was erased after its time says so: 410."""
    found = Report.objects.filter(secret=secret) if "\x00" not in secret else Report.objects.none()
    made = found.select_related("contribution__post", "contribution__page").first()
    if made is None or made.is_forgotten:
        months = Rules.current().keep_reports_months
        status = 404 if made is None else 410
        return keep_private(render(request, "blog/report_gone.html", {"report": made, "months": months}, status=status))
    context = {
        "report": made,
        "section": sections["blog"],
        "contribution": reportable().filter(pk=made.contribution_id).first(),
        "due": due_at(made.created_at) - timedelta(seconds=1),  # the last day, also when it ends at midnight
        "redress": redress_address(Portal.current()),
    }
    return keep_private(render(request, "blog/report_status.html", context))
