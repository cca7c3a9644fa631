"""Tables and archives of the Kreis Soest portal.

Named measures and targets are the county's own; when a measure began and how far it is, is made up and says so.
"""

from datetime import datetime

from ..archive import delimited, zipped
from ..pdf import typeset
from ..sheets import INTEGER, YEAR, Column, Sheet, Workbook

EXAMPLE = "Beispielwert"
PARTLY = "Beispielwert: Beginn und Stand"
WHOLLY = "Beispielwert: ganze Zeile"

_FIELDS = (
    *("Sanieren und Bauen", "Energie", "Mobilität", "Wirtschaft", "Landwirtschaft und Wald"),
    *("Klimafolgen", "Verwaltung"),
)
_STATES = ("geplant", "begonnen", "läuft", "abgeschlossen")

# field, measure, what it is about, for whom, begin, state, mark
_MEASURES = (
    (
        0,
        "Sanieren mit Zukunft",
        "Begleitet von der ersten Frage bis zum Handwerkstermin",
        "Hausbesitz",
        2016,
        2,
        PARTLY,
    ),
    (0, "Bauberatung Holz", "Zeigt, wie Anbauten aus Holz gelingen", "Bauwillige, Gemeinden", 2025, 0, WHOLLY),
    (1, "Solarpotenzialkataster", "Zeigt für Dächer, ob sich Solarenergie eignet", "Alle", 2014, 2, PARTLY),
    (1, "Wärme gemeinsam planen", "Unterstützt Gemeinden bei der Wärmeplanung", "Gemeinden", 2024, 1, WHOLLY),
    (1, "Sonne auf Kreisdächern", "Solaranlagen auf Gebäuden des Kreises", "Verwaltung", 2023, 1, WHOLLY),
    (2, "Lücken im Radnetz schließen", "Verbindet Orte, Schulen und Bahnhöfe", "Alle", 2024, 1, WHOLLY),
    (2, "Rad und Bus verknüpfen", "Sichere Abstellplätze an Haltestellen", "Pendelnde", 2025, 0, WHOLLY),
    (3, "ÖKOPROFIT", "Betriebe sparen gemeinsam Energie, Wasser und Material", "Betriebe", 2012, 2, PARTLY),
    (3, "Austausch Abwärme", "Bringt Betriebe zusammen, die Wärme abgeben oder brauchen", "Betriebe", 2025, 0, WHOLLY),
    (4, "Humus aufbauen", "Böden speichern Kohlenstoff und Wasser", "Landwirtschaft", 2024, 1, WHOLLY),
    (4, "Wald für morgen", "Mischwald als Speicher und Schutz", "Waldbesitz", 2023, 1, WHOLLY),
    (5, "Evolving Regions", "Plant die Anpassung an Hitze, Dürre und Starkregen", "Gemeinden", 2020, 3, PARTLY),
    (5, "Kühle Orte", "Karte mit Schatten und Trinkwasser", "Alle, besonders Ältere", 2025, 0, WHOLLY),
    (
        6,
        "Klimawerkstätten",
        "Gruppen planen ein eigenes Vorhaben im Ort",
        "Vereine, Schulen, Gemeinden",
        2022,
        2,
        PARTLY,
    ),
    (6, "Energiemanagement", "Erfasst den Verbrauch der eigenen Gebäude", "Verwaltung", 2015, 2, WHOLLY),
    (6, "Dienstwege ohne Auto", "Rad, Bahn und Videokonferenz zuerst", "Beschäftigte", 2023, 1, WHOLLY),
)

# resolution, target, by, measured by, state, mark
_TARGETS = (
    ("08.03.2012", "30 % weniger CO₂ als 2007", 2020, "t CO₂ im Kreis", "erreicht", EXAMPLE),
    ("08.03.2012", "50 % des Stroms aus erneuerbaren Quellen", 2020, "Anteil am Verbrauch", "erreicht", EXAMPLE),
    ("08.03.2012", "20 % weniger CO₂ aus dem Verkehr als 2007", 2020, "t CO₂ im Verkehr", "verfehlt", EXAMPLE),
    ("08.03.2012", "2,5 % mehr Sanierungen alter Gebäude im Jahr", 2020, "Sanierungen", "keine Daten", ""),
    ("08.03.2012", "Mehr als 2,8 % weniger CO₂ aus der Produktion im Jahr", 2020, "t CO₂", "keine Daten", ""),
    ("08.03.2012", "15 % weniger CO₂ aus eigenen Gebäuden als 2007", 2020, "t CO₂", "keine Daten", ""),
    ("März 2024", "Konzern Kreisverwaltung klimaneutral", 2030, "t CO₂e der Verwaltung", "läuft", ""),
    ("März 2024", "Kreis klimaneutral: 0,41 statt 8,94 t CO₂e je Kopf", 2045, "t CO₂e je Kopf", "läuft", ""),
)

