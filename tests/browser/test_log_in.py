"""Passkeys and codes in a real Chromium, with the authenticator that its developer tools pretend to have."""

import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import expect

from klimaportal.core.models import Portal
from tests.factories import make_portal, make_user
from tests.login.conftest import PASSWORD, code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 768, 1440)


class Visitor:
    """A person with a browser whose device holds passkeys; whatever it complains about fails the test."""

    def __init__(self, context, base: str):
        self.context, self.page, self.base, self.problems = context, context.new_page(), base, []
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.problems.append(m.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.device = context.new_cdp_session(self.page)
        self.device.send("WebAuthn.enable")

    def has_device(self) -> str:
        options = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        answer = self.device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return answer["authenticatorId"]

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def log_in(self, username: str, password: str = PASSWORD) -> None:
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", password)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def log_out(self) -> None:
        self.page.click("text=Abmelden")

    def at(self, path: str) -> None:
        expect(self.page).to_have_url(self.base + path)

    def check_looks(self) -> None:
        """No barrier that axe finds, nothing sideways; light and dark, from a telephone to a desk."""
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for width in WIDTHS:
                self.page.set_viewport_size({"width": width, "height": 900})
                assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (self.page.url, width)
            found = Axe().run(self.page)
            assert found.violations_count == 0, f"{self.page.url} ({scheme})\n{found.generate_report()}"


@pytest.fixture
def visitor(chromium, live_server):
    cache.clear()
    make_portal()
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(8000)
    visitor = Visitor(context, live_server.url.replace("127.0.0.1", "localhost"))
    yield visitor
    context.close()
    cache.clear()
    assert visitor.problems == []


def test_passkey_is_set_up_and_logs_in_without_a_password(visitor):
    user, page = make_user("Redaktion", username="heidi", password=PASSWORD), visitor.page
    visitor.has_device()
    visitor.open("/admin/")
    visitor.check_looks()
    visitor.log_in("heidi")
    page.click("text=Mein Konto")
    visitor.check_looks()
    page.click("text=Passkey einrichten")
    visitor.check_looks()
    page.fill("#id_name", "Dienst-Laptop")
    page.keyboard.press("Enter")
    visitor.at("/admin/konto/notfallcodes/")
    visitor.check_looks()
    assert str(Authenticator.objects.get(user=user, type="webauthn")) == "Dienst-Laptop"
    with page.expect_download() as file:
        page.click("text=Als Textdatei speichern")
    assert file.value.suggested_filename == "notfallcodes.txt"
    assert len(re.findall(r"^\d{8}$", Path(file.value.path()).read_text(encoding="utf-8"), re.MULTILINE)) == 10
    page.click("text=Aufbewahrt, weiter zur Verwaltung")
    visitor.at("/admin/")
    visitor.log_out()
    visitor.open("/admin/news/newsitem/")
    page.click("text=Passkey benutzen")
    visitor.at("/admin/news/newsitem/")
    expect(page.locator(".who")).to_have_text("heidi")


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_passkey_of_an_account_that_may_not_enter_opens_nothing(visitor, field):
    user, page = make_user("Redaktion", username="heidi", password=PASSWORD), visitor.page
    visitor.has_device()
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.open("/admin/konto/passkeys/neu/")
    page.click("#passkey")
    visitor.at("/admin/konto/notfallcodes/")
    visitor.log_out()
    setattr(user, field, False)
    user.save()
    visitor.open("/admin/login/")
    page.click("text=Passkey benutzen")
    expect(page.locator(".messagelist")).to_have_text("Mit diesem Passkey kann sich niemand anmelden.")
    visitor.check_looks()
    visitor.open("/admin/")
    visitor.at("/admin/login/?next=/admin/")


def test_passkey_is_the_second_factor_after_the_password(visitor):
    make_user("Redaktion", username="heidi", password=PASSWORD)
    visitor.has_device()
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.open("/admin/konto/passkeys/neu/")
    visitor.page.uncheck("#id_passwordless")
    visitor.page.click("#passkey")
    visitor.at("/admin/konto/notfallcodes/")
    visitor.open("/admin/konto/")
    visitor.check_looks()
    visitor.log_out()
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.at("/admin/login/code/")
    visitor.check_looks()
    visitor.page.click("text=Passkey benutzen")
    visitor.at("/admin/")


def test_device_that_refuses_is_told_in_words_and_leaves_other_ways(visitor):
    make_user("Redaktion", username="heidi", password=PASSWORD)
    device = visitor.has_device()
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.open("/admin/konto/passkeys/neu/")
    visitor.page.click("#passkey")
    visitor.at("/admin/konto/notfallcodes/")
    visitor.open("/admin/konto/passkeys/neu/")
    visitor.page.click("#passkey")
    expect(visitor.page.locator(".passkey-note")).to_have_text("Dieses Gerät hat schon einen Passkey für Ihr Konto.")
    visitor.check_looks()
    visitor.log_out()
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.device.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    visitor.device.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    visitor.page.click("text=Passkey benutzen")
    expect(visitor.page.locator(".passkey-note")).to_contain_text("Mit dem Passkey hat es nicht geklappt.")
    expect(visitor.page.locator("#id_code")).to_be_visible()


def test_app_is_set_up_and_asked_for(visitor):
    user, page = make_user("Redaktion", username="heidi", password=PASSWORD), visitor.page
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.open("/admin/konto/app/")
    visitor.check_looks()
    assert page.evaluate("document.querySelector('.qr').naturalWidth > 100")
    secret = page.inner_text(".secret")
    page.fill("#id_code", "000000")
    page.keyboard.press("Enter")
    expect(page.locator(".errorlist")).to_contain_text("Dieser Code stimmt nicht")
    visitor.check_looks()
    page.fill("#id_code", code_of(secret))
    page.keyboard.press("Enter")
    visitor.at("/admin/konto/notfallcodes/")
    page.reload()
    expect(page.locator("main")).to_contain_text("Die Codes wurden schon einmal gezeigt.")
    visitor.check_looks()
    visitor.log_out()
    visitor.open("/admin/")
    visitor.log_in("heidi")
    visitor.check_looks()
    page.fill("#id_code", code_of(secret, 1))
    page.keyboard.press("Enter")
    visitor.at("/admin/")
    for path in ("app/entfernen/", "notfallcodes/neu/", "bestaetigen/", "bestaetigen/code/", "bestaetigen/passkey/"):
        visitor.open(f"/admin/konto/{path}")
        visitor.check_looks()
    assert Authenticator.objects.filter(user=user).count() == 2


def test_compulsory_factor_is_set_up_before_anything_else(visitor):
    make_user("Redaktion", username="heidi", password=PASSWORD)
    Portal.objects.update(second_factor_required=True)
    visitor.open("/admin/news/newsitem/add/")
    visitor.log_in("heidi")
    visitor.at("/admin/konto/")
    expect(visitor.page.locator("main")).to_contain_text("In diesem Portal ist ein zweiter Faktor Pflicht.")
    visitor.check_looks()
    visitor.page.click("text=App einrichten")
    visitor.page.fill("#id_code", code_of(visitor.page.inner_text(".secret")))
    visitor.page.keyboard.press("Enter")
    visitor.page.click("text=Aufbewahrt, weiter zur Verwaltung")
    visitor.at("/admin/")


def test_too_many_tries_are_told_with_the_time_to_wait(visitor):
    make_user("Redaktion", username="heidi", password=PASSWORD)
    visitor.open("/admin/")
    for _ in range(5):
        visitor.log_in("heidi", "falsch")
        expect(visitor.page.locator(".errornote")).to_contain_text("Anmeldename oder Passwort stimmt nicht.")
    visitor.log_in("heidi")
    expect(visitor.page.locator(".errornote")).to_contain_text("versuchen Sie es in 5 Minuten wieder")
    visitor.check_looks()
    visitor.problems[:] = [text for text in visitor.problems if "status of 429" not in text]


def test_administration_resets_a_factor(visitor):
    make_user("Administration", username="heidi", password=PASSWORD)
    colleague = make_user("Redaktion", username="peter")
    Authenticator.objects.create(user=colleague, type="webauthn", data={"name": "Telefon", "credential": {}})
    visitor.open(f"/admin/auth/user/{colleague.pk}/change/")
    visitor.log_in("heidi")
    visitor.page.click("text=Zweiten Faktor zurücksetzen")
    visitor.check_looks()
    visitor.page.click("[value=Zurücksetzen]")
    expect(visitor.page.locator(".messagelist")).to_contain_text("Der zweite Faktor von «peter» ist zurückgesetzt.")
    assert Authenticator.objects.count() == 0


def test_on_an_address_without_a_name_the_page_says_where_passkeys_work(visitor, live_server):
    visitor.page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/admin/")
    expect(visitor.page.locator(".passkey-name")).to_contain_text(
        "Auf diesem Rechner gehen sie unter http://localhost:"
    )
    expect(visitor.page.locator(".passkey-form")).to_be_hidden()
    visitor.check_looks()


def test_everything_but_passkeys_works_without_scripts(chromium, live_server, db):
    cache.clear()
    make_portal()
    make_user("Redaktion", username="heidi", password=PASSWORD)
    context = chromium.new_context(java_script_enabled=False)
    page, base = context.new_page(), live_server.url.replace("127.0.0.1", "localhost")
    page.goto(base + "/admin/")
    page.fill("#id_username", "heidi")
    page.fill("#id_password", PASSWORD)
    page.click("[value=Anmelden]")
    page.goto(base + "/admin/konto/app/")
    page.fill("#id_code", code_of(page.inner_text(".secret")))
    page.click("[value='App einrichten']")
    expect(page).to_have_url(base + "/admin/konto/notfallcodes/")
    with page.expect_download() as file:
        page.click("text=Als Textdatei speichern")
    assert file.value.suggested_filename == "notfallcodes.txt"
    context.close()
