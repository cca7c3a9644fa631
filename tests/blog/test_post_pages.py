"""A citizen's own post on the portal: made by a decision, hidden and brought back by decisions."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import moderation, pictures, post_pages, privacy
from blog.models import Contribution, Picture, Post, TrailStep
from klimaportal.core.models import Gallery, Image, Mail, Redirect
from klimaportal.core.sections import sections
from tests import factories as make

pytestmark = pytest.mark.django_db
Action = moderation.Action


def own_post(pictures: int = 0, **values) -> Contribution:
    contribution = Contribution.objects.create(
        **{
            "kind": "idea", "title": "Solar aufs Feuerwehrhaus", "name": "Jan", "place": "Artern", "status": "waiting",
            "email": "jan@example.org", "text": "Das Dach zeigt nach Süden. Wen frage ich?\n\nUnd wer zahlt das?", **values,
        }
    )  # fmt: skip
    for position in range(pictures):
        picture = Picture(contribution=contribution, alt=f"Dach {position}", position=position)
        picture.file.save("dach.png", ContentFile(make.png()))
    return contribution


def decide(contribution, action, **more):
    contribution.refresh_from_db()
    return moderation.decide(contribution, action, make.make_user("Moderation"), version=contribution.version, **more)


def published(**values) -> Contribution:
    contribution = own_post(**values)
    decide(contribution, Action.PUBLISH)
    contribution.refresh_from_db()
    return contribution


def test_publishing_makes_a_page_that_says_whose_words_these_are(client):
    make.make_portal()
    topic = make.make_topic(title="Erneuerbare")
    page = published(topic=topic).page
    assert (page.author, page.status, page.topic, page.comments_open) == (None, "published", topic, True)
    assert page.body == "<p>Das Dach zeigt nach Süden. Wen frage ich?</p><p>Und wer zahlt das?</p>"
    assert page.summary == "Idee von Jan, Artern: Das Dach zeigt nach Süden. Wen frage ich?"
    html = client.get(page.get_absolute_url()).content.decode()
    assert "Idee aus dem Landkreis" in html
    assert "Jan, Artern" in html
    assert '"@type": "DiscussionForumPosting"' in html
    assert '"author": {"@type": "Person", "name": "Jan, Artern"}' in html


@pytest.mark.parametrize(("kind", "word"), [("question", "frage"), ("idea", "idee"), ("report", "bericht")])
def test_address_holds_none_of_the_citizens_words_and_stays(client, kind, word):
    make.make_portal()
    contribution = published(kind=kind)
    address = f"/blog/{word}-{contribution.pk}/"
    assert contribution.page.get_absolute_url() == address
    user, title = make.make_user("Moderation"), "Solar auf die Schule"
    moderation.edit(contribution, "Neu.", user, version=contribution.version, title=title)
    assert (Post.objects.get().title, Post.objects.get().get_absolute_url()) == (title, address)
    assert (client.get(address).status_code, Redirect.objects.count()) == (200, 0)


def test_address_that_an_editor_took_is_left_to_them():
    contribution = own_post()
    theirs = make.make_post(slug=f"idee-{contribution.pk}")
    decide(contribution, Action.PUBLISH)
    contribution.refresh_from_db()
    assert contribution.page.slug == f"{theirs.slug}-2"


def test_page_is_found_in_lists_search_feeds_and_sitemap(client):
    make.make_portal()
    topic = make.make_topic(slug="energie")
    page = published(topic=topic).page
    for url in ("/blog/", "/blog/?art=ideen", "/suche/?q=Feuerwehrhaus", "/blog/feed/", "/feed/", "/themen/energie/"):
        html = client.get(url).content.decode()
        text = re.sub("</?mark>", "", html)
        assert "Solar aufs Feuerwehrhaus" in text, url
        assert "Jan, Artern" in text, url
    assert page.get_absolute_url() in client.get("/sitemap.xml").content.decode()


def test_list_is_narrowed_by_who_speaks(client):
    make.make_portal()
    titles = {"question": "Wer fragt", "idea": "Wer schlägt vor", "report": "Wer berichtet"}
    for kind, title in titles.items():
        published(kind=kind, title=title)
    make.make_post(title="Der Kreis spricht")
    found = {
        art: sorted(re.findall(r"<h3><a [^>]*>([^<]*)</a>", client.get(f"/blog/?art={art}").content.decode()))
        for art in ("", "portal", "fragen", "ideen", "berichte")
    }
    assert found == {
        "": sorted([*titles.values(), "Der Kreis spricht"]), "portal": ["Der Kreis spricht"], "fragen": ["Wer fragt"],
        "ideen": ["Wer schlägt vor"], "berichte": ["Wer berichtet"],
    }  # fmt: skip
    assert client.get("/blog/?art=unsinn").status_code == 404


@pytest.mark.parametrize("action", [Action.REOPEN, Action.REJECT, Action.SPAM])
def test_what_is_taken_back_is_hidden_and_comes_back_with_its_first_date(client, action):
    make.make_portal()
    contribution = published()
    first = timezone.now() - timedelta(days=3)
    Post.objects.update(published_from=first)
    address = contribution.page.get_absolute_url()
    decide(contribution, action, reason=make.make_reason())
    assert client.get(address).status_code == 404
    assert "Solar aufs" not in client.get("/blog/").content.decode()
    decide(contribution, Action.PUBLISH)
    assert client.get(address).status_code == 200
    assert Post.objects.get().published_from == first


def test_undo_hides_the_page_and_its_pictures(client):
    make.make_portal()
    contribution = own_post(pictures=2)
    decision = decide(contribution, Action.PUBLISH)
    page = Post.objects.get()
    assert (Image.objects.count(), Gallery.objects.count()) == (2, 1)
    moderation.undo(decision, make.make_user("Moderation"))
    assert client.get(page.get_absolute_url()).status_code == 404
    assert (Image.objects.count(), Gallery.objects.count()) == (0, 0)


def test_hidden_pictures_are_no_longer_reachable(client, django_capture_on_commit_callbacks):
    make.make_portal()
    contribution = published(pictures=2)
    html = client.get(contribution.page.get_absolute_url()).content.decode()
    shown = {re.sub(r"^http://[^/]*", "", url) for url in re.findall(r'/medien/[^" ,]+', html)}
    assert len(shown) == 6  # two pictures in AVIF, WebP and JPEG
    assert {client.get(url).status_code for url in shown} == {200}
    with django_capture_on_commit_callbacks(execute=True):
        decide(contribution, Action.REOPEN)
    assert {client.get(url).status_code for url in shown} == {404}
    decide(contribution, Action.PUBLISH)
    html = client.get(contribution.page.get_absolute_url()).content.decode()
    again = set(re.findall(r'/medien/[^" ,]+', html))
    assert not again & shown
    assert {client.get(url).status_code for url in again} == {200}


def test_pictures_carry_description_name_and_licence(client):
    make.make_portal()
    contribution = published(pictures=3)
    images = list(Image.objects.order_by("pk"))
    assert [(i.alt, i.credit, i.licence) for i in images] == [(f"Dach {n}", "Jan, Artern", "granted") for n in range(3)]
    assert contribution.page.image == images[0]
    assert [item.image for item in contribution.page.gallery.entries()] == images[1:]


def test_files_of_a_failed_decision_are_swept_up_later(monkeypatch):
    contribution = own_post(pictures=1)
    monkeypatch.setattr(moderation, "tell_author", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        decide(contribution, Action.PUBLISH)
    assert (Post.objects.count(), Image.objects.count()) == (0, 0)
    left = [f"bilder/beitraege/{name}" for name in default_storage.listdir("bilder/beitraege")[1]]
    assert left
    pictures.tidy(timezone.now())
    assert [name for name in left if default_storage.exists(name)] == left  # may be of a decision that goes on
    pictures.tidy(timezone.now() + timedelta(hours=2))
    assert [name for name in left if default_storage.exists(name)] == []
    assert Picture.objects.get().file.storage.exists(Picture.objects.get().file.name)


def test_an_edit_is_on_the_page_at_once(client):
    make.make_portal()
    contribution = published()
    moderation.edit(contribution, "Kürzer.", make.make_user("Moderation"), version=contribution.version)
    assert Post.objects.get().body == "<p>Kürzer.</p>"
    assert "Kürzer." in client.get(contribution.page.get_absolute_url()).content.decode()


def test_official_answer_publishes_and_stands_below():
    author = make.make_author()
    contribution = own_post(kind="question")
    decision = moderation.answer(contribution, author, "Fragen Sie uns.", make.make_user("Moderation"), version=0)
    page = Post.objects.get()
    assert [(c.text, c.parent, c.status) for c in page.comments.all()] == [("Fragen Sie uns.", None, "published")]
    assert page.status == "published"
    moderation.undo(decision, make.make_user("Moderation"))
    page.refresh_from_db()
    assert (page.status, page.comments.count()) == ("draft", 0)


def test_moved_below_a_post_it_becomes_a_comment_and_undo_brings_it_back():
    target = make.make_post()
    contribution = published()
    decision = moderation.move(contribution, target, make.make_user("Moderation"), version=contribution.version)
    contribution.refresh_from_db()
    assert (contribution.kind, contribution.post, contribution.title) == ("comment", target, "")
    assert contribution.text.startswith("Solar aufs Feuerwehrhaus\n\nDas Dach")
    assert contribution.page.status == "draft"
    moderation.undo(decision, make.make_user("Moderation"))
    contribution.refresh_from_db()
    assert (contribution.kind, contribution.post, contribution.title) == ("idea", None, "Solar aufs Feuerwehrhaus")
    assert contribution.text.startswith("Das Dach")
    assert contribution.page.status == "published"


def test_what_others_answered_stays_a_post():
    contribution = published()
    make.make_comment(post=contribution.page)
    with pytest.raises(moderation.NotPossible):
        moderation.move(contribution, make.make_post(), make.make_user("Moderation"), version=contribution.version)


def test_erased_post_leaves_nothing_but_what_others_said(client, django_capture_on_commit_callbacks):
    make.make_portal()
    contribution = published(pictures=1)
    make.make_comment(post=contribution.page, text="Gute Idee!")
    picture, address = Picture.objects.get(), contribution.page.get_absolute_url()
    contribution.status, contribution.title, contribution.text = "erased", "", "[auf Wunsch gelöscht]"
    contribution.name = contribution.place = ""
    contribution.save()
    with django_capture_on_commit_callbacks(execute=True):
        post_pages.sync(contribution)
    html = client.get(address).content.decode()
    assert "Gute Idee!" in html
    assert not re.search("Feuerwehrhaus|Jan|Artern", html)
    assert (Picture.objects.count(), Image.objects.count()) == (0, 0)
    assert not picture.file.storage.exists(picture.file.name)


def test_erased_post_without_answers_is_gone():
    contribution = published()
    contribution.status = "erased"
    contribution.save()
    post_pages.sync(contribution)
    assert Post.objects.count() == 0


def test_hidden_post_is_no_draft_for_editors(as_role):
    contribution = published()
    decide(contribution, Action.REJECT, reason=make.make_reason())
    page = contribution.page
    editor = as_role("Redaktion")
    assert editor.get(f"/admin/blog/post/{page.pk}/change/").status_code == 302
    assert "Feuerwehrhaus" not in editor.get("/admin/blog/post/").content.decode()
    assert editor.get(f"{page.get_absolute_url()}?vorschau=1").status_code == 404
    assert "1 Blogbeitrag im Entwurf" not in " ".join(
        re.sub("<[^>]+>", " ", editor.get("/admin/").content.decode()).split()
    )


def test_editors_cannot_change_a_citizens_words(as_role):
    page = published().page
    editor = as_role("Redaktion")
    html = editor.get(f"/admin/blog/post/{page.pk}/change/").content.decode()
    assert 'name="title"' not in html
    assert 'name="body"' not in html
    assert "/admin/blog/contribution/" not in html
    data = {"title": "Untergeschoben", "body": "<p>x</p>", "status": "draft", "author": "", "tags": "", "_publish": "1"}
    editor.post(f"/admin/blog/post/{page.pk}/change/", data)
    page.refresh_from_db()
    assert (page.title, page.status, page.comments_open) == ("Solar aufs Feuerwehrhaus", "published", False)
    for action in ("withdraw", "delete_selected"):
        editor.post("/admin/blog/post/", {"action": action, "_selected_action": page.pk, "post": "yes"})
    page.refresh_from_db()
    assert page.status == "published"


@pytest.mark.parametrize("way", ["one", "selected"])
def test_deleting_in_the_admin_takes_the_page_and_leaves_what_others_said(as_role, client, way):
    make.make_portal()
    alone, answered = published(pictures=1), published()
    reply = make.make_comment(post=answered.page, name="Heidi", text="Gute Idee!")
    address, moderator = alone.page.get_absolute_url(), as_role("Moderation")
    for one in (alone, answered):
        if way == "one":
            moderator.post(f"/admin/blog/contribution/{one.pk}/delete/", {"post": "yes"})
        else:
            action = {"action": "delete_selected", "_selected_action": one.pk, "post": "yes"}
            moderator.post("/admin/blog/contribution/", action)
    assert client.get(address).status_code == 404
    html = client.get(answered.page.get_absolute_url()).content.decode()
    assert ("Das Dach zeigt nach Süden" in html, "Gute Idee!" in html) == (False, True)
    assert list(Contribution.objects.order_by("pk").values_list("status", "name", "text")) == [
        ("erased", "", "[auf Wunsch gelöscht]"), ("erased", "", "[auf Wunsch gelöscht]"), ("published", "Heidi", reply.text),
    ]  # fmt: skip
    assert (Picture.objects.count(), Image.objects.count()) == (0, 0)


HOSTILE = "<img src=x onerror=alert(1)>\"'<script>alert(1)</script>"


def test_what_was_typed_is_nowhere_read_as_html(client, as_role):
    make.make_portal()
    contribution = own_post(title=HOSTILE, text=HOSTILE, name=HOSTILE[:60], place=HOSTILE[:60], pictures=2)
    Picture.objects.update(alt=HOSTILE)
    decide(contribution, Action.PUBLISH)
    page = Post.objects.get()
    moderator = as_role("Moderation")
    pages = [(client, url) for url in (page.get_absolute_url(), "/blog/", "/suche/?q=alert", "/blog/feed/", "/feed/")]
    pages += [(moderator, url) for url in ("/admin/blog/post/", f"/admin/blog/contribution/{contribution.pk}/change/")]
    for who, url in pages:
        answer = who.get(url)
        assert answer.status_code == 200, url
        html = answer.content.decode()
        assert "<img src=x" not in html, url
        assert "<script>alert" not in html, url


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len([q for q in found if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA"))])


def test_lists_and_pages_cost_the_same_with_one_post_and_with_ten(client):
    make.make_portal()
    topic = make.make_topic(slug="energie")

    def idea():
        contribution = published(pictures=2, topic=topic)
        TrailStep.objects.create(contribution=contribution, state="examined")
        make.make_comment(post=contribution.page)
        return contribution.page.get_absolute_url()

    urls = [
        idea(),
        "/blog/",
        "/blog/?art=ideen",
        "/blog/feed/",
        "/feed/",
        "/themen/energie/",
        "/suche/?q=Feuerwehrhaus",
    ]
    with_one = {url: queries(client, url) for url in urls}
    for _time in range(9):
        idea()
    with_ten = {url: queries(client, url) for url in urls}
    assert with_ten == with_one
    assert max(with_ten.values()) <= 12


def test_an_anonymised_post_names_nobody(client):
    make.make_portal()
    contribution = published(pictures=1)
    privacy.anonymise(contribution)
    html = (
        client.get(contribution.page.get_absolute_url()).content.decode() + client.get("/blog/feed/").content.decode()
    )
    assert "Anonym" in html
    assert not re.search("Jan|Artern", html)


def test_privacy_erases_page_and_pictures(client, django_capture_on_commit_callbacks):
    make.make_portal()
    contribution = published(pictures=2)
    address, picture = contribution.page.get_absolute_url(), Picture.objects.first()
    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(contribution)
    assert client.get(address).status_code == 404
    assert (Post.objects.count(), Picture.objects.count(), Image.objects.count(), Gallery.objects.count()) == (
        0,
        0,
        0,
        0,
    )
    assert not picture.file.storage.exists(picture.file.name)


def test_author_of_an_own_post_is_told_with_its_address():
    contribution = own_post(confirmed_at=timezone.now())
    decide(contribution, Action.PUBLISH, base_url="http://localhost")
    mail = Mail.objects.get(recipient="jan@example.org")
    assert "Solar aufs Feuerwehrhaus" in mail.subject
    assert Post.objects.get().get_absolute_url() in mail.text


def test_large_question_on_the_home_page_is_the_portals_own():
    section = sections["blog"]
    post = make.make_post(title="Frage des Monats")
    idea = published()
    assert list(section.teasers()) == [idea.page, post]
    assert list(section.features()) == [post]
