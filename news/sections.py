from django.db.models import Case, F, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.sections import Section

from .models import Event, MediaCoverage, NewsItem


class NewsSection(Section):
    key = "news"
    title = _("Aktuelles")
    singular = _("Meldung")
    all_label = _("Alle Meldungen")
    model = NewsItem
    icon = "news"
    list_url_name = "news:list"
    feed_url_name = "news:feed"
    search_fields = ("title", "summary", "body", "place")


class EventsSection(Section):
    key = "events"
    title = _("Termine")
    singular = _("Termin")
    all_label = _("Alle Termine")
    model = Event
    icon = "calendar"
    list_url_name = "news:events"
    date_field = "start"
    search_fields = ("title", "summary", "body", "place", "benefit")
    teaser_template = "news/event_teaser.html"
    feature_template = "news/event_ticket.html"

    def teasers(self, topic=None):
        """What is still to come, the next one first; after that what took place, the latest first."""
        now = timezone.now()
        is_over = Case(When(last_moment__lt=now, then=1), default=0)
        soonest = Case(When(last_moment__gte=now, then=F("start")))
        return super().teasers(topic).with_end().order_by(is_over, soonest, "-start")


class PressSection(Section):
    key = "press"
    title = _("Medienberichte")
    singular = _("Medienbericht")
    all_label = _("Alle Medienberichte")
    model = MediaCoverage
    icon = "world"
    list_url_name = "news:press"
    date_field = "date"
    has_pages = False
    search_fields = ("title", "summary", "publisher")
    teaser_template = "news/press_item.html"

    def url_of(self, slug: str) -> str:
        return f"{reverse('news:press')}#{slug}"
