from django.db.models import OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from klimaportal.core.search import words_filter
from klimaportal.core.sections import Section, ToDo

from .models import Author, Contribution, Post


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
            super().teasers(topic).select_related("author").with_comment_count()
            .prefetch_related(Prefetch("comments", voices.order_by("created_at", "pk"), to_attr="voices"))
        )  # fmt: skip

    def matches(self, words):
        """A post is found by its own words, or by those of a published comment under it."""
        said = Contribution.objects.published().filter(words_filter(words, ("text", "name")))
        return super().matches(words) | Q(pk__in=said.values("post"))

    def todos(self, user):
        """Waiting comments come first: somebody out there waits for them."""
        todos = super().todos(user)
        if user.has_perm("blog.change_contribution"):
            waiting = Contribution.objects.waiting().count()
            text = ngettext(
                "Kommentar wartet auf Ihre Entscheidung", "Kommentare warten auf Ihre Entscheidung", waiting
            )
            address = reverse("admin:blog_contribution_moderation")
            todos.insert(0, ToDo(text, waiting, address, urgent=True))
        return todos
