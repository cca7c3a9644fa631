import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import MAX_DEPTH, Page, is_reserved
from pages.querysets import ancestor_paths
from tests.factories import make_home, make_page


def paths() -> dict[str, str]:
    return dict(Page.objects.order_by("path").values_list("title", "path"))


def refused(page: Page) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refusal:
        page.clean()
    return refusal.value.message_dict


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/", ["/"]),
        ("/a/", ["/", "/a/"]),
        ("/a/b/c/", ["/", "/a/", "/a/b/", "/a/b/c/"]),
        ("//", ["/"]),
        ("/a//b/", ["/", "/a/", "/a//", "/a//b/"]),
    ],
)
def test_ancestor_paths_lead_from_the_home_page_down(path, above):
    assert ancestor_paths(path) == above


def test_path_follows_the_tree_and_the_home_page_adds_nothing(db):
    home = make_home()
    above = make_page(title="Klimaschutz Konzept", parent=home)
    make_page(title="Ziele", parent=above)
    make_page(title="Einstieg", kind="section", section="news", parent=above)
    assert paths() == {
        "Startseite": "/",
        "Klimaschutz Konzept": "/klimaschutz-konzept/",
        "Ziele": "/klimaschutz-konzept/ziele/",
        "Einstieg": "/aktuelles/",
    }


def test_renamed_page_takes_its_whole_subtree_along(db):
    a = make_page(title="a")
    b = make_page(title="b", parent=a)
    make_page(title="c", parent=b)
    make_page(title="ab")
    a.slug = "neu"
    a.save()
    assert paths() == {"a": "/neu/", "b": "/neu/b/", "c": "/neu/b/c/", "ab": "/ab/"}


def test_moved_page_takes_its_whole_subtree_along(db):
    a, b = make_page(title="a"), make_page(title="b")
    c = make_page(title="c", parent=b)
    make_page(title="d", parent=c)
    b.parent = a
    b.clean()
    b.save()
    assert paths() == {"a": "/a/", "b": "/a/b/", "c": "/a/b/c/", "d": "/a/b/c/d/"}


def test_move_that_fails_moves_nothing(db, monkeypatch):
    a = make_page(title="a")
    make_page(title="b", parent=a)
    a = Page.objects.get(pk=a.pk)
    monkeypatch.setattr(Page.objects.__class__, "bulk_update", lambda *args, **kwargs: 1 / 0)
    a.slug = "neu"
    with pytest.raises(ZeroDivisionError):
        a.save()
    assert paths() == {"a": "/a/", "b": "/a/b/"}


def test_pages_below_may_take_the_addresses_of_each_other(db):
    """Without «a» in between, «c» comes to lie where another page lay until that has moved, too."""
    a = make_page(title="a")
    make_page(title="c", parent=make_page(title="a", parent=a))
    make_page(title="c", parent=a)
    a.kind = "home"
    a.clean()
    a.save()
    assert sorted(Page.objects.values_list("path", flat=True)) == ["/", "/a/", "/a/c/", "/c/"]


def test_moving_costs_the_same_number_of_queries_however_many_pages_lie_below(db):
    counts = []
    for number in (2, 40):
        top = make_page(title=f"Oben {number}")
        for _i in range(number):
            make_page(parent=top)
        top.slug = f"neu-{number}"
        with CaptureQueriesContext(connection) as queries:
            top.save()
        counts.append(len(queries))
    assert counts[0] == counts[1] < 30


def test_page_cannot_lie_below_itself_or_its_descendants(db):
    a = make_page(title="a")
    b = make_page(title="b", parent=a)
    c = make_page(title="c", parent=b)
    for parent in (a, b, c):
        a.parent = parent
        assert refused(a) == {"parent": ["Eine Seite kann nicht unter sich selbst liegen."]}


def test_equal_titles_get_different_addresses_below_one_parent_only(db):
    a = make_page(title="a")
    same = [make_page(title="Ziele", parent=parent).path for parent in (a, a, None)]
    assert same == ["/a/ziele/", "/a/ziele-2/", "/ziele/"]


def test_pages_below_the_home_page_and_at_the_root_do_not_collide(db):
    home = make_home()
    assert [make_page(title="Ziele", parent=parent).path for parent in (home, None)] == ["/ziele/", "/ziele-2/"]


def test_taken_address_is_refused_with_the_page_that_has_it(db):
    make_page(title="Ziele")
    assert refused(Page(title="Neu", slug="ziele")) == {"slug": ["Unter «/ziele/» liegt schon die Seite «Ziele»."]}


@pytest.mark.parametrize(
    "slug", ["aktuelles", "termine", "presse", "dokumente", "best-practice", "blog", "themen", "suche", "feed", "admin"]
)
def test_address_of_a_section_is_refused_at_the_field(db, slug):
    sentence = f"Die Adresse «/{slug}/» gehört schon einem Bereich des Portals. Bitte wählen Sie eine andere."
    assert refused(Page(title="x", slug=slug)) == {"slug": [sentence]}


@pytest.mark.parametrize(
    ("path", "reserved"),
    [
        ("/", True),
        ("/blog/x/", True),
        ("/admin/x/", True),
        ("/medien/x/", True),
        ("/kontakt/", False),
        ("/a/b/", False),
    ],
)
def test_is_reserved_asks_who_answers(path, reserved):
    assert is_reserved(path) is reserved


