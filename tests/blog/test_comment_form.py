import re
from datetime import timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone

from blog.forms import MAX_TEXT, CommentForm
from blog.models import Consent, Contribution
from tests.factories import make_comment, make_portal, make_post

TOO_OLD = (
    "Das Formular war zu lange offen oder kam nicht vollständig an. "
    "Ihr Text ist noch da: Bitte senden Sie ihn noch einmal ab."
)
HIDDEN = "Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie diese Stelle neu."
BLANK = "In diesem Feld ist nichts zu lesen. Bitte füllen Sie es aus."
NO_TEXT = "Bitte schreiben Sie Ihren Beitrag in dieses Feld."
NO_NAME = "Bitte geben Sie einen Namen an. Ein Pseudonym genügt."
NO_MAIL = "Diese E-Mail-Adresse ist nicht vollständig. Ein Beispiel: name@example.org"


@pytest.fixture
def post(db):
    return make_post()


def filled(post, **changes) -> dict:
    form = CommentForm(post=post)
    protection = {"token": form.initial["token"], "consent": str(form.initial["consent"])}
    values = {**protection, "name": "Heidi", "email": "heidi@example.org", "place": "", "text": "Guter Gedanke."}
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def form_of(post, data: dict | None = None, request=None, **changes) -> CommentForm:
    return CommentForm(data or filled(post, **changes), post=post, request=request)


def saved(post, **changes) -> Contribution:
    form = form_of(post, **changes)
    assert form.errors == {}
    return Contribution.objects.get(pk=form.keep().pk)


def test_comment_waits_for_the_click_in_its_mail(post):
    comment = saved(post, place="Söst", email="Heidi@Example.ORG", wants_replies="on")
    assert (comment.post, comment.name, comment.email, comment.place, comment.text, comment.status, comment.parent) == (
        post, "Heidi", "heidi@example.org", "Söst", "Guter Gedanke.", "unconfirmed", None,
    )  # fmt: skip
    assert (comment.wants_replies, comment.confirmed_at, comment.consent) == (True, None, Consent.current())


@pytest.mark.parametrize("version", [None, "", "0", "1\x00", "x", ["1"], "9" * 40])
def test_consent_to_another_text_is_no_consent_and_the_new_text_is_shown(post, version):
    form = form_of(post, consent=version)
    sentence = (
        "Der Text zur Einwilligung über dem Knopf ist neu. Ihr Beitrag ist noch da: "
        "Bitte lesen Sie den Text und senden Sie dann noch einmal ab."
    )
    problem = "Nullzeichen sind nicht erlaubt." if version and "\x00" in version else sentence
    assert (dict(form.errors), Contribution.objects.count()) == ({"consent": [problem]}, 0)
    assert (form["text"].value(), form.consent_text) == ("Guter Gedanke.", Consent.current().text)


def test_new_wording_asks_those_who_had_the_form_open(post):
    data = filled(post)
    new = Consent.objects.create(text="Neuer Wortlaut")
    form = form_of(post, data)
    assert list(form.errors) == ["consent"]
    again = form_of(post, {**data, "consent": form["consent"].value(), "token": data["token"]})
    assert again.is_valid() and again.keep().consent == new


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=x>fett</b> & mehr",
        "{{ 7|add:7 }} {% debug %}",
        "'; DROP TABLE blog_contribution; --",
        "Zeile eins\n\n\tZeile zwei",
        "Emoji 👩\u200d🌾 und العربية",
        "x" * MAX_TEXT,
        "🌱" * MAX_TEXT,
    ],
)
def test_text_is_kept_as_typed(post, text):
    assert saved(post, text=text).text == text


