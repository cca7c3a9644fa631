"""Pages that compose all sections: topics, search; and the small machine-readable addresses."""

from datetime import timedelta
from pathlib import PurePosixPath

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from klimaportal.core.models import Portal, Topic
from klimaportal.core.redirects import answer_for
from klimaportal.core.sections import entries_of, newest, search, sections, topics_with_counts
from klimaportal.core.text import query_words, strip_controls
from klimaportal.core.views import page_from, topic_from

from .sitemaps import all_sitemaps

MEDIA_ROOTS = ("bilder", "logo", "__processed__")
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


@require_safe
def topics(request):
    return render(request, "topics/list.html", {"topics": topics_with_counts()})


@require_safe
def topic(request, slug: str):
    """Everything about one Handlungsfeld, by section."""
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        raise Http404("no such topic")
    entries = newest(60, topic=found.pk)
    groups = [(section, [e for e in entries if e.section is section]) for section in sections.values()]
    context = {"topic": found, "groups": [group for group in groups if group[1]], "count": len(entries)}
    return render(request, "topics/detail.html", context)


@require_safe
def search_view(request):
    """Search over everything published: ``?q=``, ``?thema=``, ``?bereich=``, ``?schlagwort=``, ``?seite=``."""
    query = " ".join(strip_controls(request.GET.get("q", "")[:200]).split())
    words = query_words(query)
    all_topics = list(Topic.objects.all())
    chosen, tag, key = topic_from(request, all_topics), _tag_from(request), request.GET.get("bereich", "")
    if key and key not in sections:
        raise Http404("unknown section")
    context = {
        "query": query, "words": words, "topics": all_topics, "topic": chosen, "sections": sections.values(), "key": key,
        "tag": tag,
    }  # fmt: skip
    if words or chosen or tag or key:
        found = Paginator(search(words, chosen, tag.slug if tag else "", key), 15)
        page = page_from(request, found)
        context |= {"page_obj": page, "paginator": found, "entries": entries_of(page.object_list), "count": found.count}
    else:
        page_from(request, Paginator([], 15))
    return render(request, "search.html", context)


def _tag_from(request) -> Tag | None:
    """The Schlagwort that ``?schlagwort=`` names; 404 for one that does not exist."""
    slug = request.GET.get("schlagwort", "")
    if not slug:
        return None
    found = Tag.objects.filter(slug=slug).first() if "\x00" not in slug and len(slug) <= 100 else None
    if found is None:
        raise Http404("unknown tag")
    return found


@require_safe
def media(request, path: str):
    """Pictures from the media storage. Names are random and never reused, so browsers may keep them for good."""
    parts = PurePosixPath(path).parts
    kind = MEDIA_TYPES.get(PurePosixPath(path).suffix)
    if not parts or parts[0] not in MEDIA_ROOTS or ".." in parts or "\x00" in path or kind is None:
        raise Http404("no such picture")
    try:
        file = default_storage.open(path)
    except OSError:
        raise Http404("no such picture") from None
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def favicon(request):
    """Programs that ask for the icon where it used to be, without reading a page first."""
    return HttpResponsePermanentRedirect(static("icons/favicon-48.png"))


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request):
    """RFC 9116: whom to tell about a vulnerability. ``Expires`` is always ahead, at most half a year."""
    email = Portal.current().security_email or "sicherheit@example.org"
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{email}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request):
    """200 while the database answers; for load balancers and monitoring."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database unavailable"}, status=503)
    response = JsonResponse({"status": "ok"})
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def sitemap(request):
    return django_sitemap(request, sitemaps=all_sitemaps())


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    """Where the page has gone to, if that is known; else the same bytes for a draft as for an address that never was."""
    return answer_for(request) or render(request, "404.html", status=404)


def too_many_requests(request):
    """What allauth answers with when somebody sends forms faster than people do; its limits are per minute."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "60"
    return response


def server_error(request):
    """Asks nothing of the database, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request, reason=""):
    return render(request, "403.html", {"is_csrf": True}, status=403)
