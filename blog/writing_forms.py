"""The form for a post of one's own: a question, an idea or a report, with up to three pictures."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from klimaportal.core.guard import OneLineField, refuse_blank
from klimaportal.core.models import Topic

from . import pictures
from .forms import MAX_TEXT, ContributionForm, TypedTextField
from .models import Contribution, Picture

Kind = Contribution.Kind
KINDS = [
    (Kind.QUESTION, gettext_lazy("Frage")),
    (Kind.IDEA, gettext_lazy("Idee")),
    (Kind.REPORT, gettext_lazy("Bericht")),
]
EXPLAINED = {
    Kind.QUESTION: gettext_lazy(
        "Sie möchten etwas wissen. Der Landkreis, das Institut und alle anderen können antworten."
    ),
    Kind.IDEA: gettext_lazy("Sie schlagen etwas vor. Wir prüfen es und schreiben öffentlich dazu, was daraus wird."),
    Kind.REPORT: gettext_lazy("Sie erzählen, was bei Ihnen schon läuft: im Haus, im Verein, im Dorf."),
}
SLOTS = tuple(range(1, pictures.MOST + 1))
# As the page shows them, so that the list of errors follows the form.
ORDER = (
    "kind", "title", "text", "topic", *(f"{name}_{n}" for n in SLOTS for name in ("picture", "alt", "drop")),
    "may_publish", "name", "email", "place",
)  # fmt: skip
PICTURE_FIELDS = tuple(f"picture_{n}" for n in SLOTS)


class Slot:
    """One of the places for a picture: its fields for the template, and the picture that is there already."""

    def __init__(self, form, number: int):
        self.number = number
        self.file, self.alt = form[f"picture_{number}"], form[f"alt_{number}"]
        self.ticket, self.drop = form[f"ticket_{number}"], form[f"drop_{number}"]

    @property
    def is_kept(self) -> bool:
        return bool(self.ticket.value())


class WriteForm(ContributionForm):
    """What a citizen writes as a post of their own. Needs ``files`` and the names of those that were too large.

    If the form is refused, ``remember_pictures`` keeps what came with it, so that nobody has to choose it again.
    """

    kind = forms.ChoiceField(
        label=gettext_lazy("Was möchten Sie schreiben?"), choices=KINDS, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie: Frage, Idee oder Bericht.")},
    )  # fmt: skip
    title = OneLineField(
        label=gettext_lazy("Überschrift"), max_length=120, validators=[refuse_blank],
        error_messages={
            "required": gettext_lazy("Bitte geben Sie Ihrem Beitrag eine Überschrift."),
            "max_length": gettext_lazy("Die Überschrift ist zu lang: höchstens 120 Zeichen."),
        },
    )  # fmt: skip
    text = TypedTextField(
        label=gettext_lazy("Ihr Text"), widget=forms.Textarea(attrs={"rows": 10, "maxlength": MAX_TEXT})
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(), label=gettext_lazy("Handlungsfeld (freiwillig)"), required=False,
        empty_label=gettext_lazy("weiß ich nicht"),
    )  # fmt: skip
    may_publish = forms.BooleanField(
        label=gettext_lazy(
            "Ich habe die Bilder selbst gemacht oder darf sie veröffentlichen. Wer darauf zu erkennen ist, ist einverstanden."
        ),
        required=False,
    )

    def __init__(self, *args, too_large: set[str] = frozenset(), **kwargs):
        self.too_large = too_large
        self.found: dict[int, Picture] = {}
        super().__init__(*args, purpose="write", **kwargs)
        for n in SLOTS:
            self.fields[f"picture_{n}"] = forms.FileField(
                label=_("Bild %d") % n, required=False, allow_empty_file=True,
                widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}),
            )  # fmt: skip
            self.fields[f"alt_{n}"] = OneLineField(
                label=_("Was ist auf dem Bild zu sehen?"), max_length=200, required=False,
                error_messages={"max_length": _("Die Beschreibung ist zu lang: höchstens 200 Zeichen.")},
            )  # fmt: skip
            self.fields[f"ticket_{n}"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.fields[f"drop_{n}"] = forms.BooleanField(label=_("nicht verwenden"), required=False)
        self.order_fields(ORDER)

    @property
    def slots(self) -> list[Slot]:
        return [Slot(self, n) for n in SLOTS]

    @property
    def has_pictures(self) -> bool:
        """Whether the pictures' part of the form is to be open: something is there, or is wrong there."""
        wrong = any(
            name.rpartition("_")[0] in ("picture", "alt", "ticket") or name == "may_publish" for name in self.errors
        )
        return wrong or any(slot.is_kept for slot in self.slots)

    @property
    def kinds(self) -> list[tuple]:
        """The radio buttons, each with a line that says what it is for."""
        return [(button, EXPLAINED[button.data["value"]]) for button in self["kind"]]

    def clean(self):
        data = super().clean()
        if not self.errors and self.find(self.key()):
            return data
        is_trusted = not {"token", "website"} & self.errors.keys()
        for n in SLOTS:
            self._clean_slot(n, is_trusted)
        if self.found and not data.get("may_publish"):
            self.add_error("may_publish", _("Bitte bestätigen Sie, dass die Bilder veröffentlicht werden dürfen."))
        return data

    def _clean_slot(self, n: int, is_trusted: bool) -> None:
        """Decoding a picture is work, and keeping it takes room: only for who filled in the form as people do."""
        upload = self.cleaned_data.get(f"picture_{n}")
        if upload and not is_trusted:
            self.add_error(f"picture_{n}", _("Bitte wählen Sie dieses Bild noch einmal aus."))
            return
        try:
            picture = self._picture(n, upload)
        except ValidationError as error:
            self.add_error(f"picture_{n}", error)
            return
        if picture is None:
            return
        self.found[n] = picture
        alt = self.cleaned_data.get(f"alt_{n}", "")
        if f"alt_{n}" not in self.errors and not alt.strip():
            message = _("Bitte beschreiben Sie Bild %d mit ein paar Worten, für alle, die es nicht sehen können.") % n
            self.add_error(f"alt_{n}", message)

    def _picture(self, n: int, upload) -> Picture | None:
        """What belongs to this place: a new upload, or what came before. Raises ``ValidationError``."""
        if f"picture_{n}" in self.too_large:
            raise ValidationError(_("Die Datei ist größer als 20 MB. Bitte verkleinern Sie das Bild."))
        if self.cleaned_data.get(f"drop_{n}"):
            return None
        missing = ValidationError(_("Dieses Bild ist nicht mehr da. Bitte wählen Sie es noch einmal aus."))
        if upload:
            picture = pictures.receive(upload)
        elif ticket := self.cleaned_data.get(f"ticket_{n}"):
            picture = pictures.from_ticket(ticket, "" if self.errors else self.key())
        else:
            return None
        if picture is None:
            raise missing
        return picture

    def own_values(self):
        return {name: self.cleaned_data[name] for name in ("kind", "title", "topic")}

    def after_keep(self, contribution):
        pictures.attach(contribution, [(self.found[n], self.cleaned_data[f"alt_{n}"]) for n in sorted(self.found)])
        super().after_keep(contribution)

    def remember_pictures(self) -> None:
        """For a form that is shown again: it holds tickets for the pictures that are fine."""
        self.data = self.data.copy()
        for n in SLOTS:
            picture = self.found.get(n)
            self.data[self.add_prefix(f"ticket_{n}")] = pictures.ticket(picture) if picture else ""
            self.data.pop(self.add_prefix(f"drop_{n}"), None)

    def forget_pictures(self) -> None:
        """The same form was sent twice: what came with the second one belongs to nothing."""
        for picture in Picture.objects.filter(pk__in=[p.pk for p in self.found.values()], contribution=None):
            picture.delete()
