from django.urls import reverse
from django.utils.translation import gettext as _

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Portal

from .models import Comment


def tell_moderators(comment: Comment, request) -> None:
    """A mail to the moderation's address with the text and the way to the decision."""
    recipient = Portal.current().moderation_email
    if not recipient:
        return
    decision = reverse("admin:blog_comment_change", args=[comment.pk])
    send_mail_template(
        "comment_waiting",
        [recipient],
        _("Neuer Kommentar zu «%s»") % comment.post.title,
        {"comment": comment, "decision_url": request.build_absolute_uri(decision)},
    )
