"""Before something public is deleted: where shall its visitors go from now on?"""

from django import forms
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.widgets import AdminRadioSelect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .addresses import key_of
from .redirects import Redirect
from .target_field import TargetInput

CHOICES = {
    "": gettext_lazy("nirgendwohin (die Adresse antwortet wie eine, die es nie gab)"),
    "target": gettext_lazy("zu dieser Seite oder Adresse:"),
    "gone": gettext_lazy("«gibt es nicht mehr»: Suchmaschinen vergessen die Adresse schneller"),
}


class LeavingForm(forms.Form):
    """Nothing by default; else every address of the entry leads on, or says that it is gone."""

    use_required_attribute = False
    where = forms.ChoiceField(
        label=gettext_lazy("Wohin sollen Besucher künftig geleitet werden?"),
        choices=list(CHOICES.items()), required=False, widget=AdminRadioSelect,
    )  # fmt: skip
    target = forms.CharField(
        label=gettext_lazy("Seite oder Adresse"), required=False, max_length=600, widget=TargetInput,
        help_text=gettext_lazy("Ein paar Buchstaben des Titels genügen, oder eine Adresse wie /konzept/ oder https://…"),
    )  # fmt: skip

    def __init__(self, *args, addresses: list[str], **kwargs):
        super().__init__(*args, prefix="danach", **kwargs)
        self.addresses = addresses

    def clean(self):
        data = super().clean()
        if data.get("where") == "target":
            try:
                for row in self._rows():
                    row.clean_target(to_be_deleted=self.addresses)
            except ValidationError as refusal:
                self.add_error("target", refusal.messages)
        return data

    def _rows(self) -> list[Redirect]:
        gone = self.cleaned_data["where"] == "gone"
        target = "" if gone else self.cleaned_data.get("target", "").strip()
        return [Redirect(old_path=path, target=target, gone=gone) for path in self.addresses]

    def save(self) -> None:
        """Call it after the entry has been deleted, in the same transaction."""
        if not self.cleaned_data["where"]:
            return
        rows = self._rows()
        Redirect.objects.filter(old_path__in=[key_of(row.old_path) for row in rows]).delete()
        for row in rows:
            row.full_clean()
            row.save()


class AsksWhereTo:
    """For the admin of what is published: puts the question on the pages that confirm a deletion."""

    delete_confirmation_template = "admin/leaving.html"
    delete_selected_confirmation_template = "admin/leaving_selected.html"

    def delete_view(self, request, object_id, extra_context=None):
        entry = self.get_object(request, object_id)
        form = self._leaving_form(request, [entry] if entry else [], request.method == "POST")
        if request.method == "POST" and form and not form.is_valid():
            request.POST = QueryDict()  # not confirmed yet: the question comes again, with what is wrong
        return super().delete_view(request, object_id, {"leaving": form, **(extra_context or {})})

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._lead_visitors(request)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _function, *name_and_words = actions["delete_selected"]
            actions["delete_selected"] = (type(self)._delete_selected, *name_and_words)
        return actions

    def _delete_selected(self, request, queryset):
        """Django's own action with the question: one answer for all that were chosen."""
        confirmed = "post" in request.POST
        form = self._leaving_form(request, queryset, confirmed)
        if confirmed and form and not form.is_valid():
            request.POST = request.POST.copy()
            del request.POST["post"]
        with transaction.atomic():
            response = delete_selected(self, request, queryset)
        if isinstance(response, TemplateResponse):
            response.context_data["leaving"] = form
        return response

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        self._lead_visitors(request)

    def _leaving_form(self, request, entries, confirmed: bool) -> LeavingForm | None:
        """The question for those of ``entries`` that the public knows; None if there are none."""
        addresses = [address for entry in entries if entry.was_public for address in entry.addresses()]
        form = LeavingForm(request.POST if confirmed else None, addresses=addresses) if addresses else None
        request.leaving_form = form
        return form

    def _lead_visitors(self, request) -> None:
        form = getattr(request, "leaving_form", None)
        if form is None:
            return
        form.save()
        text = {
            "target": _("Wer die alte Adresse aufruft, wird von jetzt an weitergeleitet."),
            "gone": _("Wer die alte Adresse aufruft, erfährt, dass es die Seite nicht mehr gibt."),
        }.get(form.cleaned_data["where"])
        if text:
            self.message_user(request, text)
