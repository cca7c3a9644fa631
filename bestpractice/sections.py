from django.utils.translation import gettext_lazy as _

from klimaportal.core.sections import Section

from .models import Showcase


class BestPracticeSection(Section):
    key = "bestpractice"
    title = _("Gute Beispiele")
    singular = _("gutes Beispiel")
    all_label = _("Alle guten Beispiele")
    model = Showcase
    icon = "bulb"
    list_url_name = "bestpractice:list"
    search_fields = ("title", "summary", "body", "trigger", "transferable", "place", "responsible")
    teaser_template = "bestpractice/teaser.html"
    feature_template = "bestpractice/feature.html"
