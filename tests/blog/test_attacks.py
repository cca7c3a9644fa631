"""What a hostile visitor tries at every form for citizens; what one form only knows is tested beside it."""

import pytest

from blog.addresses import MOST_RECEIPTS
from blog.models import Contribution, Report
from klimaportal.core.models import Mail
from tests.blog.citizen import written
from tests.factories import make_comment, make_portal, make_post
from tests.site.forms import fields_of

pytestmark = pytest.mark.django_db
SECOND_LINE = "a\r\nBcc: alle@example.org"
VALUES = {
    "name": "Heidi", "email": "heidi@example.org", "place": "Soest", "text": "Mit Dämmung.", "kind": "idea", "title": "Dach",
    "ground": "insult", "in_good_faith": "on", "wants_replies": "on", "may_publish": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def portal(db):
    return make_portal()


def form_at(client, path: str) -> dict:
    """The form as a browser would send it when all is filled in."""
    fields = fields_of(client.get(path).content.decode(), "inhalt")
    return {name: VALUES.get(name, value) for name, value in fields.items()}


def address_of(kind: str, client) -> str:
    if kind == "write":
        return "/blog/schreiben/"
    if kind == "report":
        return f"/blog/melden/{make_comment().pk}/"
    post = make_post()
    return post.get_absolute_url() if kind == "comment" else f"{written(client, post).get_status_url()}?schritt=aendern"


@pytest.mark.parametrize("kind", ["comment", "write", "report", "mine"])
def test_second_line_in_any_field_is_refused_and_nobody_gets_a_mail(client, kind):
    path = address_of(kind, client)
    fields, mails, rows = form_at(client, path), Mail.objects.count(), Contribution.objects.count()
    names = [name for name in fields if name not in ("text", "action") and not name.startswith("picture")]
    answers = {name: client.post(path.partition("?")[0], {**fields, name: SECOND_LINE}).status_code for name in names}
    assert answers == dict.fromkeys(names, 400)
    assert (Mail.objects.count(), Contribution.objects.count(), Report.objects.count()) == (mails, rows, 0)


def test_nobodys_mailbox_is_filled_with_receipts(client):
    path = address_of("report", client)
    fields = form_at(client, path)
    answers = [client.post(path, {**fields, "text": f"Grund {n}"}) for n in range(MOST_RECEIPTS + 2)]
    assert [answer.status_code for answer in answers] == [302] * MOST_RECEIPTS + [429] * 2
    assert 86000 < int(answers[-1].headers["Retry-After"]) <= 86400
    assert f"Grund {MOST_RECEIPTS + 1}</textarea>" in answers[-1].content.decode()
    assert Mail.objects.filter(recipient="heidi@example.org").count() == MOST_RECEIPTS
    assert client.post(path, {**fields, "text": "Grund 0"}).status_code == 302  # the same once more is no new one
    assert client.post(path, {**fields, "email": "HEIDI@example.org"}).status_code == 429
    assert client.post(path, {**fields, "email": "peter@example.org"}).status_code == 302


@pytest.mark.parametrize("kind", ["comment", "write", "report"])
@pytest.mark.parametrize("address", ["x@" + ".".join(["İ" * 50] * 4) + ".org", "x@xn--ü.org", f"x@{'ü' * 60}.org"])
def test_address_that_no_mail_can_be_sent_to_is_refused(client, kind, address):
    path = address_of(kind, client)
    answer = client.post(path, {**form_at(client, path), "email": address})
    assert (answer.status_code, answer.context["form"].errors.keys()) == (400, {"email"})


def test_address_with_an_umlaut_gets_its_mail(client):
    path = address_of("write", client)
    assert client.post(path, {**form_at(client, path), "email": "Heidi@Bücher.Example"}).status_code == 302
    assert Mail.objects.get().recipient == "heidi@bücher.example"


def test_nothing_of_a_long_selection_is_left_out_in_silence(as_role):
    first, *others = [make_comment(status="waiting") for _n in range(3)]
    items = [f"{first.pk}:0"] * 150 + [f"{other.pk}:0" for other in others]
    address = "/admin/blog/contribution/moderation/entscheiden/"
    as_role("Moderation").post(address, {"item": items, "action": "publish"})
    assert Contribution.objects.filter(status="published").count() == 3
