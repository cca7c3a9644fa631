"""Rich text: an editor in the form, an allow-list before the database, the same allow-list on the way out.

The only module that knows which editor is used. The editor (CKEditor 4) is at its end of life and only a
convenience; the allow-list of nh3 is the boundary. Pictures are blocks or fields of their own, so that alt text
and source can't go missing: the list has no ``img``.
"""

import re
from html import unescape

import nh3
from ckeditor.fields import RichTextField as CKEditorField
from django.core.validators import MaxLengthValidator
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

TAGS = {
    "a", "abbr", "blockquote", "br", "caption", "cite", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p",
    "q", "s", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# Old editors' tags keep their meaning; everything else loses the tag and keeps the text.
CONTENT_DROPPED = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "textarea", "title"}
# Where one of these begins or ends, the words on both sides are two words; «CO<sub>2</sub>» is one.
BLOCKS = re.compile(r"<(?=/?(?:blockquote|br|caption|h[2-4r]|li|ol|p|table|t[dhr]|tbody|tfoot|thead|ul)\b)")
# Parsing takes time that grows with the square of the nesting; no text of a portal comes near this length.
MAX_LENGTH = 200_000


def clean_html(html: str) -> str:
    """The part of ``html`` on the allow-list. Idempotent; never raises on broken markup.

    Crossed tags can come out in another order when they are read again, so cleaning goes on until nothing changes any
    more; what never comes to rest is not markup that anybody wrote, and only its text is kept.
    """
    html = (html or "").encode("utf-8", "replace").decode()
    for _attempt in range(8):
        cleaned = _clean_once(html)
        if cleaned == html:
            return html
        html = cleaned
    return nh3.clean(html, tags=set(), clean_content_tags=CONTENT_DROPPED).strip()


def _clean_once(html: str) -> str:
    html = html.replace("\x00", "").replace("<![CDATA[", "").replace("]]>", "")
    for old, new in (("b", "strong"), ("i", "em")):
        html = html.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=CONTENT_DROPPED,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
        strip_comments=True,
    )
    return cleaned.replace("\r\n", "\n").replace("\r", "\n").strip()


def render_html(html: str) -> SafeString:
    """``html`` cleaned once more and marked safe: what stands in the database is not believed.

    Nested markup costs quadratic time; what is longer than any field accepts is shown as the plain text it came in.
    """
    if len(html) > MAX_LENGTH:
        return escape(html[:MAX_LENGTH])
    return mark_safe(clean_html(html))


def plain_text(html: str) -> str:
    """``html`` without markup, for excerpts and feeds."""
    return " ".join(unescape(strip_tags(BLOCKS.sub(" <", clean_html(html)))).split())


class RichTextField(CKEditorField):
    """HTML that an editor writes; cleaned on every save. Migrations see a plain ``TextField``."""

    default_validators = [MaxLengthValidator(MAX_LENGTH)]

    def pre_save(self, model_instance, add):
        value = clean_html(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
