"""Two moderators decide about the same comments at the same moment: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

from blog.models import Contribution, Decision, Reason
from klimaportal.core.models import Mail
from tests.blog.test_desk import DESK, JSON, item, waiting
from tests.factories import login_as, make_portal, make_reason


def test_two_moderators_at_the_same_moment(real_database):
    make_portal()
    make_reason()
    comments = [waiting(name=f"Nr. {n}") for n in range(6)]
    reason = Reason.objects.rejections().first().pk
    moderators = [(login_as("Moderation"), {"action": "publish"}), (login_as("Moderation"), {"reason": reason})]
    for comment in comments:
        start = Barrier(2)

        def send(who, comment=comment, start=start):
            client, values = who
            try:
                start.wait(timeout=30)
                answer = client.post(f"{DESK}entscheiden/", {"item": item(comment), **values}, headers=JSON)
                return answer.status_code, answer.json()["message"]
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            answers = sorted(pool.map(send, moderators))
        assert [status for status, _message in answers] == [200, 409]
        assert answers[1][1].startswith("Schon entschieden: ")
    assert (Decision.objects.count(), Mail.objects.count()) == (6, 6)
    assert {c.version for c in Contribution.objects.all()} == {1}
