"""The desk over all kinds: posts of citizens beside comments, what is not (or no longer) the moderators' to decide."""

import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Contribution, Decision, Picture, Reason, Report, Rules
from klimaportal.core.models import Mail
from tests.blog.test_desk import DESK, JSON, changed, item, names_on
from tests.factories import login_as, make_author, make_comment, make_portal, make_post, make_topic, make_user, png

pytestmark = pytest.mark.django_db
LIST = "/admin/blog/contribution/"


def own_post(kind: str = "idea", **values) -> Contribution:
    plain = {"title": "Mitfahrbänke", "text": "Eine Bank an jedem Ortsrand.", "name": "Erika", "status": "waiting"}
    return Contribution.objects.create(**{"kind": kind, "email": "erika@example.org", **plain, **values})


@pytest.fixture
def moderator(db):
    make_portal()
    return login_as("Moderation")


def page_of(client, url: str = DESK) -> str:
    return client.get(url).content.decode()


def act(client, way: str, contribution: Contribution, **values):
    contribution.refresh_from_db()
    return client.post(f"{DESK}{way}/", {"item": item(contribution), **values}, headers=JSON)


# --- what it shows -----------------------------------------------------------------------------------------------------


def test_all_kinds_stand_in_one_queue(moderator):
    own_post("idea", topic=make_topic(title="Verkehr"), place="Oldisleben", name="Idee")
    own_post("question", title="Wann kommt der Bus?", name="Frage")
    own_post("report", title="Unser <b>Dach</b>", name="Bericht")
    make_comment(status="waiting", name="Kommentar")
    page = page_of(moderator)
    assert names_on(page) == ["Idee", "Frage", "Bericht", "Kommentar"]
    assert "<strong>Idee</strong>, eigener Beitrag zum Handlungsfeld Verkehr" in page and "Oldisleben" in page
    assert re.findall(r'<h3 class="entry-title"><bdi>(.*?)</bdi>', page) == [
        "Mitfahrbänke", "Wann kommt der Bus?", "Unser &lt;b&gt;Dach&lt;/b&gt;",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "names"),
    [("idea", ["Idee"]), ("comment", ["Kommentar"]), ("report", []), ("x", ["Idee", "Kommentar"])],
)
def test_queue_shows_one_kind_only(moderator, kind, names):
    own_post("idea", name="Idee")
    make_comment(status="waiting", name="Kommentar")
    page = page_of(moderator, f"{DESK}?art={kind}")
    assert names_on(page) == names and "2 Beiträge warten" in page
    assert ("Hiervon ist alles entschieden." in page) is (not names)
    assert (f'data-queue="{DESK}?art={kind}"' in page) is (kind != "x")


def test_unconfirmed_ones_are_counted_and_not_shown(moderator):
    for name in ("Eins", "Zwei"):
        make_comment(status="unconfirmed", name=name)
    page = page_of(moderator)
    assert names_on(page) == [] and "Alles entschieden." in page
    [(link, text)] = re.findall(r'<a href="([^"]*)">(\d warten noch auf die Bestätigung der Adresse\.)</a>', page)
    assert text[0] == "2"
    assert "Eins" in page_of(moderator, link) and "Zwei" in page_of(moderator, link)


def test_answer_is_offered_for_what_it_may_stand_under(moderator):
    told = "wird mit Ihrer Antwort veröffentlicht"
    for status, offered in (
        ("unconfirmed", (True, True)),
        ("waiting", (True, True)),
        ("published", (True, False)),
        ("rejected", (False, False)),
        ("spam", (False, False)),
    ):
        page = page_of(moderator, f"{DESK}{make_comment(status=status).pk}/")
        assert (status, ("Beantworten …" in page, told in page)) == (status, offered)


def test_pictures_are_shown_through_the_guarded_view(moderator):
    picture = Picture(contribution=own_post("report"), alt='Das "Dach"')
    picture.file.save("dach.png", ContentFile(png()))
    page = page_of(moderator)
    [(source, alt)] = re.findall(r'<img src="([^"]*bild[^"]*)" alt="([^"]*)"', page)
    assert (moderator.get(source).status_code, alt) == (200, "Das &quot;Dach&quot;")


def test_watched_words_and_open_reports_are_pointed_out(moderator):
    Rules(watch_words="mitfahr*\nkredit").save()
    contribution = own_post()
    Report.objects.create(contribution=contribution, ground="other", text="…", name="x", email="x@example.org")
    page = page_of(moderator)
    assert ">enthält: Mitfahrbänke<" in page and ">eine offene Meldung<" in page
    assert 'class="sign sign-verdict">auffällig<' in page
    assert Contribution.objects.get().status == "waiting"


def test_promise_and_what_is_overdue_follow_the_rules(moderator):
    Rules(promise_days=7).save()
    own_post()
    assert "innerhalb von sieben Arbeitstagen" in page_of(moderator)


