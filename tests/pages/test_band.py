from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pages.band import Point, band_of, colour_at, parse_series, value_in

SERIES = "1990; 100\n2020; 70\n2030; 40; Ziel\n2045; 0; Ziel"


def band(series: str):
    return band_of(SimpleNamespace(series=series))


def test_series_is_read_line_by_line():
    assert parse_series("\n 1990 ; 1.234,5 \n\n2020;70.25\n2045; -3 ; ziel ") == [
        Point(1990, Decimal("1234.5"), False), Point(2020, Decimal("70.25"), False), Point(2045, Decimal(-3), True),
    ]  # fmt: skip


ORDER = "Zeile 2: Die Jahre müssen aufsteigen, jedes nur einmal."
ENDS = "Gebraucht werden mindestens ein gemessener Wert am Anfang und ein Zielwert am Ende."
LIKE = "Gemeint ist etwa «1990; 100» oder «2045; 0; Ziel»."


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        ("", ENDS),
        ("1990; 100", ENDS),
        ("1990; 100\n2000; 90", ENDS),
        ("1990; 100; Ziel\n2045; 0; Ziel", ENDS),
        ("1990; 100\n1990; 90", ORDER),
        ("1990; 100\n1980; 90", ORDER),
        ("1990; 100\n2030; 40; Ziel\n2035; 3", "Zeile 3: Nach einem Zielwert kann kein gemessener Wert mehr kommen."),
        ("1900; 100\n2045; 0; Ziel", "Das Band kann höchstens 120 Jahre umfassen."),
        ("90; 100", f"Zeile 1 ist nicht zu lesen: «90; 100». {LIKE}"),
        ("1990; viel", f"Zeile 1 ist nicht zu lesen: «1990; viel». {LIKE}"),
        ("1990; 1,2,3", f"Zeile 1 ist nicht zu lesen: «1990; 1,2,3». {LIKE}"),
        ("1990; 1.2.3", f"Zeile 1 ist nicht zu lesen: «1990; 1.2.3». {LIKE}"),
        ("1990; .", f"Zeile 1 ist nicht zu lesen: «1990; .». {LIKE}"),
        ("1990 100", f"Zeile 1 ist nicht zu lesen: «1990 100». {LIKE}"),
        ("1990; 100; Plan", f"Zeile 1 ist nicht zu lesen: «1990; 100; Plan». {LIKE}"),
    ],
)
def test_unreadable_series_is_refused_with_its_line(series, sentence):
    with pytest.raises(ValidationError) as refusal:
        parse_series(series)
    assert refusal.value.messages == [sentence]


@given(st.text(alphabet="0123456789;.,- Ziel\n\x00\u0663²", max_size=60))
def test_any_text_is_read_or_refused(text):
    assert band(text) is None or band(text).points


@pytest.mark.parametrize(
    ("share", "colour"),
    [
        (0, "#8f3420"), (0.35, "#c1663f"), (0.6, "#e9c46a"), (0.8, "#88ad82"), (1, "#1f5c45"),
        (-5, "#8f3420"), (7, "#1f5c45"), (0.475, "#d59554"), (float("nan"), "#8f3420"),
    ],
)  # fmt: skip
def test_colour_lies_between_the_stops(share, colour):
    assert colour_at(share) == colour


def test_values_between_given_years_are_interpolated():
    points = parse_series(SERIES)
    assert [value_in(points, year) for year in (1990, 2005, 2020, 2025, 2045, 2099)] == [100, 85, 70, 55, 0, 0]


def test_band_has_a_stripe_for_every_year():
    drawn = band(SERIES)
    assert [s.year for s in drawn.stripes] == list(range(1990, 2046))
    assert [s.year for s in drawn.stripes if s.given] == [1990, 2020, 2030, 2045]
    assert [s.year for s in drawn.stripes if s.ahead] == list(range(2021, 2046))
    assert (drawn.stripes[0].colour, drawn.stripes[-1].colour) == ("#8f3420", "#1f5c45")
    assert (drawn.first.year, drawn.last.year, drawn.last_measured) == (1990, 2045, 2020)


def test_marker_stands_behind_the_last_measured_year():
    drawn = band(SERIES)
    assert (drawn.marker, drawn.tick_at_end, drawn.tick_space) == ("797.1", True, "44.65%")


def test_marker_of_a_long_way_ahead_has_its_label_on_the_right():
    drawn = band("2020; 100\n2023; 0; Ziel")
    assert (drawn.marker, drawn.tick_at_end, drawn.tick_space) == ("360.0", False, "25.00%")


def test_band_of_equal_values_is_drawn():
    assert {s.colour for s in band("1990; 5\n1992; 5; Ziel").stripes} == {"#8f3420"}


def test_band_of_an_unreadable_series_is_left_out():
    assert band("x") is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.234", "1234"), ("1.234,5", "1234.5"), ("1234.5", "1234.5"), ("0.410", "0.410"), ("8,94", "8.94")],
)
def test_numbers_are_read_as_germans_write_them(typed, value):
    assert parse_series(f"1990; {typed}\n2045; 0; Ziel")[0].value == Decimal(value)
