"""Mail to people, from two templates (plain text and HTML) with the portal's name."""

from django.template.loader import render_to_string

from .models import Portal
from .outbox import Mail
from .text import strip_controls


def send_mail_template(template: str, recipients: list[str], subject: str, context: dict) -> None:
    """Puts ``templates/mail/<template>.txt`` and ``.html`` into the outbox, one message for each recipient.

    Call it inside the transaction that causes the mail: both are stored, or neither. The worker does the sending.
    """
    context = {"portal": Portal.current(), **context}
    text, html = (render_to_string(f"mail/{template}.{kind}", context) for kind in ("txt", "html"))
    subject = " ".join(strip_controls(subject).split())[:300]
    for recipient in recipients:
        Mail.objects.create(recipient=recipient, subject=subject, text=text, html=html)