def test_queue_of_posts_costs_the_same_with_one_and_with_five(moderator):
    def fill(number: int) -> int:
        for n in range(number):
            picture = Picture(contribution=own_post(email=f"{n}@example.org", topic=make_topic()))
            picture.file.save("dach.png", ContentFile(png()))
        page_of(moderator)
        with CaptureQueriesContext(connection) as queries:
            page_of(moderator)
        return len(queries)

    assert fill(1) == fill(4)


# --- what it does ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "status"), [({"action": "publish"}, "published"), ({"action": "spam"}, "spam"), ({}, "rejected")]
)
def test_own_post_is_decided_like_a_comment(moderator, client, values, status):
    contribution = own_post()
    answer = act(moderator, "entscheiden", contribution, **(values or {"reason": Reason.objects.rejections()[0].pk}))
    assert (answer.status_code, answer.json()["ok"]) == (200, True)
    contribution.refresh_from_db()
    assert contribution.status == status
    page = page_of(client, "/blog/")
    assert ("Mitfahrbänke" in page) is (status == "published")
    moderator.post(f"{DESK}rueckgaengig/", {"decision": Decision.objects.get().pk}, headers=JSON)
    contribution.refresh_from_db()
    assert contribution.status == "waiting" and "Mitfahrbänke" not in page_of(client, "/blog/")


def test_reason_is_filled_with_the_title_of_the_own_post(moderator):
    reason = Reason.objects.create(title="Fern", text="{name}: «{beitrag}» liegt nicht im Landkreis.")
    act(moderator, "entscheiden", own_post(confirmed_at="2026-03-04T10:00Z"), reason=reason.pk)
    assert "Erika: «Mitfahrbänke» liegt nicht im Landkreis." in Mail.objects.get().text


def test_answer_to_an_own_post_stands_below_its_page(moderator, client):
    contribution, voice = own_post(), make_author(name="Klimaschutzmanagement")
    told = act(moderator, "beantworten", contribution, author=voice.pk, text="{name}, gute Idee: {beitrag}.").json()
    assert (told["ok"], told["message"]) == (True, "Beitrag von Erika: beantwortet.")
    contribution.refresh_from_db()
    reply = Contribution.objects.get(author=voice)
    assert (contribution.status, reply.post, reply.parent) == ("published", contribution.page, None)
    assert "Erika, gute Idee: Mitfahrbänke." in page_of(client, contribution.get_absolute_url())


def test_title_and_text_are_edited_with_trace(moderator):
    contribution = own_post()
    act(moderator, "bearbeiten", contribution, title="Bänke", text=contribution.text, words="kürzer")
    act(moderator, "bearbeiten", contribution, title="Bänke", text="An jedem Ortsrand.")
    contribution.refresh_from_db()
    assert (contribution.title, contribution.text) == ("Bänke", "An jedem Ortsrand.")
    assert [d.before for d in contribution.decisions.order_by("pk")] == [
        {"title": "Mitfahrbänke"}, {"text": "Eine Bank an jedem Ortsrand."},
    ]  # fmt: skip
    page = page_of(moderator, f"{DESK}{contribution.pk}/")
    assert "Überschrift davor: Mitfahrbänke" in page and "<q>kürzer</q>" in page
    moderator.post(f"{DESK}rueckgaengig/", {"decision": Decision.objects.latest("pk").pk})
    moderator.post(f"{DESK}rueckgaengig/", {"decision": Decision.objects.earliest("pk").pk})
    contribution.refresh_from_db()
    assert (contribution.title, contribution.text) == ("Mitfahrbänke", "Eine Bank an jedem Ortsrand.")


@pytest.mark.parametrize(("title", "reason"), [("x" * 121, "höchstens 120 Zeichen"), ("a\nb", "nur eine Zeile")])
def test_bad_title_is_refused(moderator, title, reason):
    answer = act(moderator, "bearbeiten", own_post(), title=title, text="Neu.")
    assert (answer.status_code, Contribution.objects.get().version) == (400, 0)
    assert reason in answer.json()["message"]


def test_comment_gets_no_title_by_editing(moderator):
    comment = make_comment(status="waiting")
    act(moderator, "bearbeiten", comment, title="Titel", text="Neu.")
    comment.refresh_from_db()
    assert (comment.title, comment.text) == ("", "Neu.")


# --- what its author took back -----------------------------------------------------------------------------------------

WAYS = [
    ("entscheiden", {"action": "publish"}),
    ("entscheiden", {"action": "reopen"}),
    ("beantworten", {"text": "Danke."}),
    ("verschieben", {"post": "woanders"}),
    ("bearbeiten", {"text": "Anders."}),
]


TAKEN_BACK = {"withdrawn": "selbst zurückgezogen", "erased": "ist inzwischen gelöscht worden"}


