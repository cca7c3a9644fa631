"""Plain functions that make one thing each, valid and published unless told otherwise."""

import io
from datetime import date, timedelta
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image as Pillow

from bestpractice.models import Showcase
from blog.models import Author, Contribution, Post, Reason, Report
from documents.models import Category, Document
from klimaportal.core.models import Contact, Funding, Gallery, GalleryImage, Image, Portal, Topic
from news.models import Event, MediaCoverage, NewsItem
from pages.blocks import KINDS
from pages.models import Page

_number = count(1)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def png(width: int = 60, height: int = 40, colour=(31, 92, 69), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), colour).save(out, kind)
    return out.getvalue()


def _published(values: dict) -> dict:
    n = next(_number)
    return {
        "title": f"Eintrag {n}", "summary": f"Zusammenfassung {n}", "status": "published",
        "published_from": timezone.now() - timedelta(hours=1), **values,
    }  # fmt: skip


def make_portal(**values) -> Portal:
    return Portal.objects.create(**{"county": "Testkreis", "moderation_email": "moderation@example.org", **values})


def make_topic(**values) -> Topic:
    n = next(_number)
    return Topic.objects.create(**{"title": f"Handlungsfeld {n}", "slug": f"handlungsfeld-{n}", **values})


def make_image(**values) -> Image:
    n = next(_number)
    image = Image(**{"title": f"Bild {n}", "alt": f"Ein grünes Rechteck {n}", "credit": "eigene Aufnahme", **values})
    image.file.save(f"bild-{n}.png", ContentFile(png()), save=False)
    image.save()
    return image


def make_gallery(images: int = 2, **values) -> Gallery:
    gallery = Gallery.objects.create(**{"title": f"Serie {next(_number)}", **values})
    for position in range(images):
        GalleryImage.objects.create(gallery=gallery, image=make_image(), caption=f"Bild {position}", position=position)
    return gallery


def make_contact(**values) -> Contact:
    return Contact.objects.create(**{"role": "Klimaschutzmanagement", "email": "klima@example.org", **values})


def make_funding(**values) -> Funding:
    return Funding.objects.create(**{"funder": "Fördermittelgeber", "reference": "03K00000", **values})


def make_news(**values) -> NewsItem:
    return NewsItem.objects.create(**_published({"body": "<p>Text der Meldung.</p>", **values}))


def make_event(**values) -> Event:
    start = timezone.now() + timedelta(days=7)
    return Event.objects.create(
        **_published({"start": start, "end": start + timedelta(hours=2), "place": "Rathaus", **values})
    )


def make_coverage(**values) -> MediaCoverage:
    return MediaCoverage.objects.create(
        **_published(
            {"publisher": "Regionalblatt", "date": date(2024, 5, 1), "url": "https://www.example.org/", **values}
        )
    )


def make_document(content: bytes = PDF, file_type: str = "pdf", **values) -> Document:
    category = values.pop("category", None) or Category.objects.get_or_create(slug="rubrik", title="Rubrik")[0]
    document = Document(
        **_published({"category": category, "file_type": file_type, "file_size": len(content), "pages": 1, **values})
    )
    document.file.save(f"datei.{file_type}", ContentFile(content), save=False)
    document.save()
    return document


def make_showcase(**values) -> Showcase:
    return Showcase.objects.create(
        **_published({"place": "Musterort", "responsible": "Gemeinde", "body": "<p>Getan.</p>", **values})
    )


def make_author(**values) -> Author:
    return Author.objects.create(**{"name": "Klimaschutzmanagement", "role": Author.Role.COUNTY, **values})


def make_post(**values) -> Post:
    values.setdefault("author", Author.objects.first() or make_author())
    return Post.objects.create(
        **_published({"body": "<p>Text des Beitrags.</p>", "question": "Was meinen Sie?", **values})
    )


def make_comment(**values) -> Contribution:
    """A published comment; its address is confirmed unless the status says otherwise."""
    values.setdefault("post", Post.objects.first() or make_post())
    values = {"name": "Heidi", "email": "heidi@example.org", "text": "Guter Gedanke.", "status": "published", **values}
    values.setdefault("confirmed_at", None if values["status"] == "unconfirmed" else timezone.now())
    return Contribution.objects.create(**values)


def make_reason(**values) -> Reason:
    n = next(_number)
    return Reason.objects.create(**{"title": f"Grund {n}", "text": "Guten Tag {name}, das passt nicht.", **values})


def make_report(**values) -> Report:
    n = next(_number)
    values.setdefault("contribution", Contribution.objects.first() or make_comment())
    defaults = {"ground": "insult", "text": "Das beleidigt.", "name": f"Person {n}", "email": f"person-{n}@example.org"}
    return Report.objects.create(**{**defaults, "in_good_faith": True, **values})


def make_page(blocks=(), **values) -> Page:
    page = Page(**_published(values))
    page.save()
    for ordering, (kind, fields) in enumerate(blocks):
        KINDS[kind](parent=page, region="main", ordering=ordering, **fields).save()
    return page


def make_home(blocks=(), **values) -> Page:
    return make_page(blocks, **{"title": "Startseite", "kind": "home", **values})


def make_user(role: str = "", **values):
    user = get_user_model().objects.create_user(
        **{"username": f"konto-{next(_number)}", "password": "geheim-genug-1", "is_staff": True, **values}
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def login_as(role: str) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_user(role))
    return client
