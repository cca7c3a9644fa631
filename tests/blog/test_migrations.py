"""A portal that ran before citizens could confirm, withdraw and write posts of their own keeps everything when it is updated."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from blog.models import Contribution, Decision

BEFORE = ("blog", "0002_moderation")


def leaves(app: str) -> list[tuple[str, str]]:
    return MigrationExecutor(connection).loader.graph.leaf_nodes(app)


def migrate(target: tuple[str, str]):
    """Takes the blog there, and nothing else; returns the models as they are then."""
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target, *leaves("core")]).apps


@pytest.fixture
def before(transactional_db):
    [latest] = leaves("blog")
    try:
        yield migrate(BEFORE), lambda: migrate(latest)
    finally:
        migrate(latest)


def test_comments_decisions_mails_and_rights_are_kept(before):
    apps, update = before
    names = ("blog.Author", "blog.Post", "blog.Reason", "blog.Comment", "blog.Decision", "core.Mail")
    author, post, reason, comment, decision, mail = (apps.get_model(name) for name in names)
    post = post.objects.create(title="Radwege", slug="rad", body="x", author=author.objects.create(name="Klima"))
    reason = reason.objects.create(title="Passt nicht", text="Nein.")
    rows = [
        comment.objects.create(
            post=post, name=f"Person {n}", text=f"Text {n}", email=f"P{n}@Example.org", status=status
        )
        for n, status in enumerate(("published", "rejected", "waiting", "rejected"))
    ]
    for row, action in ((rows[0], "publish"), (rows[1], "reject")):
        told = mail.objects.create(recipient="p@example.org", subject="x", text="x", message_id=f"<{action}@x>")
        why = reason if action == "reject" else None
        decision.objects.create(comment=row, action=action, reason=why, mail=told, after={"status": row.status})
    # Django renames the content type itself, before it migrates.
    right = Permission.objects.get(content_type__app_label="blog", codename="change_contribution")
    Permission.objects.filter(pk=right.pk).update(codename="change_comment", name="Can change Kommentar")

    update()
    found = Contribution.objects.order_by("pk")
    assert [(c.text, c.email, c.kind, c.status, c.outcome, c.reason_id) for c in found] == [
        ("Text 0", "p0@example.org", "comment", "published", "published", None),
        ("Text 1", "p1@example.org", "comment", "rejected", "rejected", reason.pk),
        ("Text 2", "p2@example.org", "comment", "waiting", "", None),
        ("Text 3", "p3@example.org", "comment", "rejected", "rejected", None),
    ]
    assert len({c.secret for c in found} - {None, ""}) == 4
    assert [(d.contribution_id, d.mails.get().about) for d in Decision.objects.order_by("pk")] == [
        (row.pk, f"blog.contribution:{row.pk}") for row in rows[:2]
    ]
    right.refresh_from_db()
    assert (right.codename, right.name) == ("change_contribution", "Can change Wortmeldung")
