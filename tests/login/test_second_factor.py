"""Codes from an app, recovery codes, and what «Anmeldung und Sicherheit» says about them."""

import base64
import re
import urllib.parse
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from .conftest import PASSWORD, code_of

ONCE = "Dieser Code stimmt nicht oder wurde schon benutzt. Bitte nehmen Sie den nächsten."


def code_errors(answer) -> list[str]:
    return list(answer.context["form"].errors["code"])


def log_of(user) -> list[str]:
    return [entry.get_change_message() for entry in LogEntry.objects.filter(user=user).order_by("pk")]


def test_password_alone_does_not_do(person):
    somebody = person()
    secret = somebody.add_app()
    answer = somebody.log_in(next="/admin/news/newsitem/")
    assert (answer.status_code, answer.headers["Location"], somebody.is_in) == (302, "/admin/login/code/", False)
    assert somebody.client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert somebody.client.get("/admin/konto/").headers["Location"] == "/admin/login/?next=/admin/konto/"
    answer = somebody.send_code(code_of(secret))
    assert (answer.headers["Location"], somebody.is_in) == ("/admin/news/newsitem/", True)


@pytest.mark.parametrize("code", ["000000", "", "12345", "abcdef", "١٢٣٤٥٦", "9" * 4000, "a\x00b"])
def test_wrong_code_is_told_and_nobody_gets_in(person, code):
    somebody = person()
    somebody.add_app()
    somebody.log_in()
    answer = somebody.send_code(code)
    assert (answer.status_code, somebody.is_in) == (200, False)
    assert code_errors(answer)


def test_code_counts_once_as_long_as_it_is_valid(person):
    """A telephone may lag half a minute, so a code is valid for 90 seconds: it must not open a second door meanwhile."""
    somebody, thief = person(), person()
    thief.user = somebody.user
    secret = somebody.add_app()
    start = timezone.now().replace(second=0, microsecond=0)
    with time_machine.travel(start, tick=False):
        code = code_of(secret, 1)
        somebody.log_in()
        assert somebody.send_code(code).status_code == 302
    for later in (1, 20, 45, 59):
        with time_machine.travel(start + timedelta(seconds=later), tick=False):
            thief.log_in()
            assert code_errors(thief.send_code(code)) == [ONCE], later
    assert (somebody.is_in, thief.is_in) == (True, False)


