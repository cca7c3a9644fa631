"""What moderators do, without the pages around it: decided once, logged, told, undone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from blog import moderation
from blog.models import Contribution, Decision, Reason
from blog.reasons import DEFAULTS, fill
from blog.signs import fingerprint
from klimaportal.core.models import Mail
from klimaportal.core.outbox import drain, take
from tests.factories import make_author, make_comment, make_portal, make_post, make_reason, make_report, make_user

pytestmark = pytest.mark.django_db
SITE = "https://klima.example.org/"


@pytest.fixture
def heidi(db):
    make_portal()
    return make_user("Moderation", first_name="Heidi", last_name="Meyer")


def waiting(**values) -> Contribution:
    return make_comment(**{"status": "waiting", "name": "Jens", "text": "Mehr Radwege.", **values})


def decide(comment, action, user, **more) -> Decision:
    return moderation.decide(comment, action, user, **{"version": comment.version, "base_url": SITE, **more})


@pytest.mark.parametrize(("action", "status"), [("publish", "published"), ("spam", "spam"), ("reject", "rejected")])
def test_decision_is_made_and_logged(heidi, action, status):
    comment, reason = waiting(), make_reason()
    decision = decide(comment, action, heidi, reason=reason, words="Gern anders.")
    comment.refresh_from_db()
    assert (comment.status, comment.decided_by, comment.version) == (status, heidi, 1)
    assert (decision.before, decision.after, decision.by, decision.words) == (
        {"status": "waiting", **({"reason_id": None} if action == "reject" else {})},
        {"status": status, **({"reason_id": reason.pk} if action == "reject" else {})},
        heidi, "Gern anders.",
    )  # fmt: skip
    assert decision.reason == (reason if action == "reject" else None)
    assert comment.get_status_display() in str(comment.decisions.get().get_action_display()) or status == "spam"


def test_rejection_needs_a_reason(heidi):
    comment = waiting()
    with pytest.raises(ValueError, match="reason"):
        decide(comment, "reject", heidi)
    assert (Contribution.objects.get().status, Decision.objects.count(), Mail.objects.count()) == ("waiting", 0, 0)


def test_second_moderator_is_told_what_the_first_one_did(heidi):
    comment, second = waiting(), make_user("Moderation")
    decide(comment, "publish", heidi)
    with pytest.raises(moderation.AlreadyDecided) as caught:
        decide(comment, "reject", second, version=0, reason=make_reason())
    assert caught.value.decision.by == heidi
    assert caught.value.message.startswith("Schon entschieden: Heidi Meyer hat diesen Beitrag am ")
    assert caught.value.message.endswith(" Uhr veröffentlicht.")
    assert (Contribution.objects.get().status, Decision.objects.count(), Mail.objects.count()) == ("published", 1, 1)


def test_same_decision_on_the_newest_version_is_not_made_twice(heidi):
    comment = waiting()
    decide(comment, "spam", heidi)
    with pytest.raises(moderation.AlreadyDecided):
        decide(comment, "spam", heidi, version=1)
    assert Decision.objects.count() == 1


def test_decision_on_something_that_is_gone_says_so(heidi):
    comment = waiting()
    gone = Contribution(pk=comment.pk)
    comment.delete()
    with pytest.raises(moderation.AlreadyDecided) as caught:
        decide(gone, "publish", heidi)
    assert (caught.value.message, caught.value.decision) == ("Diesen Beitrag gibt es nicht mehr.", None)


def test_author_is_told_that_the_comment_is_public(heidi):
    comment = waiting(post=make_post(title="Rad & Bahn", slug="rad"), name="Jens", email="jens@example.org")
    mail = decide(comment, "publish", heidi).mails.get()
    assert (mail.recipient, mail.subject) == ("jens@example.org", "Ihr Beitrag zu «Rad & Bahn» ist veröffentlicht")
    assert mail.text.startswith("Guten Tag Jens,")
    assert f"https://klima.example.org{comment.get_absolute_url()}" in mail.text
    assert "zu «Rad & Bahn»" in mail.text and "Rad &amp; Bahn" in mail.html
    assert "Mehr Radwege." not in mail.text + mail.html  # nobody has confirmed that the address is theirs


def test_author_is_told_why_the_comment_is_not_public(heidi):
    reason = make_reason(text="Hallo {name}, «{beitrag}» im {portal} ist für Sachliches.")
    comment = waiting(name="{portal}<b>", post=make_post(title="Wärme"))
    mail = decide(comment, "reject", heidi, reason=reason, words="Gern ohne den zweiten Satz.").mails.get()
    assert "Hallo {portal}<b>, «Wärme» im Klimaschutzportal Testkreis ist für Sachliches." in mail.text
    assert "Gern ohne den zweiten Satz." in mail.text and "Gern ohne den zweiten Satz." in mail.html
    assert "<b>" not in mail.html and "Mehr Radwege." not in mail.text


@pytest.mark.parametrize(
    ("values", "action"),
    [({"email": ""}, "publish"), ({}, "spam"), ({"email": ""}, "reject")],
)
def test_nobody_is_told_without_an_address_or_of_spam(heidi, values, action):
    decide(waiting(**values), action, heidi, reason=make_reason())
    assert Mail.objects.count() == 0


def test_decision_and_mail_are_stored_together_or_not_at_all(heidi, monkeypatch):
    comment = waiting()
    monkeypatch.setattr(Mail, "save", lambda self, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        decide(comment, "publish", heidi)
    assert (Contribution.objects.get().status, Contribution.objects.get().version, Decision.objects.count()) == (
        "waiting",
        0,
        0,
    )


def test_mail_waits_until_a_slip_can_be_undone(heidi):
    decide(waiting(), "publish", heidi)
    assert (drain(), drain(timezone.now() + timedelta(minutes=3))) == (0, 1)


def test_undo_brings_back_what_was_and_takes_the_mail_back(heidi):
    comment = waiting()
    decision = decide(comment, "publish", heidi)
    assert moderation.undo(decision, heidi) is False
    comment.refresh_from_db()
    decision.refresh_from_db()
    assert (comment.status, comment.decided_by, comment.decided_at, comment.version) == ("waiting", None, None, 2)
    assert (decision.undone_by, Mail.objects.count()) == (heidi, 0)
    with pytest.raises(moderation.AlreadyDecided) as caught:
        moderation.undo(decision, heidi)
    assert "«veröffentlicht» zurückgenommen" in caught.value.message


@pytest.mark.parametrize("state", ["sent", "leased"])
def test_undo_says_when_the_author_was_told_already(heidi, state):
    decision = decide(waiting(), "publish", heidi)
    later = timezone.now() + timedelta(minutes=3)
    assert drain(later) if state == "sent" else take(later)
    assert moderation.undo(decision, heidi) is True
    assert (Contribution.objects.get().status, Mail.objects.count()) == ("waiting", 1)


@pytest.mark.parametrize(
    ("action", "confirmed_before", "days", "told"),
    [
        ("publish", True, 31, True), ("reject", True, 31, True), ("spam", True, 31, False), ("publish", True, 29, False),
        ("publish", False, 31, False),
    ],
)  # fmt: skip
def test_what_was_mailed_so_long_ago_that_the_outbox_forgot_it_counts_as_told(
    heidi, action, confirmed_before, days, told
):
    decided_at = timezone.now() - timedelta(days)
    comment = waiting(confirmed_at=decided_at + timedelta(hours=-1 if confirmed_before else 1))
    decision = decide(comment, action, heidi, reason=make_reason())
    Decision.objects.update(at=decided_at)
    Mail.objects.all().delete()
    assert moderation.undo(decision, heidi) is told


def test_mail_that_could_not_be_delivered_for_a_month_told_nobody(heidi):
    decision = decide(waiting(), "publish", heidi)
    Decision.objects.update(at=timezone.now() - timedelta(31))
    assert (moderation.undo(decision, heidi), Mail.objects.count()) == (False, 0)


def test_only_the_last_decision_can_be_undone(heidi):
    comment = waiting()
    first = decide(comment, "spam", heidi)
    second = decide(comment, "reopen", heidi, version=1)
    with pytest.raises(moderation.AlreadyDecided) as caught:
        moderation.undo(first, heidi)
    assert caught.value.decision == second
    assert moderation.undo(second, heidi) is False
    assert moderation.undo(first, heidi) is False
    assert Contribution.objects.get().status == "waiting"


def test_official_answer_publishes_what_it_answers(heidi):
    comment, voice = waiting(), make_author(name="Klimaschutzmanagement")
    decision = moderation.answer(comment, voice, "Ab Mai.", heidi, version=0, base_url=SITE)
    reply = Contribution.objects.get(parent=comment)
    assert (reply.text, reply.is_official, reply.status, reply.decided_by) == ("Ab Mai.", True, "published", heidi)
    assert (Contribution.objects.get(pk=comment.pk).status, decision.answer) == ("published", reply)
    assert "Ab Mai." in decision.mails.get().text
    moderation.undo(decision, heidi)
    assert [(c.pk, c.status) for c in Contribution.objects.all()] == [(comment.pk, "waiting")]
    assert Mail.objects.count() == 0


def test_answer_to_an_answer_joins_the_thread_and_tells_nobody_again(heidi):
    first = make_comment()
    second = make_comment(post=first.post, parent=first)
    decision = moderation.answer(second, make_author(), "Danke.", heidi, version=0)
    assert (decision.answer.parent, decision.mails.count(), decision.before) == (first, 0, {})


def test_what_was_rejected_is_not_answered(heidi):
    with pytest.raises(moderation.AlreadyDecided):
        moderation.answer(make_comment(status="rejected"), make_author(), "Nein.", heidi, version=0)
    assert Contribution.objects.count() == 1


def test_answer_that_was_worked_on_is_not_swept_away(heidi):
    comment = waiting()
    decision = moderation.answer(comment, make_author(), "Ab Mai.", heidi, version=0)
    moderation.edit(decision.answer, "Ab Juni.", heidi, version=0)
    with pytest.raises(moderation.AlreadyDecided):
        moderation.undo(decision, heidi)
    assert Contribution.objects.count() == 2


@pytest.mark.parametrize("reaction", ["answer", "report"])
def test_answer_that_somebody_reacted_to_takes_nothing_along(heidi, reaction):
    """Under a citizen's own post an official answer begins a thread: what others said there hangs on it."""
    idea = Contribution.objects.create(kind="idea", title="Mitfahrbänke", text="Eine Bank.", name="Jens")
    decision = moderation.answer(idea, make_author(), "Wir prüfen es.", heidi, version=0)
    reply = decision.answer
    if reaction == "answer":
        make_comment(post=reply.post, parent=reply, text="Danke!")
    else:
        make_report(contribution=reply)
    with pytest.raises(moderation.NotPossible, match="reagiert"):
        moderation.undo(decision, heidi)
    kept = (Contribution.objects.filter(pk=reply.pk).exists(), reply.replies.count() + reply.reports.count())
    assert (Contribution.objects.get(pk=idea.pk).status, kept) == ("published", (True, 1))