def test_nothing_can_lie_below_a_section(db):
    section = make_page(kind="section", section="blog")
    assert list(refused(Page(title="x", slug="x", parent=section))) == ["slug"]


def test_second_home_page_is_refused(db):
    make_home()
    assert refused(Page(title="Zweite", kind="home")) == {"slug": ["Unter «/» liegt schon die Seite «Startseite»."]}


@pytest.mark.parametrize("section", ["", "gibtsnicht"])
def test_section_page_needs_a_section(db, section):
    assert list(refused(Page(title="x", kind="section", section=section))) == ["section"]


def chain(depth: int, slug: str = "s") -> list[Page]:
    pages = [None]
    for _level in range(depth):
        pages.append(make_page(title="x", slug=slug, parent=pages[-1]))
    return pages[1:]


TOO_DEEP = {"parent": ["So tief lassen sich Seiten nicht verschachteln."]}


def test_tree_has_a_limit_of_depth(db):
    lowest = chain(MAX_DEPTH)[-1]
    assert lowest.clean() is None
    assert refused(Page(title="x", slug="x", parent=lowest)) == TOO_DEEP


def test_subtree_cannot_be_moved_below_the_limit(db):
    """Its lowest page would come to lie too deep, or its path would not fit the column (PostgreSQL refuses it)."""
    top, lowest = chain(3)[0], chain(MAX_DEPTH - 2, slug="t")[-1]
    top.parent = lowest
    assert refused(top) == TOO_DEEP


def test_subtree_with_long_addresses_cannot_outgrow_the_column(db):
    above, top = chain(3, slug="a" * 118)[-1], chain(3, slug="b" * 118)[0]
    top.parent = above
    assert refused(top) == TOO_DEEP


def test_redirect_leads_where_its_menu_entry_leads_at_once(db):
    page = make_page(kind="redirect", redirect_to="/blog/")
    assert (page.target, make_page(title="a").target) == ("/blog/", "/a/")


LOOP = {"redirect_to": ["Diese Weiterleitung führt im Kreis zu sich selbst zurück. Bitte wählen Sie ein anderes Ziel."]}


@pytest.mark.parametrize("target", ["/a/", "/a", "/a/?x=1", "/a/#b", "/a?x"])
def test_redirect_to_itself_is_refused(db, target):
    assert refused(Page(title="a", slug="a", kind="redirect", redirect_to=target)) == LOOP


def test_redirects_in_a_circle_are_refused(db):
    make_page(title="b", kind="redirect", redirect_to="/c/")
    make_page(title="c", kind="redirect", redirect_to="/a")
    assert refused(Page(title="a", slug="a", kind="redirect", redirect_to="/b/#x")) == LOOP


def test_redirect_to_a_page_is_fine_even_in_two_steps(db):
    make_page(title="ziel")
    make_page(title="b", kind="redirect", redirect_to="/ziel/")
    assert Page(title="a", slug="a", kind="redirect", redirect_to="/b/").clean() is None


@pytest.mark.parametrize("target", ["mailto:a@example.org", "tel:115", "a@example.org", "#stelle"])
def test_redirect_needs_an_address_that_a_browser_can_be_sent_to(db, target):
    assert list(refused(Page(title="a", slug="a", kind="redirect", redirect_to=target))) == ["redirect_to"]


def test_redirect_without_target_is_refused(db):
    assert list(refused(Page(title="a", kind="redirect"))) == ["redirect_to"]


LOST = (
    "Unter dieser Seite liegen andere, die dann nicht mehr zu erreichen wären, zum Beispiel unter «%s». "
    "Bitte geben Sie diesen zuerst einen anderen Platz."
)


def test_page_with_pages_below_cannot_become_the_seat_of_a_section_that_would_hide_them(db):
    above = make_page(title="a")
    make_page(title="b", parent=above)
    above.kind, above.section = "section", "blog"
    assert refused(above) == {"kind": [LOST % "/blog/b/"]}


def test_page_with_pages_below_cannot_become_the_home_page_if_their_addresses_are_taken(db):
    above = make_page(title="a")
    make_page(title="b", parent=above)
    make_page(title="b")
    above.kind = "home"
    assert refused(above) == {"kind": [LOST % "/b/"]}


def test_page_with_pages_below_cannot_take_an_address_where_something_else_answers_for_them(db):
    above = make_page(title="a")
    make_page(title="b", parent=above)
    above.slug = "medien"
    assert refused(above) == {"slug": [LOST % "/medien/b/"]}


def test_page_becomes_home_page_or_forwarding_address_if_nothing_below_is_lost(db):
    above = make_page(title="a")
    below = make_page(title="b", parent=above)
    for kind, path in (("home", "/b/"), ("redirect", "/a/b/")):
        above.kind, above.redirect_to = kind, "/c/"
        above.clean()
        above.save()
        below.refresh_from_db()
        assert below.path == path


def test_seat_of_a_section_below_stays_where_it_is(db):
    above = make_page(title="a")
    seat = make_page(title="Neues", kind="section", section="news", parent=above)
    above.slug = "neu"
    above.clean()
    above.save()
    seat.refresh_from_db()
    assert seat.path == "/aktuelles/"
