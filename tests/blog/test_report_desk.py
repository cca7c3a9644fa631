"""Deciding on reports in the admin: who may, what happens to the contribution, what everybody is told, two at once."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Permission
from django.core import mail as outbox
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import moderation, report_decisions
from blog.models import Contribution, Decision, Reason, Report
from blog.reports import open_reports
from klimaportal.core.models import Mail
from klimaportal.core.outbox import drain
from tests.factories import login_as, make_comment, make_portal, make_post, make_report, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/blog/report/"
WHY = "Der Beitrag richtet sich gegen eine Sache. Er bleibt."


@pytest.fixture
def moderator(db):
    make_portal()
    return login_as("Moderation")


@pytest.fixture
def comment(moderator):
    return make_comment(name="Heidi", text="Ihr seid doch alle gleich.", email="heidi@example.org")


def url_of(report: Report) -> str:
    return f"{LIST}{report.pk}/change/"


def decision(*reports: Report, outcome: str = "kept", **values) -> dict:
    version = Contribution.objects.get(pk=reports[0].contribution_id).version
    more = {"reason": Reason.objects.rejections().first().pk} if outcome == "removed" else {}
    return {
        "outcome": outcome, "report": [r.pk for r in reports], "version": version, "statement": WHY, **more, **values,
    }  # fmt: skip


def delivered(address: str) -> list:
    drain(timezone.now() + timedelta(minutes=3))
    return [mail for mail in outbox.outbox if mail.to == [address]]


# --- who may -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["", "Redaktion", "Moderation", "Administration"])
def test_only_the_moderation_sees_and_decides_reports(role):
    make_portal()
    report = make_report()
    client = login_as(role) if role else Client(SERVER_NAME="localhost")
    answers = [
        client.get(LIST), client.get(url_of(report)), client.post(url_of(report), decision(report)),
        client.get(f"{LIST}add/"), client.post(f"{LIST}{report.pk}/delete/", {"post": "yes"}),
    ]  # fmt: skip
    expected = {"": [302] * 5, "Moderation": [200, 200, 302, 403, 403]}.get(role, [403] * 5)
    assert [answer.status_code for answer in answers] == expected
    assert Report.objects.get().outcome == ("kept" if role == "Moderation" else "open")


def test_who_may_only_look_cannot_decide(comment):
    report, user = make_report(contribution=comment, email="ines.muster@example.org"), make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_report"))
    reader = Client(SERVER_NAME="localhost")
    reader.force_login(user)
    page = reader.get(url_of(report)).content.decode()
    assert "Ihre Entscheidung" not in page and "i…@example.org" in page and "ines.muster" not in page
    assert (reader.post(url_of(report), decision(report)).status_code, Report.objects.get().outcome) == (403, "open")
    assert "Person" not in reader.get(f"{LIST}?q=ines.muster").content.decode()


def test_address_is_shown_to_who_may_reveal_it(moderator, comment):
    report = make_report(contribution=comment, email="ines.muster@example.org")
    page = moderator.get(url_of(report)).content.decode()
    assert "<summary>i…@example.org</summary>ines.muster@example.org" in page


def test_decision_needs_the_token_of_the_log_in(comment):
    report, strict = make_report(contribution=comment), Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.force_login(make_user("Moderation"))
    assert (strict.post(url_of(report), decision(report)).status_code, Report.objects.get().outcome) == (403, "open")


@pytest.mark.parametrize("pk", ["0", "abc", "9" * 30, "1\x00"])
def test_report_that_is_not_there_is_404(moderator, pk):
    assert moderator.get(f"{LIST}{pk}/change/").status_code == 404


# --- what is shown -----------------------------------------------------------------------------------------------------


def test_start_page_and_desk_say_that_reports_are_open(moderator, comment):
    desk = "/admin/blog/contribution/moderation/"
    assert "Meldung" not in re.sub(r"(?s)<nav.*?</nav>", "", moderator.get(desk).content.decode())
    make_report(contribution=comment)
    make_report(contribution=comment)
    make_report(contribution=comment, outcome="kept", decided_at=timezone.now())
    assert "2 Meldungen sind zu prüfen." in moderator.get(desk).content.decode()
    page = moderator.get("/admin/").content.decode()
    assert re.search(
        r'href="/admin/blog/report/\?outcome__exact=open"><strong>2</strong> <span>Meldungen sind zu', page
    )


def test_list_filters_what_is_open_and_overdue(moderator, comment):
    now = timezone.now()
    old = make_report(contribution=comment, created_at=now - timedelta(days=20))
    new = make_report(contribution=comment, created_at=now)
    done = make_report(contribution=comment, outcome="kept", created_at=now - timedelta(days=20), decided_at=now)

    def found(query: str) -> set[int]:
        page = moderator.get(f"{LIST}?{query}").content.decode()
        return {int(pk) for pk in re.findall(r"/admin/blog/report/(\d+)/change/", page)}

    assert found("") == {old.pk, new.pk, done.pk}
    assert found("outcome__exact=open") == {old.pk, new.pk}
    assert found("frist=ueberfaellig") == {old.pk}
    assert moderator.get(LIST).content.decode().count('<strong class="late">überfällig') == 1


def test_page_shows_the_contribution_its_context_and_all_reports(moderator, comment):
    answer = make_comment(post=comment.post, parent=comment, text="Selber gleich!", name="Jens")
    Decision.objects.create(
        contribution=answer, action="edit", before={"text": "Davor."}, by=make_user(last_name="Meyer")
    )
    first = make_report(contribution=answer, text="Erste Meldung", ground="hate")
    make_report(contribution=answer, text="Zweite Meldung")
    make_report(contribution=comment, text="Andere Meldung")
    page = moderator.get(url_of(first)).content.decode()
    for text in ("Selber gleich!", "Ihr seid doch alle gleich.", comment.post.title, "Erste Meldung", "Zweite Meldung",
                 "hetzt gegen eine Gruppe", "Meyer", "Davor.", "Alle 2 Meldungen zu diesem Beitrag"):  # fmt: skip
        assert text in page, text
    assert "Andere Meldung" not in page


def counted(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA"))])


@pytest.mark.parametrize("where", ["list", "page"])
def test_pages_cost_the_same_with_one_and_with_twenty_reports(moderator, comment, where):
    report = make_report(contribution=comment)
    url = LIST if where == "list" else url_of(report)
    counted(moderator, url)
    with_one = counted(moderator, url)
    for _ in range(19):
        make_report(contribution=comment if where == "page" else make_comment(post=make_post()))
    assert counted(moderator, url) == with_one <= 15


def test_open_reports_are_counted_for_the_desk(comment):
    other, quiet = make_comment(post=comment.post), make_comment(post=comment.post)
    for contribution in (comment, comment, other):
        make_report(contribution=contribution)
    make_report(contribution=quiet, outcome="kept", decided_at=timezone.now())
    assert open_reports([comment.pk, other.pk, quiet.pk]) == {comment.pk: 2, other.pk: 1}


# --- what is decided ---------------------------------------------------------------------------------------------------


def test_contribution_stays_and_the_reporter_is_told_why(moderator, comment, client):
    report = make_report(contribution=comment, email="ines@example.org")
    answer = moderator.post(url_of(report), decision(report), follow=True)
    assert "Entschieden: Beitrag bleibt. Eine Mail geht gleich hinaus." in answer.content.decode()
    report.refresh_from_db()
    comment.refresh_from_db()
    assert (report.outcome, report.statement, report.decided_by.groups.get().name) == ("kept", WHY, "Moderation")
    assert (comment.status, comment.version, Decision.objects.count()) == ("published", 0, 0)
    assert outbox.outbox == []
    [told] = delivered("ines@example.org")
    assert told.subject == f"Ihre Meldung Nr. {report.pk} ist entschieden"
    for text in (told.body, told.alternatives[0][0]):
        assert WHY in text and f"http://localhost/blog/meldung/{report.secret}/" in text
        assert "moderation@example.org" in text and "Weg zu den Gerichten" in text and "kein Programm" in text
        assert "bleibt stehen" in text and report.name not in text and "alle gleich" not in text
    assert delivered("heidi@example.org") == []
    assert WHY in client.get(report.get_absolute_url()).content.decode()


def test_contribution_goes_and_both_sides_are_told_why(moderator, comment, client):
    report = make_report(contribution=comment, email="ines@example.org", name="Ines")
    moderator.post(url_of(report), decision(report, outcome="removed", words="Bitte zur Sache."))
    comment.refresh_from_db()
    report.refresh_from_db()
    reason = Reason.objects.rejections().first()
    assert (comment.status, comment.outcome, comment.reason) == ("rejected", "rejected", reason)
    assert (report.outcome, report.decided_at) == ("removed", Decision.objects.get().at)
    assert "alle gleich" not in client.get(comment.post.get_absolute_url()).content.decode()
    [author] = delivered("heidi@example.org")
    assert author.subject == f"Ihr Beitrag zu «{comment.post.title}» ist entfernt worden"
    for text in (author.body, author.alternatives[0][0]):
        assert reason.text in text and "Bitte zur Sache." in text and "Anlass war eine Meldung." in text
        assert "Weg zu den Gerichten" in text and "Ines" not in text and "ines@" not in text
        assert "nicht veröffentlicht" not in text
    [told] = delivered("ines@example.org")
    assert WHY in told.body and "steht nicht mehr im Portal" in told.body and "Bitte zur Sache." not in told.body


def test_several_reports_are_decided_in_one_go_and_others_stay_open(moderator, comment):
    reports = [make_report(contribution=comment) for _ in range(3)]
    answer = moderator.post(url_of(reports[0]), decision(*reports[:2]), follow=True)
    assert "2 Meldungen entschieden: Beitrag bleibt." in answer.content.decode()
    assert [r.outcome for r in Report.objects.order_by("pk")] == ["kept", "kept", "open"]
    assert Mail.objects.count() == 2


@pytest.mark.parametrize("status", ["rejected", "spam", "withdrawn", "erased"])
def test_report_on_what_is_gone_is_closed_without_another_decision(moderator, comment, status):
    report = make_report(contribution=comment)
    Contribution.objects.filter(pk=comment.pk).update(status=status)
    page = moderator.get(url_of(report)).content.decode()
    assert "Beitrag ist schon entfernt" in page and "Beitrag bleibt" not in page and "stand schon nicht mehr" in page
    kept = moderator.post(url_of(report), decision(report))
    assert (kept.status_code, Report.objects.get().outcome) == (400, "open")
    moderator.post(
        url_of(report), {**decision(report, outcome="removed"), "reason": "", "statement": "", "block": "gone"}
    )
    report.refresh_from_db()
    assert (report.outcome, Decision.objects.count(), Contribution.objects.get(pk=comment.pk).status) == (
        "removed", 0, status,
    )  # fmt: skip
    assert "stand schon nicht mehr" in report.statement


def test_text_block_counts_without_words_and_own_words_count_more(moderator, comment):
    one, two = (make_report(contribution=comment) for _ in range(2))
    moderator.post(url_of(one), {**decision(one), "block": "sharp", "statement": ""})
    moderator.post(url_of(two), {**decision(two), "block": "sharp", "statement": "Eigene Worte."})
    first, second = Report.objects.order_by("pk").values_list("statement", flat=True)
    assert (first.startswith("Der Beitrag ist deutlich formuliert"), second) == (True, "Eigene Worte.")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"outcome": ""}, "was mit dem Beitrag geschehen soll"),
        ({"outcome": "open"}, "passt nicht zum Stand"),
        ({"outcome": "removed", "reason": ""}, "braucht es einen Grund"),
        ({"outcome": "removed", "reason": "99999999"}, "gibt es nicht mehr"),
        ({"statement": ""}, "Bitte begründen Sie die Entscheidung"),
        ({"statement": " \u200b "}, "nichts zu lesen"),
        ({"statement": "x" * 2001}, "höchstens 2.000 Zeichen"),
        ({"statement": "a\x00b"}, "Null"),
        ({"statement": "a\u202eb"}, "Steuerzeichen"),
        ({"words": "x" * 1001}, "höchstens 1.000 Zeichen"),
        ({"block": "anders"}, "Textbaustein gibt es nicht"),
        ({"report": []}, "mindestens eine Meldung"),
        ({"report": ["abc"]}, "nicht bekannt"),
        ({"report": ["99999999"]}, "schon entschieden"),
    ],
)  # fmt: skip
def test_bad_input_decides_nothing_and_keeps_what_was_written(moderator, comment, values, reason):
    report = make_report(contribution=comment)
    answer = moderator.post(url_of(report), {**decision(report), **values})
    page = answer.content.decode()
    assert (answer.status_code, Report.objects.get().outcome, Mail.objects.count()) == (400, "open", 0)
    assert "Noch ist nichts entschieden" in page and reason in page
    assert ("statement" in values) or WHY in page


def test_report_on_another_contribution_is_not_decided_along(moderator, comment):
    report, foreign = make_report(contribution=comment), make_report(contribution=make_comment(post=comment.post))
    assert moderator.post(url_of(report), decision(report, foreign)).status_code == 400
    assert Report.objects.open().count() == 2


# --- two at once, and back again ---------------------------------------------------------------------------------------


def test_second_moderator_is_told_and_nothing_is_decided_twice(moderator, comment):
    report, second = make_report(contribution=comment), login_as("Moderation")
    seen = decision(report, outcome="removed")
    moderator.post(url_of(report), decision(report))
    page = second.post(url_of(report), seen, follow=True).content.decode()
    assert "Schon entschieden: " in page and "Beitrag bleibt" in page
    assert (Report.objects.get().outcome, Mail.objects.count(), Decision.objects.count()) == ("kept", 1, 0)


def test_decision_on_a_contribution_that_changed_meanwhile_is_refused(moderator, comment):
    report, user = make_report(contribution=comment), make_user("Moderation", last_name="Meyer")
    seen = decision(report)
    moderation.edit(comment, "Milder gesagt.", user, version=0)
    page = moderator.post(url_of(report), seen, follow=True).content.decode()
    assert "Meyer hat diesen Beitrag" in page and Report.objects.get().outcome == "open"


def test_rejection_on_the_desk_leaves_the_report_open_to_be_answered(moderator, comment):
    report = make_report(contribution=comment)
    seen = decision(report)
    moderation.decide(comment, "reject", make_user("Moderation"), version=0, reason=Reason.objects.rejections().first())
    moderator.post(url_of(report), seen)
    assert Report.objects.get().outcome == "open"
    assert "Beitrag ist schon entfernt" in moderator.get(url_of(report)).content.decode()


@pytest.mark.parametrize("outcome", ["kept", "removed"])
def test_decision_taken_back_in_time_tells_nobody(moderator, comment, outcome):
    reports = [make_report(contribution=comment) for _ in range(2)]
    receipt = Mail.objects.create(recipient="ines@example.org", subject="Eingang", text="x", about=reports[0].about)
    moderator.post(url_of(reports[0]), decision(*reports, outcome=outcome))
    reports[0].refresh_from_db()
    answer = moderator.post(url_of(reports[0]), {"take_back": reports[0].stamp}, follow=True)
    assert "Die Meldung ist wieder offen" in answer.content.decode()
    assert [(r.outcome, r.statement, r.decided_at, r.decided_by) for r in Report.objects.all()] == [
        ("open", "", None, None)
    ] * 2
    comment.refresh_from_db()
    assert (comment.status, list(Mail.objects.all())) == ("published", [receipt])


def test_decision_taken_back_late_says_that_the_mail_is_gone(moderator, comment):
    report = make_report(contribution=comment)
    moderator.post(url_of(report), decision(report))
    delivered(report.email)
    report.refresh_from_db()
    answer = moderator.post(url_of(report), {"take_back": report.stamp}, follow=True)
    assert "schon unterwegs" in answer.content.decode() and Report.objects.get().is_open


def test_decision_taken_back_after_the_outbox_forgot_its_mail_says_that_it_is_gone(moderator, comment):
    report = make_report(contribution=comment)
    moderator.post(url_of(report), decision(report))
    Mail.objects.all().delete()
    Report.objects.update(decided_at=timezone.now() - timedelta(31))
    report.refresh_from_db()
    answer = moderator.post(url_of(report), {"take_back": report.stamp}, follow=True)
    assert "schon unterwegs" in answer.content.decode() and Report.objects.get().is_open


def test_undo_on_the_desk_opens_the_report_again(moderator, comment):
    report, other = make_report(contribution=comment), make_report(contribution=comment)
    moderator.post(url_of(report), decision(report, outcome="removed"))
    moderator.post("/admin/blog/contribution/moderation/rueckgaengig/", {"decision": Decision.objects.get().pk})
    assert [r.outcome for r in (Report.objects.get(pk=report.pk), Report.objects.get(pk=other.pk))] == ["open", "open"]
    comment.refresh_from_db()
    assert (comment.status, Mail.objects.count()) == ("published", 0)


def test_taking_back_what_is_open_or_another_decision_is_refused(moderator, comment):
    report = make_report(contribution=comment)
    for stamp in ("", "2020-01-01T00:00:00+00:00"):
        page = moderator.post(url_of(report), {"take_back": stamp}, follow=True).content.decode()
        assert "Zurückgenommen" not in page
    moderator.post(url_of(report), decision(report))
    page = moderator.post(url_of(report), {"take_back": "2020-01-01T00:00:00+00:00"}, follow=True).content.decode()
    assert "Schon entschieden" in page and Report.objects.get().outcome == "kept"


@pytest.mark.parametrize("outcomes", [("kept", "kept"), ("kept", "removed")])
@pytest.mark.django_db(transaction=True)
def test_two_moderators_in_the_same_moment_make_one_decision(real_database, outcomes):
    make_portal()
    comment = make_comment(email="heidi@example.org")
    reports = [make_report(contribution=comment) for _ in range(2)]
    users, start, results = [make_user("Moderation") for _ in range(2)], Barrier(2), []
    reason = Reason.objects.rejections().first() or Reason.objects.create(title="Angriff", text="Nein.")

    def decide(user, outcome):
        start.wait()
        try:
            report_decisions.close(comment, [r.pk for r in reports], outcome, WHY, user, version=0, reason=reason)
            results.append("done")
        except (report_decisions.AlreadyClosed, moderation.AlreadyDecided):
            results.append("late")
        finally:
            connection.close()

    threads = [Thread(target=decide, args=pair) for pair in zip(users, outcomes, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["done", "late"]
    [outcome] = set(Report.objects.values_list("outcome", flat=True))
    assert (Contribution.objects.get().status, Decision.objects.count()) == (
        ("rejected", 1) if outcome == "removed" else ("published", 0)
    )
    assert Mail.objects.filter(about__startswith="blog.report:").count() == 2
