"""Pictures that citizens send: who may see them, how long they are kept, what is left of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from blog import pictures
from blog.models import Contribution, Picture
from klimaportal.core.models import Gallery, GalleryImage, Image
from tests import factories as make
from tests.pictures import photo_with_location

pytestmark = pytest.mark.django_db


def contribution(**values) -> Contribution:
    return Contribution.objects.create(
        **{"kind": "report", "title": "Unser Dach", "name": "Heidi", "text": "Seht her.", "status": "waiting", **values}
    )


def picture_of(owner: Contribution | None, **values) -> Picture:
    picture = Picture(contribution=owner, **{"alt": "Ein Dach", **values})
    picture.file.save("dach.png", ContentFile(make.png()))
    return picture


def upload(content: bytes = b"", name: str = "dach.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or make.png(), "image/png")


def test_received_picture_is_written_anew_and_private():
    picture = pictures.receive(upload(photo_with_location(), "garten.jpg"))
    stored = picture.file.read()
    assert b"Heidi" not in stored
    assert picture.file.storage.location != default_storage.location
    assert picture.contribution is None


def test_what_is_no_picture_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="kein Bild in einem erlaubten Format"):
        pictures.receive(upload(b"<script>alert(1)</script>", "dach.svg"))
    assert Picture.objects.count() == 0


def test_no_more_pictures_wait_in_forms_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_LOOSE", 1)
    assert pictures.receive(upload()) is not None
    assert pictures.receive(upload()) is None


def test_ticket_is_good_for_its_picture_and_only_while_nobody_has_it():
    loose, taken = picture_of(None), picture_of(contribution(key="k" * 64))
    assert pictures.from_ticket(pictures.ticket(loose)) == loose
    assert pictures.from_ticket(pictures.ticket(loose)[:-1] + "x") is None
    assert pictures.from_ticket(str(loose.pk)) is None
    assert pictures.from_ticket(pictures.ticket(taken)) is None
    assert pictures.from_ticket(pictures.ticket(taken), "k" * 64) == taken


def test_three_pictures_at_most_are_attached_in_order():
    owner = contribution()
    pictures.attach(owner, [(picture_of(None), f"Bild {n}") for n in range(4)])
    assert [(p.alt, p.position) for p in owner.pictures.all()] == [(f"Bild {n}", n) for n in range(3)]


def test_somebody_elses_picture_is_not_attached():
    theirs = picture_of(contribution())
    pictures.attach(contribution(), [(theirs, "meins")])
    theirs.refresh_from_db()
    assert theirs.alt == "Ein Dach"


@pytest.mark.parametrize(
    ("role", "status"), [("Moderation", 200), ("Redaktion", 404), ("Administration", 404), ("", 302)]
)
def test_only_moderators_see_what_came_in(as_role, role, status):
    picture = picture_of(contribution())
    visitor = as_role(role) if role else Client(SERVER_NAME="localhost")
    for query in ("", "?klein=1"):
        answer = visitor.get(f"/admin/blog/contribution/bild/{picture.pk}/{query}")
        assert answer.status_code == status
        if status == 200:
            assert "no-store" in answer.headers["Cache-Control"]
            assert answer.headers["Content-Type"] in ("image/png", "image/webp")


def test_picture_that_is_not_sent_or_not_there_is_not_shown(as_role):
    moderator, loose = as_role("Moderation"), picture_of(None)
    assert moderator.get(f"/admin/blog/contribution/bild/{loose.pk}/").status_code == 404
    assert moderator.get("/admin/blog/contribution/bild/999999/").status_code == 404


def test_private_pictures_have_no_public_address(client):
    picture = picture_of(contribution())
    pictures.prepare(picture.contribution)
    for name in (picture.file.name, f"private/{picture.file.name}", f"bilder/{picture.file.name}"):
        assert client.get(f"/medien/{name}").status_code == 404


def test_prepared_renditions_are_copied_not_made_again(monkeypatch):
    owner = contribution()
    picture = picture_of(owner)
    pictures.prepare(owner)
    monkeypatch.setattr("imagefield.fields.ImageFieldFile._process", lambda *args, **kwargs: 1 / 0)
    image = pictures.publish(picture, "Unser Dach", "Heidi")
    linked = [getattr(image.file, spec) for spec in image.file.field.formats]
    assert [url for url in linked if not image.file.storage.exists(url.removeprefix("/medien/"))] == []
    assert (image.width, image.height) == (60, 40)


def test_whoever_borrowed_the_picture_gives_it_back():
    """The consent was for the contribution: an editor's page does not keep it."""
    owner = contribution()
    picture = picture_of(owner)
    image = pictures.publish(picture, "Unser Dach", "Heidi")
    news, gallery = make.make_news(image=image), Gallery.objects.create(title="Dächer")
    GalleryImage.objects.create(gallery=gallery, image=image)
    pictures.withdraw(picture)
    news.refresh_from_db()
    assert (news.image, gallery.images.count(), Image.objects.count()) == (None, 0, 0)


def test_with_the_contribution_every_file_goes(django_capture_on_commit_callbacks):
    owner = contribution()
    picture = picture_of(owner)
    pictures.prepare(owner)
    image = pictures.publish(picture, "Unser Dach", "Heidi")
    file = pictures._private_file(picture.file.name)
    names = [picture.file.name, *(file.process(spec) for spec in file.field.formats)]
    public = [image.file.name, *(getattr(image.file, s).removeprefix("/medien/") for s in image.file.field.formats)]
    with django_capture_on_commit_callbacks(execute=True):
        owner.delete()
    assert [name for name in names if picture.file.storage.exists(name)] == []
    assert [name for name in public if image.file.storage.exists(name)] == []


def test_tidying_takes_what_was_never_sent_and_is_safe_to_run_twice(django_capture_on_commit_callbacks):
    kept, old = picture_of(contribution()), picture_of(None, uploaded_at=timezone.now() - timedelta(hours=13))
    young = picture_of(None)
    with django_capture_on_commit_callbacks(execute=True):
        done = pictures.tidy(timezone.now())
    assert done["nicht abgeschickte Bilder"] == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert pictures.tidy(timezone.now())["nicht abgeschickte Bilder"] == 0
    assert set(Picture.objects.all()) == {kept, young}
    assert [p.file.storage.exists(p.file.name) for p in (kept, old, young)] == [True, False, True]


def test_renditions_wait_for_the_moderator_when_others_are_at_it(monkeypatch):
    monkeypatch.setattr(pictures, "PATIENCE", 0.01)
    monkeypatch.setattr("imagefield.fields.ImageFieldFile._process", lambda *args, **kwargs: pytest.fail("made"))
    owner = contribution()
    picture_of(owner)
    with pictures.AT_WORK:
        pictures.prepare(owner)
