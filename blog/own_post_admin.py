"""What the admin's form for a contribution has for own posts: the pictures as they came in, and the trail of an idea."""

from django import forms
from django.contrib import admin
from django.http import Http404
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from klimaportal.core.publishable_admin import HelpTextsMixin

from . import pictures, trail
from .links import base_of
from .models import Contribution, Picture, TrailStep


class TrailForm(forms.ModelForm):
    class Meta:
        model = TrailStep
        fields = ["state", "date", "text", "link"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    def clean_date(self):
        day = self.cleaned_data["date"]
        trail.check_date(day, self.instance.contribution)
        return day


class TrailInline(HelpTextsMixin, admin.StackedInline):
    """Whoever may change contributions says what became of an idea; it needs no right of its own."""

    model = TrailStep
    form = TrailForm
    fields = [("state", "date"), "text", "link"]
    extra = 1
    help_texts = {
        "text": _("Bei «nicht aufgegriffen» steht hier der Grund."),
        "link": _("Zum Beispiel /best-practice/… oder /massnahmen/…; bei «aufgegriffen» nötig."),
    }

    def _is_allowed(self, request, obj=None) -> bool:
        return request.user.has_perm("blog.change_contribution")

    has_add_permission = has_change_permission = has_delete_permission = _is_allowed

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.has_perm("blog.view_contribution")


class OwnPostMixin:
    """Adds both to the contributions' ModelAdmin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.picture_view)
        return [path("bild/<int:pk>/", view, name="blog_contribution_picture"), *super().get_urls()]

    @method_decorator(require_safe)
    def picture_view(self, request, pk: int):
        """A picture that came in, for those who may see contributions: to others it does not exist. ``?klein`` as a preview."""
        picture = Picture.objects.filter(pk=pk).exclude(contribution=None).first()
        if picture is None or not self.has_view_permission(request):
            raise Http404("no such picture")
        return pictures.response(picture, small="klein" in request.GET)

    def get_inlines(self, request, obj):
        is_idea = obj is not None and obj.kind == Contribution.Kind.IDEA
        return [*super().get_inlines(request, obj), *([TrailInline] if is_idea else [])]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            contribution = Contribution.objects.select_related("page").get(pk=form.instance.pk)
            trail.tell(contribution, base_of(request))
