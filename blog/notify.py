from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Mail, Portal

from .models import Comment, Decision
from .reasons import fill

# A slip of the finger is undone within moments; until then the author need not hear of it.
UNDO_TIME = timedelta(minutes=2)
TEMPLATES = {
    Comment.Status.PUBLISHED: ("comment_published", gettext_lazy("Ihr Beitrag zu «%s» ist veröffentlicht")),
    Comment.Status.REJECTED: ("comment_rejected", gettext_lazy("Ihr Beitrag zu «%s» ist nicht veröffentlicht worden")),
}


def tell_moderators(comment: Comment, request) -> None:
    """A mail to the moderation's address with the text and the way to the decision."""
    recipient = Portal.current().moderation_email
    if not recipient:
        return
    decision = reverse("admin:blog_comment_moderation_entry", args=[comment.pk])
    send_mail_template(
        "comment_waiting",
        [recipient],
        _("Neuer Kommentar zu «%s»") % comment.post.title,
        {"comment": comment, "decision_url": request.build_absolute_uri(decision)},
    )


def reason_text(decision: Decision) -> str:
    """The reason as its reader gets it."""
    if decision.reason is None:
        return ""
    comment = decision.comment
    return fill(decision.reason.text, name=comment.name, post=comment.post.title, portal=str(Portal.current()))


def tell_author(decision: Decision, base_url: str = "") -> None:
    """A mail to who wrote it, in the transaction of the decision. Spam gets no answer.

    The mail names the contribution and does not repeat it: nobody has confirmed yet that the address is theirs, and the
    portal must not carry words to people who never asked for them.
    """
    comment = decision.comment
    if not comment.email or comment.author_id or comment.status not in TEMPLATES:
        return
    template, subject = TEMPLATES[comment.status]
    base = (base_url or settings.SITE_URL).rstrip("/")
    context = {
        "comment": comment,
        "reason": reason_text(decision),
        "words": decision.words if decision.action == Decision.Action.REJECT else "",
        "answer": decision.answer,
        "url": base + comment.get_absolute_url() if base else "",
        "post_url": base + comment.post.get_absolute_url() if base else "",
    }
    [decision.mail] = send_mail_template(
        template, [comment.email], subject % comment.post.title, context, hold=UNDO_TIME
    )
    decision.save(update_fields=["mail"])


def cancel_mail(decision: Decision) -> bool:
    """Takes back a mail that has not gone out. False if it has, or a worker is just handing it over.

    Call it inside a transaction: the row is locked first, so that no worker takes it between the question and the answer.
    """
    if decision.mail_id is None:
        return True
    idle = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
    mail = Mail.objects.select_for_update().filter(idle, pk=decision.mail_id, sent_at=None).first()
    if mail:
        mail.delete()
    return mail is not None
