"""A post's latest exchange for the large teaser: what a citizen said last, and the official answers to it."""

from collections import defaultdict

from django.db.models import OuterRef, Q, QuerySet, Subquery

from .models import Author, Contribution, Post

Status = Contribution.Status


def last_thread() -> Subquery:
    """The post's newest published comment of a citizen that answers nobody, or nothing: looked up in an index.

    ``parent_id`` is always empty here; PostgreSQL takes the order from the index only if it is named all the same.
    """
    citizen = Q(author=None) | Q(author__role=Author.Role.CITIZEN)
    threads = Contribution.objects.published_threads().filter(citizen, post=OuterRef("pk"))
    return Subquery(threads.order_by("-parent_id", "-created_at", "-pk").values("pk")[:1])


def with_voices(posts: QuerySet) -> list[Post]:
    """``posts`` (annotated with ``last_thread``), each with ``voices``: that comment, then the official answers to it.

    One query for all of them, by primary key: the conversation may be long, and this is the home page.
    """
    found = list(posts)
    threads = {post.last_thread for post in found} - {None}
    here = Q(pk__in=threads) | Q(parent__in=threads)
    # What is public among them is asked below: SQLite, which has no statistics, would read all that was ever published.
    said = Contribution.objects.filter(here).select_related("author").order_by()
    voices = defaultdict(list)
    for voice in sorted(said, key=lambda voice: (voice.created_at, voice.pk)):
        if voice.status == Status.PUBLISHED and (voice.pk in threads or voice.is_official):
            voices[voice.parent_id or voice.pk].append(voice)
    for post in found:
        post.voices = voices[post.last_thread]
    return found
