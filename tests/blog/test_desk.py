"""The moderator's desk as pages and forms, without JavaScript and with the answers that JavaScript gets."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blog.models import Contribution, Decision, Reason
from klimaportal.core.models import Mail
from tests.factories import login_as, make_author, make_comment, make_portal, make_post, make_reason, make_user

pytestmark = pytest.mark.django_db
DESK = "/admin/blog/contribution/moderation/"
JSON = {"accept": "application/json"}
# One of them asks, for everybody who is logged in, whether a second factor is compulsory.
MOST_QUERIES = 19


def waiting(**values) -> Contribution:
    return make_comment(**{"status": "waiting", "name": "Jens", "text": "Mehr Radwege nach Artern.", **values})


def item(comment: Contribution, version: int | None = None) -> str:
    return f"{comment.pk}:{comment.version if version is None else version}"


@pytest.fixture
def moderator(db):
    make_portal()
    return login_as("Moderation")


# --- who may -----------------------------------------------------------------------------------------------------------


def address(name: str, comment: Contribution) -> str:
    return reverse(f"admin:{name}", args=[comment.pk] if name.endswith("_entry") else [])


def filled(name: str, comment: Contribution) -> dict:
    fields = {
        "decide": {"action": "publish"},
        "answer": {"author": make_author().pk, "text": "Danke."},
        "move": {"post": make_post(slug="woanders").slug},
        "edit": {"text": "Anders."},
    }.get(name.rpartition("_")[2], {})
    if name.endswith("_undo"):
        decision = Decision.objects.create(contribution=comment, action="edit", before={"text": "Davor."})
        return {"decision": decision.pk}
    return {"item": item(comment), **fields}


WAYS = ["", "_entry", "_mails", "_decide", "_undo", "_answer", "_move", "_edit"]


def test_every_way_to_the_desk_is_in_the_matrix():
    names = {url.name for url in admin.site._registry[Contribution].get_urls() if "_moderation" in str(url.name)}
    assert names == {f"blog_contribution_moderation{way}" for way in WAYS}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", ["", "Redaktion", "Moderation", "Administration"])
def test_only_the_moderation_reaches_the_desk(way, role):
    make_portal()
    comment, name = waiting(), f"blog_contribution_moderation{way}"
    client = login_as(role) if role else Client(SERVER_NAME="localhost")
    url, writes = address(name, comment), way not in ("", "_entry", "_mails")
    own = (200, 302, 405) if way == "_mails" else (302 if writes else 200, 200 if writes else 405, 405)
    expected = {"": (302, 302, 302), "Moderation": own}
    answers = (
        client.get(url),
        client.post(url, filled(name, comment) if writes else {"rhythm": "daily"}, headers=JSON),
        client.delete(url),
    )
    assert tuple(a.status_code for a in answers) == expected.get(role, (403, 403, 403))
    if not role:
        assert all(a["Location"].startswith("/admin/login/?next=") for a in answers)
    touched = writes and role == "Moderation"
    assert Contribution.objects.filter(version=0, pk=comment.pk).exists() is not touched


def test_address_is_masked_and_shown_only_to_who_may(moderator):
    comment = waiting(email="jens.muster@example.org")
    page = moderator.get(DESK).content.decode()
    assert "<summary>j…@example.org</summary>jens.muster@example.org" in page
    assert page.count("jens.muster@example.org") == 1
    user = make_user()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["change_contribution", "view_contribution"]))
    reader = Client(SERVER_NAME="localhost")
    reader.force_login(user)
    for url in (DESK, f"{DESK}{comment.pk}/", f"/admin/blog/contribution/{comment.pk}/change/"):
        assert "jens.muster" not in reader.get(url).content.decode()
    assert "j…@example.org" in reader.get(DESK).content.decode()
    assert "Jens" not in reader.get("/admin/blog/contribution/?q=jens.muster").content.decode()


# --- what it shows -----------------------------------------------------------------------------------------------------


def names_on(page: str) -> list[str]:
    return re.findall(r'<h2 id="wer-\d+"><bdi>(.*?)</bdi>', page)


def test_queue_begins_with_the_oldest_and_shows_what_helps_to_decide(moderator):
    now = timezone.now()
    post = make_post(title="Radverkehr", question="Wo fehlt ein Radweg?")
    said = make_comment(post=post, name="Heidi", text="Nach Sondershausen!", email="heidi@example.org")
    waiting(post=post, name="Neu", email="heidi@example.org", created_at=now)
    waiting(
        post=post, name="Alt", parent=said, text="SIEHE WWW.EXAMPLE.COM UND KAUFT DORT!", created_at=now - timedelta(9)
    )
    page = moderator.get(DESK).content.decode()
    assert names_on(page) == ["Alt", "Neu"]
    assert "2 Beiträge warten" in page and "einer überfällig" in page and "überfällig seit" in page
    assert "innerhalb von zwei Arbeitstagen" in page
    assert "Nach Sondershausen!" in page and "Wo fehlt ein Radweg?" in page
    assert ">enthält einen Link<" in page and ">fast alles in Großbuchstaben<" in page
    assert "von dieser Adresse noch nichts veröffentlicht" not in page
    assert re.findall(r">(\d × \w+)<", page) == ["1 × wartet", "1 × veröffentlicht", "1 × wartet", "1 × veröffentlicht"]


def test_history_leads_to_the_comments_of_the_same_address(moderator):
    comment = waiting(email="jens@example.org")
    make_comment(email="jens@example.org", name="Früher", status="rejected")
    make_comment(email="anna@example.org", name="Annika", status="rejected")
    [link] = re.findall(r'href="([^"]*adresse=[^"]*)"', moderator.get(DESK).content.decode())
    assert link == f"/admin/blog/contribution/?adresse={comment.pk}&amp;status__exact=rejected"
    page = moderator.get(link.replace("&amp;", "&")).content.decode()
    assert ("Früher" in page, "Annika" in page) == (True, False)
    for nonsense in ("abc", "9" * 40, "-1"):
        assert "Früher" not in moderator.get(f"/admin/blog/contribution/?adresse={nonsense}").content.decode()


def test_same_text_elsewhere_is_pointed_out(moderator):
    for name in ("Eins", "Zwei", "Drei"):
        waiting(name=name, text="Kauft jetzt die besten Öfen weit und breit!", email=f"{name}@example.org".lower())
    assert moderator.get(DESK).content.decode().count("gleicher Text in 2 anderen Beiträgen") == 3


def test_html_in_a_comment_is_shown_as_typed(moderator):
    waiting(name="<i>x</i>", place='"><b>', text="<script>alert(1)</script> {{ 1 }}")
    page = moderator.get(DESK).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 1 }}" in page
    assert "<i>x</i>" not in page and "<script>alert" not in page


def test_empty_queue_says_that_all_is_done(moderator):
    make_comment()
    assert "Alles entschieden." in moderator.get(DESK).content.decode()


def counted(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA"))])


def test_queue_costs_the_same_with_one_and_with_thirty(moderator):
    parent = make_comment(author=make_author())

    def fill(number: int) -> None:
        for n in range(number):
            comment = waiting(post=make_post(), parent=parent, email=f"{n}@example.org")
            Decision.objects.create(contribution=comment, action="edit", before={"text": "x"}, by=make_user())

    fill(1)
    counted(moderator, DESK)
    with_one = counted(moderator, DESK)
    fill(29)
    assert counted(moderator, DESK) == with_one <= MOST_QUERIES
    assert len(names_on(moderator.get(DESK).content.decode())) == 25
    assert len(names_on(moderator.get(f"{DESK}?seite=2").content.decode())) == 5


def test_plan_for_the_queue_uses_its_index():
    plan = Contribution.objects.waiting().order_by("created_at", "pk")[:25].explain()
    if connection.vendor == "sqlite":
        assert "blog_contrib_queue" in plan and "TEMP B-TREE" not in plan


# --- what it does ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["publish", "spam", "reject"])
def test_decision_without_javascript_leads_back_to_the_queue(moderator, action):
    comment = waiting()
    values = {"reason": Reason.objects.rejections().first().pk} if action == "reject" else {"action": action}
    answer = moderator.post(f"{DESK}entscheiden/", {"item": item(comment), "back": f"{DESK}?seite=2", **values})
    assert (answer.status_code, answer["Location"]) == (302, f"{DESK}?seite=2")
    comment.refresh_from_db()
    assert comment.status == {"publish": "published", "spam": "spam", "reject": "rejected"}[action]
    page = moderator.get(DESK).content.decode()
    assert "Zuletzt von Ihnen entschieden" in page
    [pk] = re.findall(r'name="decision" value="(\d+)"', page)
    moderator.post(f"{DESK}rueckgaengig/", {"decision": pk})
    comment.refresh_from_db()
    assert comment.status == "waiting"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_way_back_stays_in_the_portal(moderator, back):
    answer = moderator.post(f"{DESK}entscheiden/", {"item": item(waiting()), "action": "spam", "back": back})
    assert answer["Location"] == DESK


def test_javascript_gets_a_receipt_with_the_way_back(moderator):
    comment = waiting()
    answer = moderator.post(f"{DESK}entscheiden/", {"item": item(comment), "action": "publish"}, headers=JSON)
    told = answer.json()
    assert (answer.status_code, told["ok"], told["message"]) == (200, True, "Beitrag von Jens: veröffentlicht.")
    assert (">0 Beiträge warten<" in told["count"], list(told["entries"])) == (True, [str(comment.pk)])
    assert "Rückgängig" in told["entries"][str(comment.pk)]
    undone = moderator.post(
        f"{DESK}rueckgaengig/", {"decision": Decision.objects.get().pk}, headers=JSON
    ).json()  # fmt: skip
    assert undone["message"] == "Zurückgenommen: «veröffentlicht»."
    assert f'id="eintrag-{comment.pk}"' in undone["entries"][str(comment.pk)]
    assert f'value="{comment.pk}:2"' in undone["entries"][str(comment.pk)]


def test_second_moderator_sees_what_the_first_one_did(moderator):
    comment, second = waiting(), login_as("Moderation")
    assert moderator.post(f"{DESK}entscheiden/", {"item": item(comment), "action": "publish"}).status_code == 302
    answer = second.post(f"{DESK}entscheiden/", {"item": item(comment, 0), "action": "spam"}, headers=JSON)
    assert (answer.status_code, answer.json()["ok"]) == (409, False)
    assert "hat diesen Beitrag am" in answer.json()["message"]
    assert "veröffentlicht" in answer.json()["entries"][str(comment.pk)]
    page = second.post(
        f"{DESK}entscheiden/", {"item": item(comment, 0), "action": "spam"}, follow=True
    ).content.decode()
    assert "Schon entschieden: " in page
    assert (Contribution.objects.get().status, Decision.objects.count()) == ("published", 1)


def test_any_selection_is_decided_at_once(moderator):
    comments = [waiting(name=f"Nr. {n}") for n in range(4)]
    Contribution.objects.filter(pk=comments[3].pk).update(version=1)
    values = {"item": [item(c) for c in comments], "action": "spam"}
    told = moderator.post(f"{DESK}entscheiden/", values, headers=JSON).json()
    assert told["message"].startswith("3 Beiträge: als Spam markiert. Dieser Beitrag hat sich inzwischen geändert.")
    assert [c.status for c in Contribution.objects.order_by("pk")] == ["spam"] * 3 + ["waiting"]
    decisions = list(Decision.objects.values_list("pk", flat=True))
    moderator.post(f"{DESK}rueckgaengig/", {"decision": decisions})
    assert Contribution.objects.waiting().count() == 4


def test_answer_move_and_edit_by_plain_forms(moderator, client):
    comment, post = waiting(), make_post(title="Radverkehr im Kreis", slug="rad")
    moderator.post(f"{DESK}verschieben/", {"item": item(comment), "post": "Radverkehr im Kreis"})
    moderator.post(f"{DESK}bearbeiten/", {"item": item(comment, 1), "text": "Mehr\r\nRadwege.", "words": "Name raus"})
    block = Reason.objects.answers().first()
    moderator.post(
        f"{DESK}beantworten/", {"item": item(comment, 2), "author": make_author(name="Kreis").pk, "block": block.pk}
    )
    comment.refresh_from_db()
    assert (comment.post, comment.text, comment.status) == (post, "Mehr\nRadwege.", "published")
    assert [d.action for d in comment.decisions.all()] == ["answer", "edit", "move"]
    page = client.get("/blog/rad/").content.decode()
    assert "Guten Tag Jens, vielen Dank" in page and "Antwort des Landkreises" in page
    log = moderator.get(f"{DESK}{comment.pk}/").content.decode()
    assert "Mehr Radwege nach Artern." in log and "verschoben" in log


@pytest.mark.parametrize("typed", ["rad", "/blog/rad/", "http://localhost/blog/rad/?a=1#x", "Radverkehr im Kreis"])
def test_post_is_found_by_title_address_or_short_name(moderator, typed):
    comment, post = waiting(), make_post(title="Radverkehr im Kreis", slug="rad")
    moderator.post(f"{DESK}verschieben/", {"item": item(comment), "post": typed})
    assert Contribution.objects.get().post == post


@pytest.mark.parametrize(
    ("way", "values", "reason"),
    [
        ("entscheiden", {"item": ""}, "nicht bekannt"),
        ("entscheiden", {"item": "1"}, "nicht bekannt"),
        ("entscheiden", {"item": "1:x"}, "nicht bekannt"),
        ("entscheiden", {"item": "-1:0"}, "nicht bekannt"),
        ("entscheiden", {"item": "1\x00:0"}, "nicht bekannt"),
        ("entscheiden", {"item": "9" * 30 + ":0"}, "nicht bekannt"),
        ("entscheiden", {"item": []}, "wählen Sie zuerst"),
        ("entscheiden", {"item": [f"{n}:0" for n in range(101)]}, "höchstens 100"),
        ("entscheiden", {}, "was mit dem Beitrag geschehen soll"),
        ("entscheiden", {"action": "delete"}, "gibt es nicht"),
        ("entscheiden", {"action": "reject"}, "braucht es einen Grund"),
        ("entscheiden", {"action": "reject", "reason": "999999"}, "Diesen Grund gibt es nicht mehr"),
        ("entscheiden", {"action": "reject", "reason": "9" * 30}, "Diesen Grund gibt es nicht mehr"),
        ("entscheiden", {"action": "reject", "reason": "x\x00"}, "Nullzeichen"),
        ("entscheiden", {"action": "publish", "words": "x" * 1001}, "zu lang"),
        ("entscheiden", {"action": "publish", "words": "a\x00b"}, "Null"),
        ("entscheiden", {"action": "publish", "words": "a\u202eb"}, "Steuerzeichen"),
        ("beantworten", {"text": "Danke."}, "wer antwortet"),
        ("beantworten", {"text": "Danke.", "author": "0"}, "Diese Stimme gibt es nicht mehr"),
        ("beantworten", {"author": "voice"}, "schreiben Sie eine Antwort"),
        ("beantworten", {"author": "citizen", "text": "Danke."}, "Diese Stimme gibt es nicht mehr"),
        ("beantworten", {"author": "voice", "text": "x" * 5001}, "zu lang"),
        ("verschieben", {}, "wählen Sie den Blogbeitrag"),
        ("verschieben", {"post": "gibt-es-nicht"}, "gibt es nicht (mehr)"),
        ("verschieben", {"post": "entwurf"}, "gibt es nicht (mehr)"),
        ("verschieben", {"post": "Zweimal"}, "Mehrere Blogbeiträge"),
        ("bearbeiten", {"text": ""}, "darf nicht leer sein"),
        ("bearbeiten", {"text": "\u200b"}, "nichts zu lesen"),
        ("bearbeiten", {"text": "x" * 5001}, "zu lang"),
        ("rueckgaengig", {"decision": "x"}, "gibt es nicht mehr"),
        ("rueckgaengig", {"decision": "9" * 30}, "gibt es nicht mehr"),
    ],
)
def test_bad_input_is_refused_with_a_reason(moderator, way, values, reason):
    comment = waiting()
    make_post(slug="entwurf", title="Entwurf", status="draft")
    make_post(title="Zweimal"), make_post(title="Zweimal")
    people = {"voice": make_author().pk, "citizen": make_author(role="citizen", name="Anna").pk}
    values = {"item": item(comment), **{k: people.get(v, v) if k == "author" else v for k, v in values.items()}}
    answer = moderator.post(f"{DESK}{way}/", values, headers=JSON)
    assert (answer.status_code, answer.json()["ok"]) == (409 if way == "rueckgaengig" else 400, False)
    assert reason in answer.json()["message"]
    page = moderator.post(f"{DESK}{way}/", values, follow=True).content.decode()
    assert reason in page
    assert (Contribution.objects.get().version, Decision.objects.count(), Mail.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("way", ["verschieben", "bearbeiten"])
def test_what_changes_nothing_is_not_logged(moderator, way):
    comment = waiting()
    values = {"item": item(comment), "post": comment.post.slug, "text": comment.text}
    answer = moderator.post(f"{DESK}{way}/", values, headers=JSON)
    told = {"verschieben": "Dieser Beitrag steht schon dort.", "bearbeiten": "Hier war nichts zu ändern."}[way]
    assert (answer.status_code, answer.json()["message"]) == (409, told)
    assert Decision.objects.count() == 0


def test_decision_page_of_a_comment_that_is_gone(moderator):
    assert moderator.get(f"{DESK}999999/").status_code == 404


# --- the plain list and form go the same way ---------------------------------------------------------------------------


def test_list_decides_with_the_reason_beside_it(moderator):
    comment, reason = waiting(), make_reason(title="Später")
    values = {"action": "reject", "_selected_action": [comment.pk], "reason": reason.pk}
    page = moderator.post("/admin/blog/contribution/", values, follow=True).content.decode()
    assert (Contribution.objects.get().status, Decision.objects.get().reason) == ("rejected", reason)
    assert Mail.objects.get().recipient == "heidi@example.org"
    assert f'href="{DESK}"' in page


def changed(comment: Contribution, **values) -> dict:
    return {
        "post": comment.post_id, "name": comment.name, "place": "", "text": comment.text, "status": comment.status,
        "seen": comment.version, **values,
    }  # fmt: skip


def test_form_of_a_comment_decides_and_logs(moderator):
    comment, reason = waiting(), make_reason()
    url = f"/admin/blog/contribution/{comment.pk}/change/"
    refused = moderator.post(url, changed(comment, status="rejected")).content.decode()
    assert "Zum Ablehnen braucht es einen Grund aus der Liste." in refused
    values = changed(comment, status="rejected", text="Gekürzt.", name="Jens M.", reason=reason.pk)
    assert moderator.post(url, values).status_code == 302
    comment.refresh_from_db()
    assert (comment.status, comment.text, comment.name, comment.version) == ("rejected", "Gekürzt.", "Jens M.", 2)
    assert [d.action for d in comment.decisions.all()] == ["reject", "edit"]


def test_form_of_a_text_with_several_lines_edits_nothing_by_itself(moderator):
    """Browsers send every line end as two characters."""
    comment = waiting(text="Mehr Radwege.\n\nUnd Bänke.")
    values = changed(comment, text="Mehr Radwege.\r\n\r\nUnd Bänke.", place="Ebeleben")
    assert moderator.post(f"/admin/blog/contribution/{comment.pk}/change/", values).status_code == 302
    comment.refresh_from_db()
    assert (comment.text, comment.place) == ("Mehr Radwege.\n\nUnd Bänke.", "Ebeleben")
    assert Decision.objects.count() == 0


def test_form_that_was_open_too_long_tells_what_happened(moderator):
    comment = waiting()
    moderator.post(f"{DESK}entscheiden/", {"item": item(comment), "action": "publish"})
    url = f"/admin/blog/contribution/{comment.pk}/change/"
    page = moderator.post(url, changed(comment, status="spam"), follow=True).content.decode()
    assert "Schon entschieden: " in page
    assert (Contribution.objects.get().status, Decision.objects.count()) == ("published", 1)
