"""The three roles of the people behind the portal, as groups with exactly the rights they need."""

from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions

REDAKTION, MODERATION, ADMINISTRATION = "Redaktion", "Moderation", "Administration"

CONTENT = (
    "pages.page", "pages.block", "news.newsitem", "news.event", "news.mediacoverage", "documents.document",
    "documents.category", "bestpractice.showcase", "blog.post", "blog.author", "core.image", "core.gallery",
    "core.galleryimage", "core.topic", "core.contact", "core.openinghours", "core.redirect", "taggit.tag",
)  # fmt: skip
ALL = ("view", "add", "change", "delete")

RIGHTS: dict[str, dict[str, tuple[str, ...]]] = {
    REDAKTION: {**dict.fromkeys(CONTENT, ALL), "core.missing": ("view", "change", "delete")},
    MODERATION: {
        "blog.contribution": (*ALL, "reveal"),
        "blog.reason": ALL,
        "blog.rules": ("view", "change"),
        "blog.consent": ("view", "add"),
        "blog.report": ("view", "change"),
        "blog.post": ("view",),
        "blog.author": ("view",),
    },
    ADMINISTRATION: {
        "auth.user": ALL,
        "auth.group": ("view",),
        "core.portal": ("view", "change"),
        "core.funding": ALL,
        "core.contact": ALL,
        "core.openinghours": ALL,
        "core.image": ("view", "add", "change"),
        "core.mail": ("view", "change"),
        "core.chore": ("view",),
        "admin.logentry": ("view",),
    },
}


def sync_roles(sender, **kwargs) -> None:
    """Brings the groups' rights to what ``RIGHTS`` says; runs after every migrate and is safe to run again."""
    from django.contrib.auth.models import Group, Permission

    for config in global_apps.get_app_configs():
        create_permissions(config, verbosity=0)
    known = {f"{p.content_type.app_label}.{p.codename}": p for p in Permission.objects.select_related("content_type")}
    kinds = [name for name in known if name.startswith("pages.") and name.endswith("block")]
    for role, rights in RIGHTS.items():
        wanted = [
            known[f"{label}.{action}_{model}"]
            for name, actions in rights.items()
            for label, model in [name.split(".")]
            for action in actions
        ]
        if role == REDAKTION:  # every kind of block is a proxy with permissions of its own
            wanted += [known[name] for name in kinds]
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.set(wanted)
