"""Pictures that come with a contribution: private until it is published, out of the media storage once it is hidden.

What is uploaded is written anew (core/images.py) and kept in the private storage with all its renditions, so that to
publish a picture is to copy a few small files under a name that nobody can guess and that is never used again.
"""

import secrets
import threading
from datetime import datetime, timedelta
from pathlib import PurePath

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from klimaportal.core import tokens
from klimaportal.core.files import private_storage
from klimaportal.core.images import clean_upload
from klimaportal.core.models import Image

from .contributions import Contribution, Picture

MOST = 3
PUBLIC_FOLDER, PRIVATE_FOLDER = "bilder/beitraege", "beitraege"
# A picture that waits in a form for its contribution, and how many of those may wait at the same time.
KEEP_LOOSE = timedelta(hours=12)
MOST_LOOSE = 300
# What is younger may belong to a transaction that is still going on.
YOUNG = timedelta(hours=1)
PREVIEW = "webp480"
# A picture is in memory as a whole while it is worked on: one at a time in each process.
AT_WORK = threading.Lock()
PATIENCE = 5  # seconds that somebody waits for renditions which can as well be made when a moderator publishes


def receive(upload) -> Picture | None:
    """A picture from a form, clean and in the private storage. Raises ``ValidationError`` with a German sentence.

    None when too many pictures wait for their forms already: then this one has to be chosen again.
    """
    with AT_WORK:
        clean = clean_upload(upload)
    if Picture.objects.filter(contribution=None).count() >= MOST_LOOSE:
        return None
    picture = Picture()
    picture.file.save(clean.name, clean)
    return picture


def ticket(picture: Picture) -> str:
    """What a form carries to find ``picture`` again: signed, so that nobody takes somebody else's."""
    return tokens.make("picture", picture.pk)


def from_ticket(text: str, key: str = "") -> Picture | None:
    """The picture that still waits for a contribution, or went to the one with ``key`` when the same form came before.

    None when there is none or the form was open for too long.
    """
    try:
        pk = tokens.read("picture", text, KEEP_LOOSE)
    except (tokens.Altered, tokens.Expired):
        return None
    mine = Q(contribution=None) | Q(contribution__key=key) if key else Q(contribution=None)
    return Picture.objects.filter(mine, pk=pk).first()


def attach(contribution: Contribution, found: list[tuple[Picture, str]]) -> None:
    """Gives the contribution its pictures, each with its description, in this order."""
    for position, (picture, alt) in enumerate(found[:MOST]):
        Picture.objects.filter(pk=picture.pk, contribution=None).update(
            contribution=contribution, alt=alt, position=position
        )


def _private_file(name: str):
    """The private picture as an image field's file, which knows its renditions."""
    file = Image(file=name, width=1, height=1).file
    file.storage = private_storage()
    return file


def prepare(contribution: Contribution) -> None:
    """Makes the renditions, in the private storage. It takes a second for each picture: not inside a transaction.

    While others are at it for long, they are left to ``publish``.
    """
    for picture in contribution.pictures.all():
        if not AT_WORK.acquire(timeout=PATIENCE):
            return
        try:
            file = _private_file(picture.file.name)
            for spec in file.field.formats:
                file.process(spec)
        finally:
            AT_WORK.release()


def publish(picture: Picture, title: str, credit: str) -> Image:
    """Puts a copy into the media library. Inside a transaction that fails it leaves files that ``tidy`` takes away."""
    name = f"{PUBLIC_FOLDER}/{secrets.token_hex(12)}{PurePath(picture.file.name).suffix}"
    private = _private_file(picture.file.name)
    _copy(picture.file.name, name)
    image = Image(file=name, title=title[:160], alt=picture.alt, credit=credit[:160], licence=Image.Licence.GRANTED)
    for spec in private.field.formats:
        _copy(private.process(spec), getattr(image.file, spec).removeprefix(default_storage.base_url))
    image._skip_generate_files = True
    image.save()
    picture.image = image
    picture.save(update_fields=["image"])
    return image


def _copy(private_name: str, public_name: str) -> None:
    with private_storage().open(private_name) as file:
        default_storage.save(public_name, file)


def withdraw(picture: Picture) -> None:
    """Takes the public copy away: the row now, its files when the transaction is through."""
    image, picture.image = picture.image, None
    if image is None:
        return
    picture.save(update_fields=["image"])
    _delete(image)


def _delete(image: Image) -> None:
    """Whoever took the picture for another page loses it there, too: its author's consent was for this contribution.

    The admin's log goes with it: it holds the title, which is the contribution's.
    """
    kind = ContentType.objects.get_for_model(Image)
    LogEntry.objects.filter(content_type=kind, object_id=str(image.pk)).delete()
    try:
        image.delete()
    except ProtectedError as error:
        for holder in error.protected_objects:
            _let_go(holder, image)
        image.delete()


def _let_go(holder, image: Image) -> None:
    fields = [
        f for f in holder._meta.concrete_fields if f.related_model is Image and f.value_from_object(holder) == image.pk
    ]
    if all(field.null for field in fields):
        type(holder)._base_manager.filter(pk=holder.pk).update(**{field.name: None for field in fields})
    else:
        holder.delete()


@receiver(post_delete, sender=Picture)
def forget(instance: Picture, **kwargs) -> None:
    """With its row a picture's files go, the public copy included."""
    if instance.image_id:
        _delete(instance.image)
    name = instance.file.name
    transaction.on_commit(lambda: _private_file(name).delete(save=False))


def response(picture: Picture, small: bool = False) -> FileResponse:
    """The private picture for somebody who may see it; ``small`` as a preview, if it has been made."""
    file = _private_file(picture.file.name)
    name = file.process(PREVIEW) if small else picture.file.name
    answer = FileResponse(private_storage().open(name))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def tidy(now: datetime | None = None) -> dict[str, int]:
    """Takes away pictures whose form was never sent, and files that a failed transaction left behind."""
    now = now or timezone.now()
    loose = Picture.objects.filter(contribution=None, uploaded_at__lt=now - KEEP_LOOSE)
    gone = sum(1 for picture in loose if picture.delete())
    known = set(Picture.objects.values_list("file", flat=True))
    left = _strays(private_storage(), PRIVATE_FOLDER, known, now)
    public = set(Image.objects.filter(file__startswith=f"{PUBLIC_FOLDER}/").values_list("file", flat=True))
    left += _strays(default_storage, PUBLIC_FOLDER, public, now)
    return {_("nicht abgeschickte Bilder"): gone, _("übrige Dateien"): left}


def _strays(storage, folder: str, known: set[str], now: datetime) -> int:
    """Deletes the files in ``folder`` that no row knows, with their renditions."""
    if not storage.exists(folder):
        return 0
    gone = 0
    for name in (f"{folder}/{file}" for file in storage.listdir(folder)[1]):
        if name not in known and storage.get_modified_time(name) < now - YOUNG:
            file = Image(file=name, width=1, height=1).file
            file.storage = storage
            file.delete(save=False)
            gone += 1
    return gone
