import pytest
from django.contrib.auth.models import Group, Permission

from klimaportal.roles import MODERATION, REDAKTION, RIGHTS, sync_roles
from pages.blocks import KINDS
from tests.factories import make_user


def rights_of(role: str) -> set[str]:
    found = Permission.objects.filter(group__name=role).select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}" for p in found}


def wanted(role: str) -> set[str]:
    """What ``RIGHTS`` says, and for the Redaktion the same for every kind of block, each a proxy with rights of its own."""
    rights = {
        f"{label}.{action}_{model}"
        for name, actions in RIGHTS[role].items()
        for label, model in [name.split(".")]
        for action in actions
    }
    if role == REDAKTION:
        actions = ("view", "add", "change", "delete")
        rights |= {f"pages.{action}_{model._meta.model_name}" for model in KINDS.values() for action in actions}
    return rights


def test_there_are_exactly_three_roles(db):
    assert sorted(Group.objects.values_list("name", flat=True)) == ["Administration", "Moderation", "Redaktion"]


@pytest.mark.parametrize("role", RIGHTS)
def test_role_has_exactly_its_rights(db, role):
    assert rights_of(role) == wanted(role)


def test_syncing_twice_changes_nothing(db):
    before = {role: (Group.objects.get(name=role).pk, rights_of(role)) for role in RIGHTS}
    permissions = Permission.objects.count()
    sync_roles(sender=None)
    sync_roles(sender=None)
    assert {role: (Group.objects.get(name=role).pk, rights_of(role)) for role in RIGHTS} == before
    assert (Group.objects.count(), Permission.objects.count()) == (3, permissions)


def test_syncing_takes_rights_away_that_nobody_should_have_and_keeps_the_members(db):
    user, group = make_user("Moderation"), Group.objects.get(name="Moderation")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    group.permissions.remove(Permission.objects.get(codename="change_contribution"))
    sync_roles(sender=None)
    assert (rights_of("Moderation"), list(user.groups.all())) == (wanted("Moderation"), [group])


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("Redaktion", ["news.add_newsitem", "pages.change_heroblock"], ["blog.change_contribution", "auth.view_user"]),
        ("Moderation", ["blog.change_contribution", "blog.view_post"], ["blog.change_post", "news.view_newsitem"]),
        ("Administration", ["auth.add_user", "core.change_portal"], ["auth.change_group", "core.delete_portal"]),
    ],
)
def test_people_may_what_their_role_may(db, role, may, may_not):
    user = make_user(role)
    assert [user.has_perm(right) for right in may + may_not] == [True] * len(may) + [False] * len(may_not)


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_log_in_that_was_to_lead_elsewhere_leads_to_the_start_page(db, client, target):
    make_user(MODERATION, username="heidi", password="Ein-langes-Passwort")
    answer = client.post(
        f"/admin/login/?next={target}", {"username": "heidi", "password": "Ein-langes-Passwort", "next": target}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
