"""A citizen's post among the editors' own: seen, sorted and closed by them, but never rewritten."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .arts import HIDDEN


class CitizenPostMixin:
    """For the posts' ModelAdmin. What a citizen wrote is changed on its contribution, where the log keeps what was before."""

    @admin.display(description=gettext_lazy("Autorin oder Autor"), ordering="author__name")
    def speaker(self, post):
        if not post.citizen:
            return str(post.author)
        return f"{post.byline} ({post.citizen.get_kind_display()})"

    @admin.display(description=gettext_lazy("Text"))
    def citizens_words(self, post):
        return mark_safe(linebreaks(post.citizen.text, autoescape=True))

    @admin.display(description=gettext_lazy("Ändern"))
    def where_to_change(self, post):
        """Without a link for those who may not see contributions."""
        url = reverse("admin:blog_contribution_change", args=[post.citizen.pk])
        return format_html('<a class="button" href="{}">{}</a>', url, _("Zur Wortmeldung"))

    def get_queryset(self, request):
        posts = super().get_queryset(request)
        return posts if request.user.has_perm("blog.view_contribution") else posts.exclude(HIDDEN)

    def get_fieldsets(self, request, obj=None):
        if obj is None or not obj.citizen:
            return super().get_fieldsets(request, obj)
        may_see = request.user.has_perm("blog.view_contribution")
        told = _(
            "Das hat jemand aus der Bürgerschaft geschrieben. Worte, Bilder und Veröffentlichung ändert die Moderation."
        )
        words = ("title", "speaker", "citizens_words", *(["where_to_change"] if may_see else []))
        return [(None, {"fields": words, "description": told}), (None, {"fields": ("comments_open", "tags", "status")})]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if obj is None or not obj.citizen:
            return fields
        return [*fields, "title", "speaker", "citizens_words", "where_to_change", "status"]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.citizen)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        response = super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)
        if obj and obj.citizen:
            response.context_data["show_publish"] = False
        return response

    def save_model(self, request, obj, form, change):
        if obj.citizen:
            obj.save()  # whatever button was pressed: it is not published from here
        else:
            super().save_model(request, obj, form, change)

    def _set_status(self, request, queryset, status):
        if queryset.filter(author=None).exists():
            told = _("Über Beiträge aus der Bürgerschaft entscheidet die Moderation. Sie blieben, wie sie waren.")
            self.message_user(request, told, messages.WARNING)
            queryset = queryset.exclude(author=None)
        if queryset.exists():
            super()._set_status(request, queryset, status)
