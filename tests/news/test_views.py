from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from news import views
from tests.factories import make_event, make_news, make_post, make_topic, make_user


def found(view, query: str = "", **kwargs):
    request = RequestFactory(SERVER_NAME="localhost").get(f"/x/?{query}")
    request.user = kwargs.pop("user", AnonymousUser())
    return view.as_view()(request, **kwargs).context_data


@pytest.mark.parametrize("view", [views.NewsListView, views.EventListView, views.PressListView])
@pytest.mark.parametrize(
    "query",
    ["seite=0", "seite=-1", "seite=abc", "seite=99", "seite=" + "9" * 5000, "seite=%00", "thema=weg", "thema=%00%FF"],
)
def test_parameters_that_lead_nowhere_are_not_found(db, view, query):
    with pytest.raises(Http404):
        found(view, query)


@pytest.mark.parametrize("query", ["zeit=zukunft", "zeit=%00"])
def test_unknown_time_is_not_found(db, query):
    with pytest.raises(Http404):
        found(views.EventListView, query)


def test_list_holds_what_is_published_about_a_topic(db):
    topic = make_topic(slug="waerme")
    about = make_news(topic=topic)
    other = make_news()
    make_news(topic=topic, status="draft")
    assert list(found(views.NewsListView, "thema=waerme")["object_list"]) == [about]
    assert list(found(views.NewsListView)["object_list"]) == [other, about]


def test_events_are_to_come_unless_the_past_is_asked_for(db):
    to_come = make_event()
    past = make_event(start=timezone.now() - timedelta(days=2), end=None)
    assert list(found(views.EventListView)["object_list"]) == [to_come]
    assert list(found(views.EventListView, "zeit=vergangen")["object_list"]) == [past]


@pytest.mark.parametrize(
    ("role", "query", "seen"),
    [
        ("Redaktion", "vorschau=1", True),
        ("Redaktion", "", False),
        ("Moderation", "vorschau=1", False),
        ("", "vorschau=1", False),
    ],
)
def test_draft_is_previewed_only_by_who_asks_for_it_and_may(db, role, query, seen):
    make_news(slug="entwurf", status="draft")
    user = make_user(role) if role else AnonymousUser()
    try:
        is_preview = found(views.NewsDetailView, query, slug="entwurf", user=user)["is_preview"]
    except Http404:
        is_preview = False
    assert is_preview is seen


def test_structured_data_of_an_event_keeps_its_dates_apart(db):
    event = make_event(place="Rathaus", online_url="https://example.org/")
    data = found(views.EventDetailView, slug=event.slug)["structured_data"]
    assert (data["startDate"], data["endDate"], data["eventAttendanceMode"]) == (
        event.start.isoformat(), event.end.isoformat(), "https://schema.org/MixedEventAttendanceMode",
    )  # fmt: skip
    assert "datePublished" not in data


@pytest.mark.parametrize(("role", "link"), [("Redaktion", True), ("Moderation", False)])
def test_preview_leads_back_to_the_form_for_those_who_may_edit(db, as_role, role, link):
    post = make_post(slug="entwurf", status="draft")
    page = as_role(role).get("/blog/entwurf/?vorschau=1")
    url = reverse("admin:blog_post_change", args=[post.pk])
    assert (page.context["edit_url"], f'<a href="{url}">Weiter bearbeiten</a>' in page.text) == (
        url if link else "",
        link,
    )


def test_public_page_shows_no_way_into_the_admin_to_anybody(db, as_role):
    make_news(slug="da")
    assert "Weiter bearbeiten" not in as_role("Redaktion").get("/aktuelles/da/").text
