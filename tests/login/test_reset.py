"""Somebody's telephone is gone: the Administration lets them in again, and sees no secret doing so."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.utils import timezone


def reset_path(user) -> str:
    return f"/admin/auth/user/{user.pk}/zweiter-faktor/"


def test_administration_resets_a_colleagues_second_factor(person):
    boss, colleague = person("Administration"), person(username="heidi")
    colleague.add_app()
    boss.log_in()
    page = boss.client.get(f"/admin/auth/user/{colleague.user.pk}/change/")
    assert reset_path(colleague.user) in page.text
    page = boss.client.get(reset_path(colleague.user))
    assert "«heidi» hat eingerichtet: App mit Einmalcodes." in page.text
    assert Authenticator.objects.filter(user=colleague.user).count() == 2
    answer = boss.client.post(reset_path(colleague.user), follow=True)
    assert [str(m) for m in answer.context["messages"]] == [
        "Der zweite Faktor von «heidi» ist zurückgesetzt. Jetzt genügt das Passwort."
    ]
    assert Authenticator.objects.count() == 0
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.get_change_message()) == (
        boss.user, str(colleague.user.pk), "Zweiten Faktor zurückgesetzt.",
    )  # fmt: skip
    assert colleague.log_in().headers["Location"] == "/admin/"


def test_resetting_nothing_logs_nothing(person):
    boss, colleague = person("Administration"), person()
    boss.log_in()
    assert boss.client.post(reset_path(colleague.user)).status_code == 302
    assert LogEntry.objects.count() == 0


def test_reset_is_confirmed_when_the_log_in_is_a_while_ago(person):
    boss, colleague = person("Administration"), person()
    colleague.add_app()
    boss.log_in()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        answer = boss.client.post(reset_path(colleague.user))
    assert answer.headers["Location"].startswith("/admin/konto/bestaetigen/")
    assert Authenticator.objects.count() == 2


@pytest.mark.parametrize("role", ["Redaktion", "Moderation"])
def test_other_roles_can_not_reset(person, role):
    somebody, colleague = person(role), person()
    colleague.add_app()
    somebody.log_in()
    assert [somebody.client.get(reset_path(colleague.user)).status_code for _ in range(1)] == [403]
    assert somebody.client.post(reset_path(colleague.user)).status_code == 403
    assert Authenticator.objects.count() == 2


def test_accounts_above_ones_own_and_ones_own_are_left_alone(person):
    boss, root = person("Administration"), person(is_superuser=True)
    root.add_app()
    boss.log_in()
    assert boss.client.post(reset_path(root.user)).status_code == 404
    assert boss.client.post(reset_path(boss.user)).status_code == 403
    assert "zweiter-faktor" not in boss.client.get(f"/admin/auth/user/{boss.user.pk}/change/").text
    assert Authenticator.objects.count() == 2


def test_list_says_who_has_one_and_shows_no_secret(person, django_assert_max_num_queries):
    boss, colleague = person("Administration"), person()
    secret = colleague.add_app()
    for _ in range(3):
        person().add_app()
    boss.log_in()
    with django_assert_max_num_queries(15):
        page = boss.client.get("/admin/auth/user/").text
    assert page.count('class="field-second_factor">App mit Einmalcodes') == 4
    assert page.count('class="field-second_factor">keiner') == 1
    for text in (page, boss.client.get(f"/admin/auth/user/{colleague.user.pk}/change/").text):
        assert secret not in text


def test_tables_of_the_library_are_not_in_the_admin(person):
    root = person(is_superuser=True)
    root.log_in()
    assert [
        root.client.get(f"/admin/{path}/").status_code for path in ("mfa/authenticator", "account/emailaddress")
    ] == [404] * 2


def test_account_with_a_second_factor_can_be_deleted(person):
    boss, colleague = person("Administration"), person()
    colleague.add_app()
    boss.log_in()
    assert boss.client.post(f"/admin/auth/user/{colleague.user.pk}/delete/", {"post": "yes"}).status_code == 302
    assert Authenticator.objects.count() == 0


def test_command_on_the_server_is_the_last_way_in(person, capsys):
    somebody = person("Administration", username="heidi")
    somebody.add_app()
    call_command("reset_second_factor", "heidi")
    call_command("reset_second_factor", "heidi")
    assert capsys.readouterr().out.splitlines() == [
        "heidi: zurückgesetzt, jetzt genügt das Passwort.", "heidi: hat keinen zweiten Faktor.",
    ]  # fmt: skip
    assert LogEntry.objects.get().get_change_message() == "Zweiten Faktor auf dem Server zurückgesetzt."
    assert somebody.log_in().headers["Location"] == "/admin/"
    with pytest.raises(CommandError, match="Ein Konto «niemand» gibt es nicht"):
        call_command("reset_second_factor", "niemand")
