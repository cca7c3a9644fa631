from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import RequestFactory

from bestpractice.models import Showcase
from bestpractice.views import ShowcaseListView
from tests.factories import make_showcase, make_topic


@pytest.mark.parametrize(
    ("starts", "ends", "period"),
    [
        (2019, 2021, "2019–2021"),
        (2019, 2019, "2019"),
        (2019, None, "seit 2019"),
        (None, 2021, "2021"),
        (None, None, ""),
    ],
)
def test_period_reads_as_people_say_it(starts, ends, period):
    assert Showcase(starts=starts, ends=ends).period == period


def test_end_before_the_start_is_refused_at_the_field():
    with pytest.raises(ValidationError) as refusal:
        Showcase(title="x", starts=2021, ends=2019).clean()
    assert refusal.value.message_dict == {"ends": ["Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Jahre."]}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("co2_saved", -1), ("energy_saved", Decimal("-0.1")), ("co2_saved", Decimal("1e12")), ("co2_saved", "NaN"),
        ("starts", -1), ("link_url", "javascript:alert(1)"), ("title", "x" * 201), ("place", ""), ("responsible", ""),
    ],
)  # fmt: skip
def test_impossible_values_are_refused_at_the_field(db, field, value):
    values = {"title": "x", "place": "x", "responsible": "x", "body": "<p>x</p>", field: value}
    with pytest.raises(ValidationError) as refusal:
        Showcase(**values).full_clean()
    assert list(refusal.value.message_dict) == [field]


def listed(query: str = ""):
    return ShowcaseListView.as_view()(RequestFactory().get(f"/x/?{query}")).context_data


def test_list_narrows_by_topic_and_place(db):
    topic = make_topic(slug="waerme")
    both = make_showcase(topic=topic, place="Söst")
    make_showcase(topic=topic, place="Werl")
    make_showcase(place="Söst")
    assert list(listed("thema=waerme&ort=S%C3%B6st")["object_list"]) == [both]
    assert (listed("ort=Werl")["filtered"], listed()["filtered"]) == (True, False)


def test_places_are_those_of_published_examples_once(db):
    for place in ("Werl", "Soest", "Werl"):
        make_showcase(place=place)
    make_showcase(place="Geheim", status="draft")
    assert listed()["places"] == ["Soest", "Werl"]


@pytest.mark.parametrize("query", ["ort=Geheim", "ort=weg", "ort=%00", "ort=%FF", "thema=weg", "seite=0", "seite=x"])
def test_parameters_that_lead_nowhere_are_not_found(db, query):
    make_showcase(place="Geheim", status="draft")
    make_showcase()
    with pytest.raises(Http404):
        listed(query)


@pytest.mark.parametrize("amount", [1, 12])
def test_list_asks_as_much_for_one_as_for_many(db, django_assert_num_queries, amount):
    for _i in range(amount):
        make_showcase(topic=make_topic())
    with django_assert_num_queries(4):  # topics, places, how many, the entries
        assert len([entry.topic.title for entry in listed()["object_list"]]) == amount
