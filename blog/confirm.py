"""The click in the mail: only the button on its page confirms, since mail scanners open every link."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from klimaportal.core import tokens
from klimaportal.core.guard import GuardedForm
from klimaportal.core.mail import send_mail_template

from . import transparency
from .contributions import CONFIRM_WITHIN
from .digests import tell_moderators
from .links import base_of, confirm_url
from .models import Contribution
from .notify import about


class ActionForm(GuardedForm):
    """One button for one contribution: its token is worth nothing for another one."""

    is_quick = True

    def __init__(self, *args, contribution: Contribution, action: str, **kwargs):
        super().__init__(*args, purpose=f"{action}:{contribution.pk}", auto_id=f"{action}-%s", **kwargs)


def ask_to_confirm(contribution: Contribution, request) -> None:
    """The mail with the link. It holds nothing that was typed: the address may be a stranger's who never wrote."""
    base = base_of(request)
    context = {"url": base + confirm_url(contribution), "status_url": base + contribution.get_status_url()}
    send_mail_template(
        "confirm", [contribution.email], _("Bitte bestätigen Sie Ihren Beitrag"), context, about=about(contribution)
    )


def find(token: str) -> Contribution | None:
    """The contribution that a link is about, None when it is gone. Raises tokens.Altered or tokens.Expired."""
    pk = tokens.read("confirm", token, CONFIRM_WITHIN)
    return Contribution.objects.select_related("post").filter(pk=pk).first()


@transaction.atomic
def confirm(contribution: Contribution, request) -> bool:
    """Lets the contribution wait for a moderator, and tells them. False when somebody did something else to it before."""
    changed = Contribution.objects.filter(pk=contribution.pk, status=Contribution.Status.UNCONFIRMED).update(
        status=Contribution.Status.WAITING, confirmed_at=timezone.now()
    )
    if changed:
        contribution.refresh_from_db()
        tell_moderators(contribution, base_of(request))
        transparency.changed()
    return bool(changed)
