"""The conversation under a post, twenty threads at a time, so that ten thousand comments stay as light as twenty."""

from collections import defaultdict

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from klimaportal.core.views import page_from

from .models import Contribution, Post, count_of

PER_PAGE = 20
Status = Contribution.Status


def threads_of(post: Post):
    """What begins a thread, oldest first: published comments, and erased ones that published replies hang on.

    ``parent_id`` is always empty here; PostgreSQL takes the order from the index only if it is named all the same.
    """
    shown = Q(status=Status.PUBLISHED) | (Q(status=Status.ERASED) & _answered())
    return Contribution.objects.filter(shown, post=post, parent=None).order_by("parent_id", "created_at", "pk")


def _answered() -> Exists:
    return Exists(Contribution.objects.filter(parent=OuterRef("pk"), status=Status.PUBLISHED))


def with_thread_count(posts: QuerySet) -> QuerySet:
    """Adds ``thread_count`` in the same query: what ``page_of`` needs to know how many pages there are."""
    here = Contribution.objects.filter(post=OuterRef("pk"))
    erased = here.filter(_answered(), parent=None, status=Status.ERASED)
    return posts.annotate(thread_count=count_of(here.published_threads()) + count_of(erased))


def page_of(post: Post, request) -> Page:
    """The page that ``?seite=`` names, or the one where the comment of ``?kommentar=`` stands; Http404 for a wrong number."""
    paginator = Paginator(threads_of(post), PER_PAGE)
    paginator.count = post.thread_count
    wanted = public_comment(post, request.GET.get("kommentar"))
    number = wanted and min(_number_of(wanted.parent or wanted), paginator.num_pages)
    page = paginator.page(number) if number else page_from(request, paginator)
    page.object_list = _with_answers(post, list(page.object_list.select_related("author")))
    return page


def public_comment(post: Post, pk: str | None) -> Contribution | None:
    """The published comment of this post with the number that somebody typed."""
    if not pk or not (pk.isascii() and pk.isdigit() and len(pk) < 16):
        return None
    return Contribution.objects.published().filter(post=post, pk=int(pk)).select_related("parent").first()


def _number_of(thread: Contribution) -> int:
    """On which page the thread stands."""
    same_moment = Q(created_at=thread.created_at, pk__lt=thread.pk)
    earlier = threads_of(thread.post).filter(Q(created_at__lt=thread.created_at) | same_moment)
    return earlier.count() // PER_PAGE + 1


def _with_answers(post: Post, threads: list[Contribution]) -> list[Contribution]:
    """The same threads, each with its published ``answers``: one query for all of them."""
    answers = defaultdict(list)
    found = Contribution.objects.filter(post=post, parent__in=threads, status=Status.PUBLISHED).select_related("author")
    # Sorted here: for the sake of an order SQLite, which has no statistics, would read all that was ever published.
    for answer in sorted(found.order_by(), key=lambda answer: (answer.created_at, answer.pk)):
        answer.post = post
        answers[answer.parent_id].append(answer)
    for thread in threads:
        thread.post, thread.answers = post, answers[thread.pk]
    return threads
