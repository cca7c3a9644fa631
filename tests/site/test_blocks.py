"""Every kind of block on a real page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from klimaportal.core.sections import sections
from pages.blocks import KINDS
from tests import factories as make
from tests.site.crawl import Page

pytestmark = pytest.mark.django_db


def values_for(kind: str) -> dict:
    fields = {
        "heading": f"Überschrift {kind}", "text": f"<p>Text des Bausteins {kind}</p>", "caption": "Bildunterschrift",
        "link_label": "Weiterlesen", "link_url": "/ziel/", "second_label": "Zweiter Weg", "second_url": "/zweites-ziel/",
        "section": "news", "value": "23", "unit": "t CO₂", "note": "im Jahr 2021", "is_example": True,
        "series": "1990; 100\n2020; 60\n2045; 0; Ziel",
    }  # fmt: skip
    values = {name: value for name, value in fields.items() if name in KINDS[kind].FIELDS}
    for name, factory in (("image", make.make_image), ("gallery", make.make_gallery), ("contact", make.make_contact)):
        if name in KINDS[kind].FIELDS:
            values[name] = factory()
    return values


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_block_shows_what_was_typed(client, kind):
    make.make_funding(funder="Ministerium für Umwelt")
    make.make_topic(title="Mobilität im Kreis")
    make.make_news(title="Neue Radwege")
    values = values_for(kind)
    make.make_page([(kind, values)], slug="seite", title="Seite mit Baustein")
    html = client.get("/seite/").content.decode()
    typed = [v for v in values.values() if isinstance(v, str) and not v.startswith(("<", "1990")) and v != "news"]
    assert [text for text in typed if text not in html] == []
    expected = {"funding": "Ministerium für Umwelt", "topics": "Mobilität im Kreis", "teaser": "Neue Radwege"}
    assert expected.get(kind, "") in html
    assert f"Text des Bausteins {kind}" in html or "text" not in values
    page = Page(html)
    assert page.headings.count(1) == 1
    assert page.inline == []
    if "is_example" in values:
        assert "Beispielwert" in html
    if "image" in values:
        assert "Quelle: eigene Aufnahme" in html


@pytest.mark.parametrize("key", sections)
@pytest.mark.parametrize("layout", ["list", "feature"])
def test_every_section_can_be_teased(client, key, layout):
    make.make_page(slug="andere", title="Ein Eintrag zum Anreißen")
    for factory in (make.make_news, make.make_event, make.make_coverage, make.make_document, make.make_showcase):
        factory(title="Ein Eintrag zum Anreißen")
    make.make_post(title="Ein Eintrag zum Anreißen", question="")
    make.make_page([("teaser", {"heading": "Neues", "section": key, "count": 1, "layout": layout})], slug="seite")
    assert "Ein Eintrag zum Anreißen" in client.get("/seite/").content.decode()


@pytest.mark.parametrize("layout", ["list", "feature"])
def test_a_teased_event_shows_when_it_takes_place_and_not_when_it_was_announced(client, layout):
    start, announced = timezone.now() + timedelta(days=40), timezone.now() - timedelta(days=40)
    make.make_event(start=start, end=None, published_from=announced)
    make.make_page(
        [("teaser", {"section": "events", "count": 1, "layout": layout})],
        slug="seite",
        published_from=start.replace(year=2020),
    )
    html = client.get("/seite/").content.decode()
    assert date_format(timezone.localtime(start), "F Y") in html
    assert date_format(timezone.localtime(announced), "j. F Y") not in html


def test_an_empty_section_offers_a_next_step(client):
    make.make_page([("teaser", {"heading": "Neues", "section": "news"})], slug="seite")
    assert 'href="/aktuelles/"' in client.get("/seite/").content.decode()
