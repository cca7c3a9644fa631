"""What the moderators set themselves: the rules of the conversation, and the consent text in versions."""

import pytest

from blog.models import Consent, Reason, Rules
from tests.factories import login_as, make_comment, make_portal

pytestmark = pytest.mark.django_db
RULES, CONSENT = "/admin/blog/rules/", "/admin/blog/consent/"
FORM = f"{RULES}1/change/"
VALUES = {
    "promise_days": "3", "state": "TH", "close_after_days": "90", "own_posts": "on", "reserved_names": "Kreistag\n",
    "watch_words": "casino*", "keep_comments_months": "36", "keep_posts_months": "", "keep_unpublished_days": "180",
    "keep_reports_months": "12",
}  # fmt: skip


@pytest.fixture
def moderator(db):
    make_portal()
    return login_as("Moderation")


def test_rules_lead_straight_to_their_form_and_are_kept(moderator):
    answer = moderator.get(RULES)
    assert (answer.status_code, answer["Location"], Rules.objects.count()) == (302, FORM, 0)
    page = moderator.get(FORM).content.decode()
    assert [text in page for text in ("Zusage", "Namen und Wörter", "Aufbewahrung", "Klimaschutzmanagement")] == [
        True
    ] * 4
    assert moderator.post(FORM, VALUES).status_code == 302
    moderator.post(FORM, {**VALUES, "promise_days": "4"})
    rules = Rules.objects.get()
    assert (rules.promise_days, rules.state, rules.close_after_days, rules.keep_posts_months) == (4, "TH", 90, None)
    assert (rules.comments_closed, rules.own_posts, rules.reserved_names, rules.watch_words) == (
        False, True, "Kreistag", "casino*",
    )  # fmt: skip


def test_lists_of_words_are_tidied(moderator):
    names = "  Landrat \r\n\r\nlandrat\r\nder   Kreistag"
    moderator.post(FORM, {**VALUES, "reserved_names": names, "watch_words": " *casino \n\n*Casino"})
    assert (Rules.current().reserved_names, Rules.current().watch_words) == ("landrat\nder Kreistag", "*Casino")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"promise_days": "0"}, "größer oder gleich 1"),
        ({"promise_days": "21"}, "kleiner oder gleich 20"),
        ({"promise_days": "zwei"}, "ganze Zahl"),
        ({"promise_days": ""}, "zwingend erforderlich"),
        ({"state": "XX"}, "keine gültige Auswahl"),
        ({"close_after_days": "0"}, "größer oder gleich 1"),
        ({"keep_unpublished_days": ""}, "zwingend erforderlich"),
        ({"keep_comments_months": "-1"}, "größer oder gleich"),
        ({"keep_comments_months": "1201"}, "kleiner oder gleich 1200"),
        ({"keep_unpublished_days": "9" * 30}, "kleiner oder gleich 36500"),
        ({"reserved_names": "x" * 3001}, "höchstens 3000 Zeichen"),
        ({"watch_words": "x" * 5001}, "höchstens 5000 Zeichen"),
        ({"watch_words": "a\x00b"}, "Null"),
        ({"watch_words": "ca*sino"}, "Sternchen an der falschen Stelle"),
        ({"watch_words": "*"}, "Sternchen an der falschen Stelle"),
        ({"watch_words": "**casino"}, "Sternchen an der falschen Stelle"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(moderator, values, told):
    answer = moderator.post(FORM, {**VALUES, **values})
    assert (answer.status_code, Rules.objects.count()) == (200, 0)
    assert told in answer.content.decode()


@pytest.mark.parametrize("path", ["add/", "2/change/", "1/delete/", "x/change/"])
def test_there_is_one_row_of_rules(moderator, path):
    answer = moderator.post(f"{RULES}{path}", VALUES)
    assert (answer.status_code in (302, 403), Rules.objects.count()) == (True, 0)


@pytest.mark.parametrize("role", ["Redaktion", "Administration"])
@pytest.mark.parametrize("url", [RULES, FORM, CONSENT, f"{CONSENT}add/", f"{CONSENT}1/change/"])
def test_rules_are_the_moderations_own(role, url):
    make_portal()
    assert login_as(role).get(url).status_code == 403


def test_new_version_of_the_consent_begins_with_the_words_of_the_last(moderator):
    first = Consent.current()
    assert first.text in moderator.get(f"{CONSENT}add/").content.decode()
    assert moderator.post(f"{CONSENT}add/", {"text": "Neue Fassung."}).status_code == 302
    assert (Consent.current().text, Consent.objects.get(pk=first.pk).text) == ("Neue Fassung.", first.text)
    assert "Neue Fassung." in moderator.get(CONSENT).content.decode()


def test_versions_are_never_changed_or_deleted(moderator):
    consent = Consent.current()
    make_comment(consent=consent)
    url = f"{CONSENT}{consent.pk}/"
    page = moderator.get(f"{url}change/").content.decode()
    assert consent.text in page and 'name="_save"' not in page
    for path in ("change/", "delete/"):
        assert moderator.post(f"{url}{path}", {"text": "Anders.", "post": "yes"}).status_code == 403
    moderator.post(CONSENT, {"action": "delete_selected", "_selected_action": [consent.pk], "post": "yes"})
    assert Consent.objects.get(pk=consent.pk).text == consent.text


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_bad_consent_text_is_refused(moderator, text):
    assert (moderator.post(f"{CONSENT}add/", {"text": text}).status_code, Consent.objects.count()) == (200, 1)


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u2060", "\u2800"])
def test_reason_needs_a_text_that_can_be_read(moderator, text):
    before = Reason.objects.count()
    values = {"kind": "rejection", "title": "Leer", "text": text, "position": "1", "is_active": "on"}
    page = moderator.post("/admin/blog/reason/add/", values).content.decode()
    assert Reason.objects.count() == before and 'class="errorlist"' in page
    reason = Reason.objects.first()
    moderator.post(f"/admin/blog/reason/{reason.pk}/change/", values)
    assert Reason.objects.get(pk=reason.pk).text == reason.text
