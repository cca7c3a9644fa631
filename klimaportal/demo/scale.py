"""Synthetic content for measuring: ``factor`` copies of everything that is dated, and as many pages."""

from datetime import timedelta

from django.db import transaction

from bestpractice.models import Showcase
from blog.models import Contribution, Post
from documents.models import Document
from news.models import Event, MediaCoverage, NewsItem
from pages.blocks import TextBlock
from pages.models import Page

COPIED = (NewsItem, Event, MediaCoverage, Document, Showcase, Post)


def _copy(entry, number: int):
    entry.pk = None
    entry.slug = f"{entry.slug[:100]}-messung-{number}"
    entry.title = f"{entry.title[:180]} ({number})"
    entry.published_from -= timedelta(hours=number)
    return entry


@transaction.atomic
def scale(factor: int) -> int:
    """Adds the copies and returns how many rows that made. A second call adds further ones."""
    made = 0
    offset = NewsItem.objects.filter(slug__contains="-messung-").count()
    for model in COPIED:
        originals = list(model.objects.exclude(slug__contains="-messung-"))
        for number in range(offset + 1, offset + factor + 1):
            made += len(model.objects.bulk_create([_copy(_again(model, o), number) for o in originals]))
    post = Post.objects.order_by("pk").first()
    if post:
        comments = [
            Contribution(
                post=post, name=f"Test {n}", text="Ein Kommentar zum Messen.", status=Contribution.Status.PUBLISHED
            )
            for n in range(20 * factor)
        ]
        made += len(Contribution.objects.bulk_create(comments))
    return made + _pages(factor, offset)


def _again(model, original):
    """A fresh instance with the same columns, so that the original stays as it is."""
    return model(**{f.attname: getattr(original, f.attname) for f in model._meta.concrete_fields})


def _pages(factor: int, offset: int) -> int:
    root, _created = Page.objects.get_or_create(
        path="/messung/", defaults={"title": "Seiten zum Messen", "slug": "messung", "status": "published"}
    )
    for number in range(offset + 1, offset + 10 * factor + 1):
        page = Page(parent=root, title=f"Messung {number}", slug=f"seite-{number}", status="published")
        page.save()
        TextBlock(parent=page, region="main", text="<p>Ein Absatz zum Messen.</p>").save()
    return 20 * factor
