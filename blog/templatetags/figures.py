"""Time spans in words, for the transparency page."""

from datetime import timedelta

from django import template
from django.utils.formats import number_format
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
