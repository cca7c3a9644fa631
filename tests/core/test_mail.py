import email
from email import policy

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Mail, Portal
from klimaportal.core.outbox import drain
from tests.factories import make_portal

TO = ["moderation@example.org"]


@pytest.fixture(autouse=True)
def templates(settings, tmp_path):
    """Two small templates instead of the real ones: what is tested is the way of the mail."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "probe.txt").write_text("{{ portal }}: {{ text }}", encoding="utf-8")
    (tmp_path / "mail" / "probe.html").write_text("<p>{{ portal }}: {{ text }}</p>", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


def test_mail_has_text_and_html_with_the_name_of_the_portal(db):
    make_portal(name="Klimaportal")
    send_mail_template("probe", TO, "Betreff", {"text": "<Ä>"})
    assert drain() == 1
    message = mail.outbox[0]
    assert (message.subject, message.to, message.from_email) == ("Betreff", TO, "klimaportal@example.org")
    assert message.alternatives[0][:] == ("<p>Klimaportal Testkreis: &lt;Ä&gt;</p>", "text/html")


def test_mail_subject_stays_one_line_without_hidden_characters(db):
    send_mail_template("probe", TO, "Neu\r\nBcc: alle@example.org\x00\u202e \n x", {"text": ""})
    drain()
    assert (mail.outbox[0].subject, mail.outbox[0].recipients()) == ("Neu Bcc: alle@example.org x", TO)


def test_mail_is_stored_with_what_caused_it_or_not_at_all(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        send_mail_template("probe", TO, "Betreff", {"text": ""})
        raise RuntimeError
    assert Mail.objects.count() == 0


def test_portal_without_a_row_can_write_mail_too(db):
    send_mail_template("probe", TO, "Betreff", {})
    assert (Portal.objects.count(), drain()) == (0, 1)


def test_mailbox_writes_each_message_as_a_file_of_its_own(settings, tmp_path, capsys):
    settings.EMAIL_FILE_PATH = tmp_path / "neu" / "mail"
    messages = [EmailMultiAlternatives(f"Betreff {n}", "Grüße", "von@example.org", TO) for n in range(3)]
    assert get_connection("klimaportal.core.mailbox.EmailBackend").send_messages(messages) == 3
    files = sorted(settings.EMAIL_FILE_PATH.glob("*.eml"))
    parsed = [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert sorted(str(m["subject"]) for m in parsed) == ["Betreff 0", "Betreff 1", "Betreff 2"]
    assert {m.get_content().strip() for m in parsed} == {"Grüße"}
    assert len(capsys.readouterr().out.splitlines()) == 3
