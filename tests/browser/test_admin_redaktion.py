"""A day of the Redaktion in a real Chromium: news, pictures, documents, pages – and what is refused."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image as Pillow
from playwright.sync_api import expect

from documents.models import Document
from klimaportal.core.models import Image
from klimaportal.roles import REDAKTION
from news.models import NewsItem
from pages.blocks import Block
from pages.models import Page
from tests.factories import (
    PDF,
    make_comment,
    make_document,
    make_image,
    make_news,
    make_portal,
    make_topic,
    png,
)  # fmt: skip

from .desk import add_block, block_of, desk_of, drag, media_files, photo_with_place, upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(chromium, live_server):
    make_portal()
    with desk_of(chromium, live_server, REDAKTION) as desk:
        yield desk


def test_start_page_says_what_is_to_do_and_begins_it_with_one_click(desk):
    make_news(title="Halbfertig", status="draft")
    make_news(title="Für morgen", published_from=timezone.now() + timedelta(days=1))
    desk.open("/admin/")
    page = desk.page
    assert page.inner_text("h1") == "Was heute zu tun ist"
    assert page.locator(".todos a").all_inner_texts() == ["1\nMeldung im Entwurf", "1\nMeldung geplant"]
    page.click(".todos a >> nth=0")
    expect(page.locator("#result_list tbody th")).to_have_text(["Halbfertig"])
    desk.open("/admin/")
    assert page.locator(".quick a").all_inner_texts() == [
        "Termin", "Meldung", "Medienbericht", "Dokument", "Gutes Beispiel", "Blogbeitrag", "Seite", "Bild",
    ]  # fmt: skip
    page.click(".quick >> text=Meldung")
    expect(page.locator("h1")).to_have_text("Meldung anlegen")


def test_news_is_written_previewed_and_published(desk, client):
    make_topic(title="Mobilität")
    make_image(title="Radweg an der Unstrut")
    desk.open("/admin/news/newsitem/add/")
    page = desk.page
    page.fill("#id_title", "Neuer Radweg eröffnet")
    page.fill("#id_summary", "Zwölf Kilometer ohne Autos.")
    desk.write("id_body", "Der Landkreis hat den Radweg eröffnet.")
    page.select_option("#id_topic", label="Mobilität")
    desk.choose("id_image", "Radweg")
    page.fill("#id_tags", "Fahrrad, Unstrut")
    page.fill("#id_link_label", "Zur Karte")
    page.fill("#id_link_url", "https://www.example.org/karte")
    desk.press("Speichern und Vorschau")
    item = NewsItem.objects.get()
    assert page.url.endswith(f"{item.get_absolute_url()}?vorschau=1")
    assert page.inner_text("h1") == "Neuer Radweg eröffnet"
    assert page.inner_text(".preview").startswith("Vorschau")
    assert client.get(item.get_absolute_url()).status_code == 404
    desk.open(f"/admin/news/newsitem/{item.pk}/change/")
    assert page.inner_text(".viewsitelink") == "Vorschau ansehen"
    desk.press("Speichern und veröffentlichen")
    item.refresh_from_db()
    assert item.is_public
    assert item.body == "<p>Der Landkreis hat den Radweg eröffnet.</p>"
    assert sorted(item.tags.names()) == ["Fahrrad", "Unstrut"]
    assert client.get(item.get_absolute_url()).status_code == 200


def test_entries_are_found_filtered_published_and_withdrawn_in_bulk(desk):
    make_news(title="Solardach", status="draft")
    make_news(title="Windpark", status="draft")
    make_news(title="Altes")
    desk.open("/admin/news/newsitem/")
    page = desk.page
    desk.bulk("Ausgewählte veröffentlichen", "Solardach", "Windpark")
    assert desk.message == "2 Einträge wurden veröffentlicht."
    desk.bulk("Ausgewählte zurückziehen (wieder Entwurf)", "Altes")
    page.click(".filter summary:has-text('Stand')")
    page.click(".filter >> text=Entwurf")
    expect(page.locator("#result_list tbody th")).to_have_text(["Altes"])
    page.click("text=Filter aufheben")
    page.fill("#searchbar", "solar")
    page.click("[value=Suchen]")
    expect(page.locator("#result_list tbody th")).to_have_text(["Solardach"])


def test_photo_loses_its_place_and_gets_a_focus(desk):
    desk.open("/admin/core/image/add/")
    page = desk.page
    page.fill("#id_title", "Auf dem Kyffhäuser")
    page.set_input_files("#id_file", upload("IMG_0815.jpg", photo_with_place(), "image/jpeg"))
    page.fill("#id_alt", "Blick über die Goldene Aue")
    page.fill("#id_credit", "Landratsamt")
    desk.press("Speichern und weiter bearbeiten")
    image = Image.objects.get()
    stored = image.file.open().read()
    assert b"Exif" not in stored
    assert b"Telefon" not in stored
    assert "IMG_0815" not in image.file.name
    page.wait_for_selector(".imagefield-point")
    page.locator(".imagefield-preview-image").click(position={"x": 5, "y": 5})
    desk.press("Speichern")
    image.refresh_from_db()
    assert image.focus.startswith("0.0")


def test_refused_uploads_say_why_keep_the_input_and_leave_nothing(desk):
    before = media_files()
    bomb = io.BytesIO()
    Pillow.new("1", (13_000, 13_000)).save(bomb, "PNG")
    pictures = [
        (upload("seite.html", b"<html></html>"), "kein Bild in einem erlaubten Format"),
        (upload("zeichnung.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "kein Bild in einem erlaubten Format"),
        (upload("bild.jpg", png()), "passt nicht zum Inhalt"),
        (upload("halb.jpg", photo_with_place()[:1500]), "beschädigt"),
        (upload("beides.png", png() + b"<script>alert(1)</script>"), "noch andere Inhalte"),
        (upload("riesig.png", bomb.getvalue()), "13000 × 13000 Bildpunkte"),
    ]
    desk.open("/admin/core/image/add/")
    page = desk.page
    page.fill("#id_title", "Bleibt stehen")
    page.fill("#id_alt", "Ein Bild")
    page.fill("#id_credit", "unbekannt")
    for file, reason in pictures:
        page.set_input_files("#id_file", file)
        desk.press("Speichern")
        assert reason in page.inner_text(".field-file .errorlist"), file["name"]
        assert page.input_value("#id_title") == "Bleibt stehen"
    desk.open("/admin/documents/document/add/")
    page.fill("#id_title", "Programm")
    for name in ("programm.exe", "seite.html", "bericht.pdf"):
        page.set_input_files("#id_file", upload(name, b"MZ\x90\x00 nicht das, was es sein soll"))
        desk.press("Speichern")
        assert "angenommen" in page.inner_text(".field-file .errorlist"), name
        assert page.input_value("#id_title") == "Programm"
    assert Image.objects.count() + Document.objects.count() == 0
    assert media_files() == before


def test_document_is_uploaded_and_its_file_can_be_opened_from_the_form(desk):
    category = make_document().category
    desk.open("/admin/documents/document/add/")
    page = desk.page
    page.fill("#id_title", "Ergebnisse des Workshops")
    page.select_option("#id_category", label=str(category))
    page.set_input_files("#id_file", upload("Ergebnisse.pdf", PDF, "application/pdf"))
    desk.press("Speichern und weiter bearbeiten")
    link = page.locator(".file-upload a")
    assert link.inner_text() == "PDF, 1 Seite, 1 KB"
    answer = page.request.get(desk.base + link.get_attribute("href"))
    assert (answer.status, answer.body()) == (200, PDF)


def test_page_is_composed_of_blocks_reordered_previewed_and_published(desk, client):
    make_image(title="Rathaus")
    desk.open("/admin/pages/page/add/")
    page = desk.page
    page.fill("#id_title", "Mitmachen")
    for title, field, text in (
        ("Text", None, "So machen Sie mit."), ("Frage und Antwort", "Was kostet es?", "Nichts."), ("Hinweiskasten", "Kommen Sie", ""),
    ):  # fmt: skip
        fresh = add_block(desk, title)
        if field:
            fresh.locator("input[name$=heading]").fill(field)
        if text:
            desk.write(fresh.locator("textarea[name$=text]").get_attribute("id"), text)
    add_block(desk, "Neues aus einem Bereich").locator("select[name$=section]").select_option(label="Aktuelles")
    picture = add_block(desk, "Bild")
    desk.choose(picture.locator("select[name$=image]").get_attribute("id"), "Rathaus")
    page.click(".collapse-items")
    page.wait_for_timeout(400)  # folding is animated
    drag(page, block_of(page, "Hinweiskasten"), block_of(page, "Text"))
    block_of(page, "Bild").locator(".move-block").first.click()
    desk.press("Speichern und Vorschau")
    made = Page.objects.get()
    kinds = list(Block.objects.filter(parent=made).order_by("ordering").values_list("kind", flat=True))
    assert kinds == ["callout", "text", "question", "picture", "teaser"]
    assert "/mitmachen/?vorschau=1" in page.url
    assert "So machen Sie mit." in page.inner_text("main")
    desk.open(f"/admin/pages/page/{made.pk}/change/")
    desk.press("Speichern und veröffentlichen")
    assert client.get("/mitmachen/").status_code == 200


def test_what_is_not_the_redaktions_business_is_refused(desk):
    comment = make_comment(email="heidi@example.org")
    paths = [
        "blog/contribution/",
        f"blog/contribution/{comment.pk}/change/",
        "auth/user/",
        "auth/group/",
        "core/portal/1/change/",
        "core/funding/",
    ]
    assert {path: desk.open(f"/admin/{path}") for path in paths} == dict.fromkeys(paths, 403)
    desk.open(f"/admin/blog/post/{comment.post_id}/delete/")
    assert "heidi" not in desk.page.content().lower()
