"""A field for an address of the portal: typed, or found by a few letters of a title."""

from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import JsonResponse
from django.urls import reverse_lazy
from js_asset import Script

from .sections import entries_of, search
from .text import query_words


class TargetInput(AdminTextInputWidget):
    """Works without JavaScript as a plain field; with it, titles are offered while somebody types."""

    def __init__(self, attrs=None):
        super().__init__(
            {"data-targets": reverse_lazy("admin:core_redirect_targets"), "autocomplete": "off", **(attrs or {})}
        )

    class Media:
        js = [Script("admin_portal/js/targets.js", type="module")]


def targets(request) -> JsonResponse:
    """Up to ten published entries of all sections whose text has the words of ``?q=``, those with the words in the title first."""
    words = query_words(request.GET.get("q", ""))
    found = entries_of(search(words)[:60]) if words else []
    found.sort(key=lambda entry: not all(word.lower() in entry.title.lower() for word in words))
    offers = [{"address": entry.url, "title": entry.title, "kind": str(entry.section.singular)} for entry in found[:10]]
    return JsonResponse({"targets": offers})
