"""Reporting a contribution and deciding on it in a real Chromium, and the transparency page: for everybody, at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import expect

from blog.models import Contribution, Report
from blog.report_words import STATEMENT_OF
from klimaportal.roles import MODERATION
from tests.browser.desk import PASSWORD
from tests.factories import make_comment, make_portal, make_post, make_reason, make_report, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REFUSED = "status of 400"  # a form that refuses is told to the console as well


@pytest.fixture
def site(live_server):
    """The address of a portal with one published comment."""
    cache.clear()
    make_portal()
    make_comment(post=make_post(title="Radwege", slug="rad"), name="Heidi", text="Ihr seid doch alle gleich.")
    return live_server.url.replace("127.0.0.1", "localhost")


def assert_accessible(page) -> None:
    found = Axe().run(page)
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def fill_in(page) -> None:
    page.get_by_label("beleidigt oder bedroht Menschen").check()
    page.get_by_label("Warum sollte der Beitrag nicht hier stehen?").fill("Der Satz beleidigt die Nachbarn.")
    page.get_by_label("Ihr Name").fill("Ines Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill("ines@example.org")
    page.get_by_label("Ich versichere nach bestem Wissen").check()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {}], ids=["without-js", "with-js"])
def test_visitor_reports_moderator_removes_visitor_reads_why(site, visit, options):
    citizen = visit(width=360, **options)
    page = citizen.page
    page.goto(f"{site}/blog/rad/")
    page.get_by_role("link", name="Melden des Beitrags von Heidi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beitrag melden")
    fill_in(page)
    page.get_by_role("button", name="Meldung absenden").click()
    expect(page.get_by_text("Ihre Meldung ist angekommen.")).to_be_visible()

    moderator = visit(locale="de-DE", **options)
    moderator.log_in(site, make_user(MODERATION, password=PASSWORD).username, PASSWORD)
    desk = moderator.page
    desk.get_by_role("link", name="Meldung ist zu prüfen").click()
    desk.locator("#result_list tbody a").first.click()
    desk.get_by_label("Beitrag entfernen").check()
    desk.get_by_label("Grund, wenn Sie ihn entfernen").select_option(index=1)
    desk.get_by_label("Textbaustein", exact=True).select_option(label="Entfernt: greift Menschen an")
    if not options:
        expect(desk.get_by_label("Begründung an alle")).to_have_value(str(STATEMENT_OF["attack"]))
    desk.get_by_role("button", name="Entscheiden und mitteilen").click()
    expect(desk.get_by_text("Entschieden: Beitrag entfernt.")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Der Beitrag steht nicht mehr im Portal.")).to_be_visible()
    expect(page.get_by_text("Sie haben recht: Der Beitrag greift Menschen persönlich an.")).to_be_visible()
    page.goto(f"{site}/blog/rad/")
    expect(page.get_by_text("Ihr seid doch alle gleich.")).to_have_count(0)
    assert (citizen.complaints, moderator.complaints, citizen.context.cookies()) == ([], [], [])

    desk.get_by_role("button", name="Zurücknehmen").click()
    expect(desk.get_by_text("Die Meldung ist wieder offen.")).to_be_visible()
    assert (Contribution.objects.get().status, Report.objects.get().outcome) == ("published", "open")


def test_errors_take_the_focus_lead_to_their_fields_and_keep_what_was_typed(site, visit):
    window = visit(width=360)
    page = window.page
    page.goto(f"{site}/blog/melden/{Contribution.objects.get().pk}/")
    page.get_by_label("Ihr Name").fill("Ines")
    page.get_by_role("button", name="Meldung absenden").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    assert_accessible(page)
    for field in ("ground_0", "text", "email", "in_good_faith"):
        summary.locator(f"a[href='#feld-{field}']").click()
        expect(page.locator(f"#feld-{field}")).to_be_focused()
    expect(page.get_by_label("Ihr Name")).to_have_value("Ines")
    assert [text for text in window.complaints if REFUSED not in text] == []


def test_report_is_written_by_keyboard_alone(site, visit):
    page = visit().page
    page.goto(f"{site}/blog/melden/{Contribution.objects.get().pk}/")
    page.locator("#feld-ground_0").focus()
    for key in ("ArrowDown", "ArrowDown", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Das sind Angaben über andere.")
    for text in ("Ines", "ines@example.org"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    for key in ("Tab", "Space", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_text("Ihre Meldung ist angekommen.")).to_be_visible()
    assert (Report.objects.get().ground, Report.objects.get().name) == ("privacy", "Ines")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_public_pages_are_for_everybody(site, visit, scheme, width):
    comment = Contribution.objects.get()
    make_comment(post=comment.post, status="rejected", reason=make_reason(title="Zurückgezogenheitsverletzung"))
    open_one = make_report(contribution=comment)
    decided = make_report(contribution=comment, outcome="kept", statement="Er bleibt.", decided_at=open_one.created_at)
    window = visit(width=width, color_scheme=scheme)
    for path in ("/blog/rad/", f"/blog/melden/{comment.pk}/", open_one.get_absolute_url(), decided.get_absolute_url(),
                 "/blog/transparenz/"):  # fmt: skip
        window.page.goto(site + path)
        assert_accessible(window.page)
    assert window.complaints == []


@pytest.mark.parametrize("width", [360, 1440])
def test_moderators_pages_are_for_everybody(site, visit, width):
    comment = Contribution.objects.get()
    make_report(contribution=comment, outcome="kept", statement="Er bleibt.", decided_at=comment.created_at)
    report = make_report(contribution=comment)
    window = visit(width=width, locale="de-DE")
    window.log_in(site, make_user(MODERATION, password=PASSWORD).username, PASSWORD)
    window.page.wait_for_url("**/admin/")
    for path in ("/admin/", "/admin/blog/report/", f"/admin/blog/report/{report.pk}/change/"):
        window.page.goto(site + path)
        assert_accessible(window.page)
    window.page.get_by_label("Beitrag entfernen").check()
    window.page.get_by_role("button", name="Entscheiden und mitteilen").click()
    expect(window.page.locator(".errornote")).to_be_focused()
    assert_accessible(window.page)
    assert [text for text in window.complaints if REFUSED not in text] == []
