"""A post of one's own in a real Chromium: on a phone without JavaScript, by keyboard alone, and for everybody."""

import re

import pytest
from playwright.sync_api import expect

from blog import moderation
from blog.models import Contribution, Post, TrailStep
from klimaportal.core.models import Mail
from klimaportal.roles import MODERATION
from tests.browser.desk import PASSWORD, photo_with_place, upload
from tests.browser.looks import audit
from tests.factories import make_author, make_portal, make_topic, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Auf dem Feuerwehrhaus ist Platz.\n\nWen „frage“ ich? <b>Grüße</b>"


@pytest.fixture
def base(live_server):
    make_portal()
    make_author()
    make_topic(title="Energie")
    return live_server.url.replace("127.0.0.1", "localhost")


def publish() -> Post:
    contribution = Contribution.objects.get()
    moderation.decide(contribution, "publish", make_user(MODERATION), version=contribution.version)
    return Post.objects.get()


def test_an_idea_with_a_picture_from_a_phone_without_javascript(base, visit):
    citizen = visit(width=360, java_script_enabled=False)
    page = citizen.page
    page.goto(f"{base}/blog/")
    page.get_by_role("link", name="Selbst etwas schreiben").click()
    page.get_by_label(re.compile("^Idee")).check()
    page.get_by_label("Ihr Text").fill(TEXT)
    page.get_by_text("Bilder hinzufügen").click()
    page.get_by_label("Datei auswählen: Bild 1").set_input_files(upload("dach.jpg", photo_with_place(), "image/jpeg"))
    page.get_by_label("Name oder Pseudonym").fill("Jürgen")
    page.get_by_label(re.compile("E-Mail")).fill("juergen@example.org")
    page.get_by_role("button", name="Beitrag absenden").click()
    expect(page.locator("#fehler li")).to_have_count(3)  # no title, no description, no word on the rights
    expect(page.get_by_label(re.compile("^Idee"))).to_be_checked()
    expect(page.get_by_label("Ihr Text")).to_have_value(TEXT)
    expect(page.get_by_text("Bild 1 ist schon hochgeladen.")).to_be_visible()
    page.get_by_label("Überschrift").fill("Solar aufs Feuerwehrhaus")
    page.get_by_label("Was ist auf dem Bild zu sehen? (Bild 1)").fill("Ein grünes Dach")
    page.get_by_label(re.compile("^Ich habe die Bilder")).check()
    page.get_by_role("button", name="Beitrag absenden").click()
    expect(page.get_by_text("Fast geschafft")).to_be_visible()
    page.goto(re.search(r"http\S+/bestaetigen/\S+", Mail.objects.get().text).group())
    page.get_by_role("button", name=re.compile("bestätigen")).click()
    assert Contribution.objects.get().status == "waiting"
    post = publish()
    page.goto(base + post.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Solar aufs Feuerwehrhaus")
    expect(page.get_by_text("Idee aus dem Landkreis")).to_be_visible()
    picture = page.get_by_alt_text("Ein grünes Dach")
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 0
    expect(page.locator(".prose")).to_contain_text("<b>Grüße</b>")


def test_by_keyboard_alone(base, visit):
    window = visit()
    page = window.page
    page.goto(f"{base}/blog/schreiben/")
    page.get_by_label(re.compile("^Frage")).focus()
    keys = page.keyboard
    keys.press("ArrowDown")
    for text in ("Ein Titel", "Ein Text"):
        keys.press("Tab")
        keys.type(text)
    for text in ("", "", "Jürgen", "kein-at-zeichen"):  # topic, pictures folded away, name, address
        keys.press("Tab")
        keys.type(text)
    keys.press("Enter")
    expect(page.locator("#fehler")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_label(re.compile("E-Mail"))).to_be_focused()
    page.get_by_label(re.compile("E-Mail")).fill("juergen@example.org")
    keys.press("Enter")
    expect(page.get_by_text("Fast geschafft")).to_be_visible()
    row = Contribution.objects.get()
    assert (row.kind, row.title, row.text, row.name) == ("idea", "Ein Titel", "Ein Text", "Jürgen")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (768, "dark"), (1440, "light")])
def test_every_state_is_accessible_and_fits(base, visit, width, scheme):
    window = visit(width=width, color_scheme=scheme)
    page = window.page
    page.goto(f"{base}/blog/schreiben/")
    assert audit(page) == []
    page.get_by_text("Bilder hinzufügen").click()
    page.get_by_label("Datei auswählen: Bild 1").set_input_files(upload("dach.jpg", photo_with_place(), "image/jpeg"))
    page.get_by_label("Datei auswählen: Bild 2").set_input_files(upload("kein-bild.jpg", b"nichts", "image/jpeg"))
    page.get_by_role("button", name="Beitrag absenden").click()
    expect(page.locator("#fehler")).to_be_focused()
    assert audit(page) == []
    page.goto(f"{base}/blog/schreiben/?gesendet=1")
    assert audit(page) == []
    assert window.complaints == ["Failed to load resource: the server responded with a status of 400 (Bad Request)"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1440, "light")])
def test_an_idea_with_its_trail_is_accessible_and_fits(base, visit, width, scheme):
    idea = Contribution.objects.create(
        kind="idea", title="Solar", name="Jan", place="Artern", text=TEXT, status="waiting"
    )
    TrailStep.objects.create(contribution=idea, state="examined", text="Wir fragen nach.")
    TrailStep.objects.create(contribution=idea, state="taken_up", link="/blog/")
    post = publish()
    window = visit(width=width, color_scheme=scheme)
    for path in (post.get_absolute_url(), "/blog/?art=ideen"):
        window.page.goto(base + path)
        assert audit(window.page) == []
    assert window.complaints == []


def test_moderator_keeps_the_trail_in_the_admin(base, visit):
    idea = Contribution.objects.create(kind="idea", title="Solar", name="Jan", text=TEXT, status="waiting")
    publish()
    window = visit(locale="de-DE")
    page = window.page
    user = make_user(MODERATION, password=PASSWORD)
    window.log_in(base, user.username, PASSWORD)
    page.wait_for_url("**/admin/")
    page.goto(f"{base}/admin/blog/contribution/{idea.pk}/change/")
    page.select_option("#id_trail-0-state", "declined")
    page.fill("#id_trail-0-text", "Das Dach trägt keine Module.")
    page.click("[name=_continue]")
    expect(page.locator("#id_trail-0-text")).to_have_value("Das Dach trägt keine Module.")
    page.goto(base + Post.objects.get().get_absolute_url())
    expect(page.locator(".trail li").last).to_contain_text("Das Dach trägt keine Module.")
    assert window.complaints == []
