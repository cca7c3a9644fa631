"""Walks through both demo counties as a visitor and asks every page the same questions."""

import gzip
import re
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from klimaportal.core.sections import sections
from tests.site.crawl import HOST, Page, is_own, walk

CONTRACT = [
    "/", "/aktuelles/", "/termine/", "/termine.ics", "/presse/", "/dokumente/", "/best-practice/", "/blog/", "/suche/",
    "/suche/?q=klima", "/feed/", "/aktuelles/feed/", "/blog/feed/", "/sitemap.xml", "/robots.txt",
    "/.well-known/security.txt", "/healthz", "/kontakt/", "/impressum/", "/datenschutz/", "/barrierefreiheit/",
    "/leichte-sprache/", "/themen/", "/termine/?zeit=vergangen",
]  # fmt: skip


@pytest.fixture(scope="module")
def answers(county, django_db_blocker):
    from django.test import Client

    with django_db_blocker.unblock():
        return walk(Client(SERVER_NAME="localhost"), CONTRACT)


@pytest.fixture(scope="module")
def pages(answers):
    return {
        url: Page(answer.content.decode())
        for url, answer in answers.items()
        if answer.headers.get("Content-Type", "").startswith("text/html")
    }


def test_every_address_that_is_linked_answers(answers):
    assert {url: a.status_code for url, a in answers.items() if a.status_code != 200} == {}


def test_every_published_entry_is_reached_by_links(answers, portal):
    for section in sections.values():
        for entry in section.published():
            assert urldefrag(entry.get_absolute_url()).url in answers, entry


def test_every_page_has_one_h1_and_headings_in_order(pages):
    for url, page in pages.items():
        assert page.headings.count(1) == 1, f"{url}: {page.headings}"
        jumps = [(a, b) for a, b in zip(page.headings, page.headings[1:], strict=False) if b > a + 1]
        assert jumps == [], f"{url}: {page.headings}"


def test_no_page_loads_anything_from_a_foreign_host(pages):
    foreign = {(url, r) for url, page in pages.items() for r in page.resources if not is_own(r)}
    assert foreign == set()


def test_no_page_has_inline_style_or_script(pages):
    assert {url: page.inline for url, page in pages.items() if page.inline} == {}


def test_every_page_says_its_language_title_and_description(pages):
    for url, page in pages.items():
        assert page.lang.startswith("de"), url
        assert len(page.title.strip()) > 10, url
        assert "viewport" in page.meta, url
    without = [url for url, page in pages.items() if not page.meta.get("description", "").strip()]
    assert without == []


def test_titles_tell_pages_apart(pages):
    seen = {}
    for url, page in pages.items():
        if "?" not in url:
            seen.setdefault(page.title.strip(), []).append(url)
    assert {title: urls for title, urls in seen.items() if len(urls) > 1} == {}


def test_every_picture_has_alt_and_size(pages):
    for url, page in pages.items():
        for image in page.images:
            assert {"alt", "width", "height"} <= image.keys(), f"{url}: {image}"


def test_ids_are_unique_and_anchors_exist(pages):
    for url, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), f"{url}: {[i for i in page.ids if page.ids.count(i) > 1]}"
        for link in page.links:
            target, anchor = urldefrag(urljoin(HOST + url, link))
            path = target.removeprefix(HOST)
            if anchor and is_own(target) and path in pages:
                assert anchor in pages[path].ids, f"{url} → {link}"


def test_every_resource_is_there(pages, client, portal):
    for resource in {urlsplit(r).path for page in pages.values() for r in page.resources}:
        assert client.get(resource).status_code == 200, resource


def test_no_visitor_gets_a_cookie(answers):
    assert {url for url, answer in answers.items() if answer.cookies} == set()


def test_home_page_is_light(answers):
    assert len(gzip.compress(answers["/"].content)) < 14 * 1024


def test_security_headers_are_on_every_page(answers):
    for url, answer in answers.items():
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, url
        assert answer.headers["X-Content-Type-Options"] == "nosniff", url
        assert answer.headers["X-Frame-Options"] == "DENY", url
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin", url
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", url
        assert "geolocation=()" in answer.headers["Permissions-Policy"], url


def test_encrypted_pages_are_pinned_and_plain_ones_on_other_hosts_redirected(secure_client, client, portal, settings):
    assert secure_client.get("/", secure=True).headers["Strict-Transport-Security"].startswith("max-age=31536000")
    settings.ALLOWED_HOSTS = ["klima.example.org"]
    answer = client.get("/aktuelles/", headers={"host": "klima.example.org"})
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://klima.example.org/aktuelles/")


def test_nobody_real_and_no_foreign_mail_address_is_named(answers):
    for url, answer in answers.items():
        if not answer.streaming and answer.headers.get("Content-Type", "").startswith(("text/", "application/")):
            addresses = set(re.findall(r"[\w.+-]+@([\w-]+\.[\w.-]+\w)", answer.content.decode("utf-8", "replace")))
            assert addresses <= {"example.org", "localhost"}, f"{url}: {addresses}"
