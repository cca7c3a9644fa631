"""What a citizen does, by the pages and mails as they are."""

import re

from blog.models import Contribution
from klimaportal.core.models import Mail
from tests.site.forms import fields_of


def write(client, post, query: str = "", **values):
    """Fills in the form under ``post`` and sends it."""
    page = client.get(post.get_absolute_url() + query).content.decode()
    fields = {**fields_of(page, "mitreden"), "name": "Heidi", "text": "Mit Dämmung.", **values}
    fields["email"] = values.get("email") or fields["email"] or "heidi@example.org"
    return client.post(post.get_absolute_url(), {k: v for k, v in fields.items() if k != "wants_replies" or v})


def written(client, post, **values) -> Contribution:
    assert write(client, post, **values).status_code == 302
    return Contribution.objects.latest("pk")


def confirm_path(contribution: Contribution) -> str:
    """The link in the mail."""
    mail = Mail.objects.filter(about=f"blog.contribution:{contribution.pk}", recipient=contribution.email).earliest(
        "pk"
    )
    [path] = re.findall(r"^http://\S+?(/blog/bestaetigen/\S+)$", mail.text, re.MULTILINE)
    return path


def press(client, path: str, target: str = "", **values):
    """Opens the page and presses the button of its form."""
    page = client.get(path).content.decode()
    return client.post(target or path, {**fields_of(page, "inhalt"), **values})


def confirmed(client, post, **values) -> Contribution:
    contribution = written(client, post, **values)
    assert press(client, confirm_path(contribution)).status_code == 302
    contribution.refresh_from_db()
    return contribution


def act(client, contribution: Contribution, step: str, **values):
    """Does on the status page what has a page of its own to ask once more."""
    path = contribution.get_status_url()
    return press(client, f"{path}?schritt={step}", path, **values)
