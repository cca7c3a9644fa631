"""A day of the Administration in a real Chromium: settings, accounts, funding notes – and no way to more rights."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from playwright.sync_api import expect

from klimaportal.core.models import Funding, Portal
from klimaportal.roles import ADMINISTRATION, RIGHTS
from tests.factories import make_contact, make_image, make_news, make_portal, make_user

from .desk import PASSWORD, desk_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(chromium, live_server):
    make_portal()
    with desk_of(chromium, live_server, ADMINISTRATION) as desk:
        yield desk


def test_portal_settings_are_changed_and_seen(desk, client):
    make_contact(role="Klimaschutzmanagement", organisation="Landratsamt")
    desk.open("/admin/core/portal/")
    page = desk.page
    page.fill("#id_notice", "Dies ist ein Probebetrieb.")
    desk.choose("id_contact", "Klimaschutzmanagement")
    desk.press("Speichern")
    expect(page.locator(".messagelist")).to_contain_text("erfolgreich")
    assert Portal.current().contact.organisation == "Landratsamt"
    assert "Dies ist ein Probebetrieb." in client.get("/blog/").content.decode()


def test_account_is_made_with_a_role_and_gets_a_new_password(desk, chromium, live_server):
    desk.open("/admin/auth/user/add/")
    page = desk.page
    page.fill("#id_username", "neue.kollegin")
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.fill("#id_last_name", "Kollegin")
    expect(page.locator("#id_groups label")).to_have_text(["Administration", "Moderation", "Redaktion"])
    page.check("text=Moderation")
    desk.press("Speichern")
    expect(page.locator(".messagelist")).to_contain_text("erfolgreich")
    user = User.objects.get(username="neue.kollegin")
    assert (user.is_staff, user.is_superuser, [g.name for g in user.groups.all()]) == (True, False, ["Moderation"])
    desk.open(f"/admin/auth/user/{user.pk}/password/")
    page.fill("#id_password1", "Wind-und-Sonne-2046")
    page.fill("#id_password2", "Wind-und-Sonne-2046")
    page.click("[type=submit].default")
    expect(page.locator(".messagelist")).to_contain_text("Passwort")
    user.refresh_from_db()
    assert user.check_password("Wind-und-Sonne-2046")


def test_own_password_is_changed(desk):
    page = desk.page
    page.click("text=Passwort ändern")
    page.fill("#id_old_password", PASSWORD)
    page.fill("#id_new_password1", "Wind-und-Sonne-2046")
    page.fill("#id_new_password2", "Wind-und-Sonne-2046")
    page.click("#content [type=submit]")
    expect(page.locator("h1")).to_have_text("Passwort erfolgreich geändert")


def test_funding_note_is_made_with_a_logo(desk):
    make_image(title="Logo des Ministeriums")
    desk.open("/admin/core/funding/add/")
    desk.page.fill("#id_funder", "Bundesministerium für Umwelt")
    desk.page.fill("#id_reference", "03K11153")
    desk.choose("id_logo", "Logo des")
    desk.press("Speichern")
    expect(desk.page.locator(".messagelist")).to_contain_text("erfolgreich")
    assert Funding.objects.get().logo.title == "Logo des Ministeriums"


def test_nobody_gets_more_rights_than_the_roles_give(desk):
    stronger = Group.objects.create(name="Technik")
    stronger.permissions.set(Permission.objects.all())
    boss = make_user(is_superuser=True)
    engineer = make_user()
    engineer.groups.add(stronger)
    me = User.objects.get(last_name=ADMINISTRATION)
    page = desk.page
    for hidden in (boss, engineer):
        for action in ("change", "password", "delete"):
            desk.open(f"/admin/auth/user/{hidden.pk}/{action}/")
            assert page.locator("#id_username, #id_password1, .delete-confirmation").count() == 0, action
    desk.problems.clear()  # the pages that are not there were told to the console
    desk.open(f"/admin/auth/user/{me.pk}/change/")
    assert page.locator("#id_groups label").count() == len(RIGHTS)
    assert page.locator("[name=is_superuser], [name=user_permissions], .deletelink").count() == 0
    token = page.input_value("[name=csrfmiddlewaretoken] >> nth=-1")
    own = Group.objects.get(name=ADMINISTRATION)
    for group in (stronger, own):
        fields = {
            "username": me.username, "is_active": "on", "is_staff": "on", "is_superuser": "on", "user_permissions": "1",
            "groups": str(group.pk), "csrfmiddlewaretoken": token,
        }  # fmt: skip
        assert page.request.post(page.url, form=fields, headers={"Referer": page.url}).status == 200
    me.refresh_from_db()
    assert (me.is_superuser, me.user_permissions.count(), [g.name for g in me.groups.all()]) == (
        False,
        0,
        [ADMINISTRATION],
    )


def test_contents_and_comments_are_not_the_administrations_business(desk):
    news = make_news()
    paths = [
        "news/newsitem/", f"news/newsitem/{news.pk}/change/", "pages/page/", "blog/contribution/", "blog/post/", "documents/document/",
        "auth/group/add/", "core/topic/", "core/portal/add/", "core/portal/1/delete/",
    ]  # fmt: skip
    assert {path: desk.open(f"/admin/{path}") for path in paths} == dict.fromkeys(paths, 403)
    group = Group.objects.get(name=ADMINISTRATION)
    desk.open(f"/admin/auth/group/{group.pk}/change/")
    assert desk.page.locator("[name=_save]").count() == 0
    assert "Förderhinweise" in desk.page.inner_text(".field-rights")
