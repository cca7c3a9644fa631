from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog import moderation
from blog.addresses import remember
from blog.models import Contribution
from klimaportal.core import tokens
from klimaportal.core.chores import note_time
from klimaportal.core.models import Mail
from tests.blog.citizen import act, confirm_path, confirmed, press, write, written
from tests.factories import make_comment, make_portal, make_post, make_user
from tests.site.forms import fields_of

DAY = timedelta(days=1)


@pytest.fixture
def post(db):
    make_portal()
    return make_post(title="Wie sparen wir Energie?")


def state(contribution) -> tuple:
    contribution.refresh_from_db()
    return contribution.status, contribution.confirmed_at is not None


def told() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("recipient", flat=True))


def test_mail_holds_nothing_that_was_typed(client, post):
    typed = {"name": "Ungewöhnlicher Name", "place": "Entenhausen", "text": "Unverlangter Satz"}
    written(client, post, **typed)
    mail = Mail.objects.get()
    found = [word for word in [*typed.values(), post.title] if word in mail.text + mail.html + mail.subject]
    assert (found, mail.recipient, mail.subject) == ([], "heidi@example.org", "Bitte bestätigen Sie Ihren Beitrag")
    assert [words in mail.text for words in ("24 Stunden", "/blog/bestaetigen/", "/blog/mein-beitrag/")] == [True] * 3


def test_only_the_button_confirms_and_then_the_moderation_is_told(client, post):
    comment = written(client, post)
    path = confirm_path(comment)
    for _i in range(3):
        page = client.get(path)
        client.head(path)
        client.options(path)
    assert (page.status_code, "Mit Dämmung." in page.content.decode()) == (200, True)
    assert (state(comment), told()) == (("unconfirmed", False), ["heidi@example.org"])
    answer = press(client, path)
    assert (answer.status_code, answer["Location"]) == (302, f"{comment.get_status_url()}?fertig=bestaetigt")
    assert (state(comment), told()) == (("waiting", True), ["heidi@example.org", "moderation@example.org"])


def test_page_is_nobody_elses(client, post):
    page = client.get(confirm_path(written(client, post)))
    headers = [page.headers[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")]
    assert headers == ["private, no-store", "same-origin", "noindex, nofollow"]
    assert page.cookies == {}


def test_second_click_changes_nothing_and_leads_on(client, post):
    comment = written(client, post)
    path = confirm_path(comment)
    fields = fields_of(client.get(path).content.decode(), "inhalt")
    codes = [client.post(path, fields).status_code for _i in range(3)]
    page = client.get(path).content.decode()
    assert (codes, len(told())) == ([302, 200, 200], 2)
    assert ("Schon bestätigt" in page, comment.get_status_url() in page) == (True, True)


def test_token_of_another_contribution_is_refused(client, post):
    first, second = written(client, post), written(client, post, text="Anderes")
    fields = fields_of(client.get(confirm_path(second)).content.decode(), "inhalt")
    answer = client.post(confirm_path(first), fields)
    assert (answer.status_code, state(first), state(second)) == (400, ("unconfirmed", False), ("unconfirmed", False))


@pytest.mark.parametrize("change", [{"token": ""}, {"token": "a\x00b"}, {"website": "x"}, {"token": "x" * 9999}])
def test_button_of_a_robot_is_refused(client, post, change):
    comment = written(client, post)
    answer = press(client, confirm_path(comment), **change)
    assert (answer.status_code, state(comment)) == (400, ("unconfirmed", False))


def test_button_on_a_foreign_site_is_refused(client, post):
    comment = written(client, post)
    path = confirm_path(comment)
    fields = fields_of(client.get(path).content.decode(), "inhalt")
    codes = [client.post(path, fields, headers={"origin": o}).status_code for o in ("https://evil.example", "null")]
    assert (codes, state(comment)) == ([400, 400], ("unconfirmed", False))


@pytest.mark.parametrize("end", ["x", "%00", "%F0%9F%8C%B1", "A" * 5000])
def test_altered_link_helps(client, post, end):
    path = confirm_path(written(client, post))
    pages = [client.get(path[:-2] + end + "/"), client.post(path[:-2] + end + "/", {})]
    assert [p.status_code for p in pages] == [404, 404]
    assert "Dieser Link ist unvollständig" in pages[0].content.decode()


def test_secret_of_the_status_page_confirms_nothing(client, post):
    comment = written(client, post)
    assert client.get(f"/blog/bestaetigen/{comment.secret}/").status_code == 404
    for purpose in ("address", "picture"):
        assert client.get(f"/blog/bestaetigen/{tokens.make(purpose, comment.pk)}/").status_code == 404


def test_link_expires_after_a_day_and_no_clock_revives_it(client, post):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        comment = written(client, post)
        path = confirm_path(comment)
    with time_machine.travel(now + DAY - timedelta(minutes=1), tick=False):
        fields = fields_of(client.get(path).content.decode(), "inhalt")
    with time_machine.travel(now + DAY + timedelta(minutes=1), tick=False):
        pages = [client.get(path), client.post(path, fields)]
    assert [(p.status_code, "Dieser Link ist abgelaufen" in p.content.decode()) for p in pages] == [(410, True)] * 2
    for back in (timedelta(hours=12), 30 * DAY):
        with time_machine.travel(now + DAY - back, tick=False):
            assert [client.get(path).status_code, client.post(path, fields).status_code] == [410, 410]
    assert state(comment) == ("unconfirmed", False)


def test_link_that_expired_while_nobody_looked_stays_expired(client, post):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        path = confirm_path(written(client, post))
    note_time(now + 2 * DAY)  # the worker's chores went on
    with time_machine.travel(now - 30 * DAY, tick=False):
        assert client.get(path).status_code == 410


def test_link_to_what_is_gone_says_so(client, post):
    comment = written(client, post)
    path = confirm_path(comment)
    comment.delete()
    assert [client.get(path).status_code, client.post(path, {}).status_code] == [410, 410]


def test_link_to_what_was_withdrawn_erased_or_decided_says_so(client, post):
    found = {}
    for status in ("withdrawn", "erased", "published", "rejected"):
        comment = written(client, post, email=f"{status}@example.org")
        path = confirm_path(comment)
        Contribution.objects.filter(pk=comment.pk).update(status=status)
        page = client.get(path)
        found[status] = page.status_code, page.context["state"], client.post(path, {}).status_code
    assert found == {
        "withdrawn": (200, "taken_back", 200), "erased": (410, "gone", 410), "published": (200, "decided", 200),
        "rejected": (200, "decided", 200),
    }  # fmt: skip


def test_moderator_was_faster_than_the_button(client, post):
    comment = written(client, post)
    path = confirm_path(comment)
    fields = fields_of(client.get(path).content.decode(), "inhalt")
    moderation.decide(comment, "publish", make_user("Moderation"), version=0)
    assert (client.post(path, fields).status_code, state(comment), len(told())) == (200, ("published", False), 1)


def test_remembered_address_need_not_confirm_again(client, post):
    token = remember("heidi@example.org")
    page = client.get(f"{post.get_absolute_url()}?adresse={token}")
    assert ("heidi@example.org" in page.content.decode(), page.headers["Cache-Control"]) == (True, "private, no-store")
    assert (
        "Sie müssen nichts bestätigen" in page.content.decode() and "Mail mit einem Link" not in page.content.decode()
    )
    answer = write(client, post, f"?adresse={token}")
    assert answer["Location"] == f"{post.get_absolute_url()}?gesendet=2#mitreden"
    assert (state(Contribution.objects.get()), told()) == (("waiting", True), ["moderation@example.org"])
    assert "Sie müssen nichts bestätigen" in client.get(answer["Location"]).content.decode()


def test_remembered_address_is_good_for_itself_only(client, post):
    for values in (
        {"email": "andere@example.org"},
        {"remembered": remember("andere@example.org")},
        {"remembered": "x"},
    ):
        write(client, post, f"?adresse={remember('heidi@example.org')}", **values)
        assert state(Contribution.objects.latest("pk")) == ("unconfirmed", False)


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "%00", "x" * 5000])
def test_altered_address_is_no_reason_to_complain(client, post, token):
    page = client.get(f"{post.get_absolute_url()}?adresse={token}")
    assert (page.status_code, page.context["form"].initial.get("email")) == (200, None)
    assert "Mail mit einem Link" in page.content.decode()


