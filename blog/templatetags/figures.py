"""Times as people say them: spans for the transparency page, deadlines for moderators."""

from datetime import datetime, time, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def span(value: timedelta) -> str:
    """A time span as people say it: «weniger als eine Minute», «12 Minuten», «5 Stunden», «2,5 Tage»."""
    minutes = value.total_seconds() / 60
    if minutes < 1:
        return _("weniger als eine Minute")
    if minutes < 59.5:
        return ngettext("eine Minute", "%d Minuten", round(minutes)).replace("%d", str(round(minutes)))
    hours = minutes / 60
    if hours < 47.5:
        return ngettext("eine Stunde", "%d Stunden", round(hours)).replace("%d", str(round(hours)))
    days = round(hours / 24, 1) if hours < 240 else round(hours / 24)
    return _("%s Tage") % number_format(days, 0 if days == int(days) else 1)


@register.filter
def deadline(due: datetime, how: str) -> str:
    """What is due at midnight is due on the day before, at 23:59: nobody takes «25. November, 0 Uhr» for the 24th."""
    local = timezone.localtime(due)
    return date_format(local - timedelta(minutes=1) if local.time() == time() else local, how)
