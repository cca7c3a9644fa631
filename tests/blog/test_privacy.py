from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone

from blog import moderation, privacy
from blog.models import Contribution, Decision, Picture, Post, Report
from blog.reasons import fill
from klimaportal.core.models import Image, Mail, Missing, Redirect
from klimaportal.core.outbox import drain
from tests.blog.citizen import act, confirmed, press, written
from tests.factories import make_author, make_comment, make_portal, make_post, make_reason, make_user, png

NAME, PLACE, EMAIL = "Wilhelmine Xylander", "Quakenbrück", "wilhelmine@example.org"
TEXT = "Ein <ganz> eigener Satz & noch einer, den sonst niemand schreibt.\n\nUnd eine zweite Zeile davon."
PERSON = {"name": NAME, "place": PLACE, "email": EMAIL, "text": TEXT, "wants_replies": "on"}
TRACES = [NAME, "Xylander", PLACE, EMAIL, "eigener Satz", "zweite Zeile davon"]


@pytest.fixture
def post(db):
    make_portal()
    return make_post(title="Wie sparen wir Energie?")


def found_anywhere(words: list[str]) -> list[tuple[str, str]]:
    """Tables with a row that holds one of the words."""
    found = []
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            found += [(model._meta.db_table, word) for word in words if any(word in str(value) for value in row)]
    return found


def files() -> list[Path]:
    return sorted(path for path in Path(settings.DATA_DIR).rglob("*") if path.is_file() and "beitraege" in str(path))


def decide(contribution, action: str, user, **more):
    contribution.refresh_from_db()
    return moderation.decide(contribution, action, user, version=contribution.version, **more)


def test_erasing_leaves_no_trace_of_a_comment_with_a_whole_life(client, post):
    """Confirmed, edited, rejected, published, answered by name, reported, replied to by another citizen, in logs and mails."""
    user = make_user("Moderation")
    comment = confirmed(client, post, **PERSON)
    moderation.edit(comment, TEXT + " Bearbeitet.", user, version=comment.version, words=f"Gruß an {NAME}")
    decide(comment, "reject", user, reason=make_reason(), words=f"Liebe {NAME}")
    decide(comment, "publish", user)
    comment.refresh_from_db()
    text = fill("Guten Tag {name}, vielen Dank.", name=NAME, post="", portal="")
    moderation.answer(comment, make_author(), text, user, version=comment.version)
    reply = confirmed(client, post, parent=str(comment.pk), email="andere@example.org", text="Sehe ich auch so.")
    decide(reply, "publish", user)
    Report.objects.create(
        contribution=comment, ground="other", text=f"{NAME} schreibt: {TEXT}", email="melder@example.org"
    )
    kind = ContentType.objects.get_for_model(Contribution)
    LogEntry.objects.create(
        user=user, content_type=kind, object_id=comment.pk, object_repr=NAME, change_message=TEXT, action_flag=CHANGE
    )
    Mail.objects.create(
        recipient="m@example.org", subject="Sammelmail", text=f"{NAME}: {TEXT[:30]}…", about="blog.digest"
    )
    assert {table for table, _word in found_anywhere(TRACES)} >= {
        "blog_contribution", "blog_decision", "blog_report", "core_mail", "django_admin_log",
    }  # fmt: skip

    act(client, comment, "loeschen")
    assert found_anywhere(TRACES) == []
    page = client.get(post.get_absolute_url()).content.decode()
    assert [word in page for word in ("[auf Wunsch gelöscht]", "Sehe ich auch so.", "vielen Dank.")] == [True] * 3
    assert f"?antwort={comment.pk}" not in page
    for url in ("/blog/", "/suche/?q=Satz", "/suche/?q=Zeile", "/blog/feed/", "/feed/", "/"):
        answer = client.get(url).content.decode()
        assert [word for word in TRACES if word in answer] == [], url


