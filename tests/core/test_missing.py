"""The list of what visitors looked for in vain."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from klimaportal.core import missing
from klimaportal.core.missing import is_worth_noting
from klimaportal.core.models import Missing
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def test_visits_in_vain_are_counted_by_address_whatever_its_spelling(client):
    for path in ("/konzept", "/Konzept/", "/konzept/?a=1"):
        assert client.get(path).status_code == 404
    row = Missing.objects.get()
    assert (row.path, row.count, row.ignored) == ("/konzept/", 3, False)
    assert row.first_seen_at < row.last_seen_at


@pytest.mark.parametrize(
    ("referer", "host"),
    [
        ("https://www.kreis.example/seite?name=heidi#x", "www.kreis.example"),
        ("https://heidi:geheim@kreis.example:8443/", "kreis.example"),
        ("", ""),
        ("rubbish", ""),
        ("http://[", ""),
        ("https://" + "a" * 400 + ".example/", "a" * 253),
    ],
)
def test_only_the_name_of_the_linking_website_is_kept(client, referer, host):
    client.get("/konzept/", headers={"referer": referer})
    assert Missing.objects.get().referrer == host


def test_visit_without_referrer_keeps_the_last_one(client):
    client.get("/konzept/", headers={"referer": "https://kreis.example/"})
    client.get("/konzept/")
    assert Missing.objects.get().referrer == "kreis.example"


@pytest.mark.parametrize(
    "path",
    [
        "/konzept/", "/klimaschutz/massnahmen/", "/plan 2021.pdf", "/seite.html", "/grüne-wärme/", "/2021/05/14/",
        "/ergebnisse-auftaktworkshop-kyffhaeuser-2021/", "/20210514-flyer.pdf", "/bus+bahn/",
    ],
)  # fmt: skip
def test_what_a_person_may_have_looked_for_is_noted(path):
    assert is_worth_noting(path) is True


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php", "/wp-admin/", "/index.php", "/.env", "/.git/config/", "/a/../b/", "/x.aspx", "/phpmyadmin/", "/cgi-bin/x/",
        "/.well-known/x/", "/app.js", "/bild.png", "/style.css", "/backup/", "/dump.sql", "/a.zip", "/vendor/phpunit/",
        "/'><script>/", "/${jndi}/", "/a\\b/", "/heidi@example.org/", "/a:b/", "/" + "a" * 200 + "/",
        "/blog/beitrag/k3jd92kd01lapq8zm4xn7/", "/a/9f86d081884c7d659a2feaa0c55ad015/", "/xmlrpc/", "/🙂/",
    ],
)  # fmt: skip
def test_scanners_and_private_links_are_not_noted(path):
    assert is_worth_noting(path) is False


@pytest.mark.parametrize(
    "path", ["/aktuelles/?seite=99", "/suche/?thema=x", "/admin/gibt-es-nicht/", "/medien/bilder/x.jpg"]
)
def test_what_is_there_but_has_no_such_part_is_not_noted(client, path):
    client.get(path)
    assert Missing.objects.count() == 0


def test_address_of_a_draft_is_noted_like_any_other(client):
    make_page(slug="bald", status="draft")
    client.get("/bald/")
    assert Missing.objects.get().path == "/bald/"


def test_list_stays_small_and_keeps_what_matters(client, monkeypatch):
    monkeypatch.setattr(missing, "MOST", 3)
    now = timezone.now()
    for path, count, ignored, days in (
        ("/a/", 1, True, 9),
        ("/b/", 7, False, 8),
        ("/c/", 1, False, 7),
        ("/d/", 1, False, 6),
    ):
        Missing.objects.create(path=path, count=count, ignored=ignored, last_seen_at=now - timedelta(days=days))
    client.get("/e/")
    assert sorted(Missing.objects.values_list("path", flat=True)) == ["/a/", "/b/", "/e/"]


def test_database_that_fails_makes_no_error_of_not_found(client, monkeypatch):
    class Full:
        def filter(self, **conditions):
            raise DatabaseError("disk full")

    monkeypatch.setattr(Missing, "objects", Full())
    assert client.get("/konzept/").status_code == 404


def test_counting_never_sets_a_cookie(client):
    assert client.get("/konzept/").cookies == {}
