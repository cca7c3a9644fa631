"""Mail to people, from two templates (plain text and HTML) with the portal's name."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone

from .models import Portal
from .outbox import Mail
from .text import strip_controls


def send_mail_template(
    template: str,
    recipients: list[str],
    subject: str,
    context: dict,
    hold: timedelta = timedelta(),
    about: str = "",
) -> list[Mail]:
    """Puts ``templates/mail/<template>.txt`` and ``.html`` into the outbox, one message for each recipient.

    Call it inside the transaction that causes the mail: both are stored, or neither. The worker does the sending,
    not before ``hold`` is over. ``about`` names the row it is about, such as «blog.contribution:12».
    """
    context = {"portal": Portal.current(), **context}
    text, html = (render_to_string(f"mail/{template}.{kind}", context) for kind in ("txt", "html"))
    subject = " ".join(strip_controls(subject).split())[:300]
    due = timezone.now() + hold
    return [
        Mail.objects.create(recipient=recipient, subject=subject, text=text, html=html, next_try_at=due, about=about)
        for recipient in recipients
    ]
