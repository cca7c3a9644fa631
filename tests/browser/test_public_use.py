"""Using the portal: by keyboard, without JavaScript, on a phone, writing and reading German."""

import re

import pytest

from klimaportal.demo.accounts import PASSWORD

pytestmark = pytest.mark.browser
TEXT = "Öfen tauschen, Wände dämmen – das spart am meisten. <b>Grüße</b> aus Bad Sassendörfchen 🌳"


def test_start_prints_address_and_log_ins(portal):
    url, printed, _data = portal
    text = printed()
    assert f"{url}/" in text
    for name in ("redaktion", "moderation", "administration"):
        assert re.search(rf"Anmeldename {name}\s+Passwort {PASSWORD}", text)


def test_first_tab_leads_to_the_content(portal, visit):
    window = visit()
    window.page.goto(portal[0])
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement.hash").startswith("#")
    window.page.keyboard.press("Enter")
    target = window.page.evaluate("location.hash")
    assert window.page.locator(f"main{target}, main {target}").count() == 1


def test_focus_is_always_visible(portal, visit):
    window = visit()
    window.page.goto(portal[0])
    for _ in range(25):
        window.page.keyboard.press("Tab")
        outline = window.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 })()"
        )
        assert outline, window.page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_the_phone_menu_and_answers_open_without_javascript(portal, visit):
    window = visit(width=360, java_script_enabled=False)
    window.page.goto(portal[0])
    menu = window.page.locator("header details")
    link = menu.get_by_role("link", name="Aktuelles")
    assert not link.is_visible()
    menu.locator("summary").first.click()
    assert link.is_visible()
    link.click()
    assert window.page.url.endswith("/aktuelles/")


def question_url(page, url: str) -> str:
    """The newest post that takes comments."""
    page.goto(f"{url}/blog/")
    links = page.locator("main h3 a[href^='/blog/']").evaluate_all("all => all.map(a => a.pathname)")
    for path in dict.fromkeys(links):
        page.goto(url + path)
        if page.locator("form[method=post]").count():
            return path
    raise AssertionError("no post takes comments")


def test_a_comment_is_written_decided_and_read_without_javascript(portal, visit):
    url, *_ = portal
    citizen = visit(width=360, java_script_enabled=False)
    path = question_url(citizen.page, url)
    citizen.page.goto(url + path)
    citizen.page.get_by_label("Name oder Pseudonym").fill("Jürgen aus der Börde")
    citizen.page.get_by_label(re.compile("E-Mail")).fill("keine Adresse")
    citizen.page.get_by_label("Ihr Beitrag").fill(TEXT)
    submit = citizen.page.locator("form[method=post] [type=submit]")
    submit.click()
    citizen.page.get_by_text("name@example.org").first.wait_for()
    assert citizen.page.get_by_label("Ihr Beitrag").input_value() == TEXT
    assert "name@example.org" in citizen.page.locator("main").inner_text()

    citizen.page.get_by_label(re.compile("E-Mail")).fill("juergen@example.org")
    submit.click()
    citizen.page.locator("[role=status]").wait_for()
    assert "Jürgen aus der Börde" not in citizen.page.locator("main").inner_text()

    moderator = visit()
    moderator.log_in(url, "moderation", PASSWORD)
    moderator.page.goto(f"{url}/admin/blog/contribution/?q=J%C3%BCrgen")
    moderator.page.locator("#changelist-form tbody input[type=checkbox]").first.check()
    moderator.page.locator("select[name=action]").select_option("approve")
    moderator.page.locator("#changelist-form .actions button").first.click()

    citizen.page.goto(url + path)
    comment = citizen.page.locator("[id^=kommentar-]", has_text="Jürgen aus der Börde").first
    assert TEXT in comment.inner_text()
    assert "juergen@example.org" not in citizen.page.content()
    assert citizen.context.cookies() == []


def test_nothing_is_loaded_twice_and_nothing_edited_is_overwritten(portal, visit):
    from tests.browser.conftest import started

    url, _printed, data_dir = portal
    editor = visit()
    editor.log_in(url, "redaktion", PASSWORD)
    editor.page.goto(f"{url}/admin/news/newsitem/")
    count = editor.page.locator("#result_list tbody tr").count()
    editor.page.locator("#result_list tbody th a").first.click()
    editor.page.locator("#id_title").fill("Von Hand geändert: Öffnungszeiten")
    editor.page.locator("[name=_save]").first.click()

    with started(["run"], data_dir) as (again, printed):
        second = visit()
        second.log_in(again, "redaktion", PASSWORD)
        second.page.goto(f"{again}/admin/news/newsitem/")
        assert second.page.locator("#result_list tbody tr").count() == count
        assert second.page.get_by_text("Von Hand geändert: Öffnungszeiten").count() == 1
        assert "bleiben, wie sie sind" in printed()
