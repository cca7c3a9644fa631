from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_comment, make_portal, make_post


@pytest.fixture
def post(db):
    make_portal()
    return make_post(slug="frage")


def fill(post, number: int) -> list:
    start = timezone.now() - timedelta(days=1)
    return [
        make_comment(post=post, text=f"Nummer {n}.", created_at=start + timedelta(minutes=n)) for n in range(number)
    ]


def shown(client, query: str = "") -> list[str]:
    return [comment.text for comment in client.get(f"/blog/frage/{query}").context["threads"]]


def test_twenty_threads_a_page_oldest_first(client, post):
    fill(post, 45)
    pages = [shown(client, query) for query in ("", "?seite=2", "?seite=3")]
    assert [(len(page), page[0]) for page in pages] == [(20, "Nummer 0."), (20, "Nummer 20."), (5, "Nummer 40.")]


def test_answers_come_with_their_thread_and_make_no_page(client, post):
    first = fill(post, 20)[0]
    for _n in range(30):
        make_comment(post=post, parent=first)
    page = client.get("/blog/frage/")
    assert (len(page.context["threads"]), len(page.context["threads"][0].answers)) == (20, 30)
    assert (page.context["comment_count"], page.context["page_obj"].paginator.num_pages) == (50, 1)


@pytest.mark.parametrize("number", ["0", "4", "x", "-1", "9" * 30, "1.0", "%00", "\u0663"])
def test_page_that_does_not_exist_is_missing(client, post, number):
    fill(post, 45)
    assert client.get(f"/blog/frage/?seite={number}").status_code == 404


def test_link_to_a_comment_leads_to_its_page(client, post):
    comments = fill(post, 45)
    answer = make_comment(post=post, parent=comments[25], text="Antwort")
    for comment in (comments[0], comments[19], comments[20], comments[44], answer):
        page = client.get(comment.get_absolute_url())
        assert (page.status_code, f'id="{comment.anchor}"' in page.content.decode()) == (200, True)


@pytest.mark.parametrize("number", ["0", "x", "9" * 30, "%00", "\u0663", "hidden", "elsewhere"])
def test_link_to_a_comment_that_is_not_there_shows_the_beginning(client, post, number):
    fill(post, 21)
    known = {
        "hidden": make_comment(post=post, status="waiting").pk,
        "elsewhere": make_comment(post=make_post()).pk,
    }
    assert shown(client, f"?kommentar={known.get(number, number)}")[0] == "Nummer 0."


def test_pages_lead_to_each_other_and_stand_for_themselves(client, post):
    fill(post, 45)
    page = client.get("/blog/frage/?seite=2").content.decode()
    for link in (
        'rel="prev" href="/blog/frage/?seite=1#beitraege"',
        'rel="next" href="/blog/frage/?seite=3#beitraege"',
    ):
        assert link in page
    assert '<link rel="canonical" href="http://localhost/blog/frage/?seite=2">' in page
    assert '<link rel="canonical" href="http://localhost/blog/frage/">' in client.get("/blog/frage/").content.decode()


def test_few_threads_need_no_pages(client, post):
    fill(post, 20)
    assert "Seite 1 von" not in client.get("/blog/frage/").content.decode()


def test_only_what_begins_a_thread_and_is_public_counts(client, post):
    visible = make_comment(post=post)
    erased = make_comment(post=post, status="erased", text="[auf Wunsch gelöscht]")
    make_comment(post=post, parent=erased)
    make_comment(post=post, status="erased")
    hidden = make_comment(post=post, status="rejected")
    make_comment(post=post, parent=hidden)
    for status in ("unconfirmed", "waiting", "spam", "withdrawn"):
        make_comment(post=post, status=status)
    page = client.get("/blog/frage/")
    assert (page.context["threads"], page.context["page_obj"].paginator.count) == ([visible, erased], 2)
    assert page.context["comment_count"] == 2
