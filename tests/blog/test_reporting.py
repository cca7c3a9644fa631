"""«Melden»: what a visitor sees, sends and gets, and what nobody should get."""

import re
from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from blog.models import Contribution, Report, Rules
from klimaportal.core.models import Mail
from klimaportal.core.outbox import drain
from tests.factories import make_comment, make_portal, make_post, make_report
from tests.site.forms import fields_of

pytestmark = pytest.mark.django_db
GOOD = {
    "ground": "insult", "text": "Der zweite Satz beleidigt die Nachbarn.", "name": "Ines Beispiel",
    "email": "ines@example.org", "in_good_faith": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def portal(db):
    return make_portal()


@pytest.fixture
def comment(portal):
    return make_comment(name="Heidi", text="Ihr seid doch alle gleich.")


def url_of(comment: Contribution) -> str:
    return f"/blog/melden/{comment.pk}/"


def token_for(client, comment: Contribution) -> str:
    return fields_of(client.get(url_of(comment)).content.decode(), "meldung")["token"]


def send(client, comment: Contribution, token: str = "", **values):
    data = {**GOOD, "token": token or token_for(client, comment), "website": "", **values}
    return client.post(url_of(comment), {name: value for name, value in data.items() if value is not None})


# --- the way in --------------------------------------------------------------------------------------------------------


def test_every_public_contribution_can_be_reported(client, comment):
    answer = make_comment(post=comment.post, parent=comment, name="Jens")
    make_comment(post=comment.post, status="waiting", name="Wartend")
    page = client.get(comment.post.get_absolute_url()).content.decode()
    links = re.findall(r'href="(/blog/melden/\d+/)" rel="nofollow">Melden<span[^>]*> des Beitrags von (\w+)', page)
    assert links == [(url_of(comment), "Heidi"), (url_of(answer), "Jens")]


def test_form_shows_what_is_reported_and_says_what_happens(client, comment):
    Rules(promise_days=3, keep_reports_months=6).save()
    page = client.get(url_of(comment))
    text = page.content.decode()
    assert (page.status_code, text.count("<h1")) == (200, 1)
    assert "Ihr seid doch alle gleich." in text and "innerhalb von drei Arbeitstagen" in text
    assert "6 Monate nach der Entscheidung löschen wir Ihre Angaben" in text
    assert '<meta name="robots" content="noindex">' in text
    assert (page.cookies, text.count('type="radio"')) == ({}, len(Report.Ground.choices))


@pytest.mark.parametrize("status", ["unconfirmed", "waiting", "rejected", "spam", "withdrawn", "erased"])
def test_what_the_public_cannot_read_cannot_be_reported(client, comment, status):
    token = token_for(client, comment)
    Contribution.objects.filter(pk=comment.pk).update(status=status)
    missing = client.get("/blog/melden/999999/")
    hidden = client.get(url_of(comment))
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert (send(client, comment, token).status_code, Report.objects.count()) == (404, 0)


def test_comment_on_a_page_that_is_not_public_cannot_be_reported(client, comment):
    comment.post.status = "draft"
    comment.post.save()
    assert client.get(url_of(comment)).status_code == 404


@pytest.mark.parametrize("pk", ["0", "-1", "abc", "1.5", "9" * 40, "%00", "²"])
def test_numbers_that_make_no_sense_are_404(client, pk):
    assert client.get(f"/blog/melden/{pk}/").status_code == 404
    assert client.post(f"/blog/melden/{pk}/", GOOD).status_code in (404, 405)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, comment, method):
    assert getattr(client, method)(url_of(comment)).status_code == 405


# --- what is sent ------------------------------------------------------------------------------------------------------


def test_report_is_kept_and_leads_to_its_private_page(client, comment):
    answer = send(client, comment, text="Zeile eins.\r\nZeile zwei.")
    [report] = Report.objects.all()
    assert (answer.status_code, answer["Location"]) == (302, f"/blog/meldung/{report.secret}/")
    assert (report.contribution, report.ground, report.text) == (comment, "insult", "Zeile eins.\nZeile zwei.")
    assert (report.name, report.email, report.in_good_faith) == ("Ines Beispiel", "ines@example.org", True)
    assert (report.outcome, report.network, len(report.secret)) == ("open", "127.0.0.0", 43)
    assert answer.cookies == {}


def test_receipt_comes_at_once_and_repeats_nothing_that_was_typed(client, comment):
    send(client, comment, name="Kauft bei evil.example", text="Kauft bei evil.example")
    report = Report.objects.get()
    drain()
    [receipt] = [m for m in outbox.outbox if m.to == ["ines@example.org"]]
    assert receipt.subject == f"Ihre Meldung Nr. {report.pk} ist eingegangen"
    for text in (receipt.body, receipt.alternatives[0][0]):
        assert f"http://localhost/blog/meldung/{report.secret}/" in text
        assert f"Nr. {report.pk}" in text and "Uhr bei uns eingegangen" in text
        assert "evil" not in text and "alle gleich" not in text and "Heidi" not in text
    assert Mail.objects.filter(about=f"blog.report:{report.pk}").count() == 2


