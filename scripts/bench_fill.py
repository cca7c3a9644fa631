"""Fills a portal with contributions for measuring, by SQL that both engines know: a million rows take a minute, not a day.

Runs inside the portal (``manage.py shell``); every function says what its caller has to know next.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from blog.models import Author, Contribution, Post
from klimaportal.roles import MODERATION

OTHER_POSTS = 400


def copies(first: int, number: int, **columns: str) -> None:
    """Inserts rows with the secrets «messung-<n>» for n from ``first``: copies of one contribution, but for ``columns`` (SQL)."""
    pattern = Contribution.objects.filter(name="Muster").first() or Contribution.objects.create(
        name="Muster", email="muster@example.org", text="Der Radweg fehlt seit Jahren, und der Bus fährt zu selten.",
        post=Post.objects.first(), status=Contribution.Status.REJECTED,
    )  # fmt: skip
    quote = connection.ops.quote_name
    since = "pattern.created_at - n * interval '1 second'"
    if connection.vendor == "sqlite":
        since = "strftime('%Y-%m-%d %H:%M:%S.000000', pattern.created_at, '-' || n || ' seconds')"
    values = {f.column: f"pattern.{quote(f.column)}" for f in Contribution._meta.concrete_fields if not f.primary_key}
    values |= {"secret": "'messung-' || n", "name": "'Person ' || n", "email": "'person-' || n || '@example.org'"}
    values |= {"fingerprint": "'f' || n", "created_at": since, **columns}
    table = quote(Contribution._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE numbers(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {first + number}) "
            f"INSERT INTO {table} ({', '.join(map(quote, values))}) SELECT {', '.join(values.values())} "
            f"FROM numbers, {table} AS pattern WHERE pattern.id = {pattern.pk}"
        )


def comments(first: int, number: int, post: str) -> None:
    """Published comments; every fifth of them is a reply to another, spread over all. ``post`` is SQL for the id, from {n}."""
    threads, table = number * 4 // 5, connection.ops.quote_name(Contribution._meta.db_table)
    copies(first, threads, status="'published'", post_id=post.format(n="n"))
    answered = f"({first} + (n - {first + threads}) * 4)"
    parent = f"(SELECT p.id FROM {table} AS p WHERE p.secret = 'messung-' || {answered})"
    place = post.format(n=answered)
    copies(first + threads, number - threads, status="'published'", post_id=place, parent_id=parent)


def million(total: int, many: int, few: int) -> dict[str, str]:
    """``total`` published comments, of which ``many`` under one post and ``few`` under another. Returns their addresses."""
    author = Author.objects.first()
    posts = [
        Post.objects.create(title=f"Messung {n}", slug=f"messung-{n}", summary="Kurz", body="<p>Text</p>",
                            status="published", author=author)
        for n in range(OTHER_POSTS + 2)
    ]  # fmt: skip
    big, small, others = posts[0], posts[1], posts[2].pk
    comments(1, many, str(big.pk))
    comments(1 + many, few, str(small.pk))
    comments(1 + many + few, total - many - few, f"{others} + {{n}} % {OTHER_POSTS}")
    settle()
    return {"many": big.get_absolute_url(), "few": small.get_absolute_url()}


def waiting(first: int, number: int) -> int:
    """Lets exactly so many wait, with the secrets from «messung-<first>»; returns how many there are now."""
    rows = Contribution.objects.waiting()
    rows._raw_delete(rows.db)
    copies(first, number, status="'waiting'", post_id=str(Post.objects.get(slug="messung-1").pk))
    settle()
    return Contribution.objects.waiting().count()


def settle() -> None:
    """What PostgreSQL's autovacuum does a minute later by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def session() -> dict[str, str]:
    """The cookies of somebody of the Moderation who has logged in."""
    user = get_user_model().objects.create_user("messung", is_staff=True)
    user.groups.add(Group.objects.get(name=MODERATION))
    client = Client()
    client.force_login(user)
    return {name: cookie.value for name, cookie in client.cookies.items()}
