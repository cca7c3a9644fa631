"""The tree of pages in a real Chromium: by keyboard, by mouse, by tapping; redirects and the question when deleting."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from klimaportal.core.models import Missing, Redirect
from klimaportal.roles import REDAKTION
from pages.models import Page
from tests.factories import make_news, make_page, make_portal

from .desk import desk_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/admin/pages/page/"


@pytest.fixture
def desk(chromium, live_server):
    make_portal()
    with desk_of(chromium, live_server, REDAKTION) as desk:
        yield desk


@pytest.fixture
def pages(db):
    return [make_page(title=title, slug=title.lower(), position=10 * n) for n, title in enumerate("ABC", 1)]


def titles(desk):
    return desk.page.locator("#result_list .tree-title")


def handle(desk, page):
    return desk.page.locator(f".tree-handle[data-pk='{page.pk}']")


def status(desk):
    return desk.page.locator("#tree-status")


def test_pages_are_moved_by_the_arrow_keys_and_every_move_is_told(desk, pages, client):
    _a, b, _c = pages
    desk.open(LIST)
    handle(desk, b).focus()
    desk.page.keyboard.press("ArrowUp")
    expect(status(desk)).to_have_text("«B» liegt jetzt auf der obersten Ebene, Platz 1 von 3. Adresse: /b/")
    expect(titles(desk)).to_have_text(["B", "A", "C"])
    expect(handle(desk, b)).to_be_focused()
    desk.page.keyboard.press("ArrowUp")
    expect(status(desk)).to_have_text("«B» steht schon an erster Stelle.")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("ArrowRight")  # not waiting for the first
    expect(status(desk)).to_have_text("«B» liegt jetzt unter «A», Platz 1 von 1. Adresse: /a/b/")
    expect(titles(desk)).to_have_text(["A", "B", "C"])
    expect(handle(desk, b)).to_be_focused()
    assert client.get("/b/").headers["Location"] == "/a/b/"
    desk.page.keyboard.press("ArrowLeft")
    expect(status(desk)).to_have_text("«B» liegt jetzt auf der obersten Ebene, Platz 2 von 3. Adresse: /b/")
    assert dict(Redirect.objects.values_list("old_path", "target")) == {"/a/b/": "/b/"}


def drop(desk, page, onto, part: float):
    """Drags the handle of ``page`` to a height (0 top, 1 bottom) of the row of ``onto``, as a hand with a mouse does."""
    mouse = desk.page.mouse
    start = handle(desk, page).bounding_box()
    row = desk.page.locator(f"#result_list tr:has(.tree-handle[data-pk='{onto.pk}'])").bounding_box()
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(row["x"] + 200, row["y"] + row["height"] / 2, steps=6)
    mouse.move(row["x"] + 210, row["y"] + row["height"] * part, steps=3)
    mouse.up()


def test_pages_are_dragged_before_below_and_behind_others(desk, pages):
    a, b, c = pages
    desk.open(LIST)
    drop(desk, c, a, 0.1)
    expect(status(desk)).to_contain_text("Platz 1 von 3")
    expect(titles(desk)).to_have_text(["C", "A", "B"])
    drop(desk, b, c, 0.5)
    expect(status(desk)).to_have_text("«B» liegt jetzt unter «C», Platz 1 von 1. Adresse: /c/b/")
    drop(desk, c, a, 0.9)
    expect(titles(desk)).to_have_text(["A", "C", "B"])
    drop(desk, c, b, 0.5)
    expect(status(desk)).to_have_text("Eine Seite kann nicht unter sich selbst liegen.")
    assert Page.objects.get(title="B").path == "/c/b/"


def test_pages_are_moved_by_tapping_only(desk, pages):
    a, _b, c = pages
    desk.open(LIST)
    handle(desk, c).click()
    bar = desk.page.locator("#tree-bar")
    expect(bar.locator("strong")).to_have_text("C")
    bar.get_by_text("nach oben").click()
    expect(titles(desk)).to_have_text(["A", "C", "B"])
    desk.page.locator(f".tree-target[data-pk='{a.pk}']").select_option(label="darunter, als erste")
    expect(status(desk)).to_have_text("«C» liegt jetzt unter «A», Platz 1 von 1. Adresse: /a/c/")
    expect(bar).to_be_hidden()
    handle(desk, c).click()
    desk.page.keyboard.press("Escape")
    expect(bar).to_be_hidden()


def test_branches_open_and_close_by_keyboard_and_stay_so_after_a_reload(desk, pages):
    for number in range(2):
        make_page(title=f"A{number}", parent=pages[0], position=number)
    desk.open(LIST)
    expect(titles(desk)).to_have_text(["A", "A0", "A1", "B", "C"])
    toggle = desk.page.locator(".tree-toggle")
    toggle.focus()
    desk.page.keyboard.press("Enter")
    expect(titles(desk)).to_have_text(["A", "B", "C"])
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(toggle).to_be_focused()
    desk.page.reload()
    expect(titles(desk)).to_have_text(["A", "B", "C"])
    desk.page.locator(".tree-toggle").focus()
    desk.page.keyboard.press("Space")
    expect(titles(desk)).to_have_text(["A", "A0", "A1", "B", "C"])


def test_rows_are_still_chosen_for_actions_after_a_move(desk, pages):
    desk.open(LIST)
    handle(desk, pages[1]).focus()
    desk.page.keyboard.press("ArrowUp")
    expect(titles(desk)).to_have_text(["B", "A", "C"])
    desk.bulk("Ausgewählte zurückziehen (wieder Entwurf)", "C")
    assert desk.message == "Ein Eintrag wurde zurückgezogen."


def test_expired_log_in_is_told_and_nothing_moves(desk, pages):
    desk.open(LIST)
    desk.page.context.clear_cookies()
    handle(desk, pages[1]).focus()
    desk.page.keyboard.press("ArrowUp")
    expect(status(desk)).to_contain_text("Das Verschieben ist nicht gelungen.")
    desk.problems.clear()  # the refused request is told to the console, too
    assert list(Page.objects.order_by("position").values_list("title", flat=True)) == ["A", "B", "C"]


def test_deleted_page_leads_to_one_found_by_its_title(desk, client):
    page = make_page(title="Altes Konzept", slug="alt")
    make_news(title="Neues Konzept beschlossen", slug="konzept")
    desk.open(f"{LIST}{page.pk}/delete/")
    target = desk.page.locator("#id_danach-target")
    target.click()
    desk.page.keyboard.type("Neues Kon")
    option = desk.page.locator("datalist option")
    expect(option).to_have_attribute("value", "/aktuelles/konzept/")
    assert desk.page.is_checked("input[name=danach-where][value=target]")
    target.fill(option.get_attribute("value"))
    desk.page.click("[value=Löschen]")
    expect(desk.page.locator(".messagelist")).to_contain_text("wird von jetzt an weitergeleitet")
    assert client.get("/alt/").headers["Location"] == "/aktuelles/konzept/"


def test_what_was_not_found_is_redirected_or_ignored_with_one_click(desk, client):
    make_page(title="Neu", slug="neu")
    client.get("/altes-konzept/", headers={"referer": "https://www.kreis.example/links"})
    client.get("/unfug/")
    desk.open("/admin/core/missing/")
    desk.page.click("[aria-label='Ignorieren: /unfug/']")
    expect(desk.page.locator(".messagelist")).to_have_text("Eine Adresse wird nicht mehr gezeigt.")
    desk.page.click("text=Umleitung anlegen")
    desk.page.fill("#id_target", "/neu/")
    desk.press("Speichern")
    assert client.get("/altes-konzept/").headers["Location"] == "/neu/"
    assert list(Missing.objects.values_list("path", flat=True)) == ["/unfug/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_view_is_accessible_and_nothing_moves_sideways(desk, pages, client, width, scheme):
    make_page(title="Unterseite mit einem recht langen Titel", parent=pages[0], status="draft", menu="footer")
    Redirect.objects.create(old_path="/alt/", target="/a/")
    Redirect.objects.create(old_path="/weg/", gone=True)
    client.get("/klimaschutz/konzept-von-frueher/", headers={"referer": "https://www.kreis.example/"})
    desk.page.set_viewport_size({"width": width, "height": 900})
    desk.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    axe, found = Axe(), {}
    for path in (
        LIST, "/admin/core/redirect/", "/admin/core/redirect/add/", "/admin/core/missing/",
        f"{LIST}{pages[2].pk}/delete/",
    ):  # fmt: skip
        desk.open(path)
        if path == LIST:
            handle(desk, pages[1]).click()
        for violation in axe.run(desk.page).response["violations"]:
            found[path, violation["id"]] = [node["html"] for node in violation["nodes"]]
        if desk.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[path, "sideways"] = desk.page.evaluate("document.documentElement.scrollWidth")
    assert found == {}