@pytest.mark.parametrize(("periods", "works"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clock_may_be_half_a_minute_off(person, periods, works):
    somebody = person()
    secret = somebody.add_app()
    with time_machine.travel(timezone.now(), tick=False):
        somebody.log_in()
        assert (somebody.send_code(code_of(secret, periods)).status_code == 302) is works


def test_recovery_code_counts_once(person):
    somebody, again = person(), person()
    again.user = somebody.user
    somebody.add_app()
    code = somebody.recovery_codes()[3]
    somebody.log_in()
    assert somebody.send_code(f" {code[:4]} {code[4:]} ").status_code == 302
    again.log_in()
    assert code_errors(again.send_code(code)) == [ONCE]
    assert len(somebody.recovery_codes()) == 9
    assert log_of(somebody.user) == ["Einen Notfallcode benutzt."]


def test_code_of_somebody_else_is_wrong(person):
    somebody, other = person(), person()
    somebody.add_app()
    somebody.log_in()
    assert code_errors(somebody.send_code(code_of(other.add_app()))) == [ONCE]
    assert code_errors(somebody.send_code(other.recovery_codes()[0])) == [ONCE]


def test_log_in_half_way_can_be_left_and_expires(person):
    somebody = person()
    secret = somebody.add_app()
    somebody.log_in()
    assert somebody.client.get("/admin/login/").headers["Location"] == "/admin/login/code/"
    assert somebody.client.post("/admin/login/abbrechen/").headers["Location"] == "/admin/login/"
    assert somebody.client.get("/admin/login/").status_code == 200
    somebody.log_in()
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert somebody.send_code(code_of(secret)).headers["Location"] == "/admin/login/"
    assert not somebody.is_in


def test_page_for_the_code_is_nobodys_without_a_password(client, db):
    assert client.get("/admin/login/code/").headers["Location"] == "/admin/login/"
    assert client.post("/admin/login/code/", {"code": "123456"}).headers["Location"] == "/admin/login/"


def set_up_app(somebody) -> tuple[str, object]:
    page = somebody.client.get("/admin/konto/app/")
    secret = re.search(r'class="secret">([A-Z2-7]{32})<', page.text)[1]
    return secret, somebody.client.post("/admin/konto/app/", {"code": code_of(secret)})


def test_app_is_set_up_and_recovery_codes_are_shown_once(person, django_capture_on_commit_callbacks):
    somebody = person()
    somebody.log_in()
    with django_capture_on_commit_callbacks(execute=True):
        _secret, answer = set_up_app(somebody)
    assert answer.headers["Location"] == "/admin/konto/notfallcodes/"
    page = somebody.client.get("/admin/konto/notfallcodes/")
    shown = re.findall(r"<code>(\d{8})</code>", page.text)
    assert shown == somebody.recovery_codes()
    file = urllib.parse.unquote(re.search(r'download="notfallcodes.txt" href="data:([^"]+)"', page.text)[1])
    assert file.splitlines()[2:] == shown
    assert somebody.user.username in file
    again = somebody.client.get("/admin/konto/notfallcodes/")
    assert (again.status_code, re.findall(r"\d{8}", again.content.decode().partition("<main")[2])) == (200, [])
    assert log_of(somebody.user) == ["Eingerichtet: App mit Einmalcodes."]


def test_qr_code_is_a_picture_of_the_secret(person):
    somebody = person(username="jürgen@kreis")
    somebody.log_in()
    context = somebody.client.get("/admin/konto/app/").context
    label = "otpauth://totp/j%C3%BCrgen%40kreis?"
    assert context["totp_url"].startswith(
        label + f"secret={context['form'].secret}&issuer=Klimaschutzportal%20Testkreis"
    )
    assert b"<svg" in base64.b64decode(context["totp_svg_data_uri"].partition("base64,")[2])


def test_app_is_not_set_up_by_a_wrong_code_and_keeps_its_secret(person):
    somebody = person()
    somebody.log_in()
    secret = re.search(r'class="secret">([A-Z2-7]{32})<', somebody.client.get("/admin/konto/app/").text)[1]
    answer = somebody.client.post("/admin/konto/app/", {"code": "000000"})
    assert (code_errors(answer), secret in answer.text) == ([ONCE], True)
    assert not Authenticator.objects.exists()


def test_secrets_lie_encrypted_in_the_database(person, settings):
    somebody = person()
    somebody.log_in()
    secret, _answer = set_up_app(somebody)
    data = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in data
    assert not any(code in data for code in somebody.recovery_codes())
    codes, settings.SECRET_KEY_FALLBACKS = somebody.recovery_codes(), [settings.SECRET_KEY]
    settings.SECRET_KEY = "ein-anderer-schluessel-" * 3
    assert somebody.recovery_codes() == codes
    settings.SECRET_KEY_FALLBACKS = []
    assert somebody.recovery_codes() != codes


def test_lost_key_lets_nobody_in_and_breaks_nothing(person, settings):
    somebody = person()
    secret = somebody.add_app()
    settings.SECRET_KEY = "ein-anderer-schluessel-" * 3
    somebody.log_in()
    assert code_errors(somebody.send_code(code_of(secret))) == [ONCE]


def test_changes_are_confirmed_when_the_log_in_is_a_while_ago(person):
    somebody = person()
    somebody.log_in()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        asked = somebody.client.get("/admin/konto/app/").headers["Location"]
        assert urllib.parse.unquote(asked) == "/admin/konto/bestaetigen/?next=/admin/konto/app/"
        answer = somebody.client.post(asked, {"password": "falsch", "next": "/admin/konto/app/"})
        assert answer.context["form"].errors["password"] == ["Das Passwort stimmt nicht."]
        answer = somebody.client.post(asked, {"password": PASSWORD, "next": "/admin/konto/app/"})
        assert answer.headers["Location"] == "/admin/konto/app/"
        assert somebody.client.get("/admin/konto/app/").status_code == 200


def test_confirming_never_leads_elsewhere(person):
    somebody = person()
    somebody.log_in()
    answer = somebody.client.post("/admin/konto/bestaetigen/", {"password": PASSWORD, "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/admin/"


def test_used_code_does_not_confirm(person):
    somebody = person()
    secret = somebody.add_app()
    somebody.log_in()
    code = code_of(secret)
    assert somebody.send_code(code).status_code == 302
    assert code_errors(somebody.client.post("/admin/konto/bestaetigen/code/", {"code": code})) == [ONCE]
    code = code_of(secret, 1)
    assert somebody.client.post("/admin/konto/bestaetigen/code/", {"code": code}).status_code == 302


def test_removing_the_app_takes_its_recovery_codes_along(person):
    somebody = person()
    somebody.log_in()
    set_up_app(somebody)
    assert somebody.client.get("/admin/konto/app/entfernen/").status_code == 200
    assert somebody.client.post("/admin/konto/app/entfernen/").headers["Location"] == "/admin/konto/"
    assert not Authenticator.objects.exists()
    assert log_of(somebody.user)[-1] == "Entfernt: App mit Einmalcodes."


def test_new_recovery_codes_replace_the_old_ones(person, django_capture_on_commit_callbacks):
    somebody = person()
    somebody.log_in()
    set_up_app(somebody)
    old = somebody.recovery_codes()
    with django_capture_on_commit_callbacks(execute=True):
        answer = somebody.client.post("/admin/konto/notfallcodes/neu/")
    assert answer.headers["Location"] == "/admin/konto/notfallcodes/"
    new = somebody.recovery_codes()
    assert (len(new), set(old) & set(new)) == (10, set())
    assert log_of(somebody.user)[-1] == "Neue Notfallcodes erzeugt."


def test_there_are_no_recovery_codes_without_a_factor(person):
    somebody = person()
    somebody.log_in()
    answer = somebody.client.post("/admin/konto/notfallcodes/neu/")
    assert list(answer.context["form"].non_field_errors()) == [
        "Notfallcodes gibt es erst zu einem Passkey oder einer App."
    ]
    assert somebody.client.get("/admin/konto/notfallcodes/").status_code == 404


NONSENSE = [
    "", "null", "[]", "{}", "1", '"x"', "{", '{"id": "x"}', '{"id": 1, "rawId": 2, "response": 3, "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", "attestationObject": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "AA", '
    '"signature": "AA", "userHandle": "emlrMDlhZmF6ejE"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": '
    '"o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YUEA"}}',
]  # fmt: skip


@pytest.mark.parametrize("credential", NONSENSE)
def test_passkeys_that_no_browser_sends_are_refused(person, credential):
    somebody = person()
    visitor = person(address="203.0.113.9").client
    visitor.get("/admin/login/passkey/", headers={"accept": "application/json"})
    answer = visitor.post("/admin/login/passkey/", {"credential": credential})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/login/")
    somebody.log_in()
    somebody.client.get("/admin/konto/passkeys/neu/")
    answer = somebody.client.post("/admin/konto/passkeys/neu/", {"credential": credential, "name": "x"})
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    somebody.add_app()
    assert somebody.client.post("/admin/konto/bestaetigen/passkey/", {"credential": credential}).status_code == 302
    somebody.client.post("/admin/logout/")
    somebody.log_in()
    answer = somebody.client.post("/admin/login/code/", {"credential": credential})
    assert (answer.status_code, somebody.is_in) == (200, False)
    assert Authenticator.objects.filter(type="webauthn").count() == 0
