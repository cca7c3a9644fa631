"""What the moderators set for the conversation: the one row of rules, and the versions of the consent text."""

import re

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from klimaportal.core.publishable_admin import HelpTextsMixin

from .models import Consent, Rules

# A hundred years: more is a slip of the hand, and no date any more.
MOST_TIME = {
    "close_after_days": 36_500, "keep_unpublished_days": 36_500, "keep_comments_months": 1200, "keep_posts_months": 1200,
    "keep_reports_months": 1200,
}  # fmt: skip
MANY_LINES = forms.Textarea(attrs={"rows": 8})


def lines_of(text: str) -> str:
    """One entry a line, without empty lines and without anything twice."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join({line.casefold(): line for line in lines if line}.values())


class RulesForm(forms.ModelForm):
    class Meta:
        model = Rules
        fields = "__all__"
        widgets = {"reserved_names": MANY_LINES, "watch_words": MANY_LINES}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in MOST_TIME.keys() & self.fields.keys():
            field = self.fields[name]
            field.validators.append(MaxValueValidator(MOST_TIME[name]))
            field.widget.attrs["max"] = MOST_TIME[name]

    def clean_reserved_names(self):
        return lines_of(self.cleaned_data["reserved_names"])

    def clean_watch_words(self):
        words = lines_of(self.cleaned_data["watch_words"])
        for line in words.splitlines():
            if not re.fullmatch(r"\*?[^*]*\w[^*]*\*?", line):
                raise forms.ValidationError(
                    _("In «%s» steht das Sternchen an der falschen Stelle. Es gehört vor oder hinter das Wort.") % line
                )
        return words


@admin.register(Rules)
class RulesAdmin(HelpTextsMixin, admin.ModelAdmin):
    """One row, made when somebody opens it for the first time; the list leads straight to its form."""

    form = RulesForm
    fieldsets = [
        (
            gettext_lazy("Zusage"),
            {
                "fields": ("promise_days", "state"),
                "description": gettext_lazy(
                    "Steht über jedem Formular, auf der Seite «So gehen wir mit Beiträgen um» und hier am Moderationstisch: "
                    "Danach richtet sich, was überfällig heißt."
                ),
            },
        ),
        (gettext_lazy("Wer mitreden kann"), {"fields": ("comments_closed", "close_after_days", "own_posts")}),
        (gettext_lazy("Namen und Wörter"), {"fields": ("reserved_names", "watch_words")}),
        (
            gettext_lazy("Aufbewahrung"),
            {
                "fields": (
                    "keep_comments_months", "keep_posts_months", "keep_unpublished_days", "keep_reports_months",
                ),
                "description": gettext_lazy(
                    "Was länger zurückliegt, wird von selbst gelöscht: Namen, Adressen und Texte. Nur die Zahlen für die "
                    "Jahresübersicht bleiben."
                ),
            },
        ),
    ]  # fmt: skip
    help_texts = {
        "promise_days": gettext_lazy(
            "Was am Wochenende oder an einem Feiertag eingeht, zählt ab dem nächsten Arbeitstag."
        ),
        "state": gettext_lazy("Leer lassen: Dann zählen nur die Feiertage, die in ganz Deutschland gelten."),
        "comments_closed": gettext_lazy("Sofort und überall. Was schon da ist, bleibt lesbar."),
        "close_after_days": gettext_lazy(
            "Gezählt ab der Veröffentlichung des Blogbeitrags. Leer lassen: Sie bleiben offen."
        ),
        "own_posts": gettext_lazy("Fragen, Ideen und Berichte, die Bürgerinnen und Bürger selbst schreiben."),
        "reserved_names": gettext_lazy(
            "Ein Name in jeder Zeile. Die Namen der offiziellen Stimmen, des Portals und des Landkreises sind immer geschützt."
        ),
        "watch_words": gettext_lazy(
            "Ein Wort oder eine Wendung in jeder Zeile. Ein * am Anfang oder Ende steht für weitere Buchstaben: casino* "
            "findet auch Casinos. Sie entscheiden nichts, sie machen nur am Moderationstisch aufmerksam."
        ),
        "keep_comments_months": gettext_lazy("Leer lassen: Sie bleiben, solange es das Portal gibt."),
        "keep_posts_months": gettext_lazy("Leer lassen: Sie bleiben, solange es das Portal gibt."),
    }

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, object_id, from_field=None):
        return Rules.current() if object_id == "1" else None

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("admin:blog_rules_change", args=[1]))


@admin.register(Consent)
class ConsentAdmin(HelpTextsMixin, admin.ModelAdmin):
    """Versions are only added: each contribution says to which one its author agreed."""

    list_display = ["__str__", "since", "text"]
    fields = ["text"]
    readonly_fields = ["since"]
    help_texts = {
        "text": gettext_lazy(
            "Gilt sofort für alle neuen Beiträge. Frühere Fassungen bleiben stehen, denn ihnen wurde zugestimmt."
        )
    }

    @admin.display(description=gettext_lazy("gilt seit"), ordering="valid_from")
    def since(self, consent):
        return date_format(localtime(consent.valid_from), "j. F Y, H:i")

    def get_fields(self, request, obj=None):
        return ["since", "text"] if obj else ["text"]

    def get_changeform_initial_data(self, request):
        """A new version begins with the words of the one that holds."""
        return {"text": Consent.current().text, **super().get_changeform_initial_data(request)}

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
