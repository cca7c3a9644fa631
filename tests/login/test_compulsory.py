"""«Zweiter Faktor ist Pflicht»: who has none sets one up and does nothing else before."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from klimaportal.core.models import Portal
from tests.factories import make_news, make_post

from .conftest import code_of


def admin_paths() -> dict[str, str]:
    """Every address under /admin/ with 1 for whatever it asks, by its full name."""
    found: dict[str, str] = {}

    def walk(patterns, prefix: str, namespace: str):
        for entry in patterns:
            route = prefix + str(entry.pattern).replace("^", "").replace("$", "")
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, route, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
            elif isinstance(entry, URLPattern) and entry.name and "(?P" not in route and "format" not in route:
                parts = [part if not part.startswith("<") else "1" for part in route.split("/")]
                found[f"{namespace}{entry.name}"] = "/" + "/".join(parts)

    walk(get_resolver().url_patterns, "", "")
    return {name: path for name, path in found.items() if path.startswith("/admin/")}


OPEN = ("account_", "mfa_", "admin:login", "admin:logout", "admin:jsi18n")
CLOSED = {name: path for name, path in admin_paths().items() if not name.startswith(OPEN)}


def test_there_is_something_to_close():
    assert len(CLOSED) > 100
    assert {"admin:index", "admin:autocomplete", "admin:password_change", "admin:auth_user_changelist"} <= CLOSED.keys()
    assert any("entscheiden" in path for path in CLOSED.values())


def test_nothing_in_the_admin_answers_before_a_factor_is_set_up(person, required):
    somebody = person("Administration", is_superuser=True)
    somebody.log_in()
    wrong = {}
    for name, path in CLOSED.items():
        answer = somebody.client.get(path)
        if (answer.status_code, answer.headers.get("Location")) != (302, "/admin/konto/"):
            wrong[name] = answer.status_code
        if somebody.client.post(path).status_code != 403:
            wrong[f"POST {name}"] = 0
    assert wrong == {}


def test_whoever_is_kept_out_is_told_why(person, required):
    somebody = person()
    somebody.log_in()
    page = somebody.client.get("/admin/", follow=True)
    assert page.redirect_chain == [("/admin/konto/", 302)]
    assert "In diesem Portal ist ein zweiter Faktor Pflicht." in page.text
    assert "nav-sidebar" not in page.text
    refused = somebody.client.post("/admin/news/newsitem/add/", {"title": "x"})
    assert refused.content.decode() == "Bitte richten Sie zuerst einen zweiten Faktor ein: oben unter «Mein Konto»."


def test_setting_one_up_opens_the_admin(person, required):
    somebody = person()
    somebody.log_in()
    secret = somebody.client.get("/admin/konto/app/").context["form"].secret
    answer = somebody.client.post("/admin/konto/app/", {"code": code_of(secret)}, follow=True)
    assert answer.redirect_chain == [("/admin/konto/notfallcodes/", 302)]
    assert somebody.client.get("/admin/").status_code == 200


def test_log_out_and_log_in_stay_open(person, required):
    somebody = person()
    somebody.log_in()
    assert somebody.client.post("/admin/logout/").status_code == 200
    assert not somebody.is_in


def test_recovery_codes_alone_are_no_second_factor(person, required):
    somebody = person()
    Authenticator.objects.create(user=somebody.user, type="recovery_codes", data={"seed": "", "used_mask": 0})
    somebody.log_in()
    assert somebody.client.get("/admin/").headers["Location"] == "/admin/konto/"


def test_drafts_are_not_shown_on_public_pages_either(person):
    somebody = person()
    draft = make_news(status="draft")
    somebody.log_in()
    path = f"{draft.get_absolute_url()}?vorschau"
    assert somebody.client.get(path).status_code == 200
    Portal.objects.update(second_factor_required=True)
    assert somebody.client.get(path).status_code == 404
    assert somebody.client.get(make_post().get_absolute_url()).status_code == 200


def test_sessions_that_are_open_are_caught_as_well(person):
    somebody = person()
    somebody.log_in()
    assert somebody.client.get("/admin/").status_code == 200
    Portal.objects.update(second_factor_required=True)
    assert somebody.client.get("/admin/").headers["Location"] == "/admin/konto/"


def test_visitors_pay_nothing_for_it(client, required, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/robots.txt").status_code == 200


def test_last_factor_can_not_be_removed_while_one_is_required(person, required):
    somebody = person()
    somebody.add_app()
    key = Authenticator.objects.create(user=somebody.user, type="webauthn", data={"name": "Laptop", "credential": {}})
    somebody.client.force_login(somebody.user)
    somebody.client.get("/admin/konto/bestaetigen/")
    somebody.client.post("/admin/konto/bestaetigen/", {"password": "Grüße-aus-dem-Wäldchen-45"})
    assert somebody.client.post("/admin/konto/app/entfernen/").status_code == 302
    assert Authenticator.objects.filter(type="totp").count() == 0
    page = somebody.client.get(f"/admin/konto/passkeys/{key.pk}/entfernen/")
    assert "Ein zweiter Faktor ist Pflicht." in page.text
    somebody.client.post(f"/admin/konto/passkeys/{key.pk}/entfernen/")
    assert Authenticator.objects.filter(pk=key.pk).exists()
    Portal.objects.update(second_factor_required=False)
    somebody.client.post(f"/admin/konto/passkeys/{key.pk}/entfernen/")
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_last_app_can_not_be_removed_while_one_is_required(person, required):
    somebody = person()
    secret = somebody.add_app()
    somebody.log_in()
    somebody.send_code(code_of(secret))
    page = somebody.client.post("/admin/konto/app/entfernen/")
    assert page.status_code == 200
    assert "Richten Sie erst einen anderen ein" in page.text
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize(("role", "status"), [("Administration", 302), ("Redaktion", 403), ("Moderation", 403)])
def test_only_the_administration_makes_it_compulsory(person, role, status):
    somebody = person(role)
    somebody.log_in()
    page = somebody.client.get("/admin/core/portal/1/change/")
    form = page.context and page.context.get("adminform")
    data = {name: value for name, value in form.form.initial.items() if value} if form else {}
    answer = somebody.client.post("/admin/core/portal/1/change/", {**data, "second_factor_required": "on"})
    assert answer.status_code == status
    assert Portal.current().second_factor_required is (role == "Administration")
