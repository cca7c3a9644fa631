"""«Was daraus wurde»: the public trail of an idea, from the day it came in."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from klimaportal.core.mail import send_mail_template

from .models import Contribution, TrailStep
from .notify import about

# A step may be dated ahead a little («ab dem 1. des Monats»), but no further.
AHEAD = timedelta(days=31)
State = TrailStep.State


@dataclass(frozen=True)
class Step:
    """A step as the page shows it; ``key`` is «received» or one of TrailStep.State."""

    key: str
    label: str
    date: date
    text: str = ""
    link: str = ""


def steps_of(contribution: Contribution | None) -> list[Step]:
    """The trail for the public, oldest first: empty for what is no idea, and while the idea is not public. One query."""
    if contribution is None or not contribution.has_trail:
        return []
    received = Step("received", _("eingegangen"), timezone.localdate(contribution.created_at))
    steps = contribution.trail.order_by("date", "pk")
    return [received, *(Step(s.state, s.get_state_display(), s.date, s.text, s.link) for s in steps)]


def check_date(day: date, contribution: Contribution) -> None:
    """Raises ``ValidationError`` for a step before the idea, or far ahead."""
    if day < timezone.localdate(contribution.created_at):
        raise ValidationError(_("Dieser Tag liegt vor dem Eingang der Idee."))
    if day > timezone.localdate() + AHEAD:
        raise ValidationError(_("Dieser Tag liegt zu weit in der Zukunft."))


def tell(contribution: Contribution, base_url: str = "") -> int:
    """Mails the author about the steps they have not heard of, all in one mail; returns how many steps that were.

    Only once the idea is public, to a confirmed address, and unless its owner wants no mails: steps from before are told
    with the next one. Call it in the transaction that made the steps.
    """
    if not contribution.has_trail or not contribution.email or not contribution.confirmed_at or contribution.is_muted:
        return 0
    with transaction.atomic():
        new = list(contribution.trail.select_for_update().filter(told_at=None))
        if not new:
            return 0
        base = (base_url or settings.SITE_URL).rstrip("/")
        context = {
            "contribution": contribution,
            "steps": new,
            "base": base,
            "url": f"{base}{contribution.get_absolute_url()}#was-daraus-wurde" if base else "",
            "status_url": base + contribution.get_status_url() if base else "",
        }
        send_mail_template(
            "trail_step", [contribution.email], _("Was aus Ihrer Idee «%s» wurde") % contribution.title, context,
            about=about(contribution),
        )  # fmt: skip
        contribution.trail.filter(pk__in=[step.pk for step in new]).update(told_at=timezone.now())
    return len(new)
