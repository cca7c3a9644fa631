"""The forms around the contributions' list and page in the admin."""

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .desk_forms import LinesField, whole_number
from .models import Contribution, Reason

Status = Contribution.Status
# What a moderator may choose; everything else is what the author did, or did not do yet.
CHOICES = (Status.WAITING, Status.PUBLISHED, Status.REJECTED, Status.SPAM)


class BulkForm(ActionForm):
    reason = forms.ModelChoiceField(
        Reason.objects.rejections(), required=False, empty_label=None, label=gettext_lazy("Grund, falls abgelehnt:")
    )


class SameAddress(admin.SimpleListFilter):
    """«All from the same address» without the address in the address bar; offered by the desk only."""

    title = gettext_lazy("Absender")
    parameter_name = "adresse"

    def lookups(self, request, model_admin):
        return [(self.used_parameters[self.parameter_name], _("gleiche Adresse"))] if self.used_parameters else []

    def queryset(self, request, queryset):
        pk = whole_number(self.value() or "")
        email = Contribution.objects.filter(pk=pk).exclude(email="").values("email")
        return queryset.filter(email__in=email) if self.value() else queryset


class CommentForm(forms.ModelForm):
    """A contribution of any kind, or an official answer that is being written; own posts have no ``post`` to stand under."""

    # Which version of the contribution was before the moderator's eyes (Contribution.version).
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.ModelChoiceField(
        Reason.objects.rejections(), required=False, label=gettext_lazy("Grund, falls abgelehnt")
    )

    class Meta:
        model = Contribution
        fields = ["title", "post", "parent", "author", "name", "place", "topic", "text", "status"]
        field_classes = {"text": LinesField}
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}
        labels = {"text": gettext_lazy("Text"), "post": gettext_lazy("zum Blogbeitrag")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version
        if not self.instance.pk and "name" in self.fields:
            self.fields["name"].required = False
        if "status" in self.fields:
            offered = {*CHOICES, self.instance.status} if self.instance.pk else {Status.WAITING, Status.PUBLISHED}
            self.fields["status"].choices = [(value, label) for value, label in Status.choices if value in offered]
        for name, is_needed in (("post", self.instance.is_comment), ("title", not self.instance.is_comment)):
            if name in self.fields:
                self.fields[name].required = is_needed

    def clean(self):
        data = super().clean()
        author, post = data.get("author"), data.get("post") or (self.instance.post_id and self.instance.post)
        if not data.get("name") and author:
            data["name"] = author.name
        elif "name" in self.fields and not data.get("name"):
            self.add_error("name", _("Bitte geben Sie einen Namen an, oder wählen Sie, wer offiziell antwortet."))
        if data.get("parent") and post and data["parent"].post_id != post.pk:
            self.add_error("parent", _("Dieser Kommentar gehört zu einem anderen Beitrag."))
        turned_down = "status" in self.changed_data and data.get("status") == Status.REJECTED
        if turned_down and self.instance.pk and not data.get("reason"):
            self.add_error("reason", _("Zum Ablehnen braucht es einen Grund aus der Liste."))
        if not self.instance.pk:
            self.instance.replied_to = data.get("parent")
        if data.get("parent") and data["parent"].parent_id:
            data["parent"] = data["parent"].parent
        return data
