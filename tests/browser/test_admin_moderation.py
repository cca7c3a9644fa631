"""A day of the Moderation in a real Chromium: read, decide, answer – and nothing else."""

import pytest
from playwright.sync_api import expect

from blog.models import Contribution
from klimaportal.roles import MODERATION
from tests.factories import make_author, make_comment, make_image, make_news, make_page, make_portal, make_post

from .desk import desk_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(chromium, live_server):
    make_portal()
    make_author(name="Klimaschutzmanagement")
    with desk_of(chromium, live_server, MODERATION) as desk:
        yield desk


def status_of(name: str) -> str:
    return Contribution.objects.get(name=name).status


def test_waiting_comments_come_first_and_are_decided_in_bulk(desk):
    for name in ("Heidi", "Jens", "Grobian", "Casino"):
        make_comment(name=name, text=f"Das sagt {name}.", status="waiting")
    desk.open("/admin/")
    page = desk.page
    assert page.inner_text(".todos .urgent a") == "4\nBeiträge warten auf Ihre Entscheidung zuerst"
    page.click(".todos .urgent a")
    expect(page.locator(".entry")).to_have_count(4)
    desk.open("/admin/blog/contribution/?status__exact=waiting")
    expect(page.locator("#result_list tbody tr")).to_have_count(4)
    desk.bulk("Ausgewählte veröffentlichen", "Heidi", "Jens")
    assert desk.message == "2 Beiträge: veröffentlicht."
    desk.bulk("Ausgewählte ablehnen", "Grobian")
    desk.bulk("Ausgewählte als Spam markieren", "Casino")
    expect(page.locator(".messagelist")).to_have_text("Ein Beitrag: Spam.")
    assert [status_of(name) for name in ("Heidi", "Jens", "Grobian", "Casino")] == [
        "published", "published", "rejected", "spam",
    ]  # fmt: skip
    assert Contribution.objects.get(name="Heidi").decided_by.last_name == MODERATION
    desk.open("/admin/")
    assert "Alles erledigt." in page.inner_text(".all-done")


def test_one_comment_is_published_from_its_form(desk, client):
    comment = make_comment(text="Mehr Ladesäulen auf den Dörfern!", status="waiting", email="heidi@example.org")
    address = comment.post.get_absolute_url()
    assert "Ladesäulen" not in client.get(address).content.decode()
    desk.open(f"/admin/blog/contribution/{comment.pk}/change/")
    assert "heidi@example.org" in desk.page.content()
    desk.page.check("text=veröffentlicht")
    desk.press("Speichern")
    expect(desk.page.locator(".messagelist")).to_contain_text("erfolgreich")
    assert "Ladesäulen" in client.get(address).content.decode()


def test_official_answer_is_written_beside_the_comment(desk, client):
    comment = make_comment(text="Wann kommt die Beratung?")
    desk.open(f"/admin/blog/contribution/{comment.pk}/change/")
    page = desk.page
    page.click("text=Offizielle Antwort schreiben")
    assert "Wann kommt die Beratung?" in page.inner_text(".said")
    page.fill("#id_text", "Ab Mai jeden Dienstag im Rathaus.")
    desk.press("Speichern")
    expect(page.locator(".messagelist")).to_contain_text("erfolgreich")
    answer = comment.replies.get()
    assert (answer.is_official, answer.status, answer.name) == (True, "published", "Klimaschutzmanagement")
    assert "Ab Mai jeden Dienstag" in client.get(comment.post.get_absolute_url()).content.decode()


def test_comments_are_searched_and_filtered(desk):
    make_comment(name="Heidi", text="Windräder im Wald", status="waiting")
    make_comment(name="Jens", text="Radweg nach Artern")
    desk.open("/admin/blog/contribution/?q=Artern")
    page = desk.page
    expect(page.locator("#result_list tbody .field-name")).to_have_text(["Jens"])
    desk.open("/admin/blog/contribution/")
    page.click(".filter summary:has-text('Status')")
    page.click(".filter >> text=wartet")
    expect(page.locator("#result_list tbody .field-name")).to_have_text(["Heidi"])


def test_moderation_reads_posts_but_changes_nothing_else(desk):
    post = make_post(title="Frage des Monats")
    desk.open(f"/admin/blog/post/{post.pk}/change/")
    page = desk.page
    assert page.locator("[name=_save], #id_title").count() == 0
    news, made, image = make_news(), make_page(), make_image()
    paths = [
        f"news/newsitem/{news.pk}/change/", f"pages/page/{made.pk}/change/", f"core/image/{image.pk}/change/", "auth/user/",
        "core/portal/1/change/", "blog/post/add/", "taggit/tag/", "pages/page/move-node/", "blog/post/1/delete/",
    ]  # fmt: skip
    assert {path: desk.open(f"/admin/{path}") for path in paths} == dict.fromkeys(paths, 403)
