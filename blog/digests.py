"""Mails to the moderators about what waits: one at once for each contribution, or collected, as each of them chose."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Portal

from . import queue
from .contributions import CONFIRM_WITHIN
from .models import Contribution, MailChoice, Rules
from .notify import about
from .signs import VERY_NOTABLE, score

Rhythm, Kind = MailChoice.Rhythm, Contribution.Kind
SUBJECTS = {
    Kind.COMMENT: gettext_lazy("Neuer Kommentar zu «%s»"),
    Kind.QUESTION: gettext_lazy("Neue Frage: «%s»"),
    Kind.IDEA: gettext_lazy("Neue Idee: «%s»"),
    Kind.REPORT: gettext_lazy("Neuer Bericht: «%s»"),
}
ABOUT = "blog.digest"
DAILY_AT = time(7)
HOUR = timedelta(hours=1)
# What was confirmed a moment ago may not be stored yet: it belongs into the next collection.
SETTLED = timedelta(minutes=1)
MOST_IN_FULL = 50
# What is shorter may be anybody's words.
SHORTEST = 20


def moderators(*rhythms: str):
    """Active accounts of the admin that may decide and want mails in one of the ``rhythms``, with ``moderation_mails``.

    Who never chose hears at once, except superusers: they may decide everything and mostly run the server.
    """
    people = get_user_model().objects.with_perm(
        "blog.change_contribution", backend="django.contrib.auth.backends.ModelBackend"
    )
    wanted = Q(moderation_mails__rhythm__in=rhythms)
    if Rhythm.AT_ONCE in rhythms:
        wanted |= Q(moderation_mails=None, is_superuser=False)
    return people.filter(wanted, is_staff=True).exclude(email="").select_related("moderation_mails").order_by("pk")


def told_at_once() -> list[str]:
    """The moderation's own address and those of the people who want to hear at once, each once."""
    found = [Portal.current().moderation_email, *(user.email for user in moderators(Rhythm.AT_ONCE))]
    return list({address.casefold(): address for address in reversed(found) if address}.values())[::-1]


def tell_moderators(contribution: Contribution, base_url: str) -> None:
    """Call it in the transaction in which a contribution begins to wait; ``base_url`` is scheme and host of the portal.

    What looks very much like spam wakes nobody: it stands on the desk and in the collected mails.
    """
    [one] = _told([contribution.pk], base_url)
    if score(one["entry"].signs) >= VERY_NOTABLE:
        return
    subject = SUBJECTS[contribution.kind] % contribution.about
    context = {"one": one, **_addresses(base_url)}
    send_mail_template("contribution_waiting", told_at_once(), subject, context, about=about(contribution))


def quoted(text: str) -> str:
    """A stranger's words in a plain mail: nothing in them can pass for a line of ours."""
    return "\n".join(f"> {line}" for line in text.splitlines())


def first_line(parent: Contribution | None) -> str:
    """How what is answered begins: as much of one line as privacy.py finds again when it has to go."""
    line = parent.text.strip().partition("\n")[0] if parent else ""
    return Truncator(line).chars(5 * SHORTEST) if len(line) >= SHORTEST else ""


def _told(pks: list[int], base_url: str) -> list[dict]:
    """What templates/mail/waiting_entry.* say about each: the desk's entry, its words quoted, the way to decide."""
    found, base = queue.loaded(pks), _base(base_url)
    entries = queue.entries_of([found[pk] for pk in pks if pk in found], Rules.current())
    return [
        {
            "entry": entry,
            "contribution": entry.contribution,
            "quoted": quoted(entry.contribution.text),
            "answers": first_line(entry.contribution.parent),
            "url": base + reverse("admin:blog_contribution_moderation_entry", args=[entry.contribution.pk]),
        }
        for entry in entries
    ]


def _base(base_url: str) -> str:
    return (base_url or settings.SITE_URL).rstrip("/")


def _addresses(base_url: str) -> dict[str, str]:
    """Nobody asked for a collected mail over the web: without SITE_URL its links lack scheme and host."""
    base = _base(base_url)
    return {
        "base_url": base,
        "queue_url": base + reverse("admin:blog_contribution_moderation"),
        "choice_url": base + reverse("admin:blog_contribution_moderation_mails"),
    }


def due_until(choice: MailChoice, now: datetime) -> datetime | None:
    """Up to when this person is to be told at ``now``; None when it is not yet time."""
    if choice.rhythm == Rhythm.HOURLY:
        until = now - SETTLED
        return until if choice.told_until <= now - HOUR else None
    if choice.rhythm == Rhythm.DAILY:
        local = timezone.localtime(now - SETTLED)
        until = datetime.combine(local.date(), DAILY_AT, local.tzinfo)
        until = until if until <= local else datetime.combine(local.date() - timedelta(1), DAILY_AT, local.tzinfo)
        return until if choice.told_until < until else None
    return None


def came_to_wait(since: datetime, until: datetime):
    """What began to wait after ``since`` up to ``until`` and still does, oldest first.

    The first condition only helps the index: nothing is confirmed later than CONFIRM_WITHIN.
    """
    return (
        queue.waiting()
        .filter(created_at__gt=since - CONFIRM_WITHIN - HOUR, created_at__lte=until)
        .annotate(waits_since=Coalesce("confirmed_at", "created_at"))
        .filter(waits_since__gt=since, waits_since__lte=until)
    )


def send_digests(now: datetime) -> dict[str, int]:
    """Writes the collected mails that are due (a chore, klimaportal/core/chores.py)."""
    people = moderators(Rhythm.HOURLY, Rhythm.DAILY)
    return {_("Sammelmails an die Moderation"): sum(_tell(user, now) for user in people)}


@transaction.atomic
def _tell(user, now: datetime) -> bool:
    """One person's mail. The condition on ``told_until`` lets only one of several workers write it."""
    choice = user.moderation_mails
    until = due_until(choice, now)
    if until is None or not (number := came_to_wait(choice.told_until, until).count()):
        return False
    seen = MailChoice.objects.filter(pk=choice.pk, told_until=choice.told_until, rhythm=choice.rhythm)
    if not seen.update(told_until=until):
        return False
    pks = list(came_to_wait(choice.told_until, until).values_list("pk", flat=True)[:MOST_IN_FULL])
    entries = _told(pks, "")
    subject = ngettext("Ein Beitrag wartet auf Sie", "%d Beiträge warten auf Sie", number).replace("%d", str(number))
    context = {"entries": entries, "number": number, "more": number - len(entries), **_addresses("")}
    send_mail_template("moderation_digest", [user.email], subject, context, about=ABOUT)
    return True
