"""Somebody must be left who can let others in."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.factories import make_user

SENTENCE = "Das ist das letzte Konto, das verwalten darf. Geben Sie diese Rolle zuerst einem anderen Konto."


def changed(client, user: User, **values) -> dict[str, list[str]]:
    """Saves the account's form with ``values``; the errors at its fields."""
    kept = {
        "username": user.username, "groups": [group.pk for group in user.groups.all()], "is_active": "on",
        "is_staff": "on", **({"is_superuser": "on"} if user.is_superuser else {}), **values,
    }  # fmt: skip
    data = {name: value for name, value in kept.items() if value is not None}
    answer = client.post(reverse("admin:auth_user_change", args=[user.pk]), data)
    return {} if answer.status_code == 302 else dict(answer.context["adminform"].form.errors)


@pytest.fixture
def administrator(db):
    return make_user("Administration")


@pytest.mark.parametrize(
    ("field", "value"),
    [("is_active", None), ("is_staff", None), ("groups", [])],
    ids=["inactive", "no staff", "no role"],
)
def test_last_administrator_cannot_shut_everybody_out(client, administrator, field, value):
    client.force_login(administrator)
    make_user("Redaktion")
    make_user("Administration", is_active=False)
    assert changed(client, administrator, **{field: value}) == {field: [SENTENCE]}
    administrator.refresh_from_db()
    assert (administrator.is_active, administrator.is_staff, administrator.groups.count()) == (True, True, 1)


def test_last_superuser_without_a_role_stays_one(client, db):
    user = make_user(is_superuser=True)
    client.force_login(user)
    assert changed(client, user, is_superuser=None) == {"groups": [SENTENCE]}


def test_administrator_may_go_if_another_one_stays(client, administrator):
    client.force_login(administrator)
    make_user("Administration")
    editor = Group.objects.get(name="Redaktion").pk
    assert changed(client, administrator, groups=[editor]) == {}
    assert [group.name for group in administrator.groups.all()] == ["Redaktion"]


def test_other_accounts_may_lose_their_role(client, administrator):
    client.force_login(administrator)
    other = make_user("Administration")
    assert changed(client, other, is_active=None) == {}
    assert not User.objects.get(pk=other.pk).is_active