def test_old_address_is_asked_again(client, post):
    now = timezone.now()
    with time_machine.travel(now - 181 * DAY, tick=False):
        token = remember("heidi@example.org")
    write(client, post, f"?adresse={token}")
    assert state(Contribution.objects.get()) == ("unconfirmed", False)


def test_nobody_gets_more_than_five_mails_to_confirm(client, post):
    for n in range(5):
        written(client, post, text=f"Text {n}")
    answer = write(client, post, text="Noch einer", email="HEIDI@example.org")
    assert (answer.status_code, len(told()), Contribution.objects.count()) == (429, 5, 5)
    assert 86000 < int(answer.headers["Retry-After"]) <= 86400
    assert "Noch einer" in answer.content.decode()
    assert write(client, post, email="andere@example.org").status_code == 302
    assert write(client, post, f"?adresse={remember('heidi@example.org')}").status_code == 302
    with time_machine.travel(timezone.now() + DAY + timedelta(minutes=1), tick=False):
        assert write(client, post, text="Am nächsten Tag").status_code == 302


def test_form_that_was_kept_is_no_sixth_mail(client, post):
    for n in range(4):
        written(client, post, text=f"Text {n}")
    page = client.get(post.get_absolute_url()).content.decode()
    fields = {**fields_of(page, "mitreden"), "name": "Heidi", "email": "heidi@example.org", "text": "Der letzte"}
    assert [client.post(post.get_absolute_url(), fields).status_code for _i in range(3)] == [302] * 3
    assert len(told()) == 5


def test_withdrawn_comment_waits_for_nobody(client, post):
    comment = confirmed(client, post)
    act(client, comment, "zurueckziehen")
    with pytest.raises(moderation.AlreadyDecided) as refusal:
        moderation.decide(comment, "publish", make_user("Moderation"), version=comment.version)
    assert str(refusal.value) == "Wer diesen Beitrag geschrieben hat, hat ihn inzwischen selbst zurückgezogen."


def test_reserved_name_is_refused_at_its_field(client, post):
    answer = write(client, post, name="M0deration")
    sentence = (
        "Mit diesem Namen wird hier nur offiziell geantwortet. Bitte nehmen Sie Ihren eigenen oder ein Pseudonym."
    )
    assert (answer.status_code, answer.context["form"].errors) == (400, {"name": [sentence]})
    assert (Contribution.objects.count(), make_comment(name="Moderation").name) == (0, "Moderation")
