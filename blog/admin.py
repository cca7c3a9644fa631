from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from klimaportal.core.publishable_admin import PLACEMENT, PUBLICATION, HelpTextsMixin, PublishableAdmin

from .models import Author, Comment, Post


@admin.register(Author)
class AuthorAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["name", "role"]
    list_filter = ["role"]
    search_fields = ["name"]
    autocomplete_fields = ["image"]


@admin.register(Post)
class PostAdmin(PublishableAdmin):
    list_display = ["title", "author", "topic", "comments_open", "state_badge"]
    list_select_related = ["author", "topic"]
    autocomplete_fields = ["image", "author"]
    fieldsets = [
        (None, {"fields": ("title", "author", "summary", "body")}),
        (gettext_lazy("Gespräch"), {"fields": ("question", "comments_open")}),
        PLACEMENT, PUBLICATION,
    ]  # fmt: skip
    help_texts = {"question": gettext_lazy("Eine Frage, auf die man in zwei Sätzen antworten kann.")}

    def get_fieldsets(self, request, obj=None):
        """Who only looks a post up (Moderation) gets what it is about; the text reads better on the website."""
        if self.has_change_permission(request, obj) or obj is None:
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ("title", "author", "summary", "question", "comments_open", "status")})]

    def has_delete_permission(self, request, obj=None):
        """With a post its comments go: whoever may not delete those withdraws the post instead."""
        allowed = super().has_delete_permission(request, obj)
        if allowed and obj and not request.user.has_perm("blog.delete_comment"):
            return not obj.comments.exists()
        return allowed

    def get_deleted_objects(self, objs, request):
        """The list of what would go shows comments only to those who may read them."""
        going, counts, missing, protected = super().get_deleted_objects(objs, request)
        if not request.user.has_perm("blog.view_comment"):
            going = [line for line in going if not isinstance(line, list)]
        return going, counts, missing, protected


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["post", "parent", "author", "name", "place", "text", "status"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}
        labels = {"text": gettext_lazy("Text"), "post": gettext_lazy("zum Blogbeitrag")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "name" in self.fields:
            self.fields["name"].required = False

    def clean(self):
        data = super().clean()
        author, post = data.get("author"), data.get("post") or (self.instance.post_id and self.instance.post)
        if not data.get("name") and author:
            data["name"] = author.name
        elif "name" in self.fields and not data.get("name"):
            self.add_error("name", _("Bitte geben Sie einen Namen an, oder wählen Sie, wer offiziell antwortet."))
        if data.get("parent") and post and data["parent"].post_id != post.pk:
            self.add_error("parent", _("Dieser Kommentar gehört zu einem anderen Beitrag."))
        if data.get("parent") and data["parent"].parent_id:
            data["parent"] = data["parent"].parent
        return data


@admin.register(Comment)
class CommentAdmin(HelpTextsMixin, admin.ModelAdmin):
    """The moderators' desk in its first form: read, decide, answer."""

    form = CommentForm
    help_texts = {"status": ""}
    list_display = ["excerpt", "name", "post", "came_in", "status_badge"]
    list_filter = ["status", "created_at"]
    list_select_related = ["post", "author"]
    search_fields = ["text", "name", "email", "post__title"]
    date_hierarchy = "created_at"
    raw_id_fields = ["parent"]
    radio_fields = {"status": admin.HORIZONTAL}
    autocomplete_fields = ["post", "author"]
    readonly_fields = ["email", "created_at", "decided_at", "decided_by", "answer_link"]
    actions = ["approve", "reject", "mark_as_spam"]
    fieldsets = [
        (None, {"fields": ("text", "status", "answer_link")}),
        (gettext_lazy("Wer und wo"), {"fields": ("name", "place", "email", "post", "parent", "author")}),
        (gettext_lazy("Verlauf"), {"fields": ("created_at", "decided_at", "decided_by")}),
    ]
    list_per_page = 50

    @admin.display(description=gettext_lazy("Eingegangen"), ordering="created_at")
    def came_in(self, comment):
        return date_format(timezone.localtime(comment.created_at), "d.m.Y, H:i")

    @admin.display(description=gettext_lazy("Kommentar"))
    def excerpt(self, comment):
        return Truncator(comment.text).chars(90)

    @admin.display(description=gettext_lazy("Stand"), ordering="status")
    def status_badge(self, comment):
        return format_html('<span class="state state-{}">{}</span>', comment.status, comment.get_status_display())

    @admin.display(description=gettext_lazy("Antworten"))
    def answer_link(self, comment):
        if not comment.pk:
            return "–"
        url = f"{reverse('admin:blog_comment_add')}?post={comment.post_id}&parent={comment.parent_id or comment.pk}&status=published"
        return format_html('<a class="button" href="{}">{}</a>', url, _("Offizielle Antwort schreiben"))

    def get_fieldsets(self, request, obj=None):
        if obj:
            return super().get_fieldsets(request, obj)
        answer = {"fields": ("author", "text", "status"), "description": self._answered(request.GET.get("parent", ""))}
        return [(None, answer), (gettext_lazy("Wozu"), {"fields": ("post", "parent", "name", "place")})]

    def _answered(self, pk: str):
        """The comment that is being answered, to have before one's eyes while writing."""
        comment = Comment.objects.filter(pk=pk).first() if pk.isascii() and pk.isdigit() and len(pk) < 12 else None
        if comment is None:
            return ""
        return format_html('<blockquote class="said"><strong>{}</strong> {}</blockquote>', comment.name, comment.text)

    def get_changeform_initial_data(self, request):
        """Where only one voice answers officially, it is chosen already."""
        voices = Author.objects.exclude(role=Author.Role.CITIZEN).values_list("pk", flat=True)[:2]
        return {**({"author": voices[0]} if len(voices) == 1 else {}), **super().get_changeform_initial_data(request)}

    def view_on_site(self, comment):
        return comment.get_absolute_url() if comment.status == Comment.Status.PUBLISHED else None

    def save_model(self, request, obj, form, change):
        if "status" in form.changed_data or not change:
            obj.decide(obj.status, request.user)
        super().save_model(request, obj, form, change)

    @admin.action(description=gettext_lazy("Ausgewählte veröffentlichen"), permissions=["change"])
    def approve(self, request, queryset):
        self._decide(request, queryset, Comment.Status.PUBLISHED)

    @admin.action(description=gettext_lazy("Ausgewählte ablehnen"), permissions=["change"])
    def reject(self, request, queryset):
        self._decide(request, queryset, Comment.Status.REJECTED)

    @admin.action(description=gettext_lazy("Ausgewählte als Spam markieren"), permissions=["change"])
    def mark_as_spam(self, request, queryset):
        self._decide(request, queryset, Comment.Status.SPAM)

    def _decide(self, request, queryset, status):
        decided = 0
        for comment in queryset.exclude(status=status):
            comment.decide(status, request.user)
            comment.save(update_fields=["status", "decided_at", "decided_by"])
            self.log_change(request, comment, _("Entscheidung: %s") % comment.get_status_display())
            decided += 1
        text = ngettext("Ein Kommentar: %(what)s.", "%(n)d Kommentare: %(what)s.", decided)
        self.message_user(request, text % {"n": decided, "what": Comment.Status(status).label}, messages.SUCCESS)
