"""Posts of citizens on the desk, each moderator's own mails and the rules, in a real Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from blog.models import Contribution, MailChoice, Picture, Rules
from tests.browser.desk import QUEUE, focused, moderators_desk
from tests.factories import make_comment, make_topic, png

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(visit, live_server):
    return moderators_desk(visit, live_server)


def own_post(kind: str = "idea", **values) -> Contribution:
    plain = {"title": "Mitfahrbänke", "text": "Eine Bank an jedem Ortsrand.", "name": "Erika", "status": "waiting"}
    return Contribution.objects.create(**{"kind": kind, "email": "erika@example.org", **plain, **values})


def problems_of(page) -> list:
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in Axe().run(page).response["violations"]]


def test_own_post_is_edited_answered_and_published_by_key(desk, client):
    first = own_post(topic=make_topic(title="Verkehr"))
    second = own_post("question", title="Wann kommt der Bus?", name="Radler")
    make_comment(status="waiting", name="Heidi")
    window = desk()
    page = window.page
    assert focused(page) == "Erika"
    page.keyboard.press("e")
    page.locator(".entry").first.get_by_label("Überschrift").fill("Bänke zum Mitfahren")
    page.locator(".entry").first.get_by_role("button", name="Text ändern").click()
    expect(page.locator(".entry-title").first).to_have_text("Bänke zum Mitfahren")
    page.keyboard.press("v")
    expect(page.locator(".receipt")).to_have_count(1)
    expect(page.locator("#desk-says")).to_have_text("Beitrag von Erika: veröffentlicht.")
    assert focused(page) == "Radler"
    page.keyboard.press("b")
    page.keyboard.type("Ab Mai, jede Stunde.")
    page.locator(".entry").first.get_by_role("button", name="Antwort veröffentlichen").click()
    expect(page.locator(".receipt")).to_have_count(2)
    for contribution, words in ((first, "Bänke zum Mitfahren"), (second, "Ab Mai, jede Stunde.")):
        contribution.refresh_from_db()
        assert words in client.get(contribution.get_absolute_url()).content.decode()
    page.keyboard.press("z")
    expect(page.locator(".entry")).to_have_count(2)
    second.refresh_from_db()
    assert (second.status, window.complaints) == ("waiting", [])


def test_one_kind_is_worked_off_on_its_own(desk):
    own_post(name="Erika")
    for name in ("Heidi", "Jens"):
        make_comment(status="waiting", name=name)
    window = desk()
    page = window.page
    page.get_by_role("navigation", name="Welche Beiträge").get_by_role("link", name="Idee").click()
    expect(page.locator(".entry h2")).to_have_text(["Erika"])
    page.keyboard.press("s")
    expect(page.locator(".all-done")).to_contain_text("Hiervon ist alles entschieden.")
    assert page.url == f"{window.url}{QUEUE}?art=idea"
    page.get_by_role("link", name="Was sonst noch wartet").click()
    expect(page.locator(".entry")).to_have_count(2)
    assert window.complaints == []


def test_somebody_withdrew_while_the_desk_was_open(desk):
    comment = make_comment(status="waiting", name="Heidi")
    make_comment(status="waiting", name="Jens")
    window = desk()
    page = window.page
    Contribution.objects.filter(pk=comment.pk).update(status="withdrawn", version=1)
    page.keyboard.press("v")
    expect(page.locator("#desk-says")).to_contain_text("selbst zurückgezogen")
    expect(page.locator(".entry")).to_have_count(1)
    comment.refresh_from_db()
    assert comment.status == "withdrawn"
    assert [text for text in window.complaints if "409" not in text] == []


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_rhythm_of_mails_is_chosen_with_the_keyboard(desk, java_script_enabled):
    window = desk(java_script_enabled=java_script_enabled)
    page = window.page
    page.get_by_role("link", name="Meine Mails").click()
    assert page.locator("h1").inner_text() == "Meine Mails"
    page.get_by_label("sofort").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("höchstens stündlich, gesammelt")
    assert (MailChoice.objects.get().rhythm, window.complaints) == ("hourly", [])


def test_rules_are_changed_and_hold_at_once(desk):
    own_post()
    window = desk()
    page = window.page
    page.goto(f"{window.url}/admin/blog/rules/")
    page.get_by_label("Wörter, auf die wir hinweisen").fill("bank*\nca*sino")
    page.locator("[name=_save]").click()
    expect(page.locator(".errorlist")).to_contain_text("«ca*sino»")
    page.get_by_label("Wörter, auf die wir hinweisen").fill("bank*")
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist")).to_contain_text("erfolgreich")
    page.goto(window.url + QUEUE)
    expect(page.locator(".sign-words")).to_have_text("enthält: Bank")
    assert (Rules.objects.get().watch_words, window.complaints) == ("bank*", [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_pages_are_accessible_and_fit(desk, scheme, width):
    Rules(watch_words="ortsrand").save()
    contribution = own_post(
        title="Mitfahr" * 17, topic=make_topic(title="Verkehr"), text="www.a.example " * 3 + "Ortsrand"
    )
    make_comment(status="unconfirmed")
    withdrawn = make_comment(status="withdrawn")
    for alt in ("Eine Bank am Ortsrand", ""):
        Picture(contribution=contribution, alt=alt).file.save("bank.png", ContentFile(png()))
    window = desk(width=width, color_scheme=scheme)
    page = window.page
    for path in (
        QUEUE, f"{QUEUE}?art=report", f"{QUEUE}{contribution.pk}/", f"{QUEUE}{withdrawn.pk}/", f"{QUEUE}mails/",
        "/admin/blog/rules/", "/admin/blog/consent/add/", f"/admin/blog/contribution/{contribution.pk}/change/",
    ):  # fmt: skip
        page.goto(window.url + path)
        if path == QUEUE:
            page.keyboard.press("e")
        assert (path, problems_of(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert window.complaints == []
