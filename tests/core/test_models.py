from datetime import date

import pytest
from django.core.exceptions import ValidationError

from klimaportal.core.models import Contact, Funding, Image, Portal
from tests.factories import make_contact, make_gallery, make_image, make_portal

ALT = "Bitte beschreiben Sie, was auf dem Bild zu sehen ist, oder kreuzen Sie «rein dekorativ» an."


@pytest.mark.parametrize("alt", ["", "  ", "\u00a0"])
def test_picture_without_description_is_refused_at_the_field(alt):
    with pytest.raises(ValidationError) as refusal:
        Image(alt=alt).clean()
    assert refusal.value.message_dict == {"alt": [ALT]}


def test_decorative_picture_needs_no_description_and_shows_none():
    assert (Image(decorative=True).clean(), Image(decorative=True, alt="x").alternative, Image(alt="x").alternative) == (
        None, "", "x",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("focus", "classes"),
    [
        ("0.5x0.5", "fx-5 fy-5"),
        ("0x1", "fx-0 fy-10"),
        ("0.26x0.84", "fx-3 fy-8"),
        ("-3x9", "fx-0 fy-10"),
        ("", "fx-5 fy-5"),
        ("1x2x3", "fx-5 fy-5"),
        ("nanxnan", "fx-5 fy-5"),
        ("infx0", "fx-5 fy-5"),
        ('"><script>', "fx-5 fy-5"),
    ],
)
def test_focus_becomes_two_of_a_few_classes(focus, classes):
    assert Image(focus=focus).focus_classes == classes


def test_stored_picture_knows_its_size(db):
    image = make_image()
    assert (image.width, image.height) == (60, 40)


def test_gallery_entries_come_in_order_with_one_query(db, django_assert_num_queries):
    gallery = make_gallery(images=3)
    gallery.items.filter(position=0).update(position=9)
    with django_assert_num_queries(1):
        assert [(e.caption, e.image.width) for e in gallery.entries()] == [
            ("Bild 1", 60),
            ("Bild 2", 60),
            ("Bild 0", 60),
        ]


def test_funding_that_ends_before_it_begins_is_refused_at_the_field():
    with pytest.raises(ValidationError) as refusal:
        Funding(starts=date(2024, 2, 1), ends=date(2024, 1, 1)).clean()
    assert refusal.value.message_dict == {"ends": ["Das Ende der Laufzeit liegt vor ihrem Beginn."]}


def test_portal_before_it_is_set_up_has_a_name(db):
    portal = Portal.current()
    assert (str(portal), Portal.objects.count()) == ("Klimaschutzportal Musterkreis", 0)


def test_portal_is_one_row_however_often_it_is_saved(db):
    make_portal(name="Eins")
    Portal(name="Zwei", county="Kreis").save()
    assert [(p.pk, str(p)) for p in Portal.objects.all()] == [(1, "Zwei Kreis")]


def test_portal_with_contact_and_hours_takes_two_queries(db, django_assert_num_queries):
    contact = make_contact()
    contact.hours.create(weekday=0, opens="08:00", closes="12:00")
    make_portal(contact=contact)
    with django_assert_num_queries(2):
        portal = Portal.current()
        assert (portal.contact, len(portal.contact.hours.all())) == (contact, 1)


@pytest.mark.parametrize("phone", ["<b>1</b>", "javascript:1", "1;2", "\u0663"])
def test_phone_number_is_made_of_what_can_be_dialled(phone):
    with pytest.raises(ValidationError) as refusal:
        Contact(role="x", phone=phone).full_clean()
    assert list(refusal.value.message_dict) == ["phone"]


def test_picture_that_is_deleted_takes_its_renditions_along(db, django_capture_on_commit_callbacks):
    image = make_image()
    storage, rendition = image.file.storage, image.file.webp480.removeprefix("/medien/")
    assert storage.exists(rendition)
    with django_capture_on_commit_callbacks(execute=True):
        name = image.file.name
        image.delete()
        assert storage.exists(name)
    assert (storage.exists(name), storage.exists(rendition)) == (False, False)
