from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import Contribution, Rules
from tests.blog.citizen import write
from tests.factories import make_comment, make_portal, make_post
from tests.site.forms import fields_of

CLOSED = {
    "this post": ({"comments_open": False}, {}),
    "all posts": ({}, {"comments_closed": True}),
    "old posts": ({"published_from": timezone.now() - timedelta(days=31)}, {"close_after_days": 30}),
}
OPEN = {
    "nothing set": ({}, {}),
    "young enough": ({"published_from": timezone.now() - timedelta(days=29)}, {"close_after_days": 30}),
}


def setup(post: dict, rules: dict):
    make_portal()
    Rules(**rules).save()
    return make_post(**post)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CLOSED)
def test_closed_post_takes_no_comments_and_says_so_before_anybody_types(client, case):
    post = setup(*CLOSED[case])
    comment = make_comment(post=post)
    page = client.get(post.get_absolute_url())
    words = page.content.decode()
    assert (page.context["accepts_comments"], fields_of(words, "mitreden")) == (False, {})
    assert ("keine neuen Antworten mehr möglich" in words, f"?antwort={comment.pk}" in words) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize("case", CLOSED)
def test_form_that_was_open_before_is_refused_and_keeps_its_text(client, case):
    values, rules = CLOSED[case]
    post = setup({}, {})
    page = client.get(post.get_absolute_url()).content.decode()
    type(post).objects.update(**values)
    Rules(**rules).save()
    fields = {**fields_of(page, "mitreden"), "name": "Heidi", "email": "h@example.org", "text": "Zu spät gekommen"}
    answer = client.post(post.get_absolute_url(), fields)
    assert (answer.status_code, Contribution.objects.count()) == (400, 0)
    words = answer.content.decode()
    assert "Zu diesem Beitrag sind keine Kommentare mehr möglich." in words
    assert "Zu spät gekommen" in words


@pytest.mark.django_db
@pytest.mark.parametrize("case", OPEN)
def test_open_post_takes_comments(client, case):
    post = setup(*OPEN[case])
    assert (write(client, post).status_code, Contribution.objects.count()) == (302, 1)
