from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from klimaportal.core.guard import refuse_blank, refuse_hidden_characters

from .models import Contribution, Reason, Report
from .report_decisions import is_gone
from .report_words import STATEMENT_OF, STATEMENTS


class DecideReportsForm(forms.Form):
    """What a moderator decides about some or all open reports on one contribution.

    Whether the contribution may stay, go, or is gone already follows from its state: ``outcomes`` are what is offered.
    """

    # Which version of the contribution was before the moderator's eyes (Contribution.version).
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    report = forms.ModelMultipleChoiceField(
        Report.objects.none(), label=_("Diese Meldungen"),
        error_messages={
            "required": _("Bitte wählen Sie mindestens eine Meldung aus."),
            "invalid_choice": _("Eine dieser Meldungen ist schon entschieden. Bitte sehen Sie die Seite noch einmal an."),
            "invalid_pk_value": _("Diese Meldung ist so nicht bekannt. Bitte laden Sie die Seite neu."),
        },
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label=_("Entscheidung"), widget=forms.RadioSelect,
        error_messages={
            "required": _("Bitte wählen Sie, was mit dem Beitrag geschehen soll."),
            "invalid_choice": _("Diese Entscheidung passt nicht zum Stand des Beitrags. Bitte sehen Sie ihn noch einmal an."),
        },
    )  # fmt: skip
    reason = forms.ModelChoiceField(
        Reason.objects.rejections(), required=False, label=_("Grund, wenn Sie ihn entfernen"),
        empty_label=_("bitte wählen"),
        error_messages={"invalid_choice": _("Diesen Grund gibt es nicht mehr. Bitte wählen Sie einen anderen.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Eigene Worte an die Verfasserin oder den Verfasser (freiwillig)"), required=False, max_length=1000,
        validators=[refuse_hidden_characters], widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
        error_messages={"max_length": _("Ihre eigenen Worte sind zu lang: höchstens 1.000 Zeichen.")},
    )  # fmt: skip
    block = forms.ChoiceField(
        label=_("Textbaustein"), required=False, choices=[("", _("ohne")), *((key, title) for key, title, _t in STATEMENTS)],
        error_messages={"invalid_choice": _("Diesen Textbaustein gibt es nicht.")},
    )  # fmt: skip
    statement = forms.CharField(
        label=_("Begründung an alle, die gemeldet haben"), required=False, max_length=2000,
        validators=[refuse_hidden_characters], widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
        error_messages={"max_length": _("Die Begründung ist zu lang: höchstens 2.000 Zeichen.")},
    )  # fmt: skip

    def __init__(self, *args, contribution: Contribution, reports: list[Report], **kwargs):
        super().__init__(*args, auto_id="meldung-%s", **kwargs)
        self.is_gone = is_gone(contribution)
        self.fields["outcome"].choices = self.outcomes(contribution)
        self.fields["report"].queryset = Report.objects.open().filter(contribution=contribution)
        self.initial |= {"version": contribution.version, "report": [report.pk for report in reports]}
        if self.is_gone:
            self.initial |= {"outcome": Report.Outcome.REMOVED, "block": "gone", "statement": STATEMENT_OF["gone"]}

    @staticmethod
    def outcomes(contribution: Contribution) -> list[tuple[str, str]]:
        if is_gone(contribution):
            return [(Report.Outcome.REMOVED, _("Beitrag ist schon entfernt"))]
        stays = [(Report.Outcome.KEPT, _("Beitrag bleibt"))]
        published = contribution.status == Contribution.Status.PUBLISHED
        return [*(stays if published else []), (Report.Outcome.REMOVED, _("Beitrag entfernen"))]

    def clean_statement(self) -> str:
        """The text block counts where nothing else was written."""
        typed = self.cleaned_data["statement"].replace("\r\n", "\n").strip()
        text = typed or str(STATEMENT_OF.get(self.data.get("block", ""), ""))
        if not text:
            raise ValidationError(_("Bitte begründen Sie die Entscheidung, oder wählen Sie einen Textbaustein."))
        refuse_blank(text)
        return text

    def clean(self):
        data = super().clean()
        removes = data.get("outcome") == Report.Outcome.REMOVED and not self.is_gone
        if removes and "reason" not in self.errors and not data.get("reason"):
            self.add_error("reason", _("Zum Entfernen braucht es einen Grund aus der Liste."))
        return data
