import time_machine
from django.test import RequestFactory
from django.utils import timezone

from klimaportal.core.guard import TOKEN_MAX_AGE, GuardedForm, is_same_origin


def fresh_token(purpose: str = "zweck") -> str:
    return GuardedForm(purpose=purpose).initial["token"]


def errors(data: dict, purpose: str = "zweck", **headers) -> dict:
    request = RequestFactory(SERVER_NAME="localhost").post("/", headers=headers)
    return GuardedForm(data, purpose=purpose, request=request).errors


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
        f"{nonce}:{time}:{signature}x", fresh_token("anderer zweck"), token * 1000, "ü:ß:€",
    ):  # fmt: skip
        assert errors({} if wrong is None else {"token": wrong}) == {"token": [TOO_OLD]}


def test_token_signed_with_another_key_is_refused(settings):
    token = fresh_token()
    settings.SECRET_KEY = "ein ganz anderer Schlüssel"
    assert errors({"token": token}) == {"token": [TOO_OLD]}


def test_null_character_in_the_token_is_refused_in_words():
    assert list(errors({"token": "x\x00y"})) == ["token"]


def test_refused_form_carries_a_token_that_works():
    from django.http import QueryDict

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
