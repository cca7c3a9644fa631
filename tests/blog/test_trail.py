"""«Was daraus wurde»: what the public reads about an idea, who keeps it, and whom it is told."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from blog import trail
from blog.models import Contribution, TrailStep
from klimaportal.core.models import Mail
from tests import factories as make
from tests.blog.test_post_pages import HOSTILE, own_post, published

pytestmark = pytest.mark.django_db


def step(idea, state="examined", **values) -> TrailStep:
    if state == "taken_up":
        values.setdefault("link", "/best-practice/")
    if state == "declined":
        values.setdefault("text", "Das darf der Kreis nicht.")
    return TrailStep.objects.create(contribution=idea, state=state, **values)


def old_idea(**values) -> Contribution:
    """Published, three weeks old, with a confirmed address."""
    then = timezone.now() - timedelta(days=21)
    return published(created_at=then, confirmed_at=then, **values)


def shown(client, idea) -> list[str]:
    html = client.get(idea.page.get_absolute_url()).content.decode()
    return [
        " ".join(re.sub("<[^>]+>", " ", part).split())
        for part in re.findall(r"<li class=\"trail-step.*?</li>", html, re.DOTALL)
    ]


def test_trail_begins_with_the_day_the_idea_came_in(client):
    make.make_portal()
    idea = old_idea()
    day = timezone.localdate(idea.created_at)
    assert [(s.key, s.date) for s in trail.steps_of(idea)] == [("received", day)]
    assert shown(client, idea)[0].startswith("eingegangen")
    assert ">eingegangen</span>" in client.get("/blog/").content.decode()


def test_trail_is_read_in_order_with_words_dates_and_link(client):
    make.make_portal()
    idea = old_idea()
    today = timezone.localdate()
    step(idea, "taken_up", date=today - timedelta(days=1), text="Kommt ins Konzept.", link="/best-practice/")
    step(idea, "examined", date=today - timedelta(days=5))
    texts = shown(client, idea)
    assert [t.split(" ")[0] for t in texts] == ["eingegangen", "wird", "aufgegriffen"]
    assert "Kommt ins Konzept." in texts[2]
    html = client.get(idea.page.get_absolute_url()).content.decode()
    assert 'href="/best-practice/">Dorthin' in html
    assert html.count('aria-current="step"') == 1
    assert ">aufgegriffen</span>" in client.get("/blog/").content.decode()


@pytest.mark.parametrize("kind", ["question", "report"])
def test_only_ideas_have_a_trail(client, kind):
    make.make_portal()
    post = published(kind=kind)
    step(post)
    assert shown(client, post) == []
    assert trail.steps_of(post) == []
    assert ">wird geprüft</span>" not in client.get("/blog/").content.decode()


@pytest.mark.parametrize("status", ["waiting", "rejected", "withdrawn", "erased"])
def test_what_is_not_public_shows_no_trail(status):
    idea = own_post(status=status)
    step(idea)
    assert trail.steps_of(idea) == []
    assert TrailStep.objects.public().count() == 0


def formset(idea, **row) -> dict:
    values = {"state": "examined", "date": timezone.localdate().isoformat(), "text": "", "link": "", **row}
    return {
        "seen": idea.version, "title": idea.title, "text": idea.text, "name": idea.name, "place": idea.place,
        "status": idea.status, "topic": "", "reason": "", "trail-TOTAL_FORMS": "1", "trail-INITIAL_FORMS": "0",
        **{f"trail-0-{name}": value for name, value in values.items()},
    }  # fmt: skip


def save(client, idea, **row):
    idea.refresh_from_db()
    return client.post(f"/admin/blog/contribution/{idea.pk}/change/", formset(idea, **row))


def test_moderator_adds_a_step_and_the_author_hears_of_it_once(as_role):
    make.make_portal()
    idea, moderator = old_idea(), as_role("Moderation")
    assert save(moderator, idea, text="Wir fragen nach.").status_code == 302
    mail = Mail.objects.get(subject__startswith="Was aus Ihrer Idee")
    assert (mail.recipient, mail.about) == ("jan@example.org", f"blog.contribution:{idea.pk}")
    assert "wird geprüft\nWir fragen nach." in mail.text
    assert f"{idea.page.get_absolute_url()}#was-daraus-wurde" in mail.text
    assert idea.get_status_url() in mail.text
    assert idea.trail.get().told_at is not None
    assert trail.tell(Contribution.objects.get(pk=idea.pk)) == 0
    assert Mail.objects.filter(subject__startswith="Was aus").count() == 1


@pytest.mark.parametrize("change", [{"is_muted": True}, {"email": ""}, {"confirmed_at": None}, {"status": "waiting"}])
def test_nobody_is_told_who_does_not_want_to_or_has_nothing_to_read(change):
    idea = old_idea()
    step(idea)
    Contribution.objects.filter(pk=idea.pk).update(**change)
    assert trail.tell(Contribution.objects.get(pk=idea.pk)) == 0
    assert idea.trail.get().told_at is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"state": "taken_up"}, "Bitte nennen Sie die Seite oder Maßnahme, die daraus wurde."),
        ({"state": "taken_up", "link": "javascript:alert(1)"}, "Bitte geben Sie eine Adresse an"),
        ({"state": "declined"}, "Bitte sagen Sie in einem Satz, warum nicht."),
        ({"date": "2001-01-01"}, "Dieser Tag liegt vor dem Eingang der Idee."),
        ({"date": "2999-01-01"}, "Dieser Tag liegt zu weit in der Zukunft."),
    ],
)
def test_half_a_step_is_not_kept(as_role, row, told):
    idea = old_idea()
    answer = save(as_role("Moderation"), idea, **row)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert idea.trail.count() == 0


def test_form_of_a_question_has_no_trail(as_role):
    question = published(kind="question")
    html = as_role("Moderation").get(f"/admin/blog/contribution/{question.pk}/change/").content.decode()
    assert "trail-TOTAL_FORMS" not in html


def test_words_of_a_step_are_never_html(client):
    make.make_portal()
    idea = old_idea()
    step(idea, "taken_up", text=HOSTILE, link="javascript:alert(1)")
    html = client.get(idea.page.get_absolute_url()).content.decode()
    assert "<img src=x" not in html
    assert "javascript:" not in html
