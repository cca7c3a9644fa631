import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from klimaportal.core.middleware import GZipMiddleware, SecurityMiddleware, is_plain_loopback


def request_for(host: str, secure: bool = False):
    return RequestFactory().get("/pfad/?a=b", secure=secure, headers={"host": host})


def answer(host: str, secure: bool = False):
    def view(request):
        response = HttpResponse("Text")
        response.set_cookie("name", "wert", secure=True)
        return response

    return SecurityMiddleware(view)(request_for(host, secure))


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]", "[::1]:8000"])
def test_loopback_without_tls_is_served_and_keeps_its_cookies(settings, host):
    settings.ALLOWED_HOSTS = settings.LOOPBACK_HOSTS
    response = answer(host)
    assert (response.status_code, response.cookies["name"]["secure"]) == (200, "")
    assert "Strict-Transport-Security" not in response.headers


def test_configured_host_without_tls_is_sent_to_https(settings):
    settings.ALLOWED_HOSTS = ["klima.example.org"]
    response = answer("klima.example.org")
    assert (response.status_code, response["Location"]) == (301, "https://klima.example.org/pfad/?a=b")


def test_configured_host_with_tls_gets_hsts_and_secure_cookies(settings):
    settings.ALLOWED_HOSTS = ["klima.example.org"]
    response = answer("klima.example.org", secure=True)
    assert (response.status_code, response.cookies["name"]["secure"]) == (200, True)
    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert (response["X-Content-Type-Options"], response["Cross-Origin-Resource-Policy"]) == ("nosniff", "same-origin")


def test_loopback_name_in_a_request_does_not_open_a_configured_portal(db, settings, client):
    settings.ALLOWED_HOSTS = ["klima.example.org"]
    assert client.get("/healthz", headers={"host": "localhost"}).status_code == 400


@pytest.mark.parametrize("host", ["localhost.evil.example", "127.0.0.1.evil.example"])
def test_names_that_only_begin_like_loopback_are_not(settings, host):
    settings.ALLOWED_HOSTS = ["*"]
    assert is_plain_loopback(request_for(host)) is False


def test_loopback_with_tls_is_not_plain(settings):
    assert is_plain_loopback(request_for("localhost", secure=True)) is False


def compressed(response):
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    return GZipMiddleware(lambda r: response)(request)


def test_text_is_compressed():
    text = b"Klimaschutz " * 100
    response = compressed(HttpResponse(text, content_type="text/html"))
    assert (response["Content-Encoding"], gzip.decompress(response.content)) == ("gzip", text)


@pytest.mark.parametrize("kind", ["image/jpeg", "font/woff2"])
def test_what_is_compressed_already_stays_as_it_is(kind):
    response = compressed(HttpResponse(b"x" * 1000, content_type=kind))
    assert ("Content-Encoding" in response, response.content) == (False, b"x" * 1000)


def test_downloads_stream_uncompressed(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a;b\n" * 500)
    response = compressed(FileResponse((tmp_path / "a.csv").open("rb")))
    assert ("Content-Encoding" in response, b"".join(response.streaming_content)) == (False, b"a;b\n" * 500)


def test_a_preview_is_kept_by_no_cache(as_role):
    from tests.factories import make_news

    make_news(slug="entwurf", status="draft")
    answer = as_role("Redaktion").get("/aktuelles/entwurf/?vorschau=1")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
