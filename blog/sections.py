from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from klimaportal.core.search import words_filter
from klimaportal.core.sections import Section, ToDo

from .models import Comment, Post


class BlogSection(Section):
    key = "blog"
    title = _("Blog")
    singular = _("Blogbeitrag")
    all_label = _("Alle Beiträge")
    model = Post
    icon = "message"
    list_url_name = "blog:list"
    teaser_template = "blog/teaser.html"
    feature_template = "blog/question.html"

    def teasers(self, topic=None):
        """Posts with their authors, the number of comments and the newest two."""
        comments = Comment.objects.published().select_related("author", "parent").order_by("-created_at", "-pk")[:2]
        return (
            super().teasers(topic).select_related("author").with_comment_count()
            .prefetch_related(Prefetch("comments", comments, to_attr="newest_comments"))
        )  # fmt: skip

    def matches(self, words):
        """A post is found by its own words, or by those of a published comment under it."""
        said = Comment.objects.published().filter(words_filter(words, ("text", "name")))
        return super().matches(words) | Q(pk__in=said.values("post"))

    def todos(self, user):
        """Waiting comments come first: somebody out there waits for them."""
        todos = super().todos(user)
        if user.has_perm("blog.change_comment"):
            waiting = Comment.objects.waiting().count()
            text = ngettext(
                "Kommentar wartet auf Ihre Entscheidung", "Kommentare warten auf Ihre Entscheidung", waiting
            )
            address = reverse("admin:blog_comment_changelist") + "?status__exact=waiting"
            todos.insert(0, ToDo(text, waiting, address, urgent=True))
        return todos
