"""Mails to those who wrote: what was decided about it, and who answered."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Mail, Portal
from klimaportal.core.outbox import KEEP_SENT

from .links import write_again_url
from .models import Contribution, Decision
from .reasons import fill

# A slip of the finger is undone within moments; until then the author need not hear of it.
UNDO_TIME = timedelta(minutes=2)
TEMPLATES = {
    Contribution.Status.PUBLISHED: ("contribution_published", gettext_lazy("Ihr Beitrag zu «%s» ist veröffentlicht")),
    Contribution.Status.REJECTED: (
        "contribution_rejected",
        gettext_lazy("Ihr Beitrag zu «%s» ist nicht veröffentlicht worden"),
    ),
}
# It had stood there: whoever wrote it is told what Art. 17 of Regulation (EU) 2022/2065 asks for.
REMOVED = ("contribution_removed", gettext_lazy("Ihr Beitrag zu «%s» ist entfernt worden"))


def about(contribution: Contribution) -> str:
    """How a mail says whom it is about (Mail.about)."""
    return f"blog.contribution:{contribution.pk}"


def reason_text(decision: Decision) -> str:
    """The reason as its reader gets it."""
    if decision.reason is None:
        return ""
    contribution = decision.contribution
    return fill(decision.reason.text, name=contribution.name, post=contribution.about, portal=str(Portal.current()))


def redress_address(portal: Portal) -> str:
    """Where somebody writes who does not agree with a decision; may be empty."""
    return portal.moderation_email or (portal.contact.email if portal.contact else "")


def may_write_to(contribution: Contribution) -> bool:
    """The address is confirmed to belong to who wrote, and they have not asked for silence."""
    confirmed = contribution.confirmed_at is not None and bool(contribution.email)
    return confirmed and not contribution.is_muted and contribution.author_id is None


def author_links(contribution: Contribution, base_url: str) -> dict:
    """The links that stand in every mail to who wrote; nothing when nobody knows where the portal is."""
    base = (base_url or settings.SITE_URL).rstrip("/")
    if not base:
        return {}
    return {"status_url": base + contribution.get_status_url(), "again_url": base + write_again_url(contribution)}


def tell_author(decision: Decision, base_url: str = "") -> None:
    """A mail to who wrote it, in the transaction of the decision. Spam gets no answer, an unconfirmed address no mail.

    The mail names the contribution and does not repeat it.
    """
    contribution = decision.contribution
    if contribution.status not in TEMPLATES or not may_write_to(contribution):
        return
    template, subject = TEMPLATES[contribution.status]
    if contribution.status == Contribution.Status.REJECTED and decision.before.get("status") == "published":
        template, subject = REMOVED
    base = (base_url or settings.SITE_URL).rstrip("/")
    context = {
        "contribution": contribution,
        "reason": reason_text(decision),
        "words": decision.words if decision.action == Decision.Action.REJECT else "",
        "answer": decision.answer,
        "was_reported": contribution.reports.open().exists(),
        "redress": redress_address(Portal.current()),
        "url": base + contribution.get_absolute_url() if base else "",
        **author_links(contribution, base_url),
    }
    mails = send_mail_template(
        template, [contribution.email], subject % contribution.about, context, hold=UNDO_TIME,
        about=about(contribution),
    )  # fmt: skip
    decision.mails.add(*mails)


def tell_answered(reply: Contribution, decision: Decision, base_url: str = "", but: Contribution | None = None) -> None:
    """Mails to those whom a reply answers, if they asked for it: held and taken back as the decision's other mails are.

    ``but`` has been told in another mail already.
    """
    base = (base_url or settings.SITE_URL).rstrip("/")
    for asked in _answered(reply):
        if asked == but or Mail.objects.filter(about=about(reply), recipient=asked.email).exists():
            continue  # told before, when it was published for the first time
        context = {"reply": reply, "asked": asked, "url": base + reply.get_absolute_url() if base else ""}
        subject = _("%(who)s hat auf Ihren Beitrag zu «%(title)s» geantwortet")
        subject %= {"who": reply.author.name if reply.author else reply.name, "title": reply.about}
        mails = send_mail_template(
            "reply", [asked.email], subject, {**context, **author_links(asked, base_url)}, hold=UNDO_TIME,
            about=about(reply),
        )  # fmt: skip
        decision.mails.add(*mails)


def _answered(reply: Contribution) -> list[Contribution]:
    """Who wants to hear of ``reply``, each address once: whose «Antworten» was chosen, who began the thread, and whose
    post it is when the thread begins with it."""
    post = reply.post.citizen if reply.post and reply.parent_id is None else None
    found = {}
    for asked in (reply.replied_to, reply.parent, post):
        public = asked is not None and asked.status == Contribution.Status.PUBLISHED
        if public and asked.wants_replies and may_write_to(asked) and asked.email != reply.email:
            found.setdefault(asked.email, asked)
    return list(found.values())


def cancel_mails(decision: Decision) -> bool:
    """Takes back the mails of a decision that have not gone out, see ``cancel``; also false if they went long ago."""
    confirmed_at, status = decision.contribution.confirmed_at, decision.after.get("status")
    was_written = status in TEMPLATES and confirmed_at is not None and confirmed_at <= decision.at
    return not (was_written and is_tidied_away(decision.mails.all(), decision.at)) and cancel(decision.mails.all())


def is_tidied_away(mails, at: datetime) -> bool:
    """Nothing is left of ``mails``, which were written at ``at``: sent ones are kept for a month."""
    return at < timezone.now() - KEEP_SENT and not mails.exists()


def cancel(mails) -> bool:
    """Takes back what of ``mails`` has not gone out. False if one has, or a worker is just handing it over.

    Call it inside a transaction: the rows are locked first, so that no worker takes them between question and answer.
    """
    mails = list(mails.select_for_update())
    now = timezone.now()
    idle = [m.pk for m in mails if m.sent_at is None and (m.leased_until is None or m.leased_until < now)]
    Mail.objects.filter(pk__in=idle).delete()
    return len(idle) == len(mails)
