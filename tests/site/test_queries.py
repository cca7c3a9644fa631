"""Pages cost the same number of queries with one entry and with thirty, and never more than twelve."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

pytestmark = pytest.mark.django_db
MOST = 12


def fill(number: int, topic, contact, gallery) -> None:
    for _ in range(number):
        common = {"topic": topic, "image": make.make_image()}
        make.make_news(**common, gallery=gallery).tags.add("Förderung", "Wärme")
        make.make_event(**common, contact=contact, gallery=gallery).tags.add("Förderung")
        make.make_coverage(**common)
        make.make_document(**common).tags.add("Förderung")
        make.make_showcase(**common, contact=contact, gallery=gallery).tags.add("Wärme")
        post = make.make_post(**common)
        post.tags.add("Wärme")
        parent = make.make_comment(post=post)
        make.make_comment(post=post, parent=parent, author=post.author)


def addresses() -> list[str]:
    from bestpractice.models import Showcase
    from blog.models import Post
    from documents.models import Document
    from news.models import Event, NewsItem

    newest = [m.objects.order_by("pk").first().get_absolute_url() for m in (NewsItem, Event, Document, Showcase, Post)]
    return [
        "/", "/seite/", "/aktuelles/", "/termine/", "/presse/", "/dokumente/", "/best-practice/", "/blog/", "/themen/",
        "/themen/thema/", "/suche/?q=eintrag", "/suche/?schlagwort=warme", "/feed/", "/blog/feed/", "/termine.ics",
        "/sitemap.xml", "/gibt-es-nicht/", *newest,
    ]  # fmt: skip


def counted(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA"))])


def test_queries_do_not_grow_with_the_number_of_entries(client):
    contact = make.make_contact()
    make.make_portal(contact=contact)
    make.make_funding(logo=make.make_image())
    topic, gallery = make.make_topic(slug="thema"), make.make_gallery()
    teasers = [("teaser", {"heading": s, "section": s, "count": 3}) for s in ("news", "documents")]
    features = [
        (
            "teaser",
            {"heading": "Nächster Termin", "section": "events", "count": 1, "layout": "feature", "width": "half"},
        ),
        ("teaser", {"heading": "Frage", "section": "blog", "count": 1, "layout": "feature", "width": "half"}),
        ("teaser", {"heading": "Beispiele", "section": "bestpractice", "count": 2, "layout": "feature"}),
    ]
    hero = ("hero", {"heading": "Willkommen", "image": make.make_image()})
    make.make_home([hero, *features, ("topics", {"heading": "Felder"}), *teasers])
    make.make_page(
        [("text", {"text": "<p>Text</p>"}), ("gallery", {"gallery": gallery}), ("contact", {"contact": contact}),
         ("funding", {"heading": "Förderung"}), ("question", {"heading": "Warum?", "text": "<p>Darum.</p>"})],
        slug="seite", topic=topic,
    )  # fmt: skip
    fill(1, topic, contact, gallery)
    client.get("/gibt-es-nicht/")  # the first visit in vain makes a row, every other one counts in it
    with_one = {url: counted(client, url) for url in addresses()}
    fill(29, topic, contact, gallery)
    with_thirty = {url: counted(client, url) for url in addresses()}
    assert with_thirty == with_one
    assert {url: n for url, n in with_thirty.items() if n > MOST and url != "/sitemap.xml"} == {}