def test_what_counts_in_the_yearly_figures_stays(client, post):
    comment = confirmed(client, post, **PERSON)
    reason = make_reason()
    decide(comment, "reject", make_user("Moderation"), reason=reason)
    before = Contribution.objects.get()
    act(client, comment, "loeschen")
    after = Contribution.objects.get()
    kept = ("kind", "created_at", "decided_at", "outcome", "reason")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert (after.status, after.outcome, after.post, after.text) == (
        "erased",
        "rejected",
        None,
        "[auf Wunsch gelöscht]",
    )
    assert (after.name, after.email, after.network, after.key, after.fingerprint) == ("", "", "", None, "")
    assert (after.get_absolute_url(), after.about) == ("/blog/", "")
    decision = Decision.objects.get()
    assert (decision.reason, decision.words, decision.after["status"]) == (reason, "", "rejected")


def test_thread_without_replies_vanishes(client, post):
    comment = make_comment(post=post)
    privacy.erase(comment)
    page = client.get(post.get_absolute_url())
    assert ("gelöscht" in page.content.decode(), page.context["threads"]) == (False, [])


def test_replies_that_wait_are_seen_when_they_are_published_later(client, post):
    comment = make_comment(post=post)
    reply = make_comment(post=post, parent=comment, status="waiting")
    privacy.erase(comment)
    assert client.get(post.get_absolute_url()).context["threads"] == []
    decide(reply, "publish", make_user("Moderation"))
    [thread] = client.get(post.get_absolute_url()).context["threads"]
    assert (thread.status, thread.answers) == ("erased", [reply])


def test_erasing_twice_is_erasing_once(client, post):
    comment = make_comment(post=post)
    privacy.erase(comment)
    first = Contribution.objects.values().get()
    privacy.erase(comment)
    privacy.anonymise(comment)
    assert Contribution.objects.values().get() == first


def test_mails_to_others_keep_what_is_not_about_the_erased(client, post):
    first, second = confirmed(client, post, **PERSON), confirmed(client, post, name="Bernd", email="b@example.org")
    own = set(Mail.objects.filter(recipient="b@example.org").values_list("pk", "text"))
    privacy.erase(first)
    assert set(Mail.objects.filter(recipient="b@example.org").values_list("pk", "text")) == own
    assert not Mail.objects.filter(recipient=EMAIL).exists()
    assert Mail.objects.filter(recipient="moderation@example.org", text__contains="[auf Wunsch gelöscht]").count() == 1
    assert Contribution.objects.get(pk=second.pk).name == "Bernd"


def test_short_name_is_replaced_as_a_whole_word_only(client, post):
    comment = make_comment(post=post, name="Al", email="")
    answer = make_comment(post=post, parent=comment, author=make_author(), text="Guten Tag Al, Alles Gute im Alltag.")
    privacy.erase(comment)
    answer.refresh_from_db()
    assert answer.text == "Guten Tag [auf Wunsch gelöscht], Alles Gute im Alltag."


def test_erased_is_out_of_every_moderators_reach(client, post):
    user = make_user("Moderation")
    comment = confirmed(client, post)
    decision = moderation.decide(comment, "publish", user, version=0)
    comment.refresh_from_db()
    privacy.erase(comment)
    attempts = [
        lambda: moderation.undo(decision, user),
        lambda: moderation.decide(comment, "publish", user, version=comment.version),
        lambda: moderation.edit(comment, "Neu", user, version=comment.version),
        lambda: moderation.answer(comment, make_author(), "Hm", user, version=comment.version),
    ]
    for attempt in attempts:
        with pytest.raises(moderation.AlreadyDecided) as refusal:
            attempt()
        assert str(refusal.value) == "Dieser Beitrag ist inzwischen gelöscht worden."
    assert Contribution.objects.get().status == "erased"


def test_anonymous_words_stay_without_a_person(client, post):
    user = make_user("Moderation")
    comment = confirmed(client, post, **PERSON)
    moderation.answer(comment, make_author(), f"Guten Tag {NAME}, danke.", user, version=0)
    act(client, comment, "anonym")
    assert found_anywhere([NAME, "Xylander", PLACE, EMAIL]) == []
    comment.refresh_from_db()
    assert (comment.text, comment.status, comment.name) == (TEXT, "published", "Anonym")


