"""Fills an empty portal with a demo county: texts from ``content/<county>/*.toml``, pictures and papers made on the way.

Everything goes through the same checks as an editor's input. All or nothing: one transaction, and a portal that has been
filled (or set up by hand) is left alone.
"""

import io
import tomllib
from datetime import time, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from bestpractice.models import Showcase
from blog.models import Author, Post
from documents.files import check_upload
from documents.models import Category, Document
from klimaportal.core.hours import Weekday
from klimaportal.core.models import Contact, Funding, Gallery, GalleryImage, Image, OpeningHours, Portal, Topic
from news.models import Event, MediaCoverage, NewsItem
from pages.blocks import KINDS
from pages.models import Page

from . import papers, pictures
from .accounts import load_accounts
from .dates import day, moment
from .drawing import draw_all
from .voices import add_comments, load_own_posts

CONTENT = Path(__file__).parent / "content"
COUNTIES = ("kyffhaeuser", "soest")
WEEKDAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}


class AlreadyFilled(Exception):
    """The portal has content; the text says whose."""


def on_workdays(times: dict) -> dict:
    """An event to come that would fall on a weekend is put off to Monday; its deadline then is on the Friday before."""
    late = max(0, timezone.localtime(times["start"]).weekday() - 4)
    shift = timedelta(days=3 - late) if late else timedelta()
    moved = {name: value and value + shift for name, value in times.items() if name != "registration_until"}
    deadline = times["registration_until"]
    if deadline:
        deadline -= timedelta(days=max(0, timezone.localtime(deadline).weekday() - 4))
    return {**moved, "registration_until": deadline}


