from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from klimaportal.core.views import SectionDetailView, SectionListView, may_preview

from .calendar import calendar_of
from .models import Event


class NewsListView(SectionListView):
    section_key = "news"
    template_name = "news/list.html"


class NewsDetailView(SectionDetailView):
    section_key = "news"
    template_name = "news/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("gallery")

    def structured_data(self):
        return {**super().structured_data(), "@type": "NewsArticle"}


class EventListView(SectionListView):
    """What is to come, the next first; ``?zeit=vergangen`` shows what is over, the latest first."""

    section_key = "events"
    template_name = "news/events.html"

    @cached_property
    def is_past(self) -> bool:
        when = self.request.GET.get("zeit", "")
        if when not in ("", "vergangen"):
            raise Http404("unknown time")
        return bool(when)

    def get_queryset(self):
        events = super().get_queryset()
        return events.over() if self.is_past else events.upcoming()

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_past=self.is_past, **kwargs)


class EventDetailView(SectionDetailView):
    section_key = "events"
    template_name = "news/event.html"

    def get_queryset(self):
        return super().get_queryset().select_related("gallery", "contact").prefetch_related("contact__hours")

    def structured_data(self):
        event = self.object
        online, onsite = bool(event.online_url), bool(event.place)
        mode = "Mixed" if online and onsite else "Online" if online else "Offline"
        places = []
        if onsite:
            places.append({"@type": "Place", "name": event.place, "address": event.address or event.place})
        if online:
            places.append({"@type": "VirtualLocation", "url": event.online_url})
        data = {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": event.title,
            "description": event.summary,
            "startDate": event.start.isoformat(),
            "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
            "eventStatus": f"https://schema.org/Event{'Cancelled' if event.cancelled else 'Scheduled'}",
            "location": places,
            "url": self.request.build_absolute_uri(event.get_absolute_url()),
        }
        if event.end:
            data["endDate"] = event.end.isoformat()
        if event.image:
            data["image"] = self.request.build_absolute_uri(event.image.file.jpeg960)
        return data


class EventCalendarView(View):
    """Events as iCalendar (RFC 5545): one with ``slug``, else all from the beginning of last year on."""

    def get(self, request, slug: str = ""):
        published = Event.objects.published()
        recent = published.filter(start__year__gte=timezone.localdate().year - 1).order_by("start")
        events = [get_object_or_404(published, slug=slug)] if slug else recent
        response = HttpResponse(calendar_of(events, request), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{slug or "termine"}.ics"'
        return response


class PressListView(SectionListView):
    section_key = "press"
    template_name = "news/press.html"
    paginate_by = 20

    @cached_property
    def is_preview(self) -> bool:
        return may_preview(self.request, self.section.model)

    def get_queryset(self):
        """Coverage has no page of its own: its drafts are previewed in the list."""
        published = super().get_queryset()
        return self.section.model.objects.select_related("topic", "image") if self.is_preview else published

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_preview=self.is_preview, **kwargs)
