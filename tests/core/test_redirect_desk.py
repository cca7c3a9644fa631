"""Redirects in the admin: the two lists, and the question before something public is deleted."""

import re

import pytest

from klimaportal.core.models import Missing, Redirect
from news.models import NewsItem
from pages.models import Page
from tests.factories import make_document, make_news, make_page

REDIRECTS, MISSING = "/admin/core/redirect/", "/admin/core/missing/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(as_role):
    return as_role("Redaktion")


def ways() -> dict[str, str]:
    return dict(Redirect.objects.values_list("old_path", "target"))


def texts(answer, pattern: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", found).strip() for found in re.findall(pattern, answer.content.decode(), re.DOTALL)]


def errors(answer) -> list[str]:
    return texts(answer, r'<ul class="errorlist"[^>]*>(.*?)</ul>')


def messages(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize(
    ("role", "expected"), [("Redaktion", [200, 200, 200]), ("Moderation", [403] * 3), ("Administration", [403] * 3)]
)
def test_lists_are_the_redaktions_business(as_role, role, expected):
    client = as_role(role)
    assert [client.get(url).status_code for url in (REDIRECTS, f"{REDIRECTS}add/", MISSING)] == expected


def test_list_without_entries_says_so_and_offers_no_actions(desk):
    Redirect.objects.create(old_path="/alt/", target="/neu/")
    told = []
    for address in (REDIRECTS, f"{REDIRECTS}?q=gibtsnicht", f"{REDIRECTS}?gone__exact=1", MISSING):
        page = desk.get(address)
        said = re.sub(r"\s+", " ", " ".join(texts(page, r'<p class="empty-list">(.*?)</p>')))
        told.append((said, 'name="action"' in page.content.decode(), "Treffer" in page.content.decode()))
    nothing = "Dazu wurde nichts gefunden. Alle zeigen"
    assert told == [
        ("", True, False),
        (nothing, False, True),
        (nothing, False, True),
        ("Hier steht noch nichts.", False, False),
    ]


def test_redirect_is_made_and_the_list_says_where_it_leads_and_how_often(desk, client):
    make_page(slug="neu")
    answer = desk.post(f"{REDIRECTS}add/", {"old_path": "/Alt", "target": "/neu/"}, follow=True)
    assert (ways(), len(messages(answer))) == ({"/alt/": "/neu/"}, 1)
    client.get("/alt/")
    html = desk.get(REDIRECTS).content.decode()
    cells = re.findall(r'class="field-(leads_to|origin|hits)">(?:<a[^>]*>)?([^<]*)', html)
    assert cells == [("leads_to", "/neu/"), ("origin", "von Hand"), ("hits", "1")]


def test_target_that_is_not_public_is_told_but_allowed(desk):
    make_page(slug="bald", status="draft")
    answer = desk.post(f"{REDIRECTS}add/", {"old_path": "/alt/", "target": "/bald/"}, follow=True)
    assert (
        messages(answer)[0] == "Unter «/bald/» ist noch nichts öffentlich. Bis dahin finden Besucher dort keine Seite."
    )


def test_bad_input_is_refused_beside_the_field_and_kept(desk):
    answer = desk.post(f"{REDIRECTS}add/", {"old_path": "/alt/", "target": "//evil.example"})
    assert errors(answer) == ["Bitte geben Sie eine Adresse an, die mit «/» oder «https://» beginnt."]
    assert 'value="//evil.example"' in answer.content.decode()
    assert Redirect.objects.count() == 0


def test_automatic_redirect_that_is_changed_by_hand_is_no_longer_automatic(desk):
    row = Redirect.objects.create(old_path="/alt/", target="/a/", automatic=True)
    desk.post(f"{REDIRECTS}{row.pk}/change/", {"old_path": "/alt/", "target": "/b/"})
    row.refresh_from_db()
    assert (row.target, row.automatic) == ("/b/", False)


def test_second_redirect_for_an_address_is_refused_whatever_its_spelling(desk):
    Redirect.objects.create(old_path="/alt/", target="/a/")
    answer = desk.post(f"{REDIRECTS}add/", {"old_path": "/ALT", "target": "/b/"})
    assert errors(answer) == ["Umleitung mit diesem Wert für das Feld Alte Adresse existiert bereits."]
    assert ways() == {"/alt/": "/a/"}


def test_not_found_leads_with_one_click_to_a_filled_in_redirect(desk, client):
    client.get("/grün & weiß/")
    client.get("/konzept%202021.pdf")
    answer = desk.get(MISSING)
    links = re.findall(r'href="(/admin/core/redirect/add/[?][^"]*)"', answer.content.decode())
    assert len(links) == 1
    form = desk.get(links[0].replace("&amp;", "&"))
    assert 'name="old_path" value="/konzept 2021.pdf"' in form.content.decode()
    desk.post(links[0], {"old_path": "/konzept 2021.pdf", "gone": "on"})
    assert (ways(), Missing.objects.count()) == ({"/konzept 2021.pdf": ""}, 0)


def test_ignored_addresses_are_out_of_sight_and_stay_so(desk, client):
    client.get("/konzept/")
    row = Missing.objects.get()
    answer = desk.post(f"{MISSING}{row.pk}/ignorieren/", follow=True)
    assert (messages(answer), "/konzept/" in answer.content.decode()) == (
        ["Eine Adresse wird nicht mehr gezeigt."],
        False,
    )
    client.get("/konzept/")
    row.refresh_from_db()
    assert (row.ignored, row.count) == (True, 2)
    assert "/konzept/" in desk.get(f"{MISSING}?ansicht=ignoriert").content.decode()


def test_several_are_ignored_and_looked_at_again(desk, client):
    for path in ("/a/", "/b/"):
        client.get(path)
    keys = list(Missing.objects.values_list("pk", flat=True))
    desk.post(MISSING, {"action": "ignore", "_selected_action": keys})
    assert Missing.objects.filter(ignored=True).count() == 2
    desk.post(f"{MISSING}?ansicht=ignoriert", {"action": "look_again", "_selected_action": keys[:1]})
    assert Missing.objects.filter(ignored=True).count() == 1


@pytest.mark.parametrize(("role", "status"), [("Redaktion", 302), ("Moderation", 403), ("Administration", 403)])
def test_only_who_may_ignores(as_role, role, status):
    row = Missing.objects.create(path="/a/")
    answer = as_role(role).post(f"{MISSING}{row.pk}/ignorieren/")
    row.refresh_from_db()
    assert (answer.status_code, row.ignored) == (status, status == 302)


def test_ignoring_is_no_matter_of_following_a_link(desk):
    row = Missing.objects.create(path="/a/")
    assert desk.get(f"{MISSING}{row.pk}/ignorieren/").status_code == 403
    assert desk.post(f"{MISSING}999999/ignorieren/").status_code == 404


def test_nothing_is_added_to_the_list_of_what_was_not_found_by_hand(desk):
    assert desk.get(f"{MISSING}add/").status_code == 403


def test_published_entries_are_offered_as_targets_by_their_title(desk):
    make_page(title="Das Konzept", slug="konzept")
    make_news(title="Konzept beschlossen", slug="beschluss")
    make_news(title="Konzept im Entwurf", status="draft")
    make_news(title="Anderes", body="<p>Mit Konzept.</p>", slug="anderes")
    offered = desk.get(f"{REDIRECTS}ziele/?q=konzept").json()["targets"]
    assert {(t["address"], t["title"], t["kind"]) for t in offered[:2]} == {
        ("/konzept/", "Das Konzept", "Seite"), ("/aktuelles/beschluss/", "Konzept beschlossen", "Meldung"),
    }  # fmt: skip
    assert [t["address"] for t in offered[2:]] == ["/aktuelles/anderes/"]
    assert desk.get(f"{REDIRECTS}ziele/?q=").json() == desk.get(f"{REDIRECTS}ziele/").json() == {"targets": []}


def test_strangers_are_offered_nothing(client):
    assert client.get(f"{REDIRECTS}ziele/?q=konzept").status_code == 302


def delete(desk, entry, **answers):
    opts = entry._meta
    url = f"/admin/{opts.app_label}/{opts.model_name}/{entry.pk}/delete/"
    data = {f"danach-{name}": value for name, value in answers.items()}
    return desk.post(url, {"post": "yes", **data}, follow=True)


def test_question_comes_before_something_public_is_deleted(desk):
    page = make_page(slug="alt")
    legends = texts(desk.get(f"/admin/pages/page/{page.pk}/delete/"), "<legend>(.*?)</legend>")
    assert legends == ["Wohin sollen Besucher künftig geleitet werden?"]
    draft = make_page(slug="nie", status="draft")
    assert "<legend>" not in desk.get(f"/admin/pages/page/{draft.pk}/delete/").content.decode()


def test_by_default_nothing_is_redirected(desk, client):
    delete(desk, make_page(slug="alt"))
    assert (Page.objects.count(), ways(), client.get("/alt/").status_code) == (0, {}, 404)


def test_deleted_page_leads_where_somebody_said(desk, client):
    make_page(slug="neu")
    answer = delete(desk, make_page(slug="alt"), where="target", target="/neu/")
    assert messages(answer)[0] == "Wer die alte Adresse aufruft, wird von jetzt an weitergeleitet."
    assert (ways(), client.get("/alt/").headers["Location"]) == ({"/alt/": "/neu/"}, "/neu/")


def test_deleted_document_leads_on_with_its_file_or_is_gone(desk, client):
    delete(desk, make_document(slug="alt"), where="gone")
    assert ways() == {"/dokumente/alt/": "", "/dokumente/alt/datei/": ""}
    assert [client.get(path).status_code for path in ("/dokumente/alt/", "/dokumente/alt/datei")] == [410, 410]


def test_what_led_to_the_deleted_page_leads_on_too(desk):
    page, _new = make_page(slug="a"), make_page(slug="c")
    page.slug = "b"
    page.save()
    delete(desk, page, where="target", target="/c/")
    assert ways() == {"/a/": "/c/", "/b/": "/c/"}


@pytest.mark.parametrize("target", ["", "//evil.example", "javascript:alert(1)", "/alt/", "/ALT", "irgendwo"])
def test_bad_target_deletes_nothing_and_is_told(desk, target):
    answer = delete(desk, make_page(slug="alt"), where="target", target=target)
    assert (len(errors(answer)), Page.objects.count(), ways()) == (1, 1, {})


def test_target_in_a_circle_deletes_nothing(desk):
    page = make_page(slug="alt")
    Redirect.objects.bulk_create([Redirect(old_path="/b/", target="/alt/")])
    answer = delete(desk, page, where="target", target="/b/")
    assert errors(answer) == [
        "Diese Umleitung führt im Kreis zu sich selbst zurück. Bitte wählen Sie ein anderes Ziel."
    ]
    assert Page.objects.count() == 1


@pytest.mark.parametrize("role", ["Moderation", "Administration"])
def test_who_may_not_delete_makes_no_redirect_by_trying(as_role, role):
    entry = make_news(slug="alt")
    answer = delete(as_role(role), entry, where="gone")
    assert (answer.status_code, NewsItem.objects.count(), ways()) == (403, 1, {})


def test_page_with_pages_below_is_still_protected(desk):
    page = make_page(slug="alt")
    make_page(parent=page)
    delete(desk, page, where="gone")
    assert (Page.objects.count(), ways()) == (2, {})


def delete_several(desk, *pages, **answers):
    data = {"action": "delete_selected", "_selected_action": [page.pk for page in pages]}
    data |= {f"danach-{name}": value for name, value in answers.items()}
    return desk.post("/admin/pages/page/", data | ({"post": "yes"} if answers else {}), follow=True)


def test_several_are_deleted_with_one_answer_for_all(desk):
    make_page(slug="neu")
    chosen = [make_page(slug="a"), make_page(slug="b"), make_page(slug="c", status="draft")]
    question = delete_several(desk, *chosen)
    assert texts(question, "<strong>(/[^<]*)</strong>") == ["/a/", "/b/"]
    refused = delete_several(desk, *chosen, where="target", target="/b/")
    assert (len(errors(refused)), Page.objects.count()) == (1, 4)
    delete_several(desk, *chosen, where="target", target="/neu/")
    assert (Page.objects.count(), ways()) == (1, {"/a/": "/neu/", "/b/": "/neu/"})


def test_several_are_deleted_without_leading_anywhere(desk):
    delete_several(desk, make_page(slug="a"), make_page(slug="b"), where="")
    assert (Page.objects.count(), ways()) == (0, {})


def test_several_drafts_are_deleted_without_a_question(desk):
    draft = make_page(slug="a", status="draft")
    assert "<legend>" not in delete_several(desk, draft).content.decode()