class Loader:
    """Loads one county; ``picture_width`` is smaller in tests, where nobody looks at the pictures."""

    def __init__(self, county: str, picture_width: int = 2400, say=lambda text: None):
        self.county, self.picture_width, self.say = county, picture_width, say
        self.images: dict[str, Image] = {}
        self.galleries: dict[str, Gallery] = {}
        self.contacts: dict[str, Contact] = {}
        self.authors: dict[str, Author] = {}
        self.topics: dict[str, Topic] = {}
        self.pages: dict[str, Page] = {}

    @cached_property
    def content(self) -> dict:
        """All tables of the county's files in one dictionary."""
        merged: dict = {}
        for path in sorted((CONTENT / self.county).glob("*.toml")):
            for key, value in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal).items():
                merged[key] = merged[key] + value if isinstance(value, list) and key in merged else value
        return merged

    def rows(self, name: str) -> list[dict]:
        return [dict(row) for row in self.content.get(name, [])]

    def refuse_filled(self) -> None:
        portal = Portal.objects.filter(pk=1).first()
        if portal:
            raise AlreadyFilled(portal.demo or str(portal))

    def load(self) -> None:
        self.refuse_filled()
        files = self.draw()
        with transaction.atomic():
            self.refuse_filled()  # somebody else may have been faster while the pictures were drawn
            self.load_images(files)
            self.load_ground()
            self.load_pages()
            self.load_entries()
            self.load_documents()
            self.load_posts()
            load_own_posts(self)
            load_accounts()
            self.check_renditions()

    # Helpers ----------------------------------------------------------------------------------------------------------

    def store(self, instance: models.Model, exclude=()) -> models.Model:
        """Checked like a form's input, then saved."""
        try:
            instance.full_clean(exclude=exclude)
        except ValidationError as error:
            raise ValueError(f"{self.county}: {type(instance).__name__} «{instance}»: {error}") from error
        instance.save()
        return instance

    def common(self, row: dict) -> dict:
        """The fields of every publishable entry, from a row of content."""
        published = moment(row.pop("published", None))
        row["image"] = self.images[row["image"]] if row.get("image") else None
        row["topic"] = self.topics[row["topic"]] if row.get("topic") else None
        row.setdefault("status", "published")
        row["published_from"] = published or timezone.now() - timedelta(days=30)
        for name, found in (("gallery", self.galleries), ("contact", self.contacts)):
            if name in row:
                row[name] = found[row[name]] if row[name] else None
        return row

    def publish(self, model, row: dict, **values):
        tags = row.pop("tags", [])
        entry = self.store(model(**self.common(row), **values))
        entry.tags.add(*tags)
        return entry

    # Steps ------------------------------------------------------------------------------------------------------------

    def draw(self) -> dict[str, str]:
        """Draws all pictures with their renditions; returns their names in the media storage by key."""
        rows = self.rows("image")
        self.say(f"zeichnet {len(rows)} Bilder …")
        return draw_all(self.county, rows, self.picture_width)

    def load_images(self, files: dict[str, str]) -> None:
        for row in self.rows("image"):
            key, _motif = row.pop("key"), row.pop("motif")
            image = Image(file=files[key], focus=row.pop("focus", "0.5x0.5"), **row)
            image._skip_generate_files = True
            self.images[key] = self.store(image)
        for row in self.rows("gallery"):
            gallery = self.store(Gallery(title=row["title"]))
            for position, (key, caption) in enumerate(row["items"]):
                self.store(GalleryImage(gallery=gallery, image=self.images[key], caption=caption, position=position))
            self.galleries[row["key"]] = gallery

    def check_renditions(self) -> None:
        """A page links a rendition without looking (and must not fail without it), so here somebody looks."""
        files = [*(image.file for image in self.images.values()), Portal.current().logo]
        linked = [getattr(file, spec) for file in files for spec in file.field.formats]
        missing = [url for url in linked if not default_storage.exists(url.removeprefix(settings.MEDIA_URL))]
        if missing:
            raise ValueError(f"{self.county}: renditions that pages link are missing: {', '.join(missing)}")

    def load_ground(self) -> None:
        for row in self.rows("contact"):
            key, hours = row.pop("key"), row.pop("hours", [])
            self.contacts[key] = contact = self.store(Contact(**row))
            for weekday, opens, closes in hours:
                self.store(
                    OpeningHours(
                        contact=contact, weekday=Weekday(WEEKDAYS[weekday]),
                        opens=time.fromisoformat(opens), closes=time.fromisoformat(closes),
                    )
                )  # fmt: skip
        for position, row in enumerate(self.rows("topic")):
            self.topics[row["slug"]] = self.store(Topic(**row, position=position))
        for position, row in enumerate(self.rows("funding")):
            logo = row.pop("logo", "")
            dates = {name: day(row.pop(name, None)) for name in ("starts", "ends")}
            self.store(Funding(**row, **dates, logo=self.images[logo] if logo else None, position=position))
        for row in self.rows("author"):
            key, image = row.pop("key"), row.pop("image", "")
            self.authors[key] = self.store(Author(**row, image=self.images[image] if image else None))
        self.load_portal(dict(self.content["portal"]))

    def load_portal(self, row: dict) -> None:
        contact = self.contacts[row.pop("contact")]
        mark = io.BytesIO()
        pictures.draw_logo(row.pop("logo", self.county)).save(mark, "PNG")
        portal = Portal(**row, contact=contact, demo=self.county)
        portal.logo.save(f"{self.county}.png", ContentFile(mark.getvalue()), save=False)
        self.store(portal)

    def load_pages(self) -> None:
        twins = {}
        for position, row in enumerate(self.rows("page")):
            blocks, parent, original = row.pop("block", []), row.pop("parent", ""), row.pop("easy_language_of", "")
            page = self.publish(
                Page, row, parent=self.pages[parent.strip("/")] if parent else None, position=position * 10
            )
            self.pages[page.path.strip("/")] = page
            if original:
                twins[page] = original.strip("/")
            for number, block in enumerate(blocks):
                self.add_block(page, dict(block), number * 10)
        for page, original in twins.items():
            page.easy_language_of = self.pages[original]
            page.save()

    def add_block(self, page: Page, row: dict, ordering: int) -> None:
        model = KINDS[row.pop("kind")]
        for name, found in (
            ("image", self.images), ("gallery", self.galleries), ("contact", self.contacts), ("topic", self.topics)
        ):  # fmt: skip
            if row.get(name):
                row[name] = found[row[name]]
        unknown = set(row) - set(model.FIELDS)
        if unknown:
            raise ValueError(f"{self.county}: block {model.KIND} on {page.path} has no {', '.join(unknown)}")
        self.store(model(parent=page, region="main", ordering=ordering, **row))

    def load_entries(self) -> None:
        for row in self.rows("news"):
            self.publish(NewsItem, row)
        for row in self.rows("event"):
            coming = str(row["start"]).startswith("+")
            times = {name: moment(row.pop(name, None)) for name in ("start", "end", "registration_until")}
            self.publish(Event, row, **(on_workdays(times) if coming else times))
        for row in self.rows("press"):
            self.publish(MediaCoverage, row, date=day(row.pop("date")))
        for row in self.rows("showcase"):
            self.publish(Showcase, row)

    def load_documents(self) -> None:
        categories = {}
        for row in self.rows("category"):
            categories[row["slug"]] = self.store(Category(**row))
        self.say(f"schreibt {len(self.rows('document'))} Dokumente …")
        for row in self.rows("document"):
            name = row.pop("file")
            upload = ContentFile(papers.build(self.county, name), name=name)
            checked = check_upload(upload)
            self.publish(
                Document, row, category=categories[row.pop("category")], document_date=day(row.pop("document_date", None)),
                file=checked.file, file_type=checked.file_type, file_size=checked.file.size, pages=checked.pages,
            )  # fmt: skip

    def load_posts(self) -> None:
        for row in self.rows("post"):
            comments, author = row.pop("comment", []), self.authors[row.pop("author")]
            post = self.publish(Post, row, author=author)
            add_comments(self, post, comments)
