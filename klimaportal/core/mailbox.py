"""Mail for a machine without a mail server: every message becomes a file to open and a few lines on the console."""

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each message to ``EMAIL_FILE_PATH`` as ``.eml``, readable by any mail program."""

    def send_messages(self, email_messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            path = folder / f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.eml"
            path.touch(mode=0o600)  # it holds what somebody wrote, and to whom
            path.write_bytes(message.message().as_bytes())
            print(f"Mail an {', '.join(message.recipients())}: {message.subject} → {path}", flush=True)  # noqa: T201
        return len(email_messages)
