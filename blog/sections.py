from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from klimaportal.core.search import words_filter
from klimaportal.core.sections import Section, ToDo

from .arts import HIDDEN
from .models import Contribution, Post, Report
from .voices import last_thread, with_voices

# So many comments can be read through while somebody waits for the search; older ones are found by their post's words.
SEARCHED_COMMENTS = 20_000


class BlogSection(Section):
    key = "blog"
    title = _("Blog")
    singular = _("Blogbeitrag")
    all_label = _("Alle Beiträge")
    model = Post
    icon = "message"
    list_url_name = "blog:list"
    feed_url_name = "blog:feed"
    teaser_template = "blog/teaser.html"
    feature_template = "blog/question.html"
    offers_others = False  # the discussion is the next step

    def teasers(self, topic=None):
        return super().teasers(topic).with_speaker().with_comment_count()

    def features(self, topic=None):
        """The large teaser asks the readers something: that is for the portal's own posts to do."""
        return super().features(topic).exclude(author=None).prefetch_related(None)

    def featured(self, most, topic=None):
        """Posts with ``voices``: what a citizen said last, and what the county or the institute answered to that."""
        return with_voices(self.features(topic).annotate(last_thread=last_thread())[:most])

    def matches(self, words):
        """A post is found by its own words, or by those of a published comment under it, if that is one of the newest."""
        said = Contribution.objects.published()
        last_read = _last_read()
        if last_read:
            said = said.filter(created_at__gt=last_read)
        return super().matches(words) | Q(pk__in=said.filter(words_filter(words, ("text", "name"))).values("post"))

    def drafts(self):
        """A citizen's post that was turned down is no draft for the editors."""
        return super().drafts().exclude(HIDDEN)

    def todos(self, user):
        """Waiting comments come first: somebody out there waits for them."""
        todos = super().todos(user)
        if user.has_perm("blog.change_contribution"):
            waiting = Contribution.objects.waiting().count()
            text = ngettext("Beitrag wartet auf Ihre Entscheidung", "Beiträge warten auf Ihre Entscheidung", waiting)
            address = reverse("admin:blog_contribution_moderation")
            todos.insert(0, ToDo(text, waiting, address, urgent=True))
        if user.has_perm("blog.change_report"):
            reports = Report.objects.open().count()
            text = ngettext("Meldung ist zu prüfen", "Meldungen sind zu prüfen", reports)
            address = f"{reverse('admin:blog_report_changelist')}?outcome__exact={Report.Outcome.OPEN}"
            todos.insert(1, ToDo(text, reports, address, urgent=True))
        return todos


def _last_read() -> datetime | None:
    """When the first of those comments came that the search no longer reads; asked apart, so that an index helps."""
    newest = Contribution.objects.filter(status=Contribution.Status.PUBLISHED).order_by("-created_at", "-pk")
    return newest.values_list("created_at", flat=True)[SEARCHED_COMMENTS : SEARCHED_COMMENTS + 1].first()
