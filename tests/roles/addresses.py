"""Every address the portal answers at, filled in with something that exists (``world``)."""

import re
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver
from django.utils import timezone
from taggit.models import Tag

from blog.contributions import Picture
from blog.links import confirm_url
from blog.models import Consent, Report, Rules
from klimaportal.core.models import Chore, Mail, Missing, Redirect
from tests import factories as make

# Five addresses of Django's for each model, and one that leads to the change form.
STANDARD = ("changelist", "add", "history", "delete", "change")
PARTS = re.compile(r"<(?:\w+:)?(\w+)>")
# What ends a session: asked last, each of somebody who has just logged in.
ENDING = ("admin:logout", "account_logout")
# What is written as a regular expression, and what answers where nothing else does.
SAMPLES = {
    "admin:app_list": "admin/core/", "admin/(?P<url>.*)$": "admin/gibt-es-nicht/", "page": "ueber-uns/",
    "without-slash": "gibt-es-nicht",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """``key`` is the name of the URL pattern, or its route where it has none."""

    key: str
    route: str

    @property
    def model(self) -> str:
        """Such as «news_event» for an address of a model's own admin."""
        if self.key.startswith("admin:"):
            return self.key.removeprefix("admin:").rpartition("_")[0]
        return "_".join(self.route.split("/")[1:3])

    def path(self, world: dict[str, dict]) -> str:
        """The address itself, with the values that ``world`` has for this key, else for its model, else for all."""
        values = {**world[""], **world.get(self.model, {}), **world.get(self.key, {})}
        return "/" + (SAMPLES.get(self.key) or PARTS.sub(lambda found: str(values[found[1]]), self.route))


def addresses() -> list[Address]:
    """All of them, whatever app they come from; those that log out come last."""
    found = list(_walk(get_resolver().url_patterns, "", ""))
    return sorted(found, key=lambda address: address.key in ENDING)


def _walk(patterns, before: str, namespace: str):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            yield Address(f"{namespace}{pattern.name}" if pattern.name else route, route)


def _object(instance) -> dict:
    return {"object_id": instance.pk, "slug": getattr(instance, "slug", "")}


def world() -> dict[str, dict]:
    """One of everything, so that no address is missing because nothing stands there."""
    make.make_portal(pk=1)
    Rules().save()
    user, post, document = make.make_user(), make.make_post(), make.make_document()
    comment = make.make_comment(post=post)
    unconfirmed = make.make_comment(post=post, status="unconfirmed")
    report = Report.objects.create(
        contribution=comment, ground="insult", text="Grund", name="Heidi", email="heidi@example.org"
    )
    picture = Picture(contribution=comment, alt="Rad")
    picture.file.save("rad.png", make.ContentFile(make.png()))
    news, event, page = make.make_news(), make.make_event(), make.make_page(slug="ueber-uns")
    make.make_home()
    image, topic = make.make_image(), make.make_topic()
    passkey = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Telefon"})
    missing = Missing.objects.create(path="/alt")
    log = LogEntry.objects.log_actions(user.pk, [user], CHANGE, change_message="", single_object=True)
    return {
        "": {"slug": "", "path": "", "pk": comment.pk, "secret": comment.secret},
        "admin:view_on_site": {"content_type_id": ContentType.objects.get_for_model(news).pk, "object_id": news.pk},
        "admin:auth_user_password_change": {"id": user.pk}, "admin:auth_user_second_factor": {"pk": user.pk},
        "mfa_edit_webauthn": {"pk": passkey.pk}, "mfa_remove_webauthn": {"pk": passkey.pk},
        "admin:core_missing_ignore": {"pk": missing.pk}, "core_missing": _object(missing),
        "core_redirect": _object(Redirect.objects.create(old_path="/frueher", target="/blog/")),
        "admin:blog_contribution_picture": {"pk": picture.pk},
        "admin:blog_contribution_moderation_report": {"pk": report.pk},
        "media": {"path": image.file.name},
        "topic": _object(topic), "news:detail": _object(news), "news:event": _object(event),
        "news:event-calendar": _object(event), "documents:detail": _object(document),
        "documents:file": _object(document), "bestpractice:detail": _object(make.make_showcase()),
        "blog:detail": _object(post), "blog:report-status": {"secret": report.secret},
        "blog:confirm": {"secret": confirm_url(unconfirmed).rstrip("/").rpartition("/")[2]},
        "news_newsitem": _object(news), "news_event": _object(event), "news_mediacoverage": _object(make.make_coverage()),
        "documents_document": _object(document), "documents_category": _object(document.category),
        "bestpractice_showcase": _object(make.make_showcase()), "blog_contribution": _object(comment),
        "blog_report": _object(report), "blog_rules": {"object_id": 1}, "blog_consent": _object(Consent.current()),
        "blog_author": _object(post.author), "blog_post": _object(make.make_post()), "blog_reason": _object(make.make_reason()),
        "pages_page": _object(page), "auth_user": _object(user), "auth_group": _object(Group.objects.first()),
        "admin_logentry": _object(log), "taggit_tag": _object(Tag.objects.create(name="Rad", slug="rad")),
        "core_image": _object(image), "core_gallery": _object(make.make_gallery()), "core_topic": _object(topic),
        "core_contact": _object(make.make_contact()), "core_funding": _object(make.make_funding()),
        "core_portal": {"object_id": 1}, "core_chore": _object(Chore.objects.create(name="aufraeumen")),
        "core_mail": _object(
            Mail.objects.create(recipient="a@example.org", subject="x", text="x", sent_at=timezone.now())
        ),
    }  # fmt: skip
