"""A comment from the form to the page, as the citizen and the moderator see it."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from blog.models import Contribution
from blog.notify import UNDO_TIME
from klimaportal.core.outbox import drain
from tests import factories as make
from tests.site.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(db):
    make.make_portal()
    return make.make_post(slug="frage", title="Wie sparen wir Energie?")


def write(client, **values):
    fields = fields_of(client.get("/blog/frage/").content.decode(), "mitreden")
    return client.post(
        "/blog/frage/", {**fields, "name": "Heidi", "email": "heidi@example.org", "text": "Mit Dämmung.", **values}
    )


def press_the_button_in_the_mail(client, message):
    [path] = re.findall(r"http://\S+(/blog/bestaetigen/\S+)", message.body)
    return client.post(path, fields_of(client.get(path).content.decode(), "inhalt"))


def test_a_comment_is_confirmed_decided_and_read_by_all(client, post, as_role):
    answer = write(client)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/blog/frage/?gesendet=1#mitreden")
    assert "Fast geschafft" in client.get("/blog/frage/?gesendet=1").content.decode()
    drain()
    [asked] = mail.outbox
    assert (asked.to, "Mit Dämmung." in asked.body, "Heidi" in asked.body) == (["heidi@example.org"], False, False)

    comment = Contribution.objects.get()
    confirmed = press_the_button_in_the_mail(client, asked)
    assert (confirmed.status_code, confirmed["Location"]) == (302, f"{comment.get_status_url()}?fertig=bestaetigt")
    assert "Mit Dämmung." not in client.get("/blog/frage/").content.decode()
    drain()
    told = mail.outbox[1]
    assert (told.to, "Mit Dämmung." in told.body) == (["moderation@example.org"], True)
    assert f"/admin/blog/contribution/moderation/{comment.pk}/" in told.body

    moderator = as_role("Moderation")
    moderator.post("/admin/blog/contribution/", {"action": "approve", "_selected_action": [comment.pk]})
    page = client.get("/blog/frage/").content.decode()
    assert "Mit Dämmung." in page
    assert f'id="kommentar-{comment.pk}"' in page
    assert "heidi@example.org" not in page
    drain(timezone.now() + UNDO_TIME)
    assert [(message.to, message.subject) for message in mail.outbox[2:]] == [
        (["heidi@example.org"], "Ihr Beitrag zu «Wie sparen wir Energie?» ist veröffentlicht")
    ]


@pytest.mark.parametrize("status", ["unconfirmed", "waiting", "rejected", "spam", "withdrawn"])
def test_comments_that_are_not_published_are_nowhere_to_be_seen(client, post, status):
    make.make_comment(post=post, text="Geheimer Satz", status=status)
    make.make_comment(post=post, text="Antwort darauf", parent=Contribution.objects.get())
    for url in ("/blog/frage/", "/blog/", "/suche/?q=Geheimer", "/blog/feed/", "/"):
        assert b"Geheimer Satz" not in client.get(url).content
        assert b"Antwort darauf" not in client.get(url).content


def test_html_in_a_comment_is_shown_as_typed(client, post):
    make.make_comment(post=post, text='<b onclick="x()">fett</b> & <script>alert(1)</script>')
    page = client.get("/blog/frage/").content.decode()
    assert "&lt;b onclick=&quot;x()&quot;&gt;fett&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("text", "   \n\t ", "Bitte schreiben Sie Ihren Beitrag"),
        ("text", "x" * 100_000, "100.000 Zeichen"),
        ("text", "Hallo\x07Welt", "Steuerzeichen"),
        ("text", "Hallo\x00Welt", ""),
        ("text", "Hallo \u202eWelt", "Steuerzeichen"),
        ("name", "", "Pseudonym genügt"),
        ("name", "n" * 61, "höchstens 60"),
        ("name", "Hei\u202edi", "Steuerzeichen"),
        ("email", "keine-adresse", "nicht vollständig"),
        ("email", "a@b.de\nBcc: x@example.org", "nicht vollständig"),
        ("token", "", "Ihr Text ist noch da"),
        ("token", "gefälscht:1:2", "Ihr Text ist noch da"),
        ("website", "https://spam.example", "leer"),
        ("parent", "999999", "nicht mehr da"),
        ("parent", "abc", ""),
        ("consent", "", "ist neu"),
        ("consent", "999", "ist neu"),
    ],
)
def test_a_form_that_is_not_right_comes_back_with_the_reason_and_the_text(client, post, field, value, reason):
    values = {"text": "Mein langer Gedanke zu Öfen & Dämmung.", field: value}
    answer = write(client, **values)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert reason in page
    kept = {"text": "Mein langer Gedanke zu Öfen &amp; Dämmung.", "name": "Heidi", "email": "heidi@example.org"}
    kept.pop(field, None)
    for typed in kept.values():
        assert typed in page
    assert not Contribution.objects.exists()


def test_a_form_from_a_foreign_site_is_refused(client, post):
    fields = fields_of(client.get("/blog/frage/").content.decode(), "mitreden")
    values = {**fields, "name": "Heidi", "email": "heidi@example.org", "text": "Mit Dämmung."}
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert client.post("/blog/frage/", values, headers=headers).status_code == 400
    assert not Contribution.objects.exists()


def test_the_same_form_sent_twice_is_one_comment_and_one_mail(client, post):
    fields = fields_of(client.get("/blog/frage/").content.decode(), "mitreden")
    values = {**fields, "name": "Heidi", "email": "heidi@example.org", "text": "Mit Dämmung."}
    for _ in range(3):
        assert client.post("/blog/frage/", values).status_code == 302
    assert (Contribution.objects.count(), drain()) == (1, 1)


def test_a_closed_post_takes_no_comments(client, post):
    fields = fields_of(client.get("/blog/frage/").content.decode(), "mitreden")
    post.comments_open = False
    post.save()
    answer = client.post("/blog/frage/", {**fields, "name": "Heidi", "email": "h@example.org", "text": "Zu spät"})
    assert answer.status_code == 400
    assert not Contribution.objects.exists()


def test_an_answer_to_an_answer_joins_the_same_thread(client, post):
    first = make.make_comment(post=post)
    reply = make.make_comment(post=post, parent=first, text="Erste Antwort")
    write(client, parent=str(reply.pk), text="Zweite Antwort")
    assert Contribution.objects.get(text="Zweite Antwort").parent == first


def test_a_comment_on_another_post_can_not_be_answered_here(client, post):
    other = make.make_comment(post=make.make_post(slug="andere"))
    assert write(client, parent=str(other.pk)).status_code == 400
