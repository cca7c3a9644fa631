"""What people can do with what they wrote, on its private page: correct, withdraw, be anonymous, erase, choose their mails.

Everything happens to the row as it stands now, locked, so that nothing is done to what a moderator has just decided.
"""

from datetime import timedelta

from django import forms
from django.db import transaction
from django.db.models import DateTimeField
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from klimaportal.core.guard import OneLineField, refuse_blank

from . import post_pages, privacy, transparency
from .confirm import ActionForm
from .forms import TypedTextField
from .models import Contribution, Decision

Status = Contribution.Status
# What its author can still change: nobody has decided about it.
OPEN = (Status.UNCONFIRMED, Status.WAITING)
# How far back «usually» looks, and how many decisions make a habit.
LOOK_BACK, FEWEST, MOST = timedelta(days=90), 5, 500


class NotPossible(Exception):
    """It has changed since the page was opened; the text says what happened."""


class CorrectForm(ActionForm):
    """The words once more, and which version of them the author had before their eyes."""

    title = OneLineField(
        label=gettext_lazy("Überschrift"), max_length=120, validators=[refuse_blank],
        error_messages={"required": gettext_lazy("Bitte geben Sie Ihrem Beitrag eine Überschrift.")},
    )  # fmt: skip
    text = TypedTextField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, contribution: Contribution, **kwargs):
        now = {name: getattr(contribution, name) for name in ("title", "text", "version")}
        super().__init__(*args, contribution=contribution, action="aendern", initial=now, **kwargs)
        if contribution.is_comment:
            del self.fields["title"]


def _taken(contribution: Contribution) -> Contribution:
    """The contribution as it stands now, locked until the transaction ends. Raises NotPossible when it is gone."""
    current = Contribution.objects.select_for_update(of=("self",)).filter(pk=contribution.pk).first()
    if current is None or current.status == Status.ERASED:
        raise NotPossible(_("Diesen Beitrag gibt es nicht mehr."))
    return current


def _open(contribution: Contribution) -> Contribution:
    current = _taken(contribution)
    if current.status not in OPEN:
        raise NotPossible(_("Über Ihren Beitrag ist inzwischen entschieden. Deshalb lässt sich das nicht mehr ändern."))
    return current


@transaction.atomic
def correct(contribution: Contribution, values: dict, version: int) -> None:
    """Changes text (and title). Raises NotPossible when it has been decided or edited since ``version``."""
    current = _open(contribution)
    if current.version != version:
        raise NotPossible(_("Die Moderation hat den Text inzwischen bearbeitet. Bitte sehen Sie ihn noch einmal an."))
    for name, value in values.items():
        setattr(current, name, value)
    current.version += 1
    current.save(update_fields=[*values, "fingerprint", "version"])
    post_pages.sync(current)


@transaction.atomic
def withdraw(contribution: Contribution) -> None:
    current = _open(contribution)
    current.status, current.ended_at, current.version = Status.WITHDRAWN, timezone.now(), current.version + 1
    current.save(update_fields=["status", "ended_at", "version"])
    transparency.changed()


@transaction.atomic
def anonymise(contribution: Contribution) -> None:
    if _taken(contribution).status != Status.PUBLISHED:
        raise NotPossible(_("Ihr Beitrag ist nicht veröffentlicht: Ihr Name steht nirgends. Sie können ihn löschen."))
    privacy.anonymise(contribution)


def erase(contribution: Contribution) -> None:
    privacy.erase(contribution)


def _set(**values):
    def act(contribution: Contribution) -> None:
        Contribution.objects.filter(pk=contribution.pk).exclude(status=Status.ERASED).update(**values)

    return act


# What the buttons do, and what the page says afterwards.
ACTIONS = {
    "zurueckziehen": (withdraw, gettext_lazy("Ihr Beitrag ist zurückgezogen. Er erscheint nicht.")),
    "anonym": (anonymise, gettext_lazy("Ihr Name, Ihr Ort und Ihre E-Mail-Adresse sind gelöscht.")),
    "loeschen": (erase, ""),
    "stumm": (_set(is_muted=True), gettext_lazy("Wir schreiben Ihnen zu diesem Beitrag nicht mehr.")),
    "mails": (_set(is_muted=False), gettext_lazy("Wir schreiben Ihnen wieder zu diesem Beitrag.")),
    "antworten": (_set(wants_replies=True), gettext_lazy("Bei Antworten bekommen Sie eine Mail.")),
    "keine-antworten": (_set(wants_replies=False), gettext_lazy("Bei Antworten bekommen Sie keine Mail mehr.")),
}
# What can't be taken back is asked once more, on a page of its own.
STEPS = ("aendern", "zurueckziehen", "anonym", "loeschen")


def choices(contribution: Contribution) -> list[str]:
    """What the author may do with it now."""
    if contribution.status in OPEN:
        return ["aendern", "zurueckziehen", "loeschen"]
    return ["anonym", "loeschen"] if contribution.status == Status.PUBLISHED and contribution.email else ["loeschen"]


def steps(contribution: Contribution) -> list[dict]:
    """The way of the contribution: each step with its words, its date and whether it is done, current or to come."""
    c = contribution
    found = [
        (_("Geschrieben"), c.created_at, True),
        (_("Adresse bestätigt"), c.confirmed_at, c.confirmed_at is not None or c.status != Status.UNCONFIRMED),
        (_("Von der Moderation gelesen"), c.decided_at, c.decided_at is not None and c.status not in OPEN),
    ]
    if c.status == Status.WITHDRAWN:
        found = [step for step in found if step[2]] + [(_("Von Ihnen zurückgezogen"), c.ended_at, True)]
    else:
        ends = {Status.PUBLISHED: _("Veröffentlicht"), Status.REJECTED: _("Nicht veröffentlicht")}
        done = c.status not in OPEN
        found.append((ends.get(c.status, _("Nicht veröffentlicht")) if done else _("Entschieden"), c.decided_at, done))
    current = next((n for n, step in enumerate(found) if not step[2]), len(found) - 1)
    told = [
        {"label": label, "at": at if done else None, "done": done, "is_current": n == current, "icon": "check"}
        for n, (label, at, done) in enumerate(found)
    ]
    if c.status in (Status.WITHDRAWN, Status.REJECTED, Status.SPAM):
        told[-1]["icon"] = "close"
    return told


def usual_time(now=None) -> timedelta | None:
    """How long a decision took in the middle of the last ones; None when there were too few to say."""
    actions = (Decision.Action.PUBLISH, Decision.Action.REJECT, Decision.Action.ANSWER)
    since = (now or timezone.now()) - LOOK_BACK
    recent = Decision.objects.filter(action__in=actions, undone_at=None, at__gte=since).order_by("-pk")
    decided = Contribution.objects.filter(
        pk__in=list(recent.values_list("contribution_id", flat=True)[:MOST]), decided_at__gte=since, author=None
    )
    if decided.count() < FEWEST:
        return None
    return transparency.median(decided, Coalesce("confirmed_at", "created_at", output_field=DateTimeField()))


def in_words(time: timedelta) -> str:
    """«etwa 3 Stunden»: as exact as anybody needs it."""
    hours = time.total_seconds() / 3600
    if hours < 1:
        return _("weniger als eine Stunde")
    if hours < 1.5:
        return _("etwa eine Stunde")
    if hours < 36:
        return _("etwa %d Stunden") % round(hours)
    return _("etwa %d Tage") % max(2, round(hours / 24))
