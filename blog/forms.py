from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.guard import AddressField, GuardedForm, OneLineField, refuse_blank, refuse_hidden_characters

from . import addresses, transparency
from .confirm import ask_to_confirm
from .digests import tell_moderators
from .links import base_of
from .models import Consent, Contribution
from .names import refuse_reserved

MAX_TEXT = 5000


def clean_typed_text(text: str) -> str:
    """What was typed, with plain line ends; ValidationError when it is too long."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > MAX_TEXT:
        raise ValidationError(
            _("Ihr Beitrag ist mit %(length)s Zeichen zu lang. Bitte kürzen Sie ihn auf höchstens 5.000 Zeichen.")
            % {"length": f"{len(text):,}".replace(",", ".")}
        )
    return text


class TypedTextField(forms.CharField):
    """Text typed by anybody: kept as typed and never read as HTML."""

    default_validators = [refuse_hidden_characters, refuse_blank]

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Ihr Beitrag"))
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6, "maxlength": MAX_TEXT}))
        kwargs.setdefault("error_messages", {"required": _("Bitte schreiben Sie Ihren Beitrag in dieses Feld.")})
        super().__init__(**kwargs)

    def clean(self, value):
        return clean_typed_text(super().clean(value))


class ContributionForm(addresses.LimitedMails, GuardedForm):
    """What every form for citizens has in common: who writes, how they are told, what they agree to.

    A subclass adds its fields and says in ``own_values`` which columns they fill. ``take`` stores the valid form and
    puts the mails that follow into the outbox. Show ``consent_text`` right above the button.
    """

    text = TypedTextField()
    name = OneLineField(
        label=_("Name oder Pseudonym"), max_length=60, validators=[refuse_blank, refuse_reserved],
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={
            "required": _("Bitte geben Sie einen Namen an. Ein Pseudonym genügt."),
            "max_length": _("Der Name ist zu lang: höchstens 60 Zeichen."),
        },
    )  # fmt: skip
    email = AddressField(
        label=_("E-Mail (wird nie angezeigt)"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Bitte geben Sie Ihre E-Mail-Adresse an. Dorthin schicken wir den Link zum Bestätigen."),
            "invalid": _("Diese E-Mail-Adresse ist nicht vollständig. Ein Beispiel: name@example.org"),
        },
    )  # fmt: skip
    place = OneLineField(
        label=_("Ort (freiwillig)"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )  # fmt: skip
    wants_replies = forms.BooleanField(
        label=_("Bei Antworten auf meinen Beitrag eine Mail bekommen"), required=False
    )  # fmt: skip
    # The version of the text that stood above the button.
    consent = forms.CharField(widget=forms.HiddenInput, required=False)
    # The token of a remembered address, from a link in one of our mails (addresses.py).
    remembered = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["consent"] = self.current_consent.pk
        if self.request is not None and not self.is_bound:
            self.initial |= addresses.initial_from(self.request)

    @cached_property
    def current_consent(self) -> Consent:
        return Consent.current()

    @property
    def consent_text(self) -> str:
        return self.current_consent.text

    def clean_consent(self) -> Consent:
        if self.cleaned_data["consent"] != str(self.current_consent.pk):
            self.data = self.data.copy()
            self.data[self.add_prefix("consent")] = self.current_consent.pk
            raise ValidationError(
                _(
                    "Der Text zur Einwilligung über dem Knopf ist neu. Ihr Beitrag ist noch da: "
                    "Bitte lesen Sie den Text und senden Sie dann noch einmal ab."
                )
            )
        return self.current_consent

    @property
    def address_is_known(self) -> bool:
        """The form was opened by a link that remembers the address: its reader is told that nothing is to be confirmed."""
        return bool(addresses.address_of(self["remembered"].value() or ""))

    @property
    def is_remembered(self) -> bool:
        """The address is known to belong to who writes, so that nobody has to confirm it again."""
        return addresses.is_known(self.cleaned_data["remembered"], self.cleaned_data["email"])

    def own_values(self) -> dict:
        """Columns of the contribution that only this form fills."""
        return {}

    def find(self, key):
        return Contribution.objects.filter(key=key).first()

    def store(self, key):
        """Stores the contribution: it waits for the click in the mail, or for a moderator if the address is known."""
        names = ("name", "email", "place", "text", "wants_replies", "consent")
        values = {name: self.cleaned_data[name] for name in names}
        values |= {"network": self.network, "status": Contribution.Status.UNCONFIRMED, **self.own_values()}
        if self.is_remembered:
            values |= {"status": Contribution.Status.WAITING, "confirmed_at": timezone.now()}
        return Contribution.objects.get_or_create(key=key, defaults=values)

    def seconds_until_mail(self, email):
        return 0 if self.is_remembered else addresses.seconds_until_welcome(email)

    @transaction.atomic
    def take(self) -> Contribution | None:
        """What was kept of the valid form, see ``keep``. What is new is followed by ``after_keep`` in the same transaction."""
        contribution = self.keep()
        if contribution is not None and self.is_new:
            self.after_keep(contribution)
        return contribution

    def after_keep(self, contribution: Contribution) -> None:
        """Mails to whom it concerns: who wrote has to confirm, or the moderators have to decide."""
        if contribution.status == Contribution.Status.WAITING:
            tell_moderators(contribution, base_of(self.request))
            transparency.changed()
        else:
            ask_to_confirm(contribution, self.request)

    @staticmethod
    def sent_query(contribution: Contribution) -> str:
        """For the address to go to afterwards; ``sent_state`` reads it."""
        return "gesendet=1" if contribution.status == Contribution.Status.UNCONFIRMED else "gesendet=2"


def sent_state(request) -> str:
    """What templates/blog/sent.html is to say after a form was sent: «confirm», «waiting» or nothing."""
    return {"1": "confirm", "2": "waiting"}.get(request.GET.get("gesendet", ""), "")


class CommentForm(ContributionForm):
    """What a visitor says under a post, or in answer to what another said there."""

    parent = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, post, **kwargs):
        self.post = post
        super().__init__(*args, purpose=f"comment:{post.pk}", **kwargs)

    def clean_parent(self) -> Contribution | None:
        """The comment whose «Antworten» was chosen."""
        if not self.cleaned_data["parent"]:
            return None
        answered = Contribution.objects.published().filter(post=self.post, pk=self.cleaned_data["parent"])
        answered = answered.select_related("parent").first()
        if answered is None:
            raise ValidationError(_("Der Kommentar, auf den Sie antworten, ist nicht mehr da."))
        return answered

    def own_values(self):
        """Replies are one level deep: an answer to an answer joins the same thread."""
        answered = self.cleaned_data["parent"]
        return {"post": self.post, "parent": answered and (answered.parent or answered), "replied_to": answered}