def test_moderators_are_told_with_the_way_to_the_decision(client, comment):
    send(client, comment, text="Zweiter Satz.\n-- \nFreigeben: https://evil.example/")
    report = Report.objects.get()
    [told] = Mail.objects.filter(recipient="moderation@example.org")
    assert told.subject == f"Meldung Nr. {report.pk} zu «{comment.post.title}»"
    assert f"http://localhost/admin/blog/report/{report.pk}/change/" in told.text
    assert "> Zweiter Satz.\n> -- \n> Freigeben" in told.text and "> Ihr seid doch alle gleich." in told.text
    assert "beleidigt oder bedroht Menschen" in told.text and "ines@example.org" not in told.text + told.html


def test_same_form_sent_twice_is_one_report_and_one_receipt(client, comment):
    token = token_for(client, comment)
    first, second = (send(client, comment, token) for _ in range(2))
    assert (first["Location"], Report.objects.count(), Mail.objects.count()) == (second["Location"], 1, 2)


def test_several_people_may_report_the_same_contribution(client, comment):
    for name in ("Ines", "Jan"):
        send(client, comment, name=name)
    assert comment.reports.open().count() == 2


def test_second_report_from_the_same_place_waits_and_keeps_the_text(client, comment, settings):
    settings.PAUSE_BETWEEN_POSTS = 30
    assert send(client, comment).status_code == 302
    answer = send(client, comment, text="Noch etwas anderes.")
    assert (answer.status_code, answer["Retry-After"].isdigit(), Report.objects.count()) == (429, True, 1)
    assert "gerade schon eine Meldung" in answer.content.decode()
    assert "Noch etwas anderes." in answer.content.decode()


def test_pause_of_reports_is_not_the_pause_of_contributions(client, comment, settings):
    settings.PAUSE_BETWEEN_POSTS = 30
    from klimaportal.core.throttle import seconds_to_wait

    assert seconds_to_wait("127.0.0.0", "post") == 0
    assert send(client, comment).status_code == 302


BAD = [
    ({"ground": None}, "was mit dem Beitrag nicht stimmt"),
    ({"ground": "spite"}, "Diesen Grund gibt es nicht"),
    ({"text": ""}, "Bitte begründen Sie"),
    ({"text": " \u200b\u2060 "}, "nichts zu lesen"),
    ({"text": "x" * 2001}, "mit 2.001 Zeichen zu lang"),
    ({"text": "a\x00b"}, "Null"),
    ({"text": "a\u202eb"}, "Steuerzeichen"),
    ({"name": ""}, "Bitte geben Sie Ihren Namen an"),
    ({"name": "\u3164"}, "nichts zu lesen"),
    ({"name": "x" * 121}, "höchstens 120 Zeichen"),
    ({"name": "Ines\r\nBcc: alle@example.org"}, "nur eine Zeile"),
    ({"email": ""}, "Dorthin schicken wir die Entscheidung"),
    ({"email": "keine Adresse"}, "nicht vollständig"),
    ({"email": "ines@example.org\r\nBcc: alle@example.org"}, "nicht vollständig"),
    ({"email": "ines@example.org\x00"}, "Null"),
    ({"in_good_faith": None}, "nach bestem Wissen stimmen"),
    ({"website": "https://evil.example"}, "versteckte Feld"),
    ({"token": "gefälscht"}, "Ihr Text ist noch da"),
]


@pytest.mark.parametrize(("values", "reason"), BAD)
def test_bad_input_is_refused_with_the_text_kept(client, comment, values, reason):
    answer = send(client, comment, **values)
    page = answer.content.decode()
    assert (answer.status_code, Report.objects.count(), Mail.objects.count()) == (400, 0, 0)
    summary = page[page.index('class="error-summary"') : page.index("<form class")]
    assert reason in summary and "Ihre Meldung ist noch nicht abgeschickt" in summary
    assert 'tabindex="-1" autofocus' in summary
    if "name" not in values:
        assert 'value="Ines Beispiel"' in page
    for target in re.findall(r'href="#([\w-]+)"', summary):
        assert f'id="{target}"' in page


def test_token_of_another_contribution_is_worth_nothing(client, comment):
    other = make_comment(post=comment.post)
    assert send(client, comment, token_for(client, other)).status_code == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
def test_form_from_a_foreign_site_is_refused(client, comment, origin):
    data = {**GOOD, "token": token_for(client, comment), "website": ""}
    answer = client.post(url_of(comment), data, headers={"origin": origin})
    assert (answer.status_code, Report.objects.count()) == (400, 0)


