import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from blog import mine, moderation
from blog.models import Contribution
from tests.blog.citizen import act, confirmed, press, written
from tests.factories import make_author, make_comment, make_portal, make_post, make_reason, make_user
from tests.site.forms import fields_of


@pytest.fixture
def post(db):
    make_portal()
    return make_post(title="Wie sparen wir Energie?")


def fresh(contribution) -> Contribution:
    return Contribution.objects.get(pk=contribution.pk)


def buttons(client, contribution) -> list[str]:
    return client.get(contribution.get_status_url()).context["choices"]


def decide(contribution, action: str, **more):
    current = fresh(contribution)
    return moderation.decide(current, action, make_user("Moderation"), version=current.version, **more)


def test_error_summary_comes_right_below_the_title(client, post):
    answer = act(client, written(client, post), "aendern", text="")
    assert (answer.status_code, re.findall(r"<h(\d)", answer.content.decode())[:2]) == (400, ["1", "2"])


def test_page_says_where_it_stands(client, post):
    comment = written(client, post)
    path = comment.get_status_url()
    found = []
    for status in ("unconfirmed", "waiting", "published", "rejected", "spam", "withdrawn"):
        decided = {"decided_at": timezone.now()} if status in ("published", "rejected", "spam") else {}
        Contribution.objects.update(status=status, confirmed_at=timezone.now(), ended_at=timezone.now(), **decided)
        page = client.get(path)
        steps = [(step["label"], step["done"]) for step in page.context["steps"]]
        found.append((page.status_code, steps[-1], page.context["choices"]))
    assert found == [
        (200, ("Entschieden", False), ["aendern", "zurueckziehen", "loeschen"]),
        (200, ("Entschieden", False), ["aendern", "zurueckziehen", "loeschen"]),
        (200, ("Veröffentlicht", True), ["anonym", "loeschen"]),
        (200, ("Nicht veröffentlicht", True), ["loeschen"]),
        (200, ("Nicht veröffentlicht", True), ["loeschen"]),
        (200, ("Von Ihnen zurückgezogen", True), ["loeschen"]),
    ]


def test_moments_are_told_to_machines_without_microseconds(client, post):
    comment = confirmed(client, post)
    decide(comment, "publish")
    moments = []
    for path in (comment.get_status_url(), post.get_absolute_url(), f"/blog/melden/{comment.pk}/"):
        moments += re.findall(r'<time datetime="([^"]*T[^"]*)"', client.get(path).content.decode())
    assert len(moments) == 6
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]0[12]:00", moment) for moment in moments), moments


def test_exactly_one_step_is_the_current_one(client, post):
    comment = written(client, post)
    found = []
    for status in Contribution.Status:
        comment.status = status
        found.append([step["label"] for step in mine.steps(comment) if step["is_current"]])
    assert [len(labels) for labels in found] == [1] * len(Contribution.Status)
    assert found[:2] == [["Adresse bestätigt"], ["Von der Moderation gelesen"]]


def test_rejection_is_explained(client, post):
    comment = confirmed(client, post)
    decide(comment, "reject", reason=make_reason(text="Guten Tag {name}, das geht nicht."), words="Bitte ohne Link.")
    page = client.get(comment.get_status_url())
    assert (page.context["reason"], page.context["words"]) == ("Guten Tag Heidi, das geht nicht.", "Bitte ohne Link.")


def test_rejection_says_where_to_object(client, post):
    comment = confirmed(client, post)
    decide(comment, "reject", reason=make_reason(text="Das passt nicht."))
    page = client.get(comment.get_status_url()).content.decode()
    assert "Sind Sie nicht einverstanden?" in page and 'href="mailto:moderation@example.org"' in page
    decide(comment, "publish")
    assert "Sind Sie nicht einverstanden?" not in client.get(comment.get_status_url()).content.decode()


