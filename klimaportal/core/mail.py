"""Mail to people, from two templates (plain text and HTML) with the portal's name."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from .models import Portal
from .text import strip_controls

logger = logging.getLogger(__name__)


def send_mail_template(template: str, recipients: list[str], subject: str, context: dict) -> bool:
    """Sends ``templates/mail/<template>.txt`` and ``.html``. A mail server's bad day is logged, never raised:
    what the visitor did stays done. Returns whether the mail was handed over."""
    context = {"portal": Portal.current(), **context}
    message = EmailMultiAlternatives(
        subject=" ".join(strip_controls(subject).split()),
        body=render_to_string(f"mail/{template}.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=recipients,
    )
    message.attach_alternative(render_to_string(f"mail/{template}.html", context), "text/html")
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("mail «%s» could not be sent", template)
        return False
    return True
