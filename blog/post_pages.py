"""The public page of a citizen's own post: made when a moderator publishes it, hidden when that is taken back.

The contribution stays what counts; its page shows it in lists, feeds and search like every other post. Everything happens
in the transaction of the decision that causes it.
"""

import re

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from klimaportal.core.models import Gallery, GalleryImage
from klimaportal.core.publishing import first_free

from . import pictures
from .contributions import ERASED_TEXT
from .models import Contribution, Post

SUMMARY = 220
Status, Kind = Contribution.Status, Contribution.Kind
IN_ADDRESSES = {Kind.QUESTION: "frage", Kind.IDEA: "idee", Kind.REPORT: "bericht"}


def sync(contribution: Contribution) -> None:
    """Brings the page in line with the contribution: call it after every change, in the same transaction."""
    if contribution.status == Status.ERASED:
        _erase(contribution)
    elif not contribution.is_comment and contribution.status == Status.PUBLISHED:
        _show(contribution)
    elif contribution.page_id:
        _hide(contribution)


def page_of(contribution: Contribution) -> Post:
    """The page of an own post, made as a draft if there is none yet."""
    if contribution.page is None:
        page = Post(status=Post.Status.DRAFT, slug=_address_of(contribution))
        _write(contribution, page)
        contribution.page = page
        Contribution.objects.filter(pk=contribution.pk).update(page=page)
    return contribution.page


def _address_of(contribution: Contribution) -> str:
    """Such as «idee-12», once and for all. None of the citizen's words: they would outlive an erasure in links, redirects
    and the list of addresses that were not found."""
    base = f"{IN_ADDRESSES[contribution.kind]}-{contribution.pk}"
    return first_free(base, lambda slug: Post.objects.filter(slug=slug).exists())


def as_html(text: str) -> str:
    """Paragraphs and line ends as they were typed; addresses stay text, so that nobody posts for the sake of a link."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def summary_of(contribution: Contribution) -> str:
    """Whose words these are, and the first of them: lists, feeds and search show it without anything beside it."""
    said = " ".join(contribution.text.split())
    whole = re.match(rf".{{40,{SUMMARY}}}?[.!?…](?=\s|$)", said)
    said = whole.group() if whole else Truncator(said).chars(SUMMARY)
    what = {
        Kind.QUESTION: _("Frage von %(who)s: %(said)s"),
        Kind.IDEA: _("Idee von %(who)s: %(said)s"),
        Kind.REPORT: _("Bericht von %(who)s: %(said)s"),
    }[contribution.kind]
    return what % {"who": contribution.byline, "said": said}


def _write(contribution: Contribution, page: Post) -> None:
    page.title, page.topic = contribution.title, contribution.topic
    page.body, page.summary = as_html(contribution.text), summary_of(contribution)
    page.save()


def _show(contribution: Contribution) -> None:
    """``published_from`` is the first publication: what comes back does not jump to the top of the list."""
    page = page_of(contribution)
    page.status = Post.Status.PUBLISHED
    _show_pictures(contribution, page)
    _write(contribution, page)


def _show_pictures(contribution: Contribution, page: Post) -> None:
    """The first one becomes the page's picture, the others a series below the text."""
    credit, found = contribution.byline, list(contribution.pictures.select_related("image"))
    images = [picture.image or pictures.publish(picture, contribution.title, credit) for picture in found]
    for picture, image in zip(found, images, strict=True):
        told = (contribution.title[:160], credit[:160], picture.alt)
        if (image.title, image.credit, image.alt) != told:
            image.title, image.credit, image.alt = told
            image.save(update_fields=["title", "credit", "alt"])
    page.image = images[0] if images else None
    if len(images) > 1 and page.gallery is None:
        page.gallery = Gallery.objects.create(title=_("Bilder"))
        GalleryImage.objects.bulk_create(
            GalleryImage(gallery=page.gallery, image=image, position=n) for n, image in enumerate(images[1:])
        )


def _hide(contribution: Contribution) -> None:
    """The text stays as a draft, with what was answered; the pictures' public copies go."""
    page = contribution.page
    if page.status != Post.Status.DRAFT:
        _take_pictures(contribution, page)
        page.status = Post.Status.DRAFT
        page.save()


def _take_pictures(contribution: Contribution, page: Post) -> None:
    gallery, page.image, page.gallery = page.gallery, None, None
    Post.objects.filter(pk=page.pk).update(image=None, gallery=None)
    if gallery:
        gallery.delete()
    for picture in contribution.pictures.select_related("image"):
        pictures.withdraw(picture)


def _erase(contribution: Contribution) -> None:
    """Nothing of it is left; where others answered, an empty page at the same address keeps their words readable."""
    page = contribution.page
    if page:
        _take_pictures(contribution, page)
        LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Post), object_id=str(page.pk)).delete()
    for picture in contribution.pictures.all():
        picture.delete()
    if page is None:
        return
    if not page.comments.exists():
        contribution.page = None
        Contribution.objects.filter(pk=contribution.pk).update(page=None)
        page.delete()
        return
    page.title, page.summary = ERASED_TEXT, ""
    page.body, page.topic = as_html(ERASED_TEXT), None
    if not page.comments.published().exists():
        page.status = Post.Status.DRAFT
    page.tags.clear()
    page.save()
