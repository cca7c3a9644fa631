"""What people can ask for at any time: to be forgotten, or to be no longer named. What is stored about them: export.py."""

import re
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.html import escape

from klimaportal.core.chores import leave_no_trace
from klimaportal.core.models import Mail

from . import post_pages, transparency
from .contributions import ERASED_TEXT
from .digests import quoted
from .models import Contribution, Report
from .notify import about

Status = Contribution.Status
ANONYMOUS = "Anonym"
# Columns that say nothing about anybody: the only ones that a decision's log keeps.
NEUTRAL = ("status", "reason_id")
# The shortest beginning of a text that is taken for a quotation of it.
SHORTEST = 20
NOTHING = {
    "title": "", "name": "", "place": "", "email": "", "network": "", "key": None, "fingerprint": "", "topic": None,
    "wants_replies": False, "is_muted": True, "consent": None,
}  # fmt: skip


@transaction.atomic
def erase(contribution: Contribution, now: datetime | None = None) -> None:
    """Takes away all that somebody wrote and all that says who it was; what is left counts in the yearly figures.

    Replies of others stay readable below «[auf Wunsch gelöscht]». Safe to call twice.
    """
    current = _locked(contribution)
    if current is None or current.status == Status.ERASED:
        return
    _clean_traces(current, _all_words(current), ERASED_TEXT)
    for decision in current.decisions.all():
        decision.before, decision.after, decision.words = _neutral(decision.before), _neutral(decision.after), ""
        decision.save(update_fields=["before", "after", "words"])
    current.trail.all().delete()
    place = {} if current.replies.exists() else {"post": None, "parent": None}
    values = {"text": ERASED_TEXT, "status": Status.ERASED, "ended_at": now or timezone.now(), **NOTHING, **place}
    # Not by save(): it would make a fingerprint of the stub.
    Contribution.objects.filter(pk=current.pk).update(**values, version=current.version + 1)
    contribution.refresh_from_db()
    post_pages.sync(contribution)
    transparency.changed()
    transaction.on_commit(leave_no_trace, robust=True)


@transaction.atomic
def anonymise(contribution: Contribution) -> None:
    """The words stay, who said them is forgotten; nobody can be written to any more."""
    current = _locked(contribution)
    if current is None or current.status == Status.ERASED:
        return
    _clean_traces(current, [], ANONYMOUS)
    Contribution.objects.filter(pk=current.pk).update(
        name=ANONYMOUS, place="", email="", network="", key=None, wants_replies=False, is_muted=True,
        ended_at=timezone.now(), version=current.version + 1,
    )  # fmt: skip
    contribution.refresh_from_db()
    post_pages.sync(contribution)
    transaction.on_commit(leave_no_trace, robust=True)


def _all_words(contribution: Contribution) -> list[str]:
    """Text and title as they are and as they were before they were edited."""
    log = [values for decision in contribution.decisions.all() for values in (decision.before, decision.after)]
    rows = [{"text": contribution.text, "title": contribution.title}, *log]
    return list(dict.fromkeys(row[name] for row in rows for name in ("text", "title") if row.get(name)))


def _neutral(values: dict) -> dict:
    return {name: value for name, value in values.items() if name in NEUTRAL}


def _locked(contribution: Contribution) -> Contribution | None:
    return Contribution.objects.select_for_update(of=("self",)).filter(pk=contribution.pk).first()


def _clean_traces(contribution: Contribution, words: list[str], stub: str) -> None:
    """Name, address and ``words`` in what others hold: mails, official answers, reports, the admin's log."""
    _clean_mails(contribution, words, stub)
    private, names = [contribution.email, *words], [contribution.name]
    for answer in _answers_to(contribution).exclude(author=None):
        _rewrite(answer, ["text"], names, private, stub)
    for decision in contribution.decisions.select_related("answer"):
        _rewrite(decision, ["words"], names, private, stub)
        if decision.answer:
            _rewrite(decision.answer, ["text"], names, private, stub)
    for report in Report.objects.filter(contribution=contribution):
        _rewrite(report, ["text", "statement"], names, private, stub)
    kind = ContentType.objects.get_for_model(Contribution)
    LogEntry.objects.filter(content_type=kind, object_id=str(contribution.pk)).update(
        object_repr=str(contribution), change_message=""
    )


def _clean_mails(contribution: Contribution, words: list[str], stub: str) -> None:
    """Mails to the address about this contribution or answers to it go; what others get no longer quotes it."""
    concerned = [contribution, *_answers_to(contribution)]
    told = [about(each) for each in concerned]
    if contribution.email:
        # What somebody answered themselves stays, and so do the mails about it.
        gone = [about(each) for each in concerned if each == contribution or each.email != contribution.email]
        Mail.objects.filter(about__in=gone, recipient__iexact=contribution.email).delete()
    quotes = Q(text__contains=f"/moderation/{contribution.pk}/")
    longest = max(contribution.text.splitlines(), key=len, default="")[:SHORTEST]
    for part in (contribution.email, longest):
        if len(part) >= SHORTEST:
            quotes |= Q(text__contains=part)
    told += [report.about for report in Report.objects.filter(contribution__in=concerned)]
    private = [contribution.email, contribution.secret, *words]
    # What was sent holds no text any more (outbox.py), and there are many of those.
    for mail in Mail.objects.filter(Q(about__in=told) | (Q(sent_at=None) & quotes)):
        to_others = mail.recipient != contribution.email
        names = [contribution.name, contribution.place] if to_others else []
        _rewrite(mail, ["text", "html", "subject"], names, private, stub)


def _answers_to(contribution: Contribution):
    """What was written in answer to it, by whomever."""
    answers = Q(parent=contribution) | Q(replied_to=contribution)
    if contribution.page_id:
        answers |= Q(post=contribution.page_id)
    return Contribution.objects.filter(answers)


def _rewrite(row, fields: list[str], names: list[str], private: list[str], stub: str) -> None:
    """Replaces ``names`` (as whole words) and ``private`` in the row's texts, also where they are cut short or escaped."""
    changed = []
    for field in fields:
        before = text = getattr(row, field)
        for secret in private:
            text = _without(_without(text, secret, stub), escape(secret), stub)
        for spelt in {spelt for name in names for spelt in (name, escape(name)) if name}:
            text = re.sub(rf"(?<!\w){re.escape(spelt)}(?!\w)", stub, text)
        if text != before:
            setattr(row, field, text[: row._meta.get_field(field).max_length])
            changed.append(field)
    if changed:
        type(row).objects.filter(pk=row.pk).update(**{field: getattr(row, field) for field in changed})


def _without(text: str, words: str, stub: str) -> str:
    """``text`` with ``stub`` for ``words``, also where they are quoted as in mails, line by line or their beginning only."""
    lines = [line for line in words.splitlines() if len(line) >= SHORTEST]
    beginnings = [words[:length] for length in range(min(len(words), 5 * SHORTEST), SHORTEST - 1, -1)]
    for part in [words, quoted(words), *lines, *beginnings]:
        text = text.replace(part, stub) if part else text
    return text
