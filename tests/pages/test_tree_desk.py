"""The list of pages in the admin: what is shown of the tree, and moving pages in it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from klimaportal.core.models import Redirect
from pages.models import Page
from tests.factories import make_home, make_page

LIST = "/admin/pages/page/"
ROW = re.compile(r'<span class="tree-title depth-(\d)">([^<]*)</span>')


@pytest.fixture
def desk(as_role):
    return as_role("Redaktion")


def rows(client, query: str = "") -> list[tuple[int, str]]:
    return [(int(depth), title) for depth, title in ROW.findall(client.get(LIST + query).content.decode())]


def order(parent=None) -> list[str]:
    return list(Page.objects.filter(parent=parent).order_by("position", "pk").values_list("title", flat=True))


def move(client, page, **wish) -> dict:
    return client.post(f"{LIST}move-node/", {"move": page.pk, **wish}).json()


@pytest.fixture
def three(db):
    return [make_page(title=title, slug=title.lower()) for title in ("A", "B", "C")]


def test_small_tree_is_shown_whole_in_its_order(desk):
    home = make_home(position=1)
    above = make_page(title="Konzept", parent=home, position=20)
    make_page(title="Zeitplan", parent=above)
    make_page(title="Kontakt", parent=home, position=10)
    assert rows(desk) == [(0, "Startseite"), (1, "Kontakt"), (1, "Konzept"), (2, "Zeitplan")]


def test_branches_are_closed_by_an_address_that_can_be_kept(desk):
    a = make_page(title="A")
    b = make_page(title="B", parent=a)
    make_page(title="C", parent=b)
    assert rows(desk, f"?offen={a.pk}") == [(0, "A"), (1, "B")]
    assert rows(desk, f"?offen={b.pk}") == [(0, "A")]
    assert rows(desk, "?offen=") == [(0, "A")]
    assert rows(desk, f"?offen={a.pk},{b.pk}") == [(0, "A"), (1, "B"), (2, "C")]
    html = desk.get(f"{LIST}?offen={a.pk}").content.decode()
    toggles = re.findall(r'tree-toggle" href="\?offen=([^"]*)".*?aria-expanded="(\w+)" aria-label="([^"]*)"', html)
    assert toggles == [
        ("", "true", "Unterseiten zuklappen: A"),
        (f"{a.pk}%2C{b.pk}", "false", "Unterseiten aufklappen: B"),
    ]


@pytest.mark.parametrize("rubbish", ["x", "1;drop", "-1", "9" * 30, "²", ",,"])
def test_rubbish_in_the_address_of_the_list_opens_nothing(desk, rubbish):
    a = make_page(title="A")
    make_page(title="B", parent=a)
    assert rows(desk, f"?offen={rubbish}") == [(0, "A")]


def test_large_tree_begins_with_its_topmost_branches(desk):
    top = make_page(title="Oben")
    below = make_page(title="Mitte", parent=top)
    for _i in range(100):
        make_page(parent=below)
    assert rows(desk) == [(0, "Oben"), (1, "Mitte")]


def test_search_and_filter_find_what_lies_in_closed_branches(desk):
    make_page(title="Solardach", parent=make_page(title="A"), status="draft")
    assert rows(desk, "?q=solar&offen=") == rows(desk, "?stand=draft&offen=") == [(0, "Solardach")]
    assert "tree-handle" not in desk.get(f"{LIST}?q=solar").content.decode()


def test_row_says_state_kind_menu_and_address(desk):
    make_page(title="Mitmachen", status="draft", menu="main", kind="redirect", redirect_to="/blog/")
    html = desk.get(LIST).content.decode()
    cells = re.findall(r'class="field-(state_badge|path|kind|menu_badge)">(?:<span[^>]*>)?([^<]*)', html)
    assert cells == [
        ("state_badge", "Entwurf"), ("path", "/mitmachen/"), ("kind", "Weiterleitung"), ("menu_badge", "Hauptmenü"),
    ]  # fmt: skip


def test_list_costs_the_same_queries_for_few_and_many_pages(desk):
    def fill(number):
        top = make_page(title="Oben")
        for _i in range(number):
            make_page(parent=top)

    counts = []
    for number in (3, 200):
        fill(number)
        with CaptureQueriesContext(connection) as queries:
            desk.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15


@pytest.mark.parametrize(
    ("direction", "which", "expected"),
    [
        ("up", 1, ["B", "A", "C"]),
        ("down", 1, ["A", "C", "B"]),
        ("up", 2, ["A", "C", "B"]),
        ("down", 0, ["B", "A", "C"]),
    ],
)
def test_step_among_siblings_changes_the_order_and_no_address(desk, three, direction, which, expected):
    answer = move(desk, three[which], direction=direction)
    assert (answer["ok"], answer["open"], order()) == (True, [], expected)
    assert Redirect.objects.count() == 0


def test_step_in_goes_below_the_page_before_and_out_comes_behind_it(desk, three):
    a, b, _c = three
    make_page(title="D", slug="d", parent=a)
    assert move(desk, b, direction="in") == {
        "ok": True, "text": "«B» liegt jetzt unter «A», Platz 2 von 2. Adresse: /a/b/", "open": [a.pk],
    }  # fmt: skip
    assert (order(), order(a)) == (["A", "C"], ["D", "B"])
    assert move(desk, b, direction="out") == {
        "ok": True, "text": "«B» liegt jetzt auf der obersten Ebene, Platz 2 von 3. Adresse: /b/", "open": [],
    }  # fmt: skip
    assert (order(), order(a)) == (["A", "B", "C"], ["D"])


@pytest.mark.parametrize(
    ("direction", "which", "sentence"),
    [
        ("up", 0, "«A» steht schon an erster Stelle."),
        ("down", 2, "«C» steht schon an letzter Stelle."),
        ("in", 0, "Vor «A» steht keine Seite, unter die sie rücken könnte."),
        ("out", 1, "«B» liegt schon auf der obersten Ebene."),
    ],
)
def test_step_that_leads_nowhere_is_refused_with_the_reason(desk, three, direction, which, sentence):
    assert move(desk, three[which], direction=direction) == {"ok": False, "text": sentence}
    assert order() == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("position", "top", "below"),
    [
        ("before", ["C", "A", "B"], ["D"]), ("after", ["A", "C", "B"], ["D"]),
        ("first-child", ["A", "B"], ["C", "D"]), ("last-child", ["A", "B"], ["D", "C"]),
    ],
)  # fmt: skip
def test_page_is_put_beside_or_below_another(desk, three, position, top, below):
    a, _b, c = three
    make_page(title="D", parent=a)
    assert move(desk, c, relative_to=a.pk, position=position)["ok"] is True
    assert (order(), order(a)) == (top, below)


def test_moved_page_takes_those_below_along_and_all_old_addresses_lead_on(desk, client, three):
    a, b, _c = three
    make_page(title="D", slug="d", parent=b)
    make_page(title="E", slug="e", parent=b, status="draft")
    move(desk, b, relative_to=a.pk, position="last-child")
    assert dict(Redirect.objects.values_list("old_path", "target")) == {"/b/": "/a/b/", "/b/d/": "/a/b/d/"}
    answer = client.get("/b/d/?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/a/b/d/?x=1")
    assert client.get("/b/e/").status_code == 404


CIRCLE = "Eine Seite kann nicht unter sich selbst liegen."


def test_move_below_itself_or_what_lies_below_it_is_refused(desk, three):
    a, b, _c = three
    b.parent = a
    b.save()
    for target in (a, b):
        for position in ("first-child", "last-child"):
            assert move(desk, a, relative_to=target.pk, position=position) == {"ok": False, "text": CIRCLE}
    assert move(desk, a, relative_to=b.pk, position="after") == {"ok": False, "text": CIRCLE}
    assert Page.objects.get(pk=a.pk).parent is None


def test_move_to_an_address_that_is_taken_is_refused(desk, three):
    make_page(title="Anderes B", slug="b", parent=three[0])
    assert move(desk, three[1], direction="in") == {
        "ok": False,
        "text": "Unter «/a/b/» liegt schon die Seite «Anderes B».",
    }


def test_move_onto_a_sections_address_is_refused(desk):
    above = make_page(title="A", slug="a")
    page = make_page(title="Blog", slug="blog", parent=above)
    sentence = "Die Adresse «/blog/» gehört schon einem Bereich des Portals. Bitte wählen Sie eine andere."
    assert move(desk, page, direction="out") == {"ok": False, "text": sentence}
    assert Page.objects.get(pk=page.pk).path == "/a/blog/"


def test_move_below_the_seat_of_a_section_is_refused(desk):
    seat = make_page(title="Blog", kind="section", section="blog")
    page = make_page(title="A", slug="a")
    answer = move(desk, page, relative_to=seat.pk, position="last-child")
    assert (answer["ok"], Page.objects.get(pk=page.pk).path) == (False, "/a/")


@pytest.mark.parametrize(
    "wish",
    [
        {}, {"direction": "sideways"}, {"position": "before"}, {"relative_to": 1}, {"relative_to": "x", "position": "after"},
        {"direction": "up", "position": "before", "relative_to": 1}, {"relative_to": 10**12, "position": "after"},
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_moves_nothing(desk, three, wish):
    assert move(desk, three[1], **wish)["ok"] is False
    assert order() == ["A", "B", "C"]


def test_page_that_is_gone_is_told(desk, three):
    three[1].delete()
    sentence = "Diese Seite gibt es nicht mehr. Bitte laden Sie die Liste neu."
    assert move(desk, Page(pk=three[0].pk + 999), direction="up") == {"ok": False, "text": sentence}


@pytest.mark.parametrize(("role", "status"), [("Redaktion", 200), ("Moderation", 403), ("Administration", 403)])
def test_only_who_may_change_pages_moves_them(as_role, three, role, status):
    answer = as_role(role).post(f"{LIST}move-node/", {"move": three[1].pk, "direction": "up"})
    assert (answer.status_code, order()) == (status, ["B", "A", "C"] if status == 200 else ["A", "B", "C"])


def test_moving_is_no_matter_of_following_a_link(desk, three):
    assert desk.get(f"{LIST}move-node/?move={three[1].pk}&direction=up").status_code == 403


def test_stranger_is_sent_to_the_log_in(client, three):
    answer = client.post(f"{LIST}move-node/", {"move": three[1].pk, "direction": "up"})
    assert (answer.status_code, order()) == (302, ["A", "B", "C"])


def test_move_stands_in_the_log(desk, three):
    from django.contrib.admin.models import LogEntry

    move(desk, three[1], direction="up")
    assert LogEntry.objects.get().get_change_message() == (
        "«B» liegt jetzt auf der obersten Ebene, Platz 1 von 3. Adresse: /b/"
    )