@pytest.mark.parametrize(
    ("status", "offered"),
    [("unconfirmed", ["antworten", "stumm"]), ("waiting", ["antworten", "stumm"]), ("published", ["antworten", "stumm"]),
     ("rejected", ["stumm"]), ("spam", ["stumm"]), ("withdrawn", [])],
)  # fmt: skip
def test_only_mails_that_can_still_come_are_to_be_chosen(client, post, status, offered):
    comment = confirmed(client, post)
    Contribution.objects.update(status=status, decided_at=timezone.now(), ended_at=timezone.now())
    page = client.get(comment.get_status_url())
    assert [name for name, _form in page.context["mail_actions"]] == offered
    assert ('id="mails"' in page.content.decode()) == bool(offered)


def test_answers_stand_there_when_they_are_public(client, post):
    comment = confirmed(client, post)
    user = make_user("Moderation")
    moderation.answer(comment, make_author(), "Danke!", user, version=0)
    make_comment(post=post, parent=comment, text="Noch nicht", status="waiting")
    page = client.get(comment.get_status_url())
    assert [answer.text for answer in page.context["answers"]] == ["Danke!"]
    assert page.context["contribution"].get_absolute_url() in page.content.decode()


def test_page_is_private(client, post):
    comment = written(client, post)
    for path in (comment.get_status_url(), comment.get_status_url() + "daten.json", comment.get_status_url() + "?x=1"):
        page = client.get(path)
        headers = [page.headers[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")]
        assert headers == ["private, no-store", "same-origin", "noindex, nofollow"]
        assert page.cookies == {}


@pytest.mark.parametrize("secret", ["x", "%00", "%F0%9F%8C%B1", "A" * 5000, "..", "' OR 1=1"])
def test_unknown_secret_helps(client, post, secret):
    written(client, post)
    for path in (f"/blog/mein-beitrag/{secret}/", f"/blog/mein-beitrag/{secret}/daten.json"):
        assert client.get(path).status_code == 404
    assert client.post(f"/blog/mein-beitrag/{secret}/", {"action": "loeschen"}).status_code == 404


def test_official_answers_have_no_such_page(client, post):
    answer = make_comment(post=post, author=make_author())
    assert client.get(answer.get_status_url()).status_code == 404


def test_what_waits_can_be_corrected(client, post):
    comment = confirmed(client, post)
    before = fresh(comment)
    answer = act(client, comment, "aendern", text="Besser gesagt.")
    after = fresh(comment)
    assert (answer.status_code, answer["Location"]) == (302, f"{comment.get_status_url()}?fertig=aendern")
    assert (after.text, after.status, after.version) == ("Besser gesagt.", "waiting", before.version + 1)
    assert after.fingerprint != before.fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"text": ""}, {"text": "a\x07b"}, {"text": "a\x00b"}, {"text": "x" * 100_000}, {"version": "x"}, {"version": ""},
        {"version": "-1"}, {"token": ""}, {"token": ["a", "b"]}, {"website": "x"}, {"action": "alles"}, {"action": ""},
    ],
)  # fmt: skip
def test_bad_correction_changes_nothing(client, post, change):
    comment = confirmed(client, post)
    assert act(client, comment, "aendern", **{"text": "Besser gesagt.", **change}).status_code == 400
    assert fresh(comment).text == "Mit Dämmung."


def test_desk_that_was_opened_before_is_told(client, post):
    comment = confirmed(client, post)
    act(client, comment, "aendern", text="Besser gesagt.")
    with pytest.raises(moderation.AlreadyDecided):
        moderation.decide(comment, "publish", make_user("Moderation"), version=comment.version)
    assert fresh(comment).status == "waiting"


def test_author_who_was_too_late_is_told_and_loses_nothing(client, post):
    comment = confirmed(client, post)
    path = comment.get_status_url()
    fields = fields_of(client.get(f"{path}?schritt=aendern").content.decode(), "inhalt")
    decide(comment, "publish")
    answer = client.post(path, {**fields, "text": "Besser gesagt."})
    sentence = "Über Ihren Beitrag ist inzwischen entschieden. Deshalb lässt sich das nicht mehr ändern."
    assert (answer.status_code, answer.context["problem"]) == (409, sentence)
    assert "Besser gesagt." in answer.content.decode()
    assert (fresh(comment).text, fresh(comment).status) == ("Mit Dämmung.", "published")


