"""What comes in is read as UTF-8, whatever encoding it claims.

Django takes every codec that Python knows: a visitor who claims «zlib» gets an internal error before any middleware has been
asked, and «unicode_escape» smuggles in characters that no answer can hold. Browsers send UTF-8 and claim nothing.
"""

import codecs

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import parse_header_parameters


def is_foreign(charset: str) -> bool:
    """Is it another encoding than UTF-8? A name that nobody knows says nothing."""
    try:
        return codecs.lookup(charset).name != "utf-8"
    except LookupError:
        return False


class Utf8Request(WSGIRequest):
    is_foreign = False

    def _set_content_type_params(self, meta):
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (LookupError, ValueError):  # RFC 2231 lets a parameter name its own codec
            self.content_type, self.content_params, self.is_foreign = "", {}, True
        self.is_foreign = self.is_foreign or is_foreign(self.content_params.get("charset", "utf-8"))


class Utf8Handler(WSGIHandler):
    request_class = Utf8Request


class EncodingMiddleware(MiddlewareMixin):
    """Refuses a body in another encoding, as Django does for forms without files. Without one there is nothing to misread."""

    def process_view(self, request, view, args, kwargs):
        if getattr(request, "is_foreign", False) and request.method not in ("GET", "HEAD"):
            raise BadRequest("a body in another encoding than UTF-8")
