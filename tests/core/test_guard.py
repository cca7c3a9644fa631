"""The token of a public form: made here, for this purpose, a short time ago, by somebody who took a moment."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone

from klimaportal.core.guard import TOKEN_MAX_AGE, GuardedForm, is_same_origin

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
HASTE = "Das ging sehr schnell. Bitte sehen Sie Ihren Text noch einmal an und senden Sie ihn dann ab."


def fresh_token(purpose: str = "zweck") -> str:
    return GuardedForm(purpose=purpose).initial["token"]


def errors(data: dict, purpose: str = "zweck", **headers) -> dict:
    request = RequestFactory(SERVER_NAME="localhost").post("/", headers=headers)
    return GuardedForm(data, purpose=purpose, request=request).errors


def filled_form(data: dict, purpose: str = "zweck") -> GuardedForm:
    return GuardedForm(QueryDict(urlencode(data)), purpose=purpose, request=make_request())


def make_request(secure: bool = False, **headers):
    return RequestFactory(SERVER_NAME="localhost").post("/", secure=secure, headers=headers)


TOO_OLD = (
    "Das Formular war zu lange offen oder kam nicht vollständig an. "
    "Ihr Text ist noch da: Bitte senden Sie ihn noch einmal ab."
)
FOREIGN = "Das Formular kam von einer fremden Website. Bitte senden Sie es von hier aus noch einmal ab."


def test_fresh_token_is_accepted_until_it_expires():
    token = fresh_token()
    assert errors({"token": token}) == {}
    with time_machine.travel(timezone.now().timestamp() + TOKEN_MAX_AGE - 60):
        assert errors({"token": token}) == {}
    with time_machine.travel(timezone.now().timestamp() + TOKEN_MAX_AGE + 60):
        assert errors({"token": token}) == {"token": [TOO_OLD]}


def test_missing_altered_and_foreign_tokens_are_refused():
    token = fresh_token()
    nonce, time, signature = token.split(":")
    for wrong in (
        None, "", "x", ":", "::", f"{nonce}x:{time}:{signature}", f"{nonce}:zzzzzz:{signature}", f"{nonce}:{time}:",
        f"{nonce}:{time}:{signature}x", fresh_token("anderer zweck"), token * 1000, "ü:ß:€", "a:b", "a:b:c", "\ud800:x",
        f"{nonce}:-1:{signature}", f"{nonce}:!!!:{signature}", "۱:۲:۳", "x" * 100_000,
    ):  # fmt: skip
        assert errors({} if wrong is None else {"token": wrong}) == {"token": [TOO_OLD]}


def test_token_signed_with_another_key_is_refused(settings):
    token = fresh_token()
    settings.SECRET_KEY = "ein ganz anderer Schlüssel"
    assert errors({"token": token}) == {"token": [TOO_OLD]}


def test_token_made_before_the_clock_was_set_back_is_replaced(settings):
    """Nobody knows how old it is; without that it would count as sent in haste for thirty days."""
    settings.MINIMUM_SECONDS = 2
    with time_machine.travel(NOW, tick=False):
        old = fresh_token()
    with time_machine.travel(NOW - timedelta(days=30), tick=False):
        form = filled_form({"token": old})
        assert form.errors == {"token": [TOO_OLD]}
        fresh = form["token"].value()
    with time_machine.travel(NOW - timedelta(days=30, seconds=-2), tick=False):
        assert errors({"token": fresh}) == {}


@pytest.mark.parametrize(("seconds", "found"), [(-59, HASTE), (0, HASTE), (1.9, HASTE), (2, None), (600, None)])
def test_form_that_is_filled_in_too_fast_is_refused(settings, seconds, found):
    settings.MINIMUM_SECONDS = 2
    with time_machine.travel(NOW, tick=False):
        token = fresh_token()
    with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
        assert errors({"token": token}) == ({"token": [found]} if found else {})


def test_form_that_was_too_fast_keeps_its_token_which_is_good_a_little_later(settings):
    settings.MINIMUM_SECONDS = 2
    with time_machine.travel(NOW, tick=False):
        token = fresh_token()
        form = filled_form({"token": token})
        assert (form.is_valid(), form["token"].value()) == (False, token)
    with time_machine.travel(NOW + timedelta(seconds=2), tick=False):
        assert errors({"token": token}) == {}


def test_form_of_one_button_may_be_fast(settings):
    settings.MINIMUM_SECONDS, settings.PROOF_OF_WORK_BITS = 2, 12

    class Button(GuardedForm):
        is_quick = True

    form = Button({"token": Button(purpose="zweck").initial["token"]}, purpose="zweck", request=make_request())
    assert (dict(form.errors), "script" in form["token"].as_widget()) == ({}, False)


def test_null_character_in_the_token_is_refused_in_words():
    assert list(errors({"token": "x\x00y"})) == ["token"]


def test_refused_form_carries_a_token_that_works():
    form = GuardedForm(QueryDict("token=alt"), purpose="zweck")
    assert (form.is_valid(), errors({"token": form["token"].value()})) == (False, {})


def test_honeypot_must_stay_empty():
    found = errors({"token": fresh_token(), "website": "https://spam.example"})
    assert found == {"website": ["Bitte lassen Sie das unterste, versteckte Feld leer."]}


def test_form_sent_by_a_foreign_website_is_refused():
    token = fresh_token()
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "https://localhost"},
        {"origin": "http://localhost:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://localhost", "sec-fetch-site": "cross-site"},
    ):
        assert errors({"token": token}, **headers) == {"token": [FOREIGN]}


def test_form_sent_from_here_is_accepted():
    assert is_same_origin(make_request())
    assert is_same_origin(make_request(origin="http://localhost"))
    assert is_same_origin(make_request(secure=True, origin="https://localhost"))
    assert is_same_origin(make_request(origin="http://localhost", **{"sec-fetch-site": "same-origin"}))


def test_idempotency_key_depends_on_purpose_token_and_content():
    first, second = fresh_token(), fresh_token()

    def key(token: str, *values: str, purpose: str = "zweck") -> str:
        form = GuardedForm({"token": token}, purpose=purpose)
        form.full_clean()
        return form.idempotency_key(*values)

    assert key(first, "a", "b") == key(first, "a", "b")
    others = {key(first, "a", "b"), key(first, "ab", ""), key(first, "a"), key(second, "a", "b")}
    assert len(others | {key(fresh_token("x"), "a", "b", purpose="x")}) == 5