def test_edit_by_a_moderator_is_not_overwritten(client, post):
    comment = confirmed(client, post)
    path = comment.get_status_url()
    fields = fields_of(client.get(f"{path}?schritt=aendern").content.decode(), "inhalt")
    moderation.edit(comment, "Mit [Name] Dämmung.", make_user("Moderation"), version=comment.version)
    answer = client.post(path, {**fields, "text": "Besser gesagt."})
    assert (answer.status_code, fresh(comment).text) == (409, "Mit [Name] Dämmung.")


def test_correction_is_not_undone_by_a_moderator(client, post):
    comment = confirmed(client, post)
    user = make_user("Moderation")
    edit = moderation.edit(comment, "Bearbeitet.", user, version=comment.version)
    act(client, comment, "aendern", text="Besser gesagt.")
    with pytest.raises(moderation.AlreadyDecided):
        moderation.undo(edit, user)
    assert fresh(comment).text == "Besser gesagt."


def test_withdrawn_is_withdrawn(client, post):
    comment = confirmed(client, post)
    assert act(client, comment, "zurueckziehen").status_code == 302
    after = fresh(comment)
    assert (after.status, after.ended_at is None, after.version) == ("withdrawn", False, comment.version + 1)
    assert Contribution.objects.waiting().count() == 0


def test_what_is_published_is_not_withdrawn_but_erased(client, post):
    comment = confirmed(client, post)
    path = comment.get_status_url()
    fields = fields_of(client.get(f"{path}?schritt=zurueckziehen").content.decode(), "inhalt")
    decide(comment, "publish")
    assert (client.post(path, fields).status_code, fresh(comment).status) == (409, "published")


def test_erasing_needs_a_second_step_and_leaves_kind_words(client, post):
    comment = confirmed(client, post)
    path = comment.get_status_url()
    step = client.get(f"{path}?schritt=loeschen").content.decode()
    assert ("Ja, endgültig löschen" in step, fresh(comment).status) == (True, "waiting")
    assert client.post(path, {"action": "loeschen"}).status_code == 400
    assert act(client, comment, "loeschen").status_code == 302
    pages = [client.get(path), client.get(path + "daten.json"), client.post(path, {"action": "stumm"})]
    assert [page.status_code for page in pages] == [410] * 3
    assert "Vielen Dank, dass Sie mitgeredet haben." in pages[0].content.decode()
    assert pages[0].headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("action", ["aendern", "zurueckziehen", "loeschen"])
def test_token_of_another_contribution_is_refused(client, post, action):
    first, second = confirmed(client, post), confirmed(client, post, text="Anderes")
    fields = fields_of(client.get(f"{second.get_status_url()}?schritt={action}").content.decode(), "inhalt")
    before = [fresh(first), fresh(second)]
    answer = client.post(first.get_status_url(), {**fields, "action": action})
    assert answer.status_code == 400
    assert [(c.status, c.text) for c in before] == [(c.status, c.text) for c in (fresh(first), fresh(second))]


def test_token_of_another_action_is_refused(client, post):
    comment = confirmed(client, post)
    fields = fields_of(client.get(f"{comment.get_status_url()}?schritt=zurueckziehen").content.decode(), "inhalt")
    answer = client.post(comment.get_status_url(), {**fields, "action": "loeschen"})
    assert (answer.status_code, fresh(comment).status) == (400, "waiting")


