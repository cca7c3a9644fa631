import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from blog import moderation
from blog.models import Contribution
from blog.notify import UNDO_TIME
from klimaportal.core.models import Mail
from tests.factories import make_author, make_comment, make_portal, make_post, make_reason, make_user

BASE = "https://klima.example.org"


@pytest.fixture
def post(db):
    make_portal()
    return make_post(title="Wie sparen wir Energie?", slug="energie")


@pytest.fixture
def user(db):
    return make_user("Moderation")


def asked(post, **values) -> Contribution:
    return make_comment(post=post, **{"email": "heidi@example.org", "wants_replies": True, **values})


def publish(post, user, parent, **values):
    reply = make_comment(
        post=post, **{"parent": parent, "status": "waiting", "name": "Bernd", "email": "b@example.org", **values}
    )
    return reply, moderation.decide(reply, "publish", user, version=0, base_url=BASE)


def told() -> list[str]:
    """Who hears of an answer."""
    return list(Mail.objects.filter(subject__contains="geantwortet").order_by("pk").values_list("recipient", flat=True))


def test_reply_reaches_who_asked_for_it_with_all_the_links(post, user):
    first = asked(post)
    reply, decision = publish(post, user, first, text="Bei uns hat es geholfen.")
    [mail] = Mail.objects.filter(recipient="heidi@example.org")
    assert mail.subject == "Bernd hat auf Ihren Beitrag zu «Wie sparen wir Energie?» geantwortet"
    links = [BASE + reply.get_absolute_url(), BASE + first.get_status_url(), BASE + "/blog/energie/?adresse="]
    for body in (mail.text, mail.html):
        assert [part in body for part in ("Bei uns hat es geholfen.", *links)] == [True] * 4
    assert mail in decision.mails.all()
    assert mail.next_try_at > timezone.now() + UNDO_TIME - timedelta(seconds=30)


@pytest.mark.parametrize(
    "values",
    [
        {"wants_replies": False},
        {"is_muted": True},
        {"confirmed_at": None},
        {"email": ""},
        {"email": "b@example.org"},
        {"status": "rejected"},
    ],
)
def test_reply_reaches_nobody_who_did_not_ask(post, user, values):
    publish(post, user, asked(post, **values))
    assert told() == []


def test_whose_answer_was_chosen_hears_beside_who_began_the_thread(post, user):
    first = asked(post)
    second = asked(post, parent=first, email="c@example.org")
    publish(post, user, first, replied_to=second)
    assert told() == ["c@example.org", "heidi@example.org"]


def test_one_address_hears_once(post, user):
    first = asked(post)
    second = asked(post, parent=first)
    publish(post, user, first, replied_to=second)
    assert told() == ["heidi@example.org"]


def test_nobody_hears_before_it_is_public_or_when_it_is_refused(post, user):
    first = asked(post)
    reply = make_comment(post=post, parent=first, status="waiting", email="b@example.org")
    moderation.decide(reply, "spam", user, version=0)
    assert told() == []


def test_undo_takes_the_mail_back(post, user):
    _reply, decision = publish(post, user, asked(post))
    assert moderation.undo(decision, user) is True or told() == []
    assert told() == []


def test_second_publication_is_no_second_mail(post, user):
    reply, _decision = publish(post, user, asked(post))
    Mail.objects.update(sent_at=timezone.now())
    for action in ("reopen", "publish"):
        reply.refresh_from_db()
        moderation.decide(reply, action, user, version=reply.version)
    assert told() == ["heidi@example.org"]


def test_official_answer_reaches_who_asked_for_it(post, user):
    first = asked(post)
    moderation.answer(first, make_author(name="Klimaschutzmanagement"), "Danke!", user, version=0, base_url=BASE)
    [mail] = Mail.objects.filter(recipient="heidi@example.org")
    assert mail.subject == "Klimaschutzmanagement hat auf Ihren Beitrag zu «Wie sparen wir Energie?» geantwortet"


