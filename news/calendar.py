"""Events for calendars: RFC 5545 by the icalendar library, times in UTC."""

from collections.abc import Iterable
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from klimaportal.core.models import Portal
from klimaportal.core.richtext import plain_text
from klimaportal.core.text import strip_controls

from .models import Event


def calendar_of(events: Iterable[Event], request: HttpRequest) -> bytes:
    """The events as one calendar; without an end an event counts as one hour."""
    calendar = Calendar()
    calendar.add("prodid", "-//Klimaportal//Termine//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Termine – {Portal.current()}")
    for event in events:
        calendar.add_component(_entry(event, request))
    return calendar.to_ical()


def _uid(event: Event) -> str:
    """The same whichever name of the host somebody asked for, or a calendar would show the event twice."""
    return f"termin-{event.pk}@{urlsplit(settings.SITE_URL).hostname or 'klimaportal'}"


def _entry(event: Event, request: HttpRequest) -> CalendarEvent:
    url = request.build_absolute_uri(event.get_absolute_url())
    entry = CalendarEvent()
    entry.add("uid", _uid(event))
    entry.add("dtstamp", event.updated_at.astimezone(UTC))
    entry.add("dtstart", event.start.astimezone(UTC))
    entry.add("dtend", (event.end or event.start + timedelta(hours=1)).astimezone(UTC))
    entry.add("summary", strip_controls(event.title))
    text = "\n\n".join(part for part in (event.summary, plain_text(event.body)[:600], url) if part)
    entry.add("description", strip_controls(text))
    entry.add("location", ", ".join(part for part in (event.place, event.address) if part) or event.online_url)
    entry.add("url", url)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    return entry
