"""The way in: who gets in, where to, and what everybody else learns."""

from urllib.parse import unquote

import pytest
from django.test import Client

from .conftest import PASSWORD

WRONG = "Anmeldename oder Passwort stimmt nicht. Bitte prüfen Sie beides."


def errors(answer) -> list[str]:
    return list(answer.context["form"].non_field_errors())


def test_password_with_umlauts_leads_to_the_start_page(person):
    somebody = person()
    answer = somebody.log_in()
    assert (answer.status_code, answer.headers["Location"], somebody.is_in) == (302, "/admin/", True)
    assert somebody.client.get("/admin/").status_code == 200


def test_who_was_going_somewhere_gets_there(person):
    somebody = person()
    asked = somebody.client.get("/admin/news/newsitem/?q=Rad")
    assert asked.headers["Location"] == "/admin/login/?next=/admin/news/newsitem/%3Fq%3DRad"
    assert 'name="next" value="/admin/news/newsitem/?q=Rad"' in somebody.client.get(asked.headers["Location"]).text
    assert somebody.log_in(next="/admin/news/newsitem/?q=Rad").headers["Location"] == "/admin/news/newsitem/?q=Rad"


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///evil"]
)
def test_nobody_is_led_to_another_website(person, settings, target):
    settings.ALLOWED_HOSTS = ["localhost", "other.example"]
    assert person().log_in(next=target).headers["Location"] == "/admin/"
    assert person().log_in(next="http://other.example/").headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    ("values", "password"),
    [
        ({}, "falsch"), ({"is_active": False}, PASSWORD), ({"is_staff": False}, PASSWORD), ({}, f" {PASSWORD} "),
        ({"is_active": False}, "falsch"),
    ],
)  # fmt: skip
def test_who_may_not_enter_learns_nothing(person, values, password):
    """Unknown, wrong, switched off, no staff: one page, byte for byte but for the form's own token."""
    somebody, unknown = person(**values), Client(SERVER_NAME="localhost")
    answers = [
        somebody.log_in(password=password),
        unknown.post("/admin/login/", {"username": "niemand", "password": password}),
    ]
    assert [(answer.status_code, errors(answer)) for answer in answers] == [(200, [WRONG])] * 2
    assert not somebody.is_in


def test_unknown_names_cost_a_hash_as_well(person, monkeypatch):
    """Else the answer's time would tell which accounts exist."""
    person()
    hashed = []
    monkeypatch.setattr(
        "django.contrib.auth.hashers.MD5PasswordHasher.encode", lambda self, p, s: hashed.append(p) or "md5$x$y"
    )
    Client(SERVER_NAME="localhost").post("/admin/login/", {"username": "niemand", "password": "geraten"})
    assert hashed == ["geraten"]


def test_name_and_password_fields_tell_password_managers_what_they_are(client, db):
    page = client.get("/admin/login/").text
    assert 'name="username"' in page and 'autocomplete="username"' in page
    assert 'type="password"' in page and 'autocomplete="current-password"' in page


@pytest.mark.parametrize(
    "data", [{}, {"username": "a\x00b", "password": "x"}, {"username": "ä" * 4000, "password": "x"}]
)
def test_odd_input_gets_the_form_again(client, db, data):
    assert client.post("/admin/login/", data).status_code == 200


def test_old_name_in_other_letters_logs_in(person):
    """A telephone may send «ü» as two characters; accounts are stored with one."""
    somebody = person(username="jürgen")
    answer = somebody.client.post("/admin/login/", {"username": "ju\u0308rgen", "password": PASSWORD})
    assert answer.status_code == 302


def test_session_ends_with_the_account(person):
    somebody = person()
    somebody.log_in()
    somebody.user.is_staff = False
    somebody.user.save()
    assert somebody.client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"


def test_session_lasts_twelve_hours(person):
    somebody = person()
    cookie = somebody.log_in().cookies["klimaportal_sitzung"]
    assert (cookie["max-age"], bool(cookie["httponly"])) == (12 * 3600, True)


def test_log_out_is_a_post_and_ends_the_session(person):
    somebody = person()
    somebody.log_in()
    assert somebody.client.get("/admin/logout/").status_code == 405
    assert somebody.is_in
    somebody.client.post("/admin/logout/")
    assert not somebody.is_in


def test_who_only_looks_at_the_log_in_page_gets_no_session(client, db):
    assert set(client.get("/admin/login/").cookies) == {"csrftoken"}


def test_the_admin_has_no_log_in_of_its_own(client, db, rf):
    """Django's would let people in without their second factor."""
    from django.contrib import admin

    answer = admin.site.login(rf.post("/admin/login/?next=/admin/x/", {"username": "a", "password": "b"}))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/login/?next=/admin/x/")


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "password/reset/", "3rdparty/", "2fa/", "accounts/login/", "admin/konto/email/", "admin/signup/",
     "admin/konto/passkeys/", "admin/login/signup/", "admin/konto/notfallcodes/download/"],
)  # fmt: skip
def test_pages_of_allauth_that_nobody_needs_do_not_exist(person, path):
    somebody = person()
    somebody.log_in()
    assert somebody.client.get(f"/{path}").status_code == 404


PAGES = [
    "konto/", "konto/bestaetigen/", "konto/app/", "konto/passkeys/neu/", "konto/notfallcodes/neu/", "konto/app/entfernen/",
    "konto/notfallcodes/", "konto/passkeys/1/entfernen/", "konto/passkeys/1/umbenennen/", "konto/bestaetigen/code/",
    "konto/bestaetigen/passkey/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_an_account_need_a_log_in(client, db, path):
    for answer in (client.get(f"/admin/{path}"), client.post(f"/admin/{path}")):
        assert (answer.status_code, unquote(answer.headers["Location"])) == (302, f"/admin/login/?next=/admin/{path}")


def test_pages_around_the_log_in_are_not_kept_and_stay_strict(person):
    somebody = person()
    somebody.log_in()
    for path in ("konto/", "konto/app/", "konto/passkeys/neu/"):
        answer = somebody.client.get(f"/admin/{path}")
        assert answer.status_code == 200, path
        assert "no-store" in answer.headers["Cache-Control"], path
        assert "unsafe" not in answer.headers["Content-Security-Policy"], path
        assert "publickey-credentials-get=(self)" in answer.headers["Permissions-Policy"], path
    assert "publickey-credentials-get=()" in somebody.client.get("/admin/").headers["Permissions-Policy"]


def test_somebody_elses_passkey_can_not_be_touched(person):
    from allauth.mfa.models import Authenticator

    owner, other = person(), person()
    key = Authenticator.objects.create(user=owner.user, type="webauthn", data={"name": "Laptop", "credential": {}})
    other.log_in()
    for action in ("entfernen", "umbenennen"):
        path = f"/admin/konto/passkeys/{key.pk}/{action}/"
        assert [other.client.get(path).status_code, other.client.post(path, {"name": "x"}).status_code] == [404, 404]
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_changing_the_password_is_limited(person):
    somebody = person()
    somebody.log_in()
    data = {"old_password": "falsch", "new_password1": "Neu-und-lang-46", "new_password2": "Neu-und-lang-46"}
    assert [somebody.client.post("/admin/password_change/", data).status_code for _ in range(6)] == [200] * 5 + [429]
