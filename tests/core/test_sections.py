from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from klimaportal.core.checks import sections_are_complete
from klimaportal.core.sections import newest, related, sections, topics_with_counts
from tests.factories import (
    make_comment,
    make_coverage,
    make_event,
    make_image,
    make_news,
    make_page,
    make_post,
    make_topic,
    make_user,
)


def test_sections_stand_in_the_order_of_the_installed_apps():
    assert list(sections) == ["events", "news", "press", "documents", "bestpractice", "blog", "pages"]
    assert sections_are_complete(None) == []


def test_incomplete_section_is_found_at_start(monkeypatch):
    monkeypatch.setattr(sections["news"], "title", "")
    assert [error.id for error in sections_are_complete(None)] == ["klimaportal.E001"]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 6, 30, 22, 30, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 6, 30, 21, 59, tzinfo=UTC), date(2024, 6, 30)),
        (datetime(2024, 1, 1, 22, 59, tzinfo=UTC), date(2024, 1, 1)),
        (datetime(2024, 1, 1, 23, 0, tzinfo=UTC), date(2024, 1, 2)),
    ],
)
def test_day_of_an_entry_changes_at_local_midnight(db, moment, day):
    make_news(published_from=moment)
    assert [entry.date for entry in newest(1)] == [day]


def test_newest_entries_come_with_date_address_and_picture(db):
    image = make_image()
    make_coverage(title="Bericht", slug="bericht", date=date(2024, 5, 1), image=image)
    make_news(title="Meldung", slug="meldung", published_from=datetime(2024, 6, 1, 12, tzinfo=UTC))
    make_page(title="Seite", slug="seite", published_from=datetime(2024, 4, 1, 12, tzinfo=UTC))
    assert [(e.title, e.date, e.url, e.image) for e in newest(9)] == [
        ("Meldung", date(2024, 6, 1), "/aktuelles/meldung/", None),
        ("Bericht", date(2024, 5, 1), "/presse/#bericht", image),
        ("Seite", date(2024, 4, 1), "/seite/", None),
    ]


def test_newest_by_publication_ignores_when_an_event_takes_place(db):
    now = timezone.now()
    make_event(title="Termin", published_from=now - timedelta(days=9), start=now + timedelta(days=90), end=None)
    make_news(title="Meldung", published_from=now - timedelta(days=1))
    assert [e.title for e in newest(9)] == ["Termin", "Meldung"]
    assert [(e.title, e.published_from <= now) for e in newest(9, order="-published_from")] == [
        ("Meldung", True), ("Termin", True),
    ]  # fmt: skip


@pytest.mark.parametrize("amount", [1, 12])
def test_newest_needs_two_queries_however_many_entries(db, amount):
    image = make_image()
    for _i in range(amount):
        make_news(image=image)
        make_post(image=image)
    with CaptureQueriesContext(connection) as queries:
        assert len(newest(99)) == 2 * amount
    assert len(queries) == 2


def test_newest_of_chosen_sections_only(db):
    make_news(title="Meldung")
    make_post(title="Beitrag")
    assert [e.title for e in newest(9, ("blog",))] == ["Beitrag"]


def test_related_entries_share_the_topic_and_leave_out_the_entry_itself(db):
    topic = make_topic()
    news = make_news(topic=topic)
    twin = make_post(topic=topic, pk=news.pk, title="gleiche Nummer, andere Art")
    make_news(topic=make_topic())
    make_news(topic=topic, status="draft")
    assert [(e.title, e.pk) for e in related(news)] == [(twin.title, twin.pk)]
    assert related(make_news()) == []


def test_topics_count_only_what_is_published(db):
    full, empty = make_topic(position=1), make_topic(position=2)
    for make in (make_news, make_event, make_page):
        make(topic=full)
    make_news(topic=empty, status="draft")
    assert [(topic, topic.entry_count) for topic in topics_with_counts()] == [(full, 3), (empty, 0)]


def waiting_for(role: str, key: str) -> list[tuple[int, str]]:
    return [(todo.count, todo.url) for todo in sections[key].todos(make_user(role))]


def test_moderation_is_told_how_many_comments_wait(db):
    make_comment(status="waiting")
    make_comment(status="published")
    todos = [(1, "/admin/blog/contribution/moderation/"), (0, "/admin/blog/report/?outcome__exact=open")]
    assert waiting_for("Moderation", "blog") == todos


def test_redaktion_is_told_of_drafts_and_of_what_is_planned(db):
    make_news(status="draft")
    make_news(published_from=timezone.now() + timedelta(days=1))
    make_news(status="draft", published_from=timezone.now() + timedelta(days=1))
    todos = [(2, "/admin/news/newsitem/?stand=draft"), (1, "/admin/news/newsitem/?stand=planned")]
    assert (waiting_for("Redaktion", "news"), waiting_for("Administration", "news")) == (todos, [])
