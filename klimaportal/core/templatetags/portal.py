"""Tags and filters for the portal's templates: rich text, pictures, icons, German figures."""

import json
import re
from datetime import datetime
from functools import cache
from math import ceil
from pathlib import Path

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from klimaportal.core.images import WIDTHS
from klimaportal.core.links import href as safe_href
from klimaportal.core.richtext import plain_text, render_html

register = template.Library()

ICONS = Path(settings.BASE_DIR) / "templates" / "icons"


@register.filter
def richtext(html) -> SafeString:
    """HTML from the database, cleaned once more. Tables get a frame that scrolls on narrow screens, by keyboard, too."""
    frame = f'<div class="table-frame" tabindex="0" role="group" aria-label="{_("Tabelle")}"><table>'
    cleaned = render_html(html or "")
    return mark_safe(cleaned.replace("<table>", frame).replace("</table>", "</table></div>"))


@register.filter
def plain(html) -> str:
    return plain_text(html or "")


@register.filter
def href(value) -> str:
    return safe_href(value)


@cache
def _icon(name: str) -> SafeString:
    return mark_safe((ICONS / f"{name}.svg").read_text())


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon inline, decorative: what it means is said in words beside it."""
    return _icon(name)


@register.inclusion_tag("includes/picture.html")
def picture(image, sizes="100vw", css="", eager=False, alt=None):
    """A responsive ``<picture>`` in AVIF, WebP and JPEG. ``eager`` for the one that is seen first."""
    file = image.file
    widths = [w for w in WIDTHS if w <= (image.width or 0)] or [WIDTHS[0]]
    return {
        "image": image,
        "sources": [
            (f"image/{kind}", ", ".join(f"{getattr(file, f'{kind}{w}')} {w}w" for w in widths))
            for kind in ("avif", "webp")
        ],
        "src": file.jpeg960,
        "alt": image.alternative if alt is None else alt,
        "sizes": sizes,
        "css": css,
        "eager": eager,
    }


@register.filter
def first_line(text) -> str:
    return str(text or "").strip().partition("\n")[0].strip()


@register.filter
def german_size(size) -> str:
    """Bytes as «240 KB» or «1,8 MB» (decimal units, as file managers count)."""
    size = int(size or 0)
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1000))} KB"


@register.filter
def german_number(value, places="") -> str:
    """«48.716» or «0,41»: point between thousands, comma before decimals; at most ``places`` decimals."""
    if value in (None, ""):
        return ""
    as_it_is = f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    text = as_it_is if places == "" else f"{value:,.{int(places)}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".").replace("-", "−")


# What a line must not tear apart: «14. Oktober», «17 Uhr», «48.716 t».
_UNBROKEN = re.compile(
    r"(?<=\d\.) (?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)"
    r"|(?<=\d) (?=(?:Uhr|t|km|kg|MWh|GWh|Prozent|Euro|Tonnen|Kilometer|%|€)(?!\w))"
)


@register.filter
def unbroken(text) -> str:
    """A heading whose days and quantities stay on one line."""
    return _UNBROKEN.sub("\N{NO-BREAK SPACE}", str(text or ""))


@register.filter
def reading_minutes(html) -> int:
    """Minutes to read ``html`` at 200 words a minute, at least one."""
    return max(1, ceil(len(plain_text(html or "").split()) / 200))


@register.filter
def highlight(text, words) -> SafeString:
    """``text`` escaped, with each of ``words`` in ``<mark>``."""
    if not words:
        return conditional_escape(text)
    parts = re.split("(" + "|".join(re.escape(w) for w in words) + ")", str(text), flags=re.IGNORECASE)
    return mark_safe("".join(f"<mark>{escape(p)}</mark>" if i % 2 else escape(p) for i, p in enumerate(parts)))


@register.filter
def iso(moment: datetime) -> str:
    """A moment for ``<time datetime>``, to the second: HTML knows no microseconds."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def spoken(text) -> SafeString:
    """What a citizen typed: escaped, line ends kept, its writing direction isolated from ours."""
    paragraphs = [p for p in str(text).replace("\r\n", "\n").split("\n\n") if p.strip()]
    html = "".join(f'<p dir="auto">{escape(p.strip()).replace(chr(10), "<br>")}</p>' for p in paragraphs)
    return mark_safe(html)


@register.simple_tag
def structured(data) -> SafeString:
    """schema.org data as a JSON-LD script; ``<`` is escaped so that no text can end it."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.simple_tag(takes_context=True)
def canonical(context) -> str:
    """The absolute address of this page for the head: without its query, but a list's later pages stand for themselves."""
    request = context["request"]
    page = context.get("page_obj")
    later = page and page.number > 1 and set(request.GET) == {"seite"}
    return absolute(context, f"{request.path}?seite={page.number}" if later else request.path)


@register.simple_tag(takes_context=True)
def absolute(context, path: str) -> str:
    """``path`` with scheme and host, for Open Graph and sharing; nothing on the page that refuses a wrong host."""
    try:
        return context["request"].build_absolute_uri(path)
    except DisallowedHost:
        return ""


@register.simple_tag(takes_context=True)
def site_data(context) -> dict:
    """schema.org data of the portal itself, for the home page: who runs it and how to search it."""
    portal, home = context["portal"], absolute(context, "/")
    organization = {
        "@type": "Organization",
        "@id": f"{home}#betreiber",
        "name": (portal.operator or str(portal)).strip().splitlines()[0],
    }
    if portal.contact and portal.contact.email:
        organization["email"] = portal.contact.email
    return {
        "@context": "https://schema.org",
        "@graph": [
            organization,
            {
                "@type": "WebSite",
                "@id": f"{home}#portal",
                "name": str(portal),
                "description": portal.claim,
                "url": home,
                "inLanguage": "de",
                "publisher": {"@id": organization["@id"]},
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": {
                        "@type": "EntryPoint",
                        "urlTemplate": f"{absolute(context, reverse('search'))}?q={{search_term_string}}",
                    },
                    "query-input": "required name=search_term_string",
                },
            },
        ],
    }


@register.simple_tag
def page_numbers(page) -> list:
    """The numbers of a pagination around ``page``, with «…» where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag
def entry_word(count: int) -> str:
    return _("1 Eintrag") if count == 1 else _("%d Einträge") % count
