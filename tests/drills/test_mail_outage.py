"""The mail server is away, then hangs: posting goes on as before, and in the end every mail has been delivered once."""

import os
import signal
import statistics
import threading
from datetime import UTC, datetime, timedelta

from tests.drills.citizens import at_once
from tests.drills.portal import RealPortal, wait_for
from tests.drills.postmaster import Postmaster
from tests.drills.sizes import SIZES

QUEUE = """
import json
from klimaportal.core.models import Mail
for n in range({number}):
    Mail.objects.create(recipient=f"leser-{{n}}@example.org", subject=f"Nachricht {{n}}", text="Text", html="<p>Text</p>")
print(json.dumps(Mail.objects.count()))
"""
# A worker looks again every ten seconds of simulated time, which is what one try at a hanging server costs it.
SIMULATE = """
import json
from datetime import datetime, timedelta
from django.conf import settings
from klimaportal.core.models import Mail
from klimaportal.core.outbox import drain
settings.EMAIL_TIMEOUT = 0.2
now, end = datetime.fromisoformat("{begin}"), datetime.fromisoformat("{end}")
while now < end and Mail.objects.open().exists():
    drain(now)
    now += timedelta(seconds=10)
mails = [[mail.message_id, mail.attempts, mail.sent_at is not None] for mail in Mail.objects.all()]
print(json.dumps({{"now": now.isoformat(), "mails": mails}}))
"""


def post(portal: RealPortal, number: int) -> list[float]:
    """Somebody posts again and again; the seconds that each took."""
    [citizen] = at_once(1, portal, threading.Event(), most=SIZES.timed_posts, first=number)
    citizen.join(600)
    assert (citizen.refused, len(citizen.accepted)) == ([], SIZES.timed_posts)
    return citizen.seconds


def simulate(portal: RealPortal, begin: datetime, minutes: int) -> tuple[datetime, list[list]]:
    end = begin + timedelta(minutes=minutes)
    found = portal.shell(SIMULATE.format(begin=begin.isoformat(), end=end.isoformat()))
    return datetime.fromisoformat(found["now"]), found["mails"]


def tried(mails: list[list]) -> int:
    return sum(attempts for _id, attempts, _sent in mails)


def test_posts_do_not_wait_for_mail_and_each_mail_arrives_once(folder, environ, figures):
    with Postmaster() as postmaster, RealPortal(folder / "data", EMAIL_URL=postmaster.url, **environ) as portal:
        seconds = {"Mailserver da": post(portal, 0)}
        wait_for(lambda: postmaster.accepted.total() >= SIZES.timed_posts)
        # Nobody but the mail worker ever speaks to the mail server: with it asleep, posts go on and the line is quiet.
        os.kill(wait_for(portal.mail_worker), signal.SIGSTOP)
        quiet = postmaster.connections
        post(portal, 1)
        assert postmaster.connections == quiet
        os.kill(portal.mail_worker(), signal.SIGCONT)
        postmaster.close()
        queued = portal.shell(QUEUE.format(number=SIZES.queued_mails))
        seconds["weg"] = post(portal, 2)
        for number, (name, mode) in enumerate({"stumm": postmaster.fall_silent, "hängt": postmaster.stall}.items()):
            mode()
            seconds[name] = post(portal, 3 + number)
        postmaster.close()
        portal.stop()
        mails = the_hour(portal, postmaster)
    assert len(mails) == queued + 3 * SIZES.timed_posts
    assert [mail for mail in mails if not mail[2]] == []
    assert postmaster.accepted == dict.fromkeys((message_id for message_id, *_rest in mails), 1)
    usual = statistics.median(seconds["Mailserver da"])
    assert all(statistics.median(times) < usual + 0.5 for times in seconds.values())
    for name, times in seconds.items():
        result = f"Median {statistics.median(times) * 1000:.0f} ms, höchstens {max(times) * 1000:.0f} ms"
        figures(f"{len(times)} Beiträge, Mailserver {name.removeprefix('Mailserver ')}", result)
    figures(
        f"{len(mails)} Mails, der Mailserver eine simulierte Stunde lang weg, stumm, hängend",
        f"nach {tried(mails)} vergeblichen Versuchen jede genau einmal zugestellt",
    )


def the_hour(portal: RealPortal, postmaster: Postmaster) -> list[list]:
    """A quarter of an hour away, a quarter silent, half an hour hanging, and then as long as it takes. Returns all mails."""
    now, reached = datetime.now(UTC), 0
    for mode, minutes in (postmaster.close, 15), (postmaster.fall_silent, 15), (postmaster.stall, 30):
        mode()
        now, mails = simulate(portal, now, minutes)
        assert tried(mails) > reached, "nobody tried"
        reached = tried(mails)
    assert postmaster.stalled > 0
    assert [mail for mail in mails if mail[2] and mail[0] not in postmaster.accepted] == []
    postmaster.open()
    return simulate(portal, now, 24 * 60)[1]
