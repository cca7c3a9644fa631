"""Django's middleware with two additions: loopback without TLS works, and small answers are not compressed."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.middleware import gzip, security


def is_plain_loopback(request: HttpRequest) -> bool:
    """A browser on this very machine without TLS (``make run``): there is no wire to protect.

    Only possible where loopback names are allowed hosts, which a configured portal does not have.
    """
    if request.is_secure():
        return False
    try:
        host = split_domain_port(request.get_host())[0]
    except DisallowedHost:
        return True
    return host in settings.LOOPBACK_HOSTS


class SecurityMiddleware(security.SecurityMiddleware):
    """HTTPS redirect, HSTS and secure cookies everywhere but on plain loopback."""

    def process_request(self, request):
        return None if is_plain_loopback(request) else super().process_request(request)

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "vorschau" in request.GET:  # a draft is nobody's to keep
            response.headers["Cache-Control"] = "private, no-store"
        if response.cookies and is_plain_loopback(request):
            for cookie in response.cookies.values():
                cookie["secure"] = ""
        return response


class GZipMiddleware(gzip.GZipMiddleware):
    """Compresses text only: downloads and pictures are compressed already, and streaming them stays cheap."""

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith(("text/", "application/")):
            return response
        return super().process_response(request, response)
