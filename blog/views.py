from django.http import Http404, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from klimaportal.core.views import SectionDetailView, SectionListView

from .arts import ARTS, Art, art_from, visible_to
from .forms import CommentForm, sent_state
from .links import keep_private
from .models import Rules
from .threads import page_of, public_comment, with_thread_count
from .trail import steps_of


class PostListView(SectionListView):
    section_key = "blog"
    template_name = "blog/list.html"

    def get_queryset(self):
        return self.art.narrow(super().get_queryset()).with_speaker().with_comment_count()

    @cached_property
    def art(self) -> Art:
        return art_from(self.request)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(arts=ARTS, art=self.art, **kwargs)
        return {**context, "filtered": bool(self.topic or self.art.key)}


# The form carries a signed token of its own: Django's would need a cookie from everybody who only reads (core/guard.py).
@method_decorator(csrf_exempt, name="dispatch")
class PostDetailView(SectionDetailView):
    section_key = "blog"
    template_name = "blog/detail.html"

    def get_queryset(self):
        posts = visible_to(self.request, super().get_queryset()).with_speaker().with_comment_count()
        return with_thread_count(posts).select_related("author__image", "gallery", "contribution")

    def get_object(self, queryset=None):
        """Without the limit that ``get()`` sets: for its sake PostgreSQL reads all contributions to find the post's own."""
        found = list(self.get_queryset().filter(slug=self.kwargs["slug"]))
        if not found:
            raise Http404("no such post")
        return found[0]

    @cached_property
    def rules(self) -> Rules:
        return Rules.current()

    def get_context_data(self, **kwargs):
        post, request = self.object, self.request
        replied = public_comment(post, request.POST.get("parent") or request.GET.get("antwort"))
        if "form" not in kwargs:
            kwargs["form"] = CommentForm(post=post, request=request, initial={"parent": replied and replied.pk})
        page = page_of(post, request)
        return super().get_context_data(
            page_obj=page,
            threads=page.object_list,
            comment_count=post.comment_count,
            replied=replied,
            accepts_comments=post.accepts_comments(self.rules),
            sent=sent_state(request),
            trail=steps_of(post.citizen),
            rules=self.rules,
            **kwargs,
        )

    def structured_data(self):
        post = self.object
        return {
            **super().structured_data(),
            "@type": "DiscussionForumPosting" if post.citizen else "BlogPosting",
            "author": {"@type": "Organization" if post.is_official else "Person", "name": post.byline},
            "commentCount": post.comment_count,
        }

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        return keep_private(response) if "adresse" in request.GET else response

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = CommentForm(request.POST, post=self.object, request=request)
        if not self.object.accepts_comments(self.rules):
            form.add_error(None, _("Zu diesem Beitrag sind keine Kommentare mehr möglich."))
        comment = form.take() if form.is_valid() else None
        if comment is None:
            return form.refused(self.render_to_response(self.get_context_data(form=form)))
        return HttpResponseRedirect(f"{self.object.get_absolute_url()}?{form.sent_query(comment)}#mitreden")
