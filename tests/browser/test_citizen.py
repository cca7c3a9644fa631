"""The whole way of a comment in a real Chromium, as its author goes it: form, mail, button, status page, second thoughts."""

import re

import pytest
from playwright.sync_api import expect

from blog import moderation
from blog.models import Contribution
from klimaportal.core.models import Mail
from klimaportal.roles import MODERATION
from tests.browser.looks import audit
from tests.factories import make_author, make_comment, make_portal, make_post, make_reason, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])


@pytest.fixture
def base(live_server):
    make_portal()
    make_post(slug="frage", title="Wie sparen wir Energie?")
    return live_server.url.replace("127.0.0.1", "localhost")


def write(page, base: str, text: str = "Mit Dämmung.", email: str = "heidi@example.org") -> None:
    page.goto(f"{base}/blog/frage/")
    page.get_by_role("textbox", name="Ihr Beitrag").fill(text)
    page.get_by_label("Name oder Pseudonym").fill("Heidi")
    page.get_by_label(re.compile("E-Mail ")).fill(email)
    page.get_by_role("button", name="Beitrag absenden").click()


def follow_the_mail(page) -> None:
    """The reader of the HTML mail clicks its button, then the one on the page."""
    page.set_content(Mail.objects.get(recipient="heidi@example.org").html)
    page.get_by_role("link", name="Beitrag ansehen und bestätigen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nur noch ein Klick")
    expect(page.locator("main")).to_contain_text("Mit Dämmung.")
    page.get_by_role("button", name="Ja, diesen Beitrag bestätigen").click()
    expect(page.get_by_role("status")).to_contain_text("Danke, Ihr Beitrag ist bestätigt.")


def decide(action: str, **more) -> Contribution:
    contribution = Contribution.objects.get()
    user = make_user(MODERATION)
    if action == "answer":
        moderation.answer(contribution, make_author(), "Danke, Heidi!", user, version=contribution.version)
    else:
        moderation.decide(contribution, action, user, version=contribution.version, **more)
    return Contribution.objects.get(pk=contribution.pk)


@SCRIPTS
def test_a_comment_is_written_confirmed_corrected_answered_and_erased(base, visit, scripts):
    citizen = visit(width=360, java_script_enabled=scripts)
    page = citizen.page
    write(page, base)
    expect(page.get_by_role("status")).to_contain_text("Fast geschafft")
    follow_the_mail(page)
    page.get_by_role("link", name="Ändern").click()
    page.get_by_role("textbox", name="Ihr Beitrag").fill("Mit Dämmung und Geduld.")
    page.get_by_role("button", name="Neue Fassung speichern").click()
    expect(page.get_by_role("status")).to_contain_text("Die neue Fassung ist gespeichert.")
    assert Contribution.objects.get().text == "Mit Dämmung und Geduld."

    answered = decide("answer")
    page.goto(f"{base}{answered.get_status_url()}")
    expect(page.locator("main")).to_contain_text("Danke, Heidi!")
    page.get_by_role("button", name="Mail bei Antworten", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Bei Antworten bekommen Sie eine Mail.")
    page.get_by_role("link", name="Im Portal ansehen", exact=True).click()
    expect(page.locator(f"#{answered.anchor}")).to_contain_text("Mit Dämmung und Geduld.")

    page.goto(f"{base}{answered.get_status_url()}")
    page.get_by_role("link", name="Löschen").click()
    page.get_by_role("button", name="Ja, endgültig löschen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Beitrag ist gelöscht")
    page.goto(f"{base}/blog/frage/")
    expect(page.locator("#beitraege")).to_contain_text("[auf Wunsch gelöscht]")
    assert (page.get_by_text("Geduld").count(), page.get_by_text("Heidi").count(), citizen.context.cookies()) == (
        0,
        0,
        [],
    )


@SCRIPTS
def test_mistakes_are_summed_up_and_what_was_typed_stays(base, visit, scripts):
    page = visit(width=360, java_script_enabled=scripts).page
    write(page, base, text="", email="keine Adresse")
    summary = page.locator("#fehler")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_count(2)
    summary.get_by_role("link", name="Bitte schreiben Sie Ihren Beitrag").click()
    expect(page.get_by_role("textbox", name="Ihr Beitrag")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label(re.compile("E-Mail "))).to_have_value("keine Adresse")
    expect(page.get_by_label(re.compile("E-Mail "))).to_have_accessible_description(re.compile("nicht vollständig"))


def test_every_state_is_for_everybody(base, visit):
    window = visit(width=360)
    page = window.page
    write(page, base)
    found = {"sent": audit(page)}
    page.goto(re.search(r"http\S+/bestaetigen/\S+", Mail.objects.get(recipient="heidi@example.org").text)[0])
    found["confirm"] = audit(page)
    page.get_by_role("button", name="Ja, diesen Beitrag bestätigen").click()
    found["waiting"] = audit(page)
    status = page.url.partition("?")[0]
    for step in ("aendern", "zurueckziehen", "loeschen"):
        page.goto(f"{status}?schritt={step}")
        found[step] = audit(page)
    decide("reject", reason=make_reason(), words="Schade.")
    page.goto(status)
    found["rejected"] = audit(page)
    Contribution.objects.update(status="published")
    page.goto(f"{status}?schritt=anonym")
    found["anonym"] = audit(page)
    make_comment(parent=Contribution.objects.get(), text="Antwort")
    page.goto(f"{status}?fertig=stumm")
    found["published"] = audit(page)
    assert {state: problems for state, problems in found.items() if problems} == {}
    assert window.complaints == []


def test_author_and_moderator_at_once(base, visit):
    page = visit().page
    write(page, base)
    follow_the_mail(page)
    page.get_by_role("link", name="Ändern").click()
    decide("publish")
    page.get_by_role("textbox", name="Ihr Beitrag").fill("Zu spät, aber nicht verloren.")
    page.get_by_role("button", name="Neue Fassung speichern").click()
    expect(page.get_by_role("alert")).to_contain_text("inzwischen entschieden")
    expect(page.get_by_label("Das hatten Sie geschrieben")).to_have_value("Zu spät, aber nicht verloren.")
    assert Contribution.objects.get().text == "Mit Dämmung."
