"""The moderator's desk in a real Chromium: by keyboard alone, by mouse, without JavaScript, and for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from blog.models import Contribution, Decision, Reason
from klimaportal.roles import MODERATION
from tests.browser.desk import QUEUE, focused, moderators_desk
from tests.factories import make_comment, make_post, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def make_waiting(number: int, **values) -> list[Contribution]:
    return [make_comment(status="waiting", name=f"Person {n}", text=f"Gedanke Nummer {n} zum Radweg.", **values)
            for n in range(number)]  # fmt: skip


@pytest.fixture
def desk(visit, live_server):
    return moderators_desk(visit, live_server)


def test_twenty_contributions_in_twenty_five_key_presses(desk):
    make_waiting(21)
    window = desk()
    page, presses = window.page, 0
    expect(page.locator(".entry")).to_have_count(21)
    loads = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    for key in ["v"] * 8 + ["s"] * 4 + ["2"] * 4 + ["v"] * 4:
        page.keyboard.press(key)
        presses += 1
    expect(page.locator(".receipt")).to_have_count(20)
    expect(page.locator(".entry")).to_have_count(1)
    assert (presses <= 25, loads, window.complaints) == (True, [], [])
    statuses = list(Contribution.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == ["published"] * 8 + ["spam"] * 4 + ["rejected"] * 4 + ["published"] * 4 + ["waiting"]
    assert set(Decision.objects.filter(action="reject").values_list("reason__title", flat=True)) == {"Anderes Thema"}
    assert focused(page) == "Person 20"
    expect(page.locator("[data-count=waiting]")).to_have_text("Ein Beitrag wartet")
    expect(page.locator("#desk-says")).to_have_text("Beitrag von Person 19: veröffentlicht.")


def test_z_takes_back_one_after_the_other_and_focus_returns(desk):
    make_waiting(3)
    window = desk()
    page = window.page
    for key in ("v", "s", "z"):
        page.keyboard.press(key)
    expect(page.locator(".entry")).to_have_count(2)
    expect(page.locator("#desk-says")).to_have_text("Zurückgenommen: «als Spam markiert».")
    assert focused(page) == "Person 1"
    page.keyboard.press("z")
    expect(page.locator(".entry")).to_have_count(3)
    expect(page.locator(".receipt")).to_have_count(0)
    assert (set(Contribution.objects.values_list("status", flat=True)), window.complaints) == ({"waiting"}, [])


def test_keys_are_letters_while_somebody_types_and_with_a_modifier(desk):
    make_waiting(2)
    page = desk().page
    for keys in ("Control+s", "Alt+v", "Meta+v"):
        page.locator(".entry").first.focus()
        page.keyboard.press(keys)
    page.keyboard.press("b")
    page.keyboard.type("vas")
    assert page.locator(".entry [name=text]").first.input_value() == "vas"
    page.keyboard.press("Escape")
    page.locator("#keys-on").uncheck()
    page.locator(".entry").first.focus()
    page.keyboard.press("v")
    assert (Contribution.objects.waiting().count(), Decision.objects.count()) == (2, 0)


def test_answer_move_edit_and_reject_by_key(desk):
    post = make_post(title="Wärme im alten Haus")
    make_waiting(4, post=make_post(title="Radwege"))
    window = desk()
    page = window.page
    page.keyboard.press("b")
    page.locator(".entry").first.get_by_label("Textbaustein").select_option(label="Danke, wir prüfen das")
    expect(page.locator(".entry [name=text]").first).to_have_value(Reason.objects.answers().first().text)
    page.get_by_role("button", name="Antwort veröffentlichen").first.click()
    expect(page.locator(".receipt")).to_have_count(1)
    page.keyboard.press("m")
    page.keyboard.type("Wärme im alten Haus")
    page.keyboard.press("Enter")
    expect(page.locator("#desk-says")).to_have_text("Beitrag von Person 1: verschoben.")
    page.keyboard.press("e")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Danke!")
    page.locator(".entry").first.get_by_role("button", name="Text ändern").click()
    expect(page.locator("#desk-says")).to_have_text("Beitrag von Person 1: bearbeitet.")
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_have_count(2)
    first, second = Contribution.objects.filter(name__in=["Person 0", "Person 1"]).order_by("pk")
    assert (first.status, first.replies.get().text[:20]) == ("published", "Guten Tag Person 0, ")
    assert (second.status, second.post, second.text) == ("rejected", post, "Gedanke Nummer 1 zum Radweg. Danke!")
    assert window.complaints == []


def test_selection_is_decided_at_once_and_taken_back_at_once(desk):
    make_waiting(5)
    window = desk()
    page = window.page
    for key in ("x", "j", "x", "j", "j", "x", "s"):
        page.keyboard.press(key)
    expect(page.locator(".receipt")).to_have_count(3)
    expect(page.locator("#desk-says")).to_have_text("3 Beiträge: als Spam markiert.")
    assert list(Contribution.objects.filter(status="spam").values_list("name", flat=True)) == [
        "Person 0", "Person 1", "Person 3",
    ]  # fmt: skip
    page.keyboard.press("z")
    expect(page.locator(".entry")).to_have_count(5)
    page.locator("#all").check()
    page.locator("#bulk").get_by_role("button", name="veröffentlichen").click()
    page.wait_for_selector(".all-done")
    assert (Contribution.objects.filter(status="published").count(), window.complaints) == (5, [])


def test_next_page_comes_by_itself(desk):
    make_waiting(27)
    page = desk().page
    expect(page.locator(".entry")).to_have_count(25)
    page.locator("#all").check()
    page.locator("#bulk").get_by_role("button", name="veröffentlichen").click()
    expect(page.locator(".entry")).to_have_count(2)
    page.keyboard.press("v")
    page.keyboard.press("v")
    expect(page.locator(".all-done")).to_contain_text("Alles entschieden.")
    page.keyboard.press("z")
    expect(page.locator(".entry h2")).to_have_text("Person 26")


def test_second_moderator_is_told(desk):
    [comment] = make_waiting(1)
    make_waiting(1)
    window = desk()
    page = window.page
    Contribution.objects.filter(pk=comment.pk).update(status="spam", version=1)
    Decision.objects.create(contribution=comment, action="spam", by=make_user(MODERATION, last_name="Schulze"))
    page.keyboard.press("v")
    expect(page.locator("#desk-says")).to_contain_text("Schulze hat diesen Beitrag am")
    expect(page.locator(".receipt")).to_have_count(1)
    assert Contribution.objects.get(pk=comment.pk).status == "spam"


def test_desk_works_without_javascript(desk):
    make_waiting(4)
    window = desk(java_script_enabled=False)
    page = window.page
    assert page.locator("kbd:visible").count() == 0
    entry = page.locator(".entry").first
    entry.get_by_role("button", name="Veröffentlichen", exact=True).click()
    expect(page.locator(".messagelist")).to_have_text("Beitrag von Person 0: veröffentlicht.")
    entry.locator("summary", has_text="Ablehnen").click()
    entry.get_by_label("Eigene Worte dazu (freiwillig)").fill("Bitte kürzer.")
    entry.get_by_role("button", name="Werbung").click()
    page.locator(".entry [name=item][type=checkbox]").first.check()
    page.locator("#bulk").get_by_role("button", name="Spam").click()
    expect(page.locator(".entry")).to_have_count(1)
    page.locator(".recently summary").click()
    page.locator(".recently .receipt", has_text="Person 2").get_by_role("button").click()
    expect(page.locator(".entry")).to_have_count(2)
    statuses = list(Contribution.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == ["published", "rejected", "waiting", "waiting"]
    assert Decision.objects.get(action="reject").words == "Bitte kürzer."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_desk_is_accessible_and_fits(desk, scheme, width):
    parent = make_comment(post=make_post(question="Und Sie?"))
    make_waiting(2, post=parent.post, parent=parent, email="a@example.org")
    make_comment(
        status="waiting",
        name="Sehr" * 15,
        text="KAUFT" * 100 + " http://example.org/" + "x" * 300,
        email="b@example.org",
    )
    window = desk(width=width, color_scheme=scheme)
    page = window.page
    page.keyboard.press("v")
    expect(page.locator(".receipt")).to_have_count(1)
    for panel in "", "a", "b", "e":
        if panel:
            page.keyboard.press("Escape")
            page.locator(".entry").first.focus()
            page.keyboard.press(panel)
        found = Axe().run(page)
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(window.url + f"{QUEUE}{parent.pk}/")
    found = Axe().run(page)
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert window.complaints == []
