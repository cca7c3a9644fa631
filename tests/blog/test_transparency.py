"""The transparency page: figures counted by hand on a small set, and still true when people and texts are gone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import moderation, transparency
from blog.models import Author, Contribution, Reason, Report, Rules
from blog.templatetags.figures import span
from tests.factories import make_author, make_comment, make_portal, make_post, make_reason, make_report, make_user

pytestmark = pytest.mark.django_db
PAGE = "/blog/transparenz/"
NEW_YEAR = datetime(2023, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def fresh():
    make_portal()
    cache.clear()
    yield
    cache.clear()


def written(status: str, hours: float | None = None, at: datetime = NEW_YEAR, **values) -> Contribution:
    """A contribution confirmed at ``at`` and decided ``hours`` later."""
    decided = at + timedelta(hours=hours) if hours is not None else None
    outcome = status if hours is not None and status in ("published", "rejected", "spam") else ""
    defaults = {"created_at": at, "confirmed_at": at, "decided_at": decided, "outcome": outcome, "status": status}
    return make_comment(**{**defaults, **values})


def year(number: int = 2023) -> transparency.Year:
    cache.clear()
    return next(found for found in transparency.years() if found.year == number)


def figures(found: transparency.Year) -> tuple:
    return (found.received, found.published, found.rejected, found.spam, found.withdrawn, found.open)


# --- contributions -----------------------------------------------------------------------------------------------------


def test_every_contribution_is_counted_once_by_what_became_of_it():
    rude, off = make_reason(title="Angriff"), make_reason(title="Thema")
    for _ in range(3):
        written("published", 2)
    written("rejected", 4, reason=rude)
    written("rejected", 4, reason=rude)
    written("rejected", 4, reason=off)
    written("spam", 6)
    written("withdrawn")
    written("waiting")
    written("waiting")
    found = year()
    assert figures(found) == (10, 3, 3, 1, 1, 2)
    assert found.reasons == [("Angriff", 2), ("Thema", 1)]
    lines = [(line.key, line.reason, line.count, line.percent) for line in found.shares()]
    assert lines == [
        ("published", "", 3, 30), ("rejected", "", 3, 30), ("reason", "Angriff", 2, 20), ("reason", "Thema", 1, 10),
        ("spam", "", 1, 10), ("withdrawn", "", 1, 10), ("open", "", 2, 20),
    ]  # fmt: skip
    assert found.median == timedelta(hours=4)  # 2 2 2 4 4 4 6


def test_what_nobody_confirmed_does_not_count_unless_it_was_decided():
    written("unconfirmed", confirmed_at=None)
    written("erased", confirmed_at=None)
    written("published", 2, confirmed_at=None)
    assert figures(year()) == (1, 1, 0, 0, 0, 0)


def test_erased_and_anonymised_ones_count_by_what_was_decided():
    written("published", 2)
    written("erased", 3, outcome="published", text="[auf Wunsch gelöscht]", name="", email="")
    written("withdrawn", 3, outcome="published")
    written("erased", 5, outcome="rejected", reason=make_reason(title="Angriff"))
    written("erased", 5, outcome="spam")
    written("erased")
    found = year()
    assert (figures(found), found.reasons, found.withdrawn_later) == ((6, 3, 1, 1, 1, 0), [("Angriff", 1)], 2)


def test_erasing_by_the_portals_own_means_changes_no_figure():
    from blog import privacy

    mine = written("published", 2)
    written("rejected", 2, reason=make_reason(title="Angriff"))
    before, _ = figures(year()), privacy.erase(mine)
    privacy.erase(Contribution.objects.get(outcome="rejected"))
    assert (figures(year()), year().reasons, year().median) == (before, [("Angriff", 1)], timedelta(hours=2))


def test_undone_and_reopened_decisions_count_as_they_stand_now():
    user, reason = make_user("Moderation"), Reason.objects.rejections().first()
    now = timezone.now()
    one, two, three = (make_comment(status="waiting", created_at=now, confirmed_at=now) for _ in range(3))
    undone = moderation.decide(one, "reject", user, version=0, reason=reason)
    moderation.undo(undone, user)
    moderation.decide(two, "reject", user, version=0, reason=reason)
    moderation.decide(two, "publish", user, version=1)
    moderation.decide(three, "publish", user, version=0)
    moderation.decide(three, "reopen", user, version=1)
    found = year(now.year)
    assert (figures(found), found.reasons) == ((3, 1, 0, 0, 0, 2), [])


def test_official_answers_are_counted_apart():
    county = make_author(name="Klimaschutzmanagement")
    citizen = make_author(name="Heidi", role=Author.Role.CITIZEN)
    written("published", 2, author=county)
    written("published", 2, author=county)
    written("published", 2, author=citizen)
    written("published", 2)
    found = year()
    assert (figures(found), found.answers) == ((2, 2, 0, 0, 0, 0), 2)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [([5], 5), ([1, 9], 5), ([1, 2, 30], 2), ([8, 1, 3, 2], 2.5), ([0, 0, 0], 0), ([], None)],
)
def test_median_of_odd_even_one_and_none(hours, expected):
    for each in hours:
        written("published", each)
    written("waiting")
    assert year().median == (None if expected is None else timedelta(hours=expected))


def test_time_runs_from_the_confirmation_where_there_is_one():
    written("published", 10, created_at=NEW_YEAR - timedelta(hours=20))
    assert year().median == timedelta(hours=10)
    Contribution.objects.update(confirmed_at=None)
    assert year().median == timedelta(hours=30)


def test_year_is_that_of_the_county_not_of_greenwich():
    written("published", 1, at=datetime(2022, 12, 31, 23, 30, tzinfo=UTC))  # half past midnight in Germany
    written("published", 1, at=datetime(2022, 12, 31, 22, 30, tzinfo=UTC))
    assert [(found.year, found.received) for found in transparency.years()] == [(2023, 1), (2022, 1)]


# --- reports -----------------------------------------------------------------------------------------------------------


def test_reports_are_counted_and_stay_counted_when_they_are_forgotten():
    comment = written("published", 2)
    for outcome, days in (("removed", 1), ("kept", 2), ("kept", 6), ("open", None)):
        decided = NEW_YEAR + timedelta(days=days) if days else None
        make_report(contribution=comment, outcome=outcome, created_at=NEW_YEAR, decided_at=decided)

    def reports() -> tuple:
        found = year()
        return (found.reports, found.reports_removed, found.reports_kept, found.reports_open, found.reports_median)

    assert reports() == (4, 1, 2, 1, timedelta(days=2))
    assert Report.objects.forget(timezone.now()) == 3
    assert reports() == (4, 1, 2, 1, timedelta(days=2))


# --- the page ----------------------------------------------------------------------------------------------------------


def rows_of(page: str) -> list[tuple[str, str]]:
    body = re.findall(r'(?s)<th scope="row">(.*?)</th>\s*<td class="figure">(\d+)</td>', page)
    return [(" ".join(re.sub(r"<[^>]+>", "", head).split()), number) for head, number in body]


def test_page_says_the_figures_in_a_sentence_and_a_table(client):
    written("published", 2)
    written("rejected", 4, reason=make_reason(title="Angriff"))
    page = client.get(PAGE).content.decode()
    assert rows_of(page) == [
        ("veröffentlicht", "1"), ("nicht veröffentlicht oder später entfernt", "1"), ("davon aus dem Grund: Angriff", "1"),
        ("Spam", "0"), ("zurückgezogen, bevor wir entschieden hatten", "0"), ("noch offen", "0"), ("eingegangen", "2"),
    ]  # fmt: skip
    assert "<caption>Was aus den Beiträgen von 2023 wurde</caption>" in page
    assert "2 Beiträge kamen bei uns an, 1 davon" in page and "In der Mitte dauerte es 3 Stunden" in page
    assert 'scope="col"' in page and page.count("<h1") == 1


@pytest.mark.parametrize(
    ("before", "said"),
    [(2022, None), (2021, "2022 hat niemand etwas geschrieben."),
     (2018, "Von 2019 bis 2022 hat niemand etwas geschrieben.")],
)  # fmt: skip
def test_years_between_in_which_nothing_was_written_are_one_line(client, before, said):
    written("published", 2)
    written("published", 2, at=datetime(before, 3, 1, tzinfo=UTC))
    page = client.get(PAGE).content.decode()
    assert re.findall(r'id="jahr-(\d+)"', page) == ["2023", str(before)]
    assert re.findall(r'<p class="hint">([^<]*geschrieben\.)</p>', page) == ([said] if said else [])
    assert page.count("<table") == 2


def test_a_year_with_nothing_but_a_report_is_told_in_full(client):
    make_report(contribution=written("published", 2), created_at=datetime(2024, 1, 5, tzinfo=UTC))
    page = client.get(PAGE).content.decode()
    assert re.findall(r'id="jahr-(\d+)"', page) == ["2024", "2023"]
    assert "In diesem Jahr hat niemand einen Beitrag geschrieben." in page and "Ein Beitrag wurde gemeldet." in page


def test_page_without_any_contribution_says_so_kindly(client):
    answer = client.get(PAGE)
    page = answer.content.decode()
    assert (answer.status_code, answer.cookies) == (200, {})
    assert "Noch gibt es nichts zu zählen." in page and "Machen Sie den Anfang." in page and "<table" not in page
    assert "Die Zahlen sind" not in page


def test_page_tells_the_rules_that_hold(client):
    Rules(promise_days=4, keep_unpublished_days=90, keep_comments_months=24, keep_reports_months=6).save()
    make_reason(title="Alter Grund", is_active=False)
    page = client.get(PAGE).content.decode()
    for text in ("innerhalb von vier Arbeitstagen", "löschen wir nach 90 Tagen", "Kommentare bleiben 24 Monate",
                 "dessen Angaben löschen wir 6 Monate nach der Entscheidung", "Persönlicher Angriff", "moderation@example.org"):  # fmt: skip
        assert text in page, text
    assert "Alter Grund" not in page


def test_page_names_nobody_and_quotes_nothing(client):
    written("published", 2, name="Zacharias", place="Artern", email="zacharias@example.org", text="Eigenwilliger Satz.")
    make_report(name="Yvonne", email="yvonne@example.org", text="Eigenwillige Meldung.")
    page = client.get(PAGE).content.decode()
    assert not re.search(r"(?i)zacharias|artern|eigenwillig|yvonne", page)


def test_figures_are_counted_once_in_ten_minutes(client):
    written("published", 2)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found)

    first, second = queries(), queries()
    assert second < first and second <= 12
    written("published", 2)
    assert "Ein Beitrag kam bei uns an" in client.get(PAGE).content.decode()
    cache.clear()
    assert "2 Beiträge kamen bei uns an" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_page_only_shows(client, method):
    assert getattr(client, method)(PAGE).status_code == 405


def test_page_is_found_from_the_blog_its_posts_and_the_sitemap(client):
    post = make_post()
    for url in ("/blog/", post.get_absolute_url()):
        assert f'<p class="small how-we-decide"><a href="{PAGE}">' in client.get(url).content.decode()
    assert f"<loc>http://localhost{PAGE}</loc>" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "weniger als eine Minute"), (59, "weniger als eine Minute"), (60, "eine Minute"), (100, "2 Minuten"),
        (3540, "59 Minuten"), (3590, "eine Stunde"), (3600, "eine Stunde"), (5 * 3600, "5 Stunden"),
        (47 * 3600, "47 Stunden"), (48 * 3600, "2 Tage"), (60 * 3600, "2,5 Tage"), (30 * 86400, "30 Tage"),
    ],
)  # fmt: skip
def test_spans_are_said_as_people_say_them(seconds, words):
    assert span(timedelta(seconds=seconds)) == words


# --- how fresh the figures are -----------------------------------------------------------------------------------------


@pytest.fixture
def decided(client, django_capture_on_commit_callbacks):
    """The page has been read, then somebody publishes what waited."""

    def act():
        comment = make_comment(status="waiting", post=make_post())
        client.get(PAGE)
        with django_capture_on_commit_callbacks(execute=True):
            moderation.decide(comment, "publish", make_user(), version=comment.version)

    return act


def test_decision_is_counted_at_once_where_counting_is_quick(decided):
    decided()
    assert transparency.years()[0].published == 1


def test_decision_is_counted_by_the_worker_where_counting_takes_long(decided, monkeypatch):
    monkeypatch.setattr(transparency, "QUICK", 0)
    decided()
    assert transparency.years()[0].published == 0
    transparency.count_afresh(timezone.now())
    assert transparency.years()[0].published == 1
