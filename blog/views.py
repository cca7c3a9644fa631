from collections import defaultdict

from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from klimaportal.core.views import SectionDetailView, SectionListView

from .forms import CommentForm
from .models import Contribution
from .notify import tell_moderators


class PostListView(SectionListView):
    section_key = "blog"
    template_name = "blog/list.html"

    def get_queryset(self):
        return super().get_queryset().select_related("author").with_comment_count()


# The form carries a signed token of its own: Django's would need a cookie from everybody who only reads (core/guard.py).
@method_decorator(csrf_exempt, name="dispatch")
class PostDetailView(SectionDetailView):
    section_key = "blog"
    template_name = "blog/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("author", "author__image")

    def get_context_data(self, **kwargs):
        comments = list(Contribution.objects.published().filter(post=self.object).select_related("author"))
        self.comment_count = len(comments)
        asked = self.request.POST.get("parent") or self.request.GET.get("antwort")
        replied = next((c for c in comments if str(c.pk) == asked), None)
        if "form" not in kwargs:
            kwargs["form"] = CommentForm(post=self.object, initial={"parent": replied.pk if replied else None})
        return super().get_context_data(
            threads=self.threads(comments),
            comment_count=self.comment_count,
            replied=replied,
            was_sent="gesendet" in self.request.GET,
            **kwargs,
        )

    def threads(self, comments: list[Contribution]) -> list[Contribution]:
        """The comments that answer none, oldest first, each with its ``answers``."""
        answers = defaultdict(list)
        for comment in comments:
            comment.post = self.object
            answers[comment.parent_id].append(comment)
        for comment in answers[None]:
            comment.answers = answers[comment.pk]
        return answers[None]

    def structured_data(self):
        author = self.object.author
        kind = "Person" if author.role == author.Role.CITIZEN else "Organization"
        return {
            **super().structured_data(),
            "@type": "BlogPosting",
            "author": {"@type": kind, "name": author.name},
            "commentCount": self.comment_count,
        }

    def post(self, request, *args, **kwargs):
        self.object = get_object_or_404(self.get_queryset(), slug=kwargs["slug"])
        form = CommentForm(request.POST, post=self.object, request=request)
        if not self.object.comments_open:
            form.add_error(None, _("Zu diesem Beitrag sind keine Kommentare mehr möglich."))
        if form.is_valid():
            with transaction.atomic():
                comment = form.keep()
                if form.is_new:
                    tell_moderators(comment, request)
        if form.errors:
            return form.refused(self.render_to_response(self.get_context_data(form=form)))
        return HttpResponseRedirect(f"{self.object.get_absolute_url()}?gesendet=1#mitreden")