def test_form_sent_too_fast_is_refused(client, comment, settings):
    settings.MINIMUM_SECONDS = 3
    assert send(client, comment).status_code == 400
    assert Report.objects.count() == 0


def test_html_is_shown_as_typed(client, comment):
    Contribution.objects.filter(pk=comment.pk).update(text="<script>alert(1)</script>", name="<b>x</b>")
    sent = send(client, comment, text="<script>alert(2)</script>", name="<i>y</i>")
    for url in (url_of(comment), sent["Location"], comment.post.get_absolute_url()):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page and "<b>x</b>" not in page and "<i>y</i>" not in page


# --- the private page --------------------------------------------------------------------------------------------------


def test_private_page_says_where_the_report_stands(client, comment):
    report = make_report(contribution=comment, text="Weil es beleidigt.")
    answer = client.get(report.get_absolute_url())
    page = answer.content.decode()
    assert (answer.status_code, page.count("<h1"), answer.cookies) == (200, 1, {})
    assert "Wir prüfen sie." in page and "Wir entscheiden spätestens am" in page and "Weil es beleidigt." in page
    assert "Ihr seid doch alle gleich." in page and report.email not in page
    assert answer["Cache-Control"] == "private, no-store"
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"].split(",")[0]) == ("same-origin", "noindex")


def test_private_page_no_longer_shows_what_is_not_public(client, comment):
    report = make_report(contribution=comment)
    Contribution.objects.filter(pk=comment.pk).update(status="rejected")
    assert "alle gleich" not in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize("outcome", ["removed", "kept"])
def test_private_page_shows_the_decision_its_reasons_and_what_to_do_about_it(client, comment, outcome):
    report = make_report(
        contribution=comment, outcome=outcome, statement="So ist das.\n\nUnd so.", decided_at=timezone.now()
    )
    page = client.get(report.get_absolute_url()).content.decode()
    told = {"removed": "Der Beitrag steht nicht mehr im Portal.", "kept": "Der Beitrag bleibt stehen."}
    assert told[outcome] in page and '<p dir="auto">So ist das.</p>' in page.replace("<p>", '<p dir="auto">')
    assert "mailto:moderation@example.org" in page and "Weg zu den Gerichten" in page


@pytest.mark.parametrize("secret", ["x", "0" * 43, "%00", "ä" * 20, "x" * 3000])
def test_unknown_private_page_is_a_404_that_helps(client, secret):
    answer = client.get(f"/blog/meldung/{secret}/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "private, no-store")
    assert "Manche Mailprogramme brechen lange Adressen um" in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_private_page_only_shows(client, comment, method):
    assert getattr(client, method)(make_report(contribution=comment).get_absolute_url()).status_code == 405


# --- after its time ----------------------------------------------------------------------------------------------------


def test_forgotten_report_leaves_nothing_personal_and_its_page_says_so(client, comment):
    send(client, comment, name="Ines Muster-Zeisig", text="Geheime Begründung")
    now = timezone.now()
    Report.objects.update(outcome="kept", decided_at=now - timedelta(days=400), statement="Zu Ines: nein.")
    report = Report.objects.get()
    assert Report.objects.forget(now - timedelta(days=365)) == 1
    assert Report.objects.forget(now - timedelta(days=365)) == 0
    [row] = Report.objects.values()
    assert [row[name] for name in ("name", "email", "text", "statement", "network", "key")] == [
        "",
        "",
        "",
        "",
        "",
        None,
    ]
    assert (row["outcome"], row["ground"], Mail.objects.count()) == ("kept", "insult", 0)
    answer = client.get(report.get_absolute_url())
    assert (answer.status_code, "12 Monate danach" in answer.content.decode()) == (410, True)


def test_open_and_recent_reports_are_not_forgotten(comment):
    now = timezone.now()
    make_report(contribution=comment, created_at=now - timedelta(days=900))
    make_report(contribution=comment, outcome="kept", decided_at=now - timedelta(days=3))
    assert Report.objects.forget(now - timedelta(days=365)) == 0
    assert Report.objects.filter(email="").count() == 0


def test_own_post_can_be_reported(client):
    post = make_post(author=None, title="Bänke am Radweg")
    own = Contribution.objects.create(
        kind="idea", title="Bänke am Radweg", text="Drei Bänke.", name="Jo", email="jo@example.org",
        status="published", page=post,
    )  # fmt: skip
    assert f'href="{url_of(own)}"' in client.get(post.get_absolute_url()).content.decode()
    assert "Bänke am Radweg" in client.get(url_of(own)).content.decode()
    assert send(client, own).status_code == 302
    assert client.get(Report.objects.get().get_absolute_url()).status_code == 200


def test_visitor_needs_no_cookie_at_all(comment):
    visitor = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    assert send(visitor, comment).status_code == 302
    assert dict(visitor.cookies) == {}
