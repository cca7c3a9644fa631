from django.db.models import OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from klimaportal.core.search import words_filter
from klimaportal.core.sections import Section, ToDo

from .arts import HIDDEN
from .models import Author, Contribution, Post, Report


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
        """Posts with their authors, the number of comments and ``voices``: what a citizen said last, and what the
        county or the institute answered to that."""
        citizen = Q(author=None) | Q(author__role=Author.Role.CITIZEN)
        public = Contribution.objects.published()
        last = (
            public.filter(citizen, post=OuterRef("post"), parent=None).order_by("-created_at", "-pk").values("pk")[:1]
        )
        voices = public.filter(Q(pk=last) | (Q(parent=last) & ~citizen)).select_related("author")
        return (
            super().teasers(topic).with_speaker().with_comment_count()
            .prefetch_related(Prefetch("comments", voices.order_by("created_at", "pk"), to_attr="voices"))
        )  # fmt: skip

    def features(self, topic=None):
        """The large teaser asks the readers something: that is for the portal's own posts to do."""
        return super().features(topic).exclude(author=None)

    def matches(self, words):
        """A post is found by its own words, or by those of a published comment under it."""
        said = Contribution.objects.published().filter(words_filter(words, ("text", "name")))
        return super().matches(words) | Q(pk__in=said.values("post"))

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