def test_moved_comment_takes_its_answers_along_and_back(heidi):
    old, new = make_post(), make_post()
    comment = make_comment(post=old)
    reply = make_comment(post=old, parent=comment)
    decision = moderation.move(comment, new, heidi, version=0)
    assert [c.post for c in Contribution.objects.order_by("pk")] == [new, new]
    with pytest.raises(moderation.AlreadyDecided):
        moderation.edit(reply, "Neu", heidi, version=0)
    moderation.undo(decision, heidi)
    assert [c.post for c in Contribution.objects.order_by("pk")] == [old, old]


def test_moved_reply_leaves_its_thread_and_comes_back_to_it(heidi):
    first = make_comment(post=make_post())
    reply = waiting(post=first.post, parent=first)
    decision = moderation.move(reply, make_post(), heidi, version=0)
    assert Contribution.objects.get(pk=reply.pk).parent is None
    moderation.undo(decision, heidi)
    assert Contribution.objects.get(pk=reply.pk).parent == first


def test_move_to_where_it_stands_changes_nothing(heidi):
    comment = waiting()
    with pytest.raises(ValueError, match="steht schon dort"):
        moderation.move(comment, comment.post, heidi, version=0)


def test_edit_keeps_the_old_text_in_the_log(heidi):
    comment = waiting(text="Der alte Text.")
    decision = moderation.edit(comment, "Der neue Text.", heidi, version=0, words="Name entfernt")
    comment.refresh_from_db()
    assert (comment.text, comment.status, comment.fingerprint) == (
        "Der neue Text.", "waiting", fingerprint("Der neue Text."),
    )  # fmt: skip
    assert (decision.before, decision.after, decision.words) == (
        {"text": "Der alte Text."}, {"text": "Der neue Text."}, "Name entfernt",
    )  # fmt: skip
    moderation.undo(decision, heidi)
    assert Contribution.objects.get().text == "Der alte Text."
    with pytest.raises(ValueError, match="same"):
        moderation.edit(comment, "Der alte Text.", heidi, version=2)


def test_a_portal_begins_with_friendly_reasons():
    found = list(Reason.objects.values_list("kind", "title"))
    assert sorted(found) == sorted((values["kind"], values["title"]) for values in DEFAULTS)
    for reason in Reason.objects.all():
        reason.full_clean()


def test_unknown_placeholder_is_refused():
    with pytest.raises(ValidationError, match=r"\{vorname\}"):
        Reason(title="x", text="Guten Tag {vorname} {name}").full_clean()


def test_placeholders_are_filled_once():
    assert fill("{name}: {beitrag} {anders}", name="{portal}", post="{name}", portal="P") == "{portal}: {name} {anders}"
