import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import Http404
from django.test import RequestFactory

from blog.admin import CommentForm as DeskForm
from blog.admin import ContributionAdmin
from blog.forms import CommentForm
from blog.models import Contribution, Post
from blog.views import PostDetailView
from klimaportal.core.outbox import Mail
from tests.factories import make_author, make_comment, make_portal, make_post, make_user


def send(post, text: str = "Guter Gedanke.", token: str = "", user=None, query: str = "", more=(), **headers):
    form = CommentForm(post=post)
    data = {
        "token": token or form.initial["token"], "consent": form.initial["consent"], "name": "Heidi",
        "email": "heidi@example.org", "text": text, **dict(more),
    }  # fmt: skip
    request = RequestFactory(SERVER_NAME="localhost").post(f"/blog/{post.slug}/?{query}", data, headers=headers)
    request.user = user or AnonymousUser()
    return PostDetailView.as_view()(request, slug=post.slug)


def look(post, query: str = "") -> dict:
    request = RequestFactory(SERVER_NAME="localhost").get(f"/blog/{post.slug}/?{query}")
    request.user = AnonymousUser()
    return PostDetailView.as_view()(request, slug=post.slug).context_data


def decide(action: str, *comments, user):
    request = RequestFactory().post("/")
    request.user, request.session = user, {}
    request._messages = FallbackStorage(request)
    desk = ContributionAdmin(Contribution, admin.site)
    getattr(desk, action)(request, Contribution.objects.filter(pk__in=[c.pk for c in comments]))


def test_comment_is_written_decided_and_appears(db):
    post, moderator = make_post(), make_user("Moderation")
    response = send(post)
    comment = Contribution.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/blog/{post.slug}/?gesendet=1#mitreden")
    found = comment.status, look(post)["threads"], look(post)["sent"], look(post, "gesendet=1")["sent"]
    assert found == ("unconfirmed", [], "", "confirm")
    decide("approve", comment, user=moderator)
    comment.refresh_from_db()
    assert (look(post)["threads"], comment.decided_by, comment.decided_at is None) == ([comment], moderator, False)
    assert comment.get_absolute_url() == f"/blog/{post.slug}/?kommentar={comment.pk}#kommentar-{comment.pk}"


@pytest.mark.parametrize(("action", "status"), [("reject", "rejected"), ("mark_as_spam", "spam")])
def test_decision_takes_a_comment_and_its_answers_off_the_page(db, action, status):
    comment = make_comment()
    answer = make_comment(post=comment.post, parent=comment)
    assert (look(comment.post)["threads"][0].answers, look(comment.post)["comment_count"]) == ([answer], 2)
    decide(action, comment, user=make_user("Moderation"))
    assert (look(comment.post)["threads"], look(comment.post)["comment_count"]) == ([], 0)
    assert (Contribution.objects.get(pk=comment.pk).status, Contribution.objects.get(pk=answer.pk).status) == (
        status,
        "published",
    )


def test_decision_that_was_made_already_stays_with_who_made_it(db):
    first, second = make_user("Moderation"), make_user("Moderation")
    comment = make_comment(status="waiting")
    decide("approve", comment, user=first)
    decide("approve", comment, user=second)
    assert Contribution.objects.get().decided_by == first


def test_who_wrote_is_asked_once_however_often_the_form_is_sent(db):
    make_portal()
    post = make_post(title="Solar\nauf Dächern")
    token = CommentForm(post=post).initial["token"]
    for _i in range(2):
        send(post, token=token)
    (message,) = Mail.objects.all()
    assert (message.recipient, message.subject) == ("heidi@example.org", "Bitte bestätigen Sie Ihren Beitrag")
    assert message.about == f"blog.contribution:{Contribution.objects.get().pk}"


def test_comment_and_mail_are_stored_together_or_not_at_all(db, monkeypatch):
    make_portal()
    post = make_post()
    monkeypatch.setattr(Mail, "save", lambda self, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        send(post)
    assert Contribution.objects.count() == 0


def test_refused_comment_keeps_its_text_and_stores_nothing(db):
    post = make_post()
    for response in (
        send(post, token="alt"),
        send(post, origin="https://evil.example"),
        send(post, text="x" * 100_000),
        send(post, more={"consent": "0"}),
    ):
        form = response.context_data["form"]
        assert (response.status_code, len(form.errors), Contribution.objects.count()) == (400, 1, 0)
        assert form["text"].value() in ("Guter Gedanke.", "x" * 100_000)


def test_closed_post_takes_no_comments(db):
    response = send(make_post(comments_open=False))
    sentence = "Zu diesem Beitrag sind keine Kommentare mehr möglich."
    assert (response.status_code, response.context_data["form"].non_field_errors()) == (400, [sentence])
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize("query", ["", "vorschau=1"])
def test_draft_takes_no_comments(db, query):
    with pytest.raises(Http404):
        send(make_post(status="draft"), query=query)


@pytest.mark.parametrize("number", ["x", "0", "9" * 30, "\u0663", "1%00"])
def test_answer_to_a_comment_that_is_not_there_starts_a_new_thread(db, number):
    context = look(make_post(), f"antwort={number}")
    assert (context["replied"], context["form"].initial["parent"]) == (None, None)


def test_answer_form_knows_what_it_answers(db):
    comment = make_comment()
    context = look(comment.post, f"antwort={comment.pk}")
    assert (context["replied"], context["form"].initial["parent"]) == (comment, comment.pk)


def test_lists_count_published_comments_only(db):
    post = make_post()
    hidden = make_comment(post=post, status="rejected")
    for values in ({}, {"parent": hidden}, {"status": "waiting"}, {"status": "spam"}):
        make_comment(post=post, **values)
    counts = list(Post.objects.with_comment_count().values_list("comment_count", flat=True))
    assert (counts, Contribution.objects.published().count(), Contribution.objects.waiting().count()) == ([1], 1, 1)


@pytest.mark.parametrize("amount", [1, 30])
def test_post_asks_as_much_for_one_comment_as_for_many(db, django_assert_num_queries, amount):
    post = make_post()
    for _i in range(amount):
        make_comment(post=post, parent=make_comment(post=post, author=make_author()))
    with django_assert_num_queries(6):  # post with counts, rules, consent, threads, answers, tags
        context = look(post)
        found = [(c.author.name, answer.anchor) for c in context["threads"] for answer in c.answers]
        assert (len(found), len(context["tags"])) == (min(amount, 20), 0)


def desk_form(**data) -> DeskForm:
    return DeskForm({"text": "Antwort", "status": "published", **data})


def test_official_answer_takes_the_name_of_its_author_and_joins_the_thread(db):
    author = make_author(name="Klimaschutzmanagement")
    first = make_comment()
    answer = make_comment(post=first.post, parent=first)
    form = desk_form(post=first.post_id, parent=answer.pk, author=author.pk)
    assert form.is_valid()
    saved = form.save()
    assert (saved.name, saved.parent, saved.is_official) == ("Klimaschutzmanagement", first, True)


def test_answer_of_a_moderator_needs_a_name_and_the_right_post(db):
    first, other = make_comment(), make_comment(post=make_post())
    assert list(desk_form(post=first.post_id).errors) == ["name"]
    assert list(desk_form(post=first.post_id, parent=other.pk, name="x").errors) == ["parent"]
