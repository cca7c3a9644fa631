"""What comes back from the desk. Every message is for a moderator who has the contribution still before their eyes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from klimaportal.core.guard import OneLineField, refuse_blank, refuse_hidden_characters

from .forms import MAX_TEXT
from .models import Author, Decision, MailChoice, Post, Reason

MOST_ITEMS = 100
DECISIONS = ("publish", "reject", "spam", "reopen")


def whole_number(text: str) -> int | None:
    """``text`` as a key of a row, None for anything that can't be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def items_of(data) -> list[tuple[int, int]]:
    """(primary key, version) of every contribution that ``item`` names, each once. Raises ValidationError."""
    found = {}
    for item in data.getlist("item"):
        pk, version = (whole_number(part) for part in item.partition(":")[::2])
        if pk is None or version is None:
            raise ValidationError(_("Dieser Beitrag ist so nicht bekannt. Bitte laden Sie die Seite neu."))
        found[pk] = version
    if not found:
        raise ValidationError(_("Bitte wählen Sie zuerst Beiträge aus."))
    if len(found) > MOST_ITEMS:
        raise ValidationError(_("Bitte entscheiden Sie über höchstens 100 Beiträge auf einmal."))
    return list(found.items())


def errors_of(error) -> list[str]:
    """All messages of a form or a ValidationError, each once."""
    found = error.messages if isinstance(error, ValidationError) else [m for ms in error.errors.values() for m in ms]
    return list(dict.fromkeys(str(message) for message in found))


class LinesField(forms.CharField):
    """Text of several lines. Browsers send their ends as CRLF, and what nobody touched must not pass for changed."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


def text_field(**kwargs) -> forms.CharField:
    return LinesField(validators=[refuse_hidden_characters], **kwargs)


class DecisionForm(forms.Form):
    """A button with a reason on it (``reason``) says «reject» by itself."""

    action = forms.ChoiceField(
        choices=[(name, name) for name in DECISIONS], required=False,
        error_messages={"invalid_choice": _("Diese Entscheidung gibt es nicht.")},
    )  # fmt: skip
    reason = forms.ModelChoiceField(
        Reason.objects.rejections(), required=False,
        error_messages={"invalid_choice": _("Diesen Grund gibt es nicht mehr. Bitte wählen Sie einen anderen.")},
    )  # fmt: skip
    words = text_field(
        max_length=1000, required=False,
        error_messages={"max_length": _("Ihre eigenen Worte sind zu lang: höchstens 1.000 Zeichen.")},
    )  # fmt: skip

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        data["action"] = data["action"] or ("reject" if data["reason"] else "")
        if not data["action"]:
            raise ValidationError(_("Bitte wählen Sie, was mit dem Beitrag geschehen soll."))
        if data["action"] == Decision.Action.REJECT and not data["reason"]:
            raise ValidationError(_("Zum Ablehnen braucht es einen Grund aus der Liste."))
        return data


class AnswerForm(forms.Form):
    author = forms.ModelChoiceField(
        Author.objects.exclude(role=Author.Role.CITIZEN),
        error_messages={
            "required": _("Bitte wählen Sie, wer antwortet."),
            "invalid_choice": _("Diese Stimme gibt es nicht mehr. Bitte wählen Sie eine andere."),
        },
    )
    block = forms.ModelChoiceField(Reason.objects.answers(), required=False)
    text = text_field(
        max_length=MAX_TEXT,
        required=False,
        error_messages={"max_length": _("Die Antwort ist zu lang: höchstens 5.000 Zeichen.")},
    )

    def clean(self):
        data = super().clean()
        if not self.errors and not data["text"] and not data["block"]:
            raise ValidationError(_("Bitte schreiben Sie eine Antwort, oder wählen Sie einen Textbaustein."))
        return data


class EditForm(forms.Form):
    """``title`` is for posts of citizens: comments have none."""

    title = OneLineField(
        max_length=120, required=False,
        error_messages={"max_length": _("Die Überschrift ist zu lang: höchstens 120 Zeichen.")},
    )  # fmt: skip
    text = LinesField(
        max_length=MAX_TEXT, validators=[refuse_hidden_characters, refuse_blank],
        error_messages={
            "required": _("Der Beitrag darf nicht leer sein. Zum Entfernen lehnen Sie ihn ab."),
            "max_length": _("Der Beitrag ist zu lang: höchstens 5.000 Zeichen."),
        },
    )  # fmt: skip
    words = text_field(max_length=1000, required=False)


class MoveForm(forms.Form):
    """The post by its title as the list offers it, by its address, or by its short name."""

    post = forms.CharField(error_messages={"required": _("Bitte wählen Sie den Blogbeitrag, zu dem das gehört.")})

    def clean_post(self) -> Post:
        typed = self.cleaned_data["post"]
        slug = typed.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
        posts = Post.objects.published()
        found = list(posts.filter(slug=slug)[:1]) or list(posts.filter(title=typed)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("Mehrere Blogbeiträge heißen so. Bitte geben Sie die Adresse des richtigen an."))
        raise ValidationError(_("Diesen Blogbeitrag gibt es nicht (mehr). Bitte wählen Sie einen aus der Liste."))


class MailChoiceForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=_("Mails über neue Beiträge"), choices=MailChoice.Rhythm.choices, widget=forms.RadioSelect,
        error_messages={
            "required": _("Bitte wählen Sie, wie oft Sie Mails bekommen möchten."),
            "invalid_choice": _("Diese Wahl gibt es nicht. Bitte wählen Sie eine aus der Liste."),
        },
    )  # fmt: skip
