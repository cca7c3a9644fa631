from django import template

from blog.models import Report

register = template.Library()


@register.inclusion_tag("admin/moderation/reports_line.html")
def reports_line() -> dict:
    """On the desk: how many reports are to be looked at, and the way there. One query; nothing when there are none."""
    return {"open_reports": Report.objects.open().count()}
