from django.contrib import admin
from django.utils.translation import gettext_lazy

from klimaportal.core.publishable_admin import PLACEMENT, PUBLICATION, HelpTextsMixin, PublishableAdmin

from .citizen_post_admin import CitizenPostMixin
from .contribution_admin import CommentForm, ContributionAdmin
from .models import Author, Post, Reason
from .report_admin import ReportAdmin
from .rules_admin import ConsentAdmin, RulesAdmin

__all__ = [
    "AuthorAdmin",
    "CommentForm",
    "ConsentAdmin",
    "ContributionAdmin",
    "PostAdmin",
    "ReasonAdmin",
    "ReportAdmin",
    "RulesAdmin",
]


@admin.register(Author)
class AuthorAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["name", "role"]
    list_filter = ["role"]
    search_fields = ["name"]
    autocomplete_fields = ["image"]


@admin.register(Post)
class PostAdmin(CitizenPostMixin, PublishableAdmin):
    list_display = ["title", "speaker", "topic", "comments_open", "state_badge"]
    list_select_related = ["author", "topic", "contribution"]
    autocomplete_fields = ["image", "author"]
    fieldsets = [
        (None, {"fields": ("title", "author", "summary", "body")}),
        (gettext_lazy("Gespräch"), {"fields": ("question", "comments_open")}),
        PLACEMENT, PUBLICATION,
    ]  # fmt: skip
    help_texts = {"question": gettext_lazy("Eine Frage, auf die man in zwei Sätzen antworten kann.")}

    def get_fieldsets(self, request, obj=None):
        """Who only looks a post up (Moderation) gets what it is about; the text reads better on the website."""
        if self.has_change_permission(request, obj) or obj is None or obj.citizen:
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ("title", "author", "summary", "question", "comments_open", "status")})]

    def has_delete_permission(self, request, obj=None):
        """With a post its comments go: whoever may not delete those withdraws the post instead."""
        allowed = super().has_delete_permission(request, obj)
        if allowed and obj and not request.user.has_perm("blog.delete_contribution"):
            return not obj.comments.exists()
        return allowed

    def get_deleted_objects(self, objs, request):
        """The list of what would go shows comments only to those who may read them."""
        going, counts, missing, protected = super().get_deleted_objects(objs, request)
        if not request.user.has_perm("blog.view_contribution"):
            going = [line for line in going if not isinstance(line, list)]
        return going, counts, missing, protected


@admin.register(Reason)
class ReasonAdmin(HelpTextsMixin, admin.ModelAdmin):
    list_display = ["title", "kind", "text", "is_active"]
    list_filter = ["kind", "is_active"]
    search_fields = ["title", "text"]
    radio_fields = {"kind": admin.HORIZONTAL}
    help_texts = {
        "title": gettext_lazy("Steht auf der Schaltfläche am Moderationstisch."),
        "text": gettext_lazy("Platzhalter: {name} wer geschrieben hat, {beitrag} Titel des Blogbeitrags, {portal}."),
        "position": gettext_lazy("Die ersten neun Gründe haben am Moderationstisch die Tasten 1 bis 9."),
        "is_active": gettext_lazy("Was schon verwendet wurde, lässt sich nicht löschen, aber aus dem Gebrauch nehmen."),
    }
