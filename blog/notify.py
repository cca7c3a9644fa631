from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Mail, Portal

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


def about(contribution: Contribution) -> str:
    """How a mail says whom it is about (Mail.about)."""
    return f"blog.contribution:{contribution.pk}"


def tell_moderators(contribution: Contribution, request) -> None:
    """A mail to the moderation's address with the text and the way to the decision."""
    recipient = Portal.current().moderation_email
    if not recipient:
        return
    decision = reverse("admin:blog_contribution_moderation_entry", args=[contribution.pk])
    send_mail_template(
        "contribution_waiting",
        [recipient],
        _("Neuer Kommentar zu «%s»") % contribution.post.title,
        {"contribution": contribution, "decision_url": request.build_absolute_uri(decision)},
    )


def reason_text(decision: Decision) -> str:
    """The reason as its reader gets it."""
    if decision.reason is None:
        return ""
    contribution = decision.contribution
    return fill(
        decision.reason.text, name=contribution.name, post=contribution.post.title, portal=str(Portal.current())
    )


def tell_author(decision: Decision, base_url: str = "") -> None:
    """A mail to who wrote it, in the transaction of the decision. Spam gets no answer.

    The mail names the contribution and does not repeat it: nobody has confirmed yet that the address is theirs, and the
    portal must not carry words to people who never asked for them.
    """
    contribution = decision.contribution
    if not contribution.email or contribution.author_id or contribution.status not in TEMPLATES:
        return
    template, subject = TEMPLATES[contribution.status]
    base = (base_url or settings.SITE_URL).rstrip("/")
    context = {
        "contribution": contribution,
        "reason": reason_text(decision),
        "words": decision.words if decision.action == Decision.Action.REJECT else "",
        "answer": decision.answer,
        "url": base + contribution.get_absolute_url() if base else "",
        "post_url": base + contribution.post.get_absolute_url() if base else "",
    }
    mails = send_mail_template(
        template, [contribution.email], subject % contribution.about, context, hold=UNDO_TIME,
        about=about(contribution),
    )  # fmt: skip
    decision.mails.add(*mails)


def cancel_mails(decision: Decision) -> bool:
    """Takes back the mails that have not gone out. False if one has, or a worker is just handing it over.

    Call it inside a transaction: the rows are locked first, so that no worker takes them between question and answer.
    """
    mails = list(decision.mails.select_for_update())
    now = timezone.now()
    idle = [m.pk for m in mails if m.sent_at is None and (m.leased_until is None or m.leased_until < now)]
    Mail.objects.filter(pk__in=idle).delete()
    return len(idle) == len(mails)
