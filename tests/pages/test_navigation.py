from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from pages.navigation import Navigation
from pages.views import page as page_view
from tests.factories import make_home, make_page, make_user


@pytest.fixture
def tree(db):
    home = make_home(menu="main", position=0)
    concept = make_page(title="Konzept", menu="main", position=2, parent=home, menu_title="Plan")
    goals = make_page(title="Ziele", parent=concept)
    blog = make_page(title="Blog", kind="section", section="blog", menu="main", position=1)
    imprint = make_page(title="Impressum", menu="footer")
    make_page(title="Entwurf", menu="main", status="draft")
    return {"home": home, "concept": concept, "goals": goals, "blog": blog, "imprint": imprint}


def test_menus_hold_what_is_published_in_order(tree):
    navigation = Navigation("/konzept/ziele/")
    assert navigation.main == [tree["home"], tree["blog"], tree["concept"]]
    assert (navigation.footer, [p.label for p in navigation.main]) == (
        [tree["imprint"]],
        ["Startseite", "Blog", "Plan"],
    )


@pytest.mark.parametrize(
    ("path", "page", "trail", "current"),
    [
        ("/", "home", [], None),
        ("/konzept/", "concept", ["concept"], "concept"),
        ("/konzept/ziele/", "goals", ["concept", "goals"], "concept"),
        ("/konzept/ziele/weg/", None, ["concept", "goals"], "concept"),
        ("/blog/ein-beitrag/", None, ["blog"], "blog"),
        ("/impressum/", "imprint", ["imprint"], None),
        ("/konzeption/", None, [], None),
        ("/entwurf/", None, [], None),
    ],
)
def test_navigation_knows_where_it_is(tree, path, page, trail, current):
    navigation = Navigation(path)
    assert (navigation.page, navigation.trail, navigation.current, navigation.home) == (
        tree.get(page), [tree[name] for name in trail], tree.get(current), tree["home"],
    )  # fmt: skip


def test_navigation_takes_one_query_however_deep(tree, django_assert_num_queries):
    with django_assert_num_queries(1):
        navigation = Navigation("/konzept/ziele/")
        assert (len(navigation.main), len(navigation.trail), navigation.page.topic) == (3, 2, None)


def test_navigation_of_a_request_is_asked_for_once(tree, django_assert_num_queries):
    request = RequestFactory().get("/konzept/")
    with django_assert_num_queries(1):
        assert Navigation.of(request) is Navigation.of(request)


@pytest.mark.parametrize("path", ["/\x00/", "/" + "a/" * 5000, "/" + "ä" * 700 + "/", "/%s%_/", "/../konzept/"])
def test_hostile_paths_have_menus_but_no_page(tree, path):
    navigation = Navigation(path)
    assert (navigation.page, len(navigation.main)) == (None, 3)


def test_section_page_above_is_part_of_the_trail_of_what_lies_elsewhere(db):
    above = make_page(title="Mitmachen", menu="main")
    blog = make_page(kind="section", section="blog", parent=above, menu="main")
    assert Navigation("/blog/x/").trail == [above, blog]


def test_easy_language_twin_and_original_know_each_other(db):
    original = make_page(title="Konzept")
    make_page(title="Leicht", easy_language_of=original)
    assert Navigation("/konzept/").page.easy_path == "/leicht/"
    assert (Navigation("/leicht/").page.plain_path, Navigation("/leicht/").page.easy_path) == ("/konzept/", None)


def test_draft_twin_is_not_linked(db):
    make_page(title="Leicht", easy_language_of=make_page(title="Konzept"), status="draft")
    assert Navigation("/konzept/").page.easy_path is None


def view(path: str, user=None):
    request = RequestFactory(SERVER_NAME="localhost").get(path)
    request.user = user or AnonymousUser()
    return page_view(request, path.partition("?")[0].strip("/"))


@pytest.mark.parametrize(
    ("target", "location"), [("/blog/", "/blog/"), ("https://www.example.org/?a=b", "https://www.example.org/?a=b")]
)
def test_redirect_page_sends_visitors_on(db, target, location):
    make_page(title="alt", kind="redirect", redirect_to=target)
    response = view("/alt/")
    assert (response.status_code, response["Location"]) == (302, location)


@pytest.mark.parametrize("path", ["/weg/", "/entwurf/", "/entwurf/?vorschau=1", "/geplant/", "/\x00/"])
def test_missing_and_unpublished_pages_are_not_found(db, path):
    make_page(title="Entwurf", status="draft")
    make_page(title="Geplant", published_from=timezone.now() + timedelta(hours=1))
    with pytest.raises(Http404):
        view(path)


@pytest.mark.parametrize(("role", "seen"), [("Redaktion", True), ("Moderation", False), ("Administration", False)])
def test_draft_is_previewed_only_by_who_may_see_it_in_the_admin(db, role, seen):
    make_page(title="Entwurf", status="draft", kind="redirect", redirect_to="/")
    try:
        response = view("/entwurf/?vorschau=1", make_user(role))
    except Http404:
        response = None
    assert (response is not None) is seen


def test_preview_of_a_hostile_path_is_not_found_either(db):
    with pytest.raises(Http404):
        view("/\x00/?vorschau=1", make_user("Redaktion"))
