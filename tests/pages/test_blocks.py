import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from pages.admin import BlockForm
from pages.blocks import KINDS, Block
from pages.compose import groups_of
from tests.factories import (
    make_contact,
    make_event,
    make_gallery,
    make_image,
    make_news,
    make_page,
    make_topic,
)

REQUIRED = {
    "hero": ["heading", "image"],
    "text": ["text"],
    "picture": ["image"],
    "gallery": ["gallery"],
    "question": ["heading", "text"],
    "greeting": ["text", "image"],
    "callout": ["heading"],
    "figure": ["value", "heading"],
    "step": ["heading"],
    "contact": ["contact"],
    "link": ["link_label", "link_url"],
    "teaser": ["section"],
    "band": ["heading", "series"],
}


@pytest.mark.parametrize(("kind", "fields"), REQUIRED.items())
def test_block_without_its_required_fields_is_refused_at_each(kind, fields):
    with pytest.raises(ValidationError) as refusal:
        KINDS[kind]().clean()
    assert refusal.value.message_dict == {name: ["Dieses Feld wird hier gebraucht."] for name in fields}


@pytest.mark.parametrize("kind", ["topics", "funding"])
def test_block_that_draws_from_the_database_needs_no_field(kind):
    assert (KINDS[kind]().clean(), set(KINDS) - set(REQUIRED)) == (None, {"topics", "funding"})


def test_required_relation_is_enough_as_a_key():
    assert KINDS["picture"](image_id=1).clean() is None


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_a_block_exist_and_required_ones_are_shown(kind):
    model = KINDS[kind]
    assert [model._meta.get_field(name).name for name in model.FIELDS] == list(model.FIELDS)
    assert set(model.REQUIRED) <= set(model.FIELDS)


def test_proxies_see_only_their_own_kind(db):
    page = make_page(blocks=[("text", {"text": "<p>a</p>"}), ("callout", {"heading": "b"})])
    assert [(k, m.objects.count()) for k, m in KINDS.items() if m.objects.exists()] == [("text", 1), ("callout", 1)]
    assert [str(block) for block in Block.objects.filter(parent=page)] == ["Text", "b"]


@pytest.mark.parametrize("field", ["link_url", "second_url"])
def test_block_refuses_dangerous_addresses(field):
    block = KINDS["callout"](heading="x", **{field: "javascript:alert(1)"})
    with pytest.raises(ValidationError) as refusal:
        block.clean_fields(exclude=["parent", "kind", "region", "ordering"])
    assert list(refusal.value.message_dict) == [field]


def test_text_of_a_block_is_cleaned_on_save(db):
    make_page(blocks=[("text", {"text": "<p onclick=x>a</p><script>b</script>"})])
    assert Block.objects.get().text == "<p>a</p>"


def errors_of(kind: str, **data) -> dict:
    return modelform_factory(KINDS[kind], form=BlockForm, fields=list(data))(data).errors


def test_band_form_refuses_an_unreadable_series():
    assert list(errors_of("band", heading="x", series="1990; viel")) == ["series"]
    assert errors_of("band", heading="x", series="1990; 9\n2045; 0; Ziel") == {}


def test_teaser_form_refuses_an_unknown_section():
    assert list(errors_of("teaser", section="weg")) == ["section"]
    assert errors_of("teaser", section="news") == {}


def composed(blocks) -> list[tuple[str, int]]:
    return [(group.kind, len(group.blocks)) for group in groups_of(make_page(blocks=blocks))]


QUESTION = ("question", {"heading": "Frage", "text": "<p>Antwort</p>"})
TEXT = ("text", {"text": "<p>x</p>"})
HALF = ("teaser", {"section": "news", "width": "half"})
FULL = ("teaser", {"section": "news"})


@pytest.mark.parametrize(
    ("blocks", "groups"),
    [
        ([], []),
        ([QUESTION, QUESTION, QUESTION], [("question", 3)]),
        ([QUESTION, TEXT, QUESTION], [("question", 1), ("text", 1), ("question", 1)]),
        ([TEXT, TEXT], [("text", 1), ("text", 1)]),
        ([HALF, HALF, HALF], [("pair", 2), ("pair", 1)]),
        ([HALF, FULL, HALF], [("pair", 1), ("teaser", 1), ("pair", 1)]),
        ([FULL, HALF, HALF], [("teaser", 1), ("pair", 2)]),
        ([("text", {"text": "x", "width": "half"}), HALF], [("text", 1), ("pair", 1)]),
    ],
)
def test_neighbours_of_one_kind_are_drawn_together(db, blocks, groups):
    assert composed(blocks) == groups


def test_group_names_its_template(db):
    assert [g.template_name for g in groups_of(make_page(blocks=[HALF, TEXT]))] == [
        "pages/blocks/pair.html", "pages/blocks/text.html",
    ]  # fmt: skip


def test_teaser_gets_its_section_topic_and_number(db):
    topic = make_topic()
    about = [make_news(topic=topic) for _i in range(3)]
    make_news()
    make_news(topic=topic, status="draft")
    (group,) = groups_of(make_page(blocks=[("teaser", {"section": "news", "topic": topic, "count": 2})]))
    assert (group.blocks[0].about.key, group.blocks[0].entries) == ("news", [about[2], about[1]])


def test_teaser_of_a_section_that_is_gone_is_not_filled(db):
    (group,) = groups_of(make_page(blocks=[("teaser", {"section": "weg"})]))
    assert hasattr(group.blocks[0], "entries") is False


def test_blocks_that_draw_from_the_database_are_filled(db):
    topic, gallery = make_topic(), make_gallery(images=2)
    blocks = [("topics", {}), ("gallery", {"gallery": gallery}), ("band", {"series": "1990; 9\n2045; 0; Ziel"})]
    topics, pictures, band = (group.blocks[0] for group in groups_of(make_page(blocks=blocks)))
    assert (topics.topics, [item.caption for item in pictures.items]) == ([topic], ["Bild 0", "Bild 1"])
    assert band.band.last.year == 2045


@pytest.mark.parametrize("amount", [1, 30])
def test_composing_asks_for_all_blocks_and_all_opening_hours_at_once(db, django_assert_num_queries, amount):
    fields = {"image": make_image()}
    page = make_page(blocks=[("picture", fields), ("contact", {"contact": make_contact()}), TEXT] * amount)
    with django_assert_num_queries(2):
        assert [block.image for group in groups_of(page) for block in group.blocks if block.kind == "picture"] == [
            fields["image"]
        ] * amount


@pytest.mark.parametrize("amount", [1, 12])
def test_teaser_queries_do_not_grow_with_its_entries(db, django_assert_num_queries, amount):
    for _i in range(amount):
        make_event(topic=make_topic(), image=make_image())
    page = make_page(blocks=[("teaser", {"section": "events", "count": amount})])
    with django_assert_num_queries(2):
        (group,) = groups_of(page)
        assert len({event.topic.title for event in group.blocks[0].entries}) == amount