def test_line_ends_count_once_however_the_browser_sends_them(post):
    assert saved(post, text="a\r\n" * 1249 + "b\rc").text == "a\n" * 1249 + "b\nc"
    assert saved(post, text="x\r\n" * (MAX_TEXT // 2)).text == ("x\n" * (MAX_TEXT // 2)).strip()


@pytest.mark.parametrize(
    ("field", "value", "reasons"),
    [
        ("text", None, [NO_TEXT]),
        ("text", "", [NO_TEXT]),
        ("text", " \t\r\n ", [NO_TEXT]),
        ("text", "\u00a0\u3000", [NO_TEXT]),
        ("text", "\u200b\u2060", [BLANK]),
        ("text", "\u2800\u3164", [BLANK]),
        ("text", "a\x07b", [HIDDEN]),
        ("text", "a\x1b[31mb", [HIDDEN]),
        ("text", "a\x85b", [HIDDEN]),
        ("text", "\u202etxet", [HIDDEN]),
        ("text", "a\u2066b\u2069", [HIDDEN]),
        ("text", "a\ud800", [HIDDEN]),
        ("name", None, [NO_NAME]),
        ("name", "   ", [NO_NAME]),
        ("name", "\u200b", [BLANK]),
        ("name", "x" * 61, ["Der Name ist zu lang: höchstens 60 Zeichen."]),
        ("name", "He\u202eidi", [HIDDEN]),
        ("place", "So\x08est", [HIDDEN]),
        ("email", None, ["Bitte geben Sie Ihre E-Mail-Adresse an. Dorthin schicken wir den Link zum Bestätigen."]),
        ("email", "heidi", [NO_MAIL]),
        ("email", "heidi@", [NO_MAIL]),
        ("email", "heidi@example.org\nBcc: alle@example.org", [NO_MAIL]),
        ("email", "heidi@ex\u202eample.org", [HIDDEN]),
        ("email", "<script>@example.org", [NO_MAIL]),
        ("parent", "abc", ["Bitte eine ganze Zahl eingeben."]),
        ("parent", "9" * 5000, ["Bitte eine ganze Zahl eingeben."]),
        ("parent", "9" * 30, ["Der Kommentar, auf den Sie antworten, ist nicht mehr da."]),
        ("parent", "-1", ["Der Kommentar, auf den Sie antworten, ist nicht mehr da."]),
        ("token", None, [TOO_OLD]),
        ("token", "", [TOO_OLD]),
        ("token", "a:b:c", [TOO_OLD]),
        ("website", "https://spam.example", ["Bitte lassen Sie das unterste, versteckte Feld leer."]),
    ],
)
def test_bad_input_is_refused_at_its_field_and_kept(post, field, value, reasons):
    form = form_of(post, **{field: value})
    assert (dict(form.errors), Contribution.objects.count()) == ({field: reasons}, 0)
    if field != "token":
        assert form[field].value() == value


@pytest.mark.parametrize("field", ["text", "name", "place", "email", "parent", "token", "website"])
def test_null_character_never_reaches_the_database(post, field):
    form = form_of(post, **{field: "1\x002"})
    assert (list(form.errors), Contribution.objects.count()) == ([field], 0)


@pytest.mark.parametrize(("length", "written"), [(MAX_TEXT + 1, "5.001"), (100_000, "100.000")])
def test_text_that_is_too_long_is_refused_with_its_length_and_kept(post, length, written):
    form = form_of(post, text="x" * length)
    sentence = f"Ihr Beitrag ist mit {written} Zeichen zu lang. Bitte kürzen Sie ihn auf höchstens 5.000 Zeichen."
    assert (dict(form.errors), len(form["text"].value())) == ({"text": [sentence]}, length)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\u2029"])
@pytest.mark.parametrize("field", ["name", "place"])
def test_second_line_in_a_field_of_one_line_is_refused(post, field, end):
    form = form_of(post, filled(post, **{field: f"Heidi{end}Bcc: alle@example.org"}))
    assert dict(form.errors) == {field: ["In dieses Feld gehört nur eine Zeile. Bitte entfernen Sie den Umbruch."]}
    assert form[field].value() == f"Heidi{end}Bcc: alle@example.org"


def test_expired_token_is_refused_and_replaced_by_a_fresh_one(post):
    data = QueryDict(mutable=True)
    data.update(filled(post))
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        form = form_of(post, data)
        assert (dict(form.errors), form["text"].value()) == ({"token": [TOO_OLD]}, "Guter Gedanke.")
        assert form_of(post, token=form["token"].value()).errors == {}


def test_token_of_another_post_is_refused(post):
    other = make_post()
    assert dict(form_of(post, token=CommentForm(post=other).initial["token"]).errors) == {"token": [TOO_OLD]}


def test_form_sent_by_a_foreign_website_is_refused(post):
    request = RequestFactory(SERVER_NAME="localhost").post("/", headers={"origin": "https://evil.example"})
    foreign = "Das Formular kam von einer fremden Website. Bitte senden Sie es von hier aus noch einmal ab."
    assert dict(form_of(post, request=request).errors) == {"token": [foreign]}


def test_same_form_sent_twice_makes_one_comment(post):
    data = filled(post)
    first, second = form_of(post, data), form_of(post, data)
    assert [form.is_valid() for form in (first, second)] == [True, True]
    assert first.keep() == second.keep()
    assert (first.is_new, second.is_new, Contribution.objects.count()) == (True, False, 1)


def test_same_text_from_another_form_is_another_comment(post):
    assert (saved(post) != saved(post), Contribution.objects.count()) == (True, 2)


@pytest.mark.parametrize("field", ["name", "email", "text"])
def test_same_form_with_another_content_is_another_comment(post, field):
    data = filled(post)
    for changes in ({}, {field: "anders@example.org"}):
        form = form_of(post, {**data, **changes})
        assert form.is_valid() and form.keep()
    assert Contribution.objects.count() == 2


def test_reply_joins_the_thread_it_answers(post):
    first = make_comment(post=post)
    answer = saved(post, parent=str(first.pk))
    Contribution.objects.update(status="published")
    second = saved(post, parent=str(answer.pk))
    assert [(c.parent, c.replied_to) for c in (answer, second)] == [(first, first), (first, answer)]


@pytest.mark.parametrize("status", ["waiting", "rejected", "spam"])
def test_nobody_can_answer_what_is_not_public(post, status):
    hidden = make_comment(post=post, status=status)
    below = make_comment(post=post, parent=hidden)
    gone = {"parent": ["Der Kommentar, auf den Sie antworten, ist nicht mehr da."]}
    assert [dict(form_of(post, parent=str(c.pk)).errors) for c in (hidden, below)] == [gone, gone]


def test_nobody_can_answer_a_comment_of_another_post(post):
    other = make_comment(post=make_post())
    assert list(form_of(post, parent=str(other.pk)).errors) == ["parent"]


def test_field_for_the_text_shares_its_name_with_nothing_else_on_the_page(client, post):
    make_portal()
    html = client.get(post.get_absolute_url()).content.decode()
    names = re.findall(r'aria-label="([^"]*)"|<label for="feld-text">([^<]*)</label>', html)
    assert [label or text for label, text in names].count("Ihr Beitrag") == 1
