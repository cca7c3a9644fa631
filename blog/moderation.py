"""What a moderator can do with a contribution: each in one transaction, logged, told to the author, and to be undone.

Every function takes the ``version`` of the contribution that the moderator had before their eyes. If somebody else was faster,
``AlreadyDecided`` says who did what, and nothing is done twice.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from . import post_pages, transparency
from .models import Author, Contribution, Decision, Post, Reason
from .notify import cancel_mails, tell_answered, tell_author
from .reports import reopen_with

Action, Status = Decision.Action, Contribution.Status
STATUS_AFTER = {
    Action.PUBLISH: Status.PUBLISHED,
    Action.REJECT: Status.REJECTED,
    Action.SPAM: Status.SPAM,
    Action.REOPEN: Status.WAITING,
}
DECIDED = (Status.PUBLISHED, Status.REJECTED, Status.SPAM)
# What a moderator can act on; the rest was taken back by who wrote it, or has had its time.
OPEN = (Status.UNCONFIRMED, Status.WAITING, *DECIDED)


TAKEN_BACK = {
    Status.WITHDRAWN: _l("Wer diesen Beitrag geschrieben hat, hat ihn inzwischen selbst zurückgezogen."),
    Status.ERASED: _l("Dieser Beitrag ist inzwischen gelöscht worden."),
}


class AlreadyDecided(Exception):
    """Somebody else was faster. ``contribution`` is what it is now (None: deleted), ``decision`` what was done last."""

    def __init__(self, contribution: Contribution | None, decision: Decision | None):
        self.contribution, self.decision = contribution, decision
        super().__init__(self.message)

    @property
    def message(self) -> str:
        if self.contribution is None:
            return _("Diesen Beitrag gibt es nicht mehr.")
        if self.contribution.status in TAKEN_BACK:
            return str(TAKEN_BACK[self.contribution.status])
        if self.decision is None:
            return _("Dieser Beitrag hat sich inzwischen geändert. Bitte sehen Sie ihn noch einmal an.")
        done = self.decision
        who, when = (done.undone_by, done.undone_at) if done.undone_at else (done.by, done.at)
        what = _("«%s» zurückgenommen") % done.get_action_display() if done.undone_at else done.get_action_display()
        return _("Schon entschieden: %(who)s hat diesen Beitrag am %(when)s Uhr %(what)s.") % {
            "who": name_of(who),
            "when": date_format(timezone.localtime(when), "j. F, H:i"),
            "what": what,
        }


class NotPossible(ValueError):
    """What was asked for makes no sense here; the text says why."""


def name_of(user) -> str:
    """A moderator as colleagues know them; accounts that are gone stay «jemand»."""
    return (user.get_full_name() or user.get_username()) if user else _("jemand")


def _take(contribution: Contribution, version: int) -> Contribution:
    """The contribution as it stands now, locked until the transaction ends (SQLite lets one writer in at a time anyway)."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("post", "page", "parent")
    current = rows.filter(pk=contribution.pk).first()
    if current is None or current.version != version or current.status not in OPEN:
        raise AlreadyDecided(current, current and _last(current))
    return current


def _last(contribution: Contribution) -> Decision | None:
    return contribution.decisions.select_related("by", "undone_by").first()


def _change(contribution: Contribution, user, values: dict) -> dict:
    """Writes ``values`` (columns by name), counts the version up and returns what stood there before."""
    before = {name: getattr(contribution, name) for name in values}
    for name, value in values.items():
        setattr(contribution, name, value)
    if "status" in values:
        decided = contribution.status in DECIDED
        contribution.decided_by, contribution.decided_at = (user, timezone.now()) if decided else (None, None)
        contribution.outcome = contribution.status if decided else ""
    contribution.version += 1
    contribution.save(update_fields=[*values, "version", "decided_by", "decided_at", "outcome", "fingerprint"])
    post_pages.sync(contribution)
    transparency.changed()
    return before


def _decide(contribution: Contribution, action: Action, user, values: dict, **more) -> Decision:
    before = _change(contribution, user, values)
    return Decision.objects.create(
        contribution=contribution, action=action, by=user, before=before, after=values, **more
    )


@transaction.atomic
def decide(
    contribution: Contribution,
    action: str,
    user,
    *,
    version: int,
    reason: Reason | None = None,
    words: str = "",
    base_url: str = "",
) -> Decision:
    """Publishes, rejects, marks as spam or reopens. A rejection needs a ``reason``; ``words`` are the moderator's own.

    ``base_url`` (scheme and host) makes the links in the mail to the author. Raises AlreadyDecided.
    """
    action = Action(action)
    if action == Action.REJECT and reason is None:
        raise ValueError("a rejection needs a reason")
    current = _take(contribution, version)
    if current.status == STATUS_AFTER[action]:
        raise AlreadyDecided(current, _last(current))
    reason = reason if action == Action.REJECT else None
    values = {"status": STATUS_AFTER[action].value}
    if current.reason != reason:
        values["reason_id"] = reason and reason.pk
    decision = _decide(current, action, user, values, reason=reason, words=words)
    tell_author(decision, base_url)
    if action == Action.PUBLISH:
        tell_answered(current, decision, base_url)
    return decision