@pytest.mark.parametrize(
    ("status", "expected"), [("published", ["heidi@example.org", "d@example.org"]), ("waiting", [])]
)
def test_official_answer_from_the_admins_form_reaches_them_too(post, as_role, settings, status, expected):
    settings.SITE_URL = BASE
    first, moderator = asked(post), as_role("Moderation")
    second = asked(post, parent=first, name="Doris", email="d@example.org")
    page = moderator.get(f"/admin/blog/contribution/{second.pk}/change/").content.decode()
    url = html.unescape(re.search(r'href="(/admin/blog/contribution/add/[^"]+)"', page)[1])
    assert f"<strong>Doris</strong> {second.text}" in moderator.get(url).content.decode()
    values = {"post": post.pk, "parent": second.pk, "author": make_author(name="Klimaschutzmanagement").pk}
    assert moderator.post(url, {**values, "text": "Ab Mai.", "status": status}).status_code == 302
    answer = Contribution.objects.get(text="Ab Mai.")
    assert (answer.parent, answer.replied_to, answer.status, answer.name) == (
        first, second, status, "Klimaschutzmanagement",
    )  # fmt: skip
    assert sorted(told()) == sorted(expected)
    assert [f"{BASE}{answer.get_absolute_url()}" in mail.text for mail in Mail.objects.all()] == [True] * len(expected)
    assert [decision.action for decision in answer.decisions.all()] == (["publish"] if expected else [])


def test_answer_that_publishes_is_one_mail_not_two(post, user):
    waiting = asked(post, status="waiting")
    moderation.answer(waiting, make_author(), "Danke!", user, version=0, base_url=BASE)
    [mail] = Mail.objects.filter(recipient="heidi@example.org")
    assert (mail.subject, "Danke!" in mail.text) == (
        "Ihr Beitrag zu «Wie sparen wir Energie?» ist veröffentlicht",
        True,
    )


def test_author_of_an_own_post_hears_of_what_begins_a_thread_there(post, user):
    idea = make_comment(
        post=None, kind="idea", title="Solardächer", status="waiting", email="i@example.org", wants_replies=True
    )
    idea.post = None
    Contribution.objects.filter(pk=idea.pk).update(post=None)
    idea.refresh_from_db()
    moderation.decide(idea, "publish", user, version=0)
    idea.refresh_from_db()
    reply, _decision = publish(idea.page, user, None)
    assert told() == ["i@example.org"]
    publish(idea.page, user, reply, email="d@example.org")
    assert told() == ["i@example.org"]


@pytest.mark.parametrize("values", [{"confirmed_at": None}, {"is_muted": True}, {"email": ""}])
@pytest.mark.parametrize("action", ["publish", "reject"])
def test_decision_is_told_only_to_who_confirmed_and_listens(post, user, values, action):
    from tests.factories import make_reason

    comment = make_comment(post=post, status="waiting", **values)
    moderation.decide(comment, action, user, version=0, reason=make_reason() if action == "reject" else None)
    assert Mail.objects.count() == 0


def test_mail_about_an_own_post_leads_to_a_form_that_is_there(post, user, client):
    """To its page while that is public; where it was turned down, to the form for the next one."""
    idea = Contribution.objects.create(
        kind="idea", title="Solardächer", text="Auf jedes Dach.", name="Ina", email="i@example.org",
        confirmed_at=timezone.now(),
    )  # fmt: skip
    reason = make_reason()
    for action, form in (("publish", None), ("reject", "/blog/schreiben/")):
        idea.refresh_from_db()
        moderation.decide(idea, action, user, version=idea.version, reason=reason, base_url=BASE)
        idea.refresh_from_db()
        [link] = re.findall(rf"{BASE}(/blog/\S+\?adresse=\S+)", Mail.objects.order_by("pk").last().text)
        assert link.partition("?")[0] == (form or idea.page.get_absolute_url())
        assert 'value="i@example.org"' in client.get(link).content.decode()
