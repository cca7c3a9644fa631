"""What every template may use: the portal's identity, menus, funding notes. Asked for only when a template needs it."""

from django.utils.functional import SimpleLazyObject

from klimaportal.core.models import Funding, Portal
from pages.navigation import Navigation


def portal(request) -> dict:
    return {
        "portal": SimpleLazyObject(Portal.current),
        "navigation": SimpleLazyObject(lambda: Navigation.of(request)),
        "funding_notes": SimpleLazyObject(lambda: list(Funding.objects.select_related("logo"))),
    }
