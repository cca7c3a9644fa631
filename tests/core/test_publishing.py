from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import resolve
from django.utils import timezone

from blog.models import Post
from documents.models import Document
from klimaportal.core.models import Topic
from news.models import Event, MediaCoverage, NewsItem
from tests.factories import make_coverage, make_news, make_page, make_post, make_topic

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("status", "since", "until", "state"),
    [
        ("draft", NOON - MOMENT, None, "draft"),
        ("draft", NOON + MOMENT, None, "draft"),
        ("published", NOON, None, "public"),
        ("published", NOON + MOMENT, None, "planned"),
        ("published", NOON - MOMENT, NOON + MOMENT, "public"),
        ("published", NOON - MOMENT, NOON, "expired"),
        ("published", NOON - 2 * MOMENT, NOON - MOMENT, "expired"),
    ],
)
def test_queryset_and_object_agree_on_what_is_public(db, status, since, until, state):
    news = make_news(status=status, published_from=since, published_until=until)
    with time_machine.travel(NOON, tick=False):
        is_public = state == "public"
        assert (NewsItem.objects.published().exists(), news.is_public, news.state) == (is_public, is_public, state)
    assert NewsItem.objects.published(NOON).exists() == is_public


def test_about_without_topic_is_everything(db):
    topic = make_topic()
    about, other = make_news(topic=topic), make_news()
    assert list(NewsItem.objects.about(topic)) == [about]
    assert set(NewsItem.objects.about(None)) == {about, other}


def test_end_of_publication_before_its_start_is_refused_at_the_field():
    with pytest.raises(ValidationError) as refusal:
        NewsItem(title="x", published_from=NOON, published_until=NOON).clean()
    assert list(refusal.value.message_dict) == ["published_until"]


def test_slugs_made_from_equal_titles_differ(db):
    assert [make_news(title="Grüne Wärme").slug for _i in range(3)] == [
        "gruene-waerme",
        "gruene-waerme-2",
        "gruene-waerme-3",
    ]


def test_slug_stays_when_the_title_changes(db):
    news = make_news(title="Alt")
    news.title = "Neu"
    news.save()
    assert NewsItem.objects.get().slug == "alt"


@pytest.mark.parametrize("title", ["Ü" * 200, "x" * 200, "🌱" * 100, "---", "\u0130\u0131"])
def test_slug_fits_its_column_whatever_the_title(db, title):
    slugs = [make_news(title=title).slug for _i in range(2)] + [make_topic(title=title[:120], slug="").slug]
    for slug in slugs:
        assert (0 < len(slug) <= 120, resolve(f"/aktuelles/{slug}/").view_name) == (True, "news:detail")


def test_topics_with_equal_titles_get_different_addresses(db):
    assert [make_topic(title="Wärme", slug="").slug for _i in range(2)] == ["waerme", "waerme-2"]


@pytest.mark.parametrize("title", ["🌱🌱", "Ü" * 120])
def test_topic_always_has_an_address(db, title):
    topic = make_topic(title=title, slug="")
    assert resolve(Topic.objects.get(pk=topic.pk).get_absolute_url()).url_name == "topic"


def test_entry_called_feed_does_not_hide_behind_the_feed(db):
    assert [resolve(make(title="Feed").get_absolute_url()).view_name for make in (make_news, make_post)] == [
        "news:detail", "blog:detail",
    ]  # fmt: skip


@pytest.mark.parametrize("model", [NewsItem, Post])
def test_reserved_address_is_refused_at_the_field(db, model):
    with pytest.raises(ValidationError) as refusal:
        model(title="x", slug="feed", published_from=NOON).clean()
    assert list(refusal.value.message_dict) == ["slug"]


@pytest.mark.parametrize("model", [MediaCoverage, Document])
def test_address_without_another_owner_is_free(db, model):
    assert model(title="x", slug="feed", published_from=NOON).clean() is None


def test_event_may_have_any_slug(db):
    assert Event(title="x", slug="feed", place="x", published_from=NOON).clean() is None


def test_slug_is_saved_even_if_only_other_fields_were_to_be(db):
    news = make_news(title="Titel")
    NewsItem.objects.update(slug="")
    news.slug = ""
    news.save(update_fields=["status"])
    assert NewsItem.objects.get().slug == "titel"


def test_coverage_address_is_its_place_in_the_list(db):
    assert make_coverage(slug="bericht").get_absolute_url() == "/presse/#bericht"


@pytest.mark.parametrize("make", [make_news, make_topic, make_page])
def test_address_taken_in_the_same_moment_is_replaced_by_the_next_free_one(db, monkeypatch, make):
    """Two editors save the same title at once: both asked for a free address before either had it."""
    model = type(make(title="Wärme", slug="waerme"))
    asked = model.free_slug
    answers = iter(["waerme"])
    monkeypatch.setattr(model, "free_slug", lambda self: next(answers, None) or asked(self))
    second = make(title="Wärme", slug="")
    assert (second.slug, model.objects.filter(title="Wärme").count()) == ("waerme-2", 2)


def test_what_no_other_address_would_mend_is_raised(db):
    with pytest.raises(IntegrityError):
        NewsItem(title="x", topic_id=None, status=None).save()


@pytest.mark.parametrize("status", ["draft", "published"])
@pytest.mark.parametrize("starts", [-2, 0, 2])
@pytest.mark.parametrize("lasts", [None, 1, 3])
def test_database_and_object_agree_on_every_state(db, status, starts, lasts):
    start = timezone.now() + timedelta(days=starts)
    news = make_news(status=status, published_from=start, published_until=lasts and start + timedelta(days=lasts))
    states = [name for name in ("draft", "planned", "public", "expired") if NewsItem.objects.in_state(name).exists()]
    assert states == [news.state]


@pytest.mark.django_db
def test_form_drops_what_cannot_be_seen_from_title_and_summary():
    news = make_news()
    news.title, news.summary = " Neues\x0b\n aus \u202edem Kreis ", "Erste\x0c Zeile\r\nzweite"
    news.full_clean()
    assert (news.title, news.summary) == ("Neues aus dem Kreis", "Erste Zeile\nzweite")
