"""The demo's accounts, one for each role, with a password that everybody may know on loopback."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from klimaportal.roles import ADMINISTRATION, MODERATION, REDAKTION

ACCOUNTS = {"redaktion": REDAKTION, "moderation": MODERATION, "administration": ADMINISTRATION}
PASSWORD = "Klimaschutz-2045"  # noqa: S105 - printed at every start; `make serve` refuses to open it to others


def load_accounts() -> None:
    """Makes the accounts that are missing; the password of one that is there stays."""
    for name, role in ACCOUNTS.items():
        user, created = get_user_model().objects.get_or_create(
            username=name, defaults={"is_staff": True, "email": f"{name}@example.org", "last_name": role}
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
        user.groups.add(Group.objects.get(name=role))


def open_demo_accounts() -> list[str]:
    """The demo accounts that still have the password everybody knows."""
    users = get_user_model().objects.filter(username__in=ACCOUNTS, is_active=True)
    return [user.username for user in users if user.check_password(PASSWORD)]
