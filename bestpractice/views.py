from django.http import Http404
from django.utils.functional import cached_property

from klimaportal.core.views import SectionDetailView, SectionListView


class ShowcaseListView(SectionListView):
    """Good examples, ``?thema=`` and ``?ort=``."""

    section_key = "bestpractice"
    template_name = "bestpractice/list.html"

    @cached_property
    def places(self) -> list[str]:
        return list(self.section.published().order_by("place").values_list("place", flat=True).distinct())

    @cached_property
    def place(self) -> str:
        place = self.request.GET.get("ort", "")
        if place and place not in self.places:
            raise Http404("unknown place")
        return place

    def get_queryset(self):
        showcases = super().get_queryset()
        return showcases.filter(place=self.place) if self.place else showcases

    def get_context_data(self, **kwargs):
        context = super().get_context_data(places=self.places, place=self.place, **kwargs)
        context["filtered"] = bool(self.topic or self.place)
        return context


class ShowcaseDetailView(SectionDetailView):
    section_key = "bestpractice"
    template_name = "bestpractice/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("gallery", "contact").prefetch_related("contact__hours")