@pytest.mark.parametrize("status", TAKEN_BACK)
@pytest.mark.parametrize(("way", "values"), WAYS)
def test_nothing_is_decided_about_what_its_author_took_back(moderator, way, values, status):
    make_post(slug="woanders")
    voice = {"author": make_author().pk} if way == "beantworten" else {}
    comment = make_comment(status=status)
    answer = act(moderator, way, comment, **values, **voice)
    assert answer.status_code == 409
    assert TAKEN_BACK[status] in answer.json()["message"]
    assert (Contribution.objects.get(pk=comment.pk).status, Decision.objects.count()) == (status, 0)


@pytest.mark.parametrize("status", ["withdrawn", "erased"])
def test_page_of_what_its_author_took_back_offers_nothing_to_decide(moderator, status):
    comment = make_comment(status=status)
    page = page_of(moderator, f"{DESK}{comment.pk}/")
    assert "Es gibt nichts mehr zu entscheiden." in page and 'value="publish"' not in page
    form = page_of(moderator, f"{LIST}{comment.pk}/change/")
    assert 'name="status"' not in form and 'name="_save"' not in form
    moderator.post(f"{LIST}{comment.pk}/change/", changed(comment, status="published", text="Neu."))
    values = {"action": "approve", "_selected_action": [comment.pk]}
    assert TAKEN_BACK[status] in moderator.post(LIST, values, follow=True).content.decode()
    assert (Contribution.objects.get().status, Contribution.objects.get().text) == (status, "Guter Gedanke.")


# --- list and form -----------------------------------------------------------------------------------------------------


def choices_of(page: str) -> list[str]:
    return re.findall(r'<input type="radio" name="status" value="(\w+)"', page)


def test_form_offers_only_what_a_moderator_may_set(moderator):
    plain = ["waiting", "published", "rejected", "spam"]
    for status, expected in (("waiting", plain), ("unconfirmed", ["unconfirmed", *plain])):
        comment = make_comment(status=status)
        assert choices_of(page_of(moderator, f"{LIST}{comment.pk}/change/")) == expected
    assert choices_of(page_of(moderator, f"{LIST}add/")) == ["waiting", "published"]
    refused = moderator.post(f"{LIST}{comment.pk}/change/", changed(comment, status="erased"))
    assert refused.status_code == 200 and Contribution.objects.filter(status="erased").count() == 0


def test_form_of_an_own_post_has_its_title_and_no_place_under_another(moderator):
    contribution = own_post()
    url = f"{LIST}{contribution.pk}/change/"
    fields = set(re.findall(r'name="(\w+)"', page_of(moderator, url)))
    assert {"title", "topic", "text", "place"} <= fields and not {"post", "parent", "author"} & fields
    values = {"title": "Bänke", "name": "Erika", "text": contribution.text, "status": "published", "seen": 0}
    inline = {"trail-TOTAL_FORMS": 0, "trail-INITIAL_FORMS": 0}
    assert moderator.post(url, {**values, **inline}).status_code == 302
    contribution.refresh_from_db()
    assert (contribution.title, contribution.status, contribution.page.title) == ("Bänke", "published", "Bänke")


def test_comment_needs_a_post(moderator):
    comment = make_comment(status="waiting")
    moderator.post(f"{LIST}{comment.pk}/change/", changed(comment, post=""))
    assert Contribution.objects.get().post == comment.post


def test_list_is_filtered_by_kind_and_finds_titles(moderator):
    own_post(name="Erika")
    make_comment(name="Heidi")
    for query, expected in (
        ("kind__exact=idea", ["Erika"]),
        ("kind__exact=comment", ["Heidi"]),
        ("q=Mitfahr", ["Erika"]),
    ):
        page = page_of(moderator, f"{LIST}?{query}")
        assert re.findall(r'class="field-name">(\w+)<', page) == expected


def test_log_of_the_admin_holds_nothing_personal(moderator):
    from django.contrib.admin.models import LogEntry

    contribution = own_post()
    act(moderator, "entscheiden", contribution, action="publish")
    moderator.post(LIST, {"action": "mark_as_spam", "_selected_action": [contribution.pk]})
    entries = list(LogEntry.objects.order_by("pk").values_list("object_repr", flat=True))
    assert entries == [f"Idee {contribution.pk}"] * 2
    assert not any("Erika" in message for message in LogEntry.objects.values_list("change_message", flat=True))


def test_colleague_without_the_right_to_addresses_sees_them_masked(db):
    make_portal()
    contribution = own_post()
    from django.contrib.auth.models import Permission
    from django.test import Client

    user = make_user()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["change_contribution", "view_contribution"]))
    reader = Client(SERVER_NAME="localhost")
    reader.force_login(user)
    for url in (DESK, f"{DESK}{contribution.pk}/", f"{LIST}{contribution.pk}/change/", LIST):
        assert "erika@" not in page_of(reader, url)