def test_name_is_removed_from_what_is_published(client, post):
    comment = confirmed(client, post, place="Söst")
    decide(comment, "publish")
    act(client, comment, "anonym")
    after = fresh(comment)
    assert (after.name, after.place, after.email, after.text) == ("Anonym", "", "", "Mit Dämmung.")
    page = client.get(post.get_absolute_url()).content.decode()
    assert ("Heidi" in page, "Anonym" in page, "Söst" in page) == (False, True, False)
    assert client.get(comment.get_status_url()).context["mail_actions"] == []


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("stumm", (False, False), (True, False)),
        ("mails", (True, False), (False, False)),
        ("antworten", (False, False), (False, True)),
        ("keine-antworten", (False, True), (False, False)),
    ],
)
def test_mails_are_everybodys_own_choice(client, post, action, before, after):
    comment = confirmed(client, post)
    Contribution.objects.update(is_muted=before[0], wants_replies=before[1])
    forms = dict(client.get(comment.get_status_url()).context["mail_actions"])
    answer = client.post(comment.get_status_url(), {"token": forms[action].initial["token"], "action": action})
    assert (answer.status_code, fresh(comment).is_muted, fresh(comment).wants_replies) == (302, *after)


def test_everything_stored_can_be_taken_along(client, post):
    comment = confirmed(client, post, place="Söst", wants_replies="on")
    user = make_user("Moderation", first_name="Vera", last_name="Amtlich")
    reason = make_reason(text="Guten Tag {name}, nein.")
    moderation.decide(comment, "reject", user, version=0, reason=reason, words="Schade.")
    answer = client.get(comment.get_status_url() + "daten.json")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="kommentar-{comment.pk}.json"'
    found = json.loads(answer.content)
    assert {name: found[name] for name in ("art", "stand", "text", "name", "ort", "e-mail", "zu")} == {
        "art": "Kommentar", "stand": "abgelehnt", "text": "Mit Dämmung.", "name": "Heidi", "ort": "Söst",
        "e-mail": "heidi@example.org", "zu": "Wie sparen wir Energie?",
    }  # fmt: skip
    assert found["gekürzte netzadresse"] == "127.0.0.0"
    assert found["einwilligung"]["fassung"] == comment.consent_id
    [decision] = found["entscheidungen"]
    told = {"was": "abgelehnt", "grund": "Guten Tag Heidi, nein.", "worte": "Schade.", "zurückgenommen": None}
    assert {name: decision[name] for name in told} == told
    assert [mail["betreff"] for mail in found["mails"]] == [
        "Bitte bestätigen Sie Ihren Beitrag",
        "Ihr Beitrag zu «Wie sparen wir Energie?» ist nicht veröffentlicht worden",
    ]
    text = answer.content.decode()
    assert [word in text for word in ("Amtlich", user.username, comment.secret, comment.key)] == [False] * 4


def test_usual_time_is_said_when_there_were_enough_decisions(client, post):
    user, now = make_user("Moderation"), timezone.now()
    for hours in (1, 2, 3, 100):
        comment = make_comment(post=post, status="waiting", confirmed_at=now - timedelta(hours=hours))
        moderation.decide(comment, "publish", user, version=0)
    official = make_comment(post=post, status="waiting", author=make_author())
    moderation.decide(official, "publish", user, version=0)  # nobody waited for that
    assert mine.usual_time() is None
    comment = make_comment(post=post, status="waiting", confirmed_at=now - timedelta(hours=4))
    moderation.decide(comment, "publish", user, version=0)
    assert round(mine.usual_time() / timedelta(hours=1)) == 3
    waiting = confirmed(client, post)
    assert "etwa 3 Stunden" in client.get(waiting.get_status_url()).content.decode()
    assert mine.usual_time(now + timedelta(days=100)) is None


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.2, "weniger als eine Stunde"), (1.2, "etwa eine Stunde"), (5.4, "etwa 5 Stunden"), (50, "etwa 2 Tage")],
)
def test_time_in_words(hours, words):
    assert mine.in_words(timedelta(hours=hours)) == words


def test_press_needs_the_form_of_this_very_page(client, post):
    comment = confirmed(client, post)
    assert press(client, comment.get_status_url(), action="stumm", token="x").status_code == 400
    assert (fresh(comment).is_muted, buttons(client, comment)[0]) == (False, "aendern")