_NOTES = (
    ("Worum geht es?", "Die Maßnahmen des Kreises Soest, geordnet nach sieben Handlungsfeldern."),
    (
        "Beispielwert",
        "Was der Kreis nicht veröffentlicht hat, ist hier erfunden und heißt deshalb „Beispielwert“. Die Spalte "
        "„Kennzeichnung“ sagt, welcher Teil der Zeile gemeint ist.",
    ),
    ("Blatt Maßnahmen", "Zum Filtern und Sortieren: Klicken Sie auf den Pfeil in der Kopfzeile."),
    ("Blatt Auswertung", "Zählt die Maßnahmen je Handlungsfeld und Stand. Rechnet sich selbst neu."),
    ("Blatt Ziele", "Die Ziele von 2012 und 2024 mit dem Beschluss, auf dem sie beruhen."),
    ("Stand", "geplant – begonnen – läuft – abgeschlossen"),
    ("Fragen", "klimaschutz@example.org"),
)

_SOURCE = "Kreis Soest, Klimaschutzmanagement; Beginn und Stand: Beispielwerte"
_END = len(_MEASURES) + 1
_TOTAL = len(_FIELDS) + 2


def _count(column: str):
    return lambda row: f"=COUNTIFS(Maßnahmen!$B$2:$B${_END},$A{row},Maßnahmen!$G$2:$G${_END},{column}$1)"


_SUMMARY = (
    *((name, *(_count(column) for column in "BCDE"), lambda row: f"=SUM(B{row}:E{row})", EXAMPLE) for name in _FIELDS),
    ("Summe", *(f"=SUM({column}2:{column}{_TOTAL - 1})" for column in "BCDEF"), EXAMPLE),
)

MEASURES = Workbook(
    title="Maßnahmen im Überblick",
    publisher="Kreis Soest, Klimaschutzmanagement",
    date=datetime(2024, 5, 6, 9),
    keywords=("Maßnahmen", "Handlungsfelder", "Beispielwerte"),
    sheets=(
        Sheet("Hinweise", (Column("Thema", 24), Column("Erklärung", 90)), _NOTES, source=_SOURCE),
        Sheet(
            "Maßnahmen",
            (
                Column("Nr.", 6, YEAR),
                Column("Handlungsfeld", 25),
                Column("Maßnahme", 28),
                Column("Worum es geht", 46),
                Column("Für wen?", 24),
                Column("Beginn", 10, YEAR),
                Column("Stand", 16),
                Column("Kennzeichnung", 30),
            ),
            tuple(
                (number, _FIELDS[field], name, about, group, begin, _STATES[state], mark)
                for number, (field, name, about, group, begin, state, mark) in enumerate(_MEASURES, 1)
            ),
            source=_SOURCE,
        ),
        Sheet(
            "Auswertung",
            (
                Column("Handlungsfeld", 28),
                *(Column(state, 15, INTEGER) for state in _STATES),
                Column("Summe", 12, INTEGER),
                Column("Kennzeichnung", 18),
            ),
            _SUMMARY,
            total=True,
            source=_SOURCE,
        ),
        Sheet(
            "Ziele",
            (
                Column("Beschluss des Kreistags", 18),
                Column("Ziel", 52),
                Column("Bis", 8, YEAR),
                Column("Gemessen an", 24),
                Column("Stand", 16),
                Column("Kennzeichnung", 18),
            ),
            _TARGETS,
            source="Kreis Soest, Beschlüsse von 2012 und 2024; „erreicht“ und „verfehlt“: Beispielwerte",
        ),
    ),
)


def per_head_csv() -> bytes:
    """From the base to 2045 in a straight line; only both ends are the county's."""
    concept = "Kreis Soest, Klimaschutzkonzept 2.0"
    line = "gerade Linie zwischen Ausgangsbilanz und Ziel"
    return delimited(
        ("zeitpunkt", "t_co2e_je_kopf", "art", "kennzeichnung", "quelle"),
        (
            ("Ausgangsbilanz", "8,94", "Bilanz", "veröffentlicht", concept),
            ("2030", "6,50", "Zwischenwert", EXAMPLE, line),
            ("2035", "4,47", "Zwischenwert", EXAMPLE, line),
            ("2040", "2,44", "Zwischenwert", EXAMPLE, line),
            ("2045", "0,41", "Ziel", "veröffentlicht", concept),
        ),
    )


_MATERIAL = (
    ("Moderationskarten in vier Farben", "120", "Stück", "Rückseiten alter Plakate gehen auch"),
    ("Dicke Filzstifte, schwarz", "20", "Stück", "einer je Person"),
    ("Klebepunkte", "60", "Stück", "drei je Person"),
    ("Pinnwand oder freie Wand", "2", "Stück", "Kreppband statt Nadeln"),
    ("Karte des Ortes, groß gedruckt", "1", "Stück", "beim Rathaus fragen"),
    ("Uhr, von allen gut zu sehen", "1", "Stück", "oder eine Person achtet auf die Zeit"),
    ("Arbeitsblätter", "5", "Stück", "eines je Gruppe und zwei zum Üben"),
    ("Trinkwasser", "10,5", "Liter", "Krüge statt Flaschen"),
    ("Becher und Teller", "20", "Stück", "Mehrweg, jede Person bringt mit"),
)


def workshop_zip() -> bytes:
    material = delimited(("material", "menge_beispielwert", "einheit", "hinweis"), _MATERIAL)
    return zipped(
        {
            "klimawerkstatt-ablauf.pdf": typeset("soest/klimawerkstatt-ablauf.typ"),
            "materialliste.csv": material,
        }
    )