def own_post(client, **values) -> Contribution:
    values = {"kind": "idea", "title": "Solardächer für Quakenbrück", "status": "waiting", "post": None, **values}
    contribution = make_comment(name=NAME, place=PLACE, email=EMAIL, text=TEXT, **values)
    for n in range(2):
        picture = Picture(contribution=contribution, alt=f"{PLACE} {n}", position=n)
        picture.file.save("x.png", ContentFile(png(900, 600)), save=True)
    moderation.decide(contribution, "publish", make_user("Moderation"), version=0)
    contribution.refresh_from_db()
    return contribution


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("answered", [False, True])
def test_own_post_is_erased_with_its_page_and_pictures(client, answered):
    make_portal()
    before = files()
    contribution = own_post(client)
    page = contribution.page
    path = page.get_absolute_url()
    if answered:
        make_comment(post=page, text="Gute Idee!", name="Bernd", email="b@example.org")
    assert (client.get(path).status_code, len(files()) > len(before), Image.objects.count()) == (200, True, 2)
    act(client, contribution, "loeschen")
    answer = client.get(path)
    assert (answer.status_code, Post.objects.filter(pk=page.pk).exists()) == (200 if answered else 404, answered)
    if answered:
        shown = answer.content.decode()
        assert ("[auf Wunsch gelöscht]" in shown, "Gute Idee!" in shown) == (True, True)
    # After the visit: it may have been noted as one in vain.
    traces = [*TRACES, "Solardächer", "solardaecher", "quakenbrueck"]
    assert (found_anywhere(traces), files(), Image.objects.count()) == ([], before, 0)
    assert (Redirect.objects.count(), Missing.objects.count()) == (0, 0 if answered else 1)


@pytest.mark.django_db(transaction=True)
def test_title_of_an_erased_post_is_in_no_log_and_no_subject(client):
    """A picture of it was worked on in the media library; it was reported, and an answer to it, and the mails have gone out."""
    make_portal()
    contribution = own_post(client)
    answer = make_comment(post=contribution.page, text="Gute Idee!", name="Bernd", email="b@example.org")
    own_answer = confirmed(client, contribution.page, email=EMAIL, name="Jemand", text="Das noch dazu.")
    decide(own_answer, "publish", make_user("Moderation"))
    image = Image.objects.first()
    kind = ContentType.objects.get_for_model(Image)
    LogEntry.objects.create(
        user=make_user("Redaktion"), content_type=kind, object_id=image.pk, object_repr=str(image), action_flag=CHANGE
    )
    for reported in (contribution, answer):
        path = f"/blog/melden/{reported.pk}/"
        fields = {"ground": "false", "text": "Das stimmt nicht.", "name": "Ines", "email": "i@example.org"}
        assert press(client, path, **fields, in_good_faith="on").status_code == 302
    drain()
    waiting = Mail.objects.get(about=f"blog.contribution:{own_answer.pk}", sent_at=None)
    assert found_anywhere(["Solardächer"]) != []
    act(client, contribution, "loeschen")
    Contribution.objects.filter(pk=own_answer.pk).update(email="")
    waiting.refresh_from_db()
    assert ("Guten Tag Jemand" in waiting.text, "Solardächer" in waiting.text + waiting.html) == (True, False)
    waiting.delete()
    assert (found_anywhere([*TRACES, "Solardächer"]), Report.objects.count()) == (
        [("core_mail", EMAIL)] * Mail.objects.filter(recipient=EMAIL).count(), 2,
    )  # fmt: skip


def test_time_of_erasure_can_be_given(client, post):
    comment, moment = written(client, post), timezone.now().replace(microsecond=0)
    privacy.erase(comment, now=moment)
    assert Contribution.objects.get().ended_at == moment
