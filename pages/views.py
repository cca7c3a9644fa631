from collections.abc import Sequence

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import escape_leading_slashes
from django.views.decorators.http import require_safe

from klimaportal.core.sections import related
from klimaportal.core.views import edit_url, may_preview

from .compose import groups_of
from .models import Page
from .navigation import Navigation


@require_safe
def without_slash(request, path: str):
    """Leads to the same address with a slash if something public is there. Django's own way would redirect everything,
    because the tree of pages could have an answer to any address."""
    target = request.path + "/"
    try:
        is_page = resolve(target).url_name == "page"
    except Resolver404:
        raise Http404("no such page") from None
    if is_page and Navigation(target).page is None:
        raise Http404("no such page")
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(escape_leading_slashes(target) + (f"?{query}" if query else ""))


@require_safe
def page(request, path: str = ""):
    """The page at this address of the tree, drafts only for those who preview them."""
    navigation = Navigation.of(request)
    found = navigation.page
    is_preview = may_preview(request, Page)
    if is_preview and "\x00" not in request.path:
        found = Page.objects.filter(path=request.path).select_related("topic", "image").first()
    if found is None or found.kind == Page.Kind.SECTION:
        raise Http404("no such page")
    if found.kind == Page.Kind.REDIRECT and not is_preview:
        return HttpResponseRedirect(found.redirect_to)
    groups = groups_of(found)
    context = {
        "page": found,
        "groups": groups,
        "shows_funding": any(group.kind == "funding" for group in groups),
        "shows_contact": any(group.kind == "contact" for group in groups),
        "children": _children(found),
        "related": related(found) if not found.is_home else [],
        "tags": found.tags.all(),
        "is_preview": is_preview,
        "edit_url": edit_url(request, found) if is_preview else "",
    }
    return render(request, "pages/home.html" if found.is_home else "pages/page.html", context)


def _children(found: Page) -> Sequence[Page]:
    """What lies directly below, as the page's own table of contents. The home page has the menu instead."""
    return [] if found.is_home else Page.objects.published().filter(parent=found, easy_language_of=None)