@transaction.atomic
def answer(
    contribution: Contribution, author: Author, text: str, user, *, version: int, base_url: str = ""
) -> Decision:
    """An official answer below the contribution, public at once. What still waits is published with it. Raises AlreadyDecided."""
    current = _take(contribution, version)
    if current.status not in (Status.UNCONFIRMED, Status.WAITING, Status.PUBLISHED):
        raise AlreadyDecided(current, _last(current))
    thread = current.parent or current
    where = (
        {"post": current.post, "parent": thread, "replied_to": current}
        if current.is_comment
        else {"post": post_pages.page_of(current)}
    )
    reply = Contribution.objects.create(
        author=author, name=author.name[:60], text=text, status=Status.PUBLISHED, decided_by=user,
        decided_at=timezone.now(), **where,
    )  # fmt: skip
    values = {"status": Status.PUBLISHED.value} if current.status != Status.PUBLISHED else {}
    decision = _decide(current, Action.ANSWER, user, values, words=text, answer=reply)
    if values:
        tell_author(decision, base_url)
        tell_answered(current, decision, base_url)
    tell_answered(reply, decision, base_url, but=current if values else None)
    return decision


@transaction.atomic
def move(contribution: Contribution, post: Post, user, *, version: int) -> Decision:
    """Puts the contribution, and what answers it, under another post; an own post becomes a comment there.

    Raises AlreadyDecided, and NotPossible when it stands there already or is a post that others have answered.
    """
    current = _take(contribution, version)
    if current.post_id == post.pk:
        raise NotPossible(_("Dieser Beitrag steht schon dort."))
    if not current.is_comment:
        return _decide(current, Action.MOVE, user, _as_comment(current, post))
    _move_replies(current, post.pk)
    return _decide(current, Action.MOVE, user, {"post_id": post.pk, "parent_id": None})


def _as_comment(contribution: Contribution, post: Post) -> dict:
    """The columns of an own post as a comment under ``post``: its title becomes the first line."""
    if contribution.page and (contribution.page == post or contribution.page.comments.exists()):
        raise NotPossible(_("Darunter stehen schon Antworten. Deshalb bleibt es ein eigener Beitrag."))
    text = f"{contribution.title}\n\n{contribution.text}"
    return {"kind": Contribution.Kind.COMMENT.value, "title": "", "text": text, "post_id": post.pk}


def _move_replies(contribution: Contribution, post_id: int) -> None:
    Contribution.objects.filter(parent=contribution).update(post_id=post_id, version=F("version") + 1)


@transaction.atomic
def edit(
    contribution: Contribution, text: str, user, *, version: int, words: str = "", title: str | None = None
) -> Decision:
    """Changes the text, and the title of an own post; the log keeps the old words.

    Raises AlreadyDecided, ValueError when nothing changes.
    """
    current = _take(contribution, version)
    wanted = {"text": text, **({} if title is None or current.is_comment else {"title": title})}
    values = {name: value for name, value in wanted.items() if getattr(current, name) != value}
    if not values:
        raise ValueError("the text is the same")
    return _decide(current, Action.EDIT, user, values, words=words)


@transaction.atomic
def undo(decision: Decision, user) -> bool:
    """Brings back what was before ``decision``, if nobody has done anything since, and takes back a mail that still waits.

    Returns whether the author has been told already. Raises AlreadyDecided.
    """
    contribution = Contribution.objects.select_for_update(of=("self",)).filter(pk=decision.contribution_id).first()
    if contribution is None:
        raise AlreadyDecided(None, None)
    standing = contribution.decisions.filter(undone_at=None).select_related("by").first()
    outdated = standing is None or standing.pk != decision.pk or _is_changed_since(contribution, standing)
    if outdated or contribution.status not in OPEN:
        raise AlreadyDecided(contribution, _last(contribution))
    _take_back(contribution, standing, user)
    told = not cancel_mails(standing)
    reopen_with(standing)
    Decision.objects.filter(pk=standing.pk).update(undone_at=timezone.now(), undone_by=user)
    return told


def _is_changed_since(contribution: Contribution, decision: Decision) -> bool:
    """Has the author corrected or withdrawn meanwhile what the decision set?"""
    return any(getattr(contribution, name) != value for name, value in decision.after.items())


def _take_back(contribution: Contribution, decision: Decision, user) -> None:
    before, reply = dict(decision.before), decision.answer
    if reply and reply.version:
        raise AlreadyDecided(reply, _last(reply))
    if reply and (reply.replies.exists() or reply.reports.exists()):  # they would go with it
        raise NotPossible(_("Auf diese Antwort hat schon jemand reagiert. Deshalb lässt sich das nicht zurücknehmen."))
    if decision.action == Action.MOVE:
        _take_move_back(contribution, decision, before)
    _change(contribution, user, before)
    if reply:
        reply.delete()


def _take_move_back(contribution: Contribution, decision: Decision, before: dict) -> None:
    """Looks whether where it stood is still there. An own post had no place below another one, and takes no answers along."""
    if before["post_id"] is None:
        if contribution.replies.exists():
            raise NotPossible(_("Darunter stehen schon Antworten. Deshalb lässt sich das nicht zurücknehmen."))
        return
    if not Post.objects.filter(pk=before["post_id"]).exists():
        raise AlreadyDecided(contribution, decision)
    if not Contribution.objects.filter(pk=before["parent_id"]).exists():
        before["parent_id"] = None
    _move_replies(contribution, before["post_id"])
