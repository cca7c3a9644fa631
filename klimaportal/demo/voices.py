"""What citizens say in the demo: invented people, invented words, pictures from the demo's own drawings."""

from datetime import timedelta

from django.core.files.base import ContentFile

from blog import pictures, post_pages
from blog.models import Consent, Contribution, Picture, Post, TrailStep
from klimaportal.core.text import german_slug

from .dates import day, moment

UNDECIDED = ("unconfirmed", "waiting")


def load_own_posts(loader) -> None:
    """``[[own_post]]`` rows with their pictures, comments and trail, published as a moderator would have done it."""
    for row in loader.rows("own_post"):
        shown, comments, steps = (row.pop(name, []) for name in ("picture", "comment", "step"))
        contribution = _store(loader, row, moment(row.pop("at")))
        for position, picture in enumerate(shown):
            _add_picture(contribution, loader.images[picture["image"]], picture["alt"], position)
        for step in steps:
            values = {**step, "date": day(step["date"]), "told_at": contribution.created_at}
            loader.store(TrailStep(contribution=contribution, **values))
        if contribution.status == Contribution.Status.PUBLISHED:
            _publish(loader, contribution, comments)


def _store(loader, row: dict, at) -> Contribution:
    topic, status = row.pop("topic", ""), row.get("status", "published")
    decided = None if status in UNDECIDED else at + timedelta(hours=5)
    values = {
        "topic": loader.topics[topic] if topic else None,
        "email": f"{german_slug(row['name'])}@example.org",
        "status": status,
        "outcome": "" if decided is None else status,
        "consent": Consent.current(),
        "created_at": at,
        "confirmed_at": None if status == "unconfirmed" else at + timedelta(minutes=6),
        "decided_at": decided,
    }
    return loader.store(Contribution(**{**row, **values}))


def _add_picture(contribution: Contribution, drawn, alt: str, position: int) -> None:
    picture = Picture(contribution=contribution, alt=alt, position=position)
    with drawn.file.open() as file:
        picture.file.save(drawn.file.name.rpartition("/")[2], ContentFile(file.read()))


def _publish(loader, contribution: Contribution, comments: list[dict]) -> None:
    pictures.prepare(contribution)
    post_pages.sync(contribution)
    Post.objects.filter(pk=contribution.page_id).update(published_from=contribution.decided_at)
    add_comments(loader, contribution.page, comments)


def add_comments(loader, post: Post, comments: list[dict]) -> None:
    """Comments under a post, each with its replies, decided as a moderator would have done it."""
    for comment in comments:
        replies = comment.pop("reply", [])
        parent = _add_comment(loader, post, comment, None)
        for reply in replies:
            _add_comment(loader, post, reply, parent)


def _add_comment(loader, post: Post, row: dict, parent: Contribution | None) -> Contribution:
    key, at, status = row.pop("author", ""), moment(row.pop("at")), row.get("status", "published")
    values = {
        "author": loader.authors[key] if key else None,
        "created_at": at,
        "status": status,
        "outcome": "" if status in UNDECIDED else status,
        "decided_at": None if status in UNDECIDED else at + timedelta(hours=4),
    }
    return loader.store(Contribution(post=post, parent=parent, **{**row, **values}))
