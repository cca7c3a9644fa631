"""Tables and archives of the Kyffhäuserkreis portal.

The county has published no balance. Every figure of the balance here is made up and says so in its row.
"""

from datetime import datetime

from ..archive import delimited, zipped
from ..pdf import typeset
from ..sheets import DECIMAL, INTEGER, PERCENT, Column, Sheet, Workbook

EXAMPLE = "Beispielwert"
SOURCE = "ThINK GmbH, Jena, Beispielwerte zur Veranschaulichung der Methode"

#: t CO2e per MWh of final energy; made up, of a plausible size.
FACTORS = {
    "Strom": 0.50,
    "Erdgas": 0.25,
    "Heizöl": 0.32,
    "Fernwärme": 0.26,
    "Biomasse": 0.03,
    "Kraftstoffe": 0.32,
}

#: Final energy in MWh by sector and carrier; made up.
ENERGY = (
    ("Private Haushalte", "Strom", 98_000),
    ("Private Haushalte", "Erdgas", 264_000),
    ("Private Haushalte", "Heizöl", 121_000),
    ("Private Haushalte", "Fernwärme", 52_000),
    ("Private Haushalte", "Biomasse", 75_000),
    ("Gewerbe, Handel, Dienstleistungen", "Strom", 86_000),
    ("Gewerbe, Handel, Dienstleistungen", "Erdgas", 104_000),
    ("Gewerbe, Handel, Dienstleistungen", "Heizöl", 38_000),
    ("Industrie", "Strom", 172_000),
    ("Industrie", "Erdgas", 231_000),
    ("Industrie", "Biomasse", 24_000),
    ("Verkehr", "Strom", 6_000),
    ("Verkehr", "Kraftstoffe", 548_000),
    ("Kommunale Einrichtungen", "Strom", 11_000),
    ("Kommunale Einrichtungen", "Erdgas", 23_000),
    ("Kommunale Einrichtungen", "Fernwärme", 9_000),
)

SECTORS = tuple(dict.fromkeys(sector for sector, _, _ in ENERGY))
_END = len(ENERGY) + 1
_TOTAL = len(SECTORS) + 2

_NOTES = (
    ("Worum geht es?", "So wird die Energie- und Treibhausgasbilanz des Kreises aufgebaut sein."),
    (
        "Beispielwert",
        "Jede Zahl in dieser Datei ist erfunden. Eine Bilanz des Kyffhäuserkreises ist noch nicht veröffentlicht. "
        "Bitte zitieren Sie keine Zahl als Ergebnis.",
    ),
    ("Methode", "Endenergie im Kreis mal Faktor je Energieträger ergibt Treibhausgase in Tonnen CO₂e (BISKO)."),
    ("Blatt Endenergie", "Verbrauch in Megawattstunden (MWh). Hier tragen Sie eigene Werte ein."),
    ("Blatt Faktoren", "Tonnen CO₂e je Megawattstunde. Auch diese Werte können Sie ändern."),
    ("Blatt Treibhausgase", "Rechnet aus Endenergie und Faktoren. Bitte nichts eintragen."),
    ("Blatt Übersicht", "Summen und Anteile je Sektor. Rechnet sich selbst neu."),
    ("Fragen", "klimaschutz@example.org"),
)

_OVERVIEW = (
    *(
        (
            sector,
            lambda row: f"=SUMIF(Endenergie!$A$2:$A${_END},A{row},Endenergie!$C$2:$C${_END})",
            lambda row: f"=B{row}/B${_TOTAL}",
            lambda row: f"=SUMIF(Treibhausgase!$A$2:$A${_END},A{row},Treibhausgase!$E$2:$E${_END})",
            lambda row: f"=D{row}/D${_TOTAL}",
            EXAMPLE,
        )
        for sector in SECTORS
    ),
    ("Summe", *(f"=SUM({c}2:{c}{_TOTAL - 1})" for c in "BCDE"), EXAMPLE),
)

_GASES = (
    *(
        (
            lambda row: f"=Endenergie!A{row}",
            lambda row: f"=Endenergie!B{row}",
            lambda row: f"=Endenergie!C{row}",
            lambda row: (
                f"=INDEX(Faktoren!$B$2:$B${len(FACTORS) + 1},MATCH(B{row},Faktoren!$A$2:$A${len(FACTORS) + 1},0))"
            ),
            lambda row: f"=C{row}*D{row}",
            EXAMPLE,
        )
        for _ in ENERGY
    ),
    ("Summe", "", f"=SUM(C2:C{_END})", "", f"=SUM(E2:E{_END})", EXAMPLE),
)

BALANCE = Workbook(
    title="Energie- und Treibhausgasbilanz: Tabellen (Beispielwerte)",
    publisher="ThINK GmbH, Jena, im Auftrag des Kyffhäuserkreises",
    date=datetime(2021, 1, 18, 14),
    keywords=("Bilanz", "Energie", "Treibhausgase", "Beispielwerte"),
    sheets=(
        Sheet("Hinweise", (Column("Thema", 24), Column("Erklärung", 90)), _NOTES, source=SOURCE),
        Sheet(
            "Übersicht",
            (
                Column("Sektor", 36),
                Column("Endenergie in MWh", 18, INTEGER),
                Column("Anteil an der Endenergie", 18, PERCENT),
                Column("Treibhausgase in t CO₂e", 18, INTEGER),
                Column("Anteil an den Treibhausgasen", 18, PERCENT),
                Column("Kennzeichnung", 18),
            ),
            _OVERVIEW,
            total=True,
            source=SOURCE,
        ),
        Sheet(
            "Endenergie",
            (
                Column("Sektor", 36),
                Column("Energieträger", 20),
                Column("Endenergie in MWh", 18, INTEGER),
                Column("Kennzeichnung", 18),
            ),
            (*((*row, EXAMPLE) for row in ENERGY), ("Summe", "", f"=SUM(C2:C{_END})", EXAMPLE)),
            total=True,
            source=SOURCE,
        ),
        Sheet(
            "Faktoren",
            (Column("Energieträger", 20), Column("t CO₂e je MWh", 18, DECIMAL), Column("Kennzeichnung", 18)),
            tuple((carrier, factor, EXAMPLE) for carrier, factor in FACTORS.items()),
            source=SOURCE,
        ),
        Sheet(
            "Treibhausgase",
            (
                Column("Sektor", 36),
                Column("Energieträger", 20),
                Column("Endenergie in MWh", 18, INTEGER),
                Column("Faktor in t CO₂e je MWh", 18, DECIMAL),
                Column("Treibhausgase in t CO₂e", 18, INTEGER),
                Column("Kennzeichnung", 18),
            ),
            _GASES,
            total=True,
            source=SOURCE,
        ),
    ),
)


def _german(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def balance_csv() -> bytes:
    header = (
        *("sektor", "energietraeger", "endenergie_mwh", "faktor_t_co2e_je_mwh", "treibhausgase_t_co2e"),
        *("kennzeichnung", "quelle"),
    )
    rows = (
        (
            sector,
            carrier,
            str(energy),
            _german(FACTORS[carrier], 2),
            _german(energy * FACTORS[carrier], 1),
            EXAMPLE,
            SOURCE,
        )
        for sector, carrier, energy in ENERGY
    )
    return delimited(header, rows)


def cycling_csv() -> bytes:
    """Kilometres a head are worked out here, all other figures are results."""
    header = (
        *("jahr", "beginn", "ende", "kilometer", "teilnehmende", "teams", "vermiedenes_co2_t"),
        *("kilometer_je_person_berechnet", "quelle"),
    )
    results = (
        (2020, "keine Angabe", "keine Angabe", 110_506, 386, 34, 16),
        (2021, "19.06.2021", "09.07.2021", 158_803, 1_077, 38, 23),
    )
    rows = ((*map(str, result), _german(result[3] / result[4], 1), "Stadtradeln Kyffhäuserkreis") for result in results)
    return delimited(header, rows)


_BUILDINGS = "Kommunale Liegenschaften"
_ENERGIES = "Erneuerbare Energien und regionale Wertschöpfung"
_MOBILITY = "Mobilität"
_LEARNING = "Bildung, Akzeptanz, Information, Beratung und Vernetzung"

IDEAS = (
    (_BUILDINGS, "Zähler jeden Monat ablesen", "Gemeinde", "Liste aller Zähler anlegen"),
    (_BUILDINGS, "Heizung in den Ferien absenken", "Schule", "Mit dem Hausdienst die Zeiten durchgehen"),
    (_BUILDINGS, "Straßenbeleuchtung gemeinsam umrüsten", "mehrere Gemeinden", "Nachbarn fragen, wer mitmacht"),
    (_BUILDINGS, "Schulanbau aus Holz prüfen", "Kreis", "Eine fertige Schule aus Holz besuchen"),
    (_ENERGIES, "Solaranlage auf dem Vereinsheim", "Verein", "Dach und Stromverbrauch ansehen"),
    (_ENERGIES, "Energiegenossenschaft gründen", "Bürgergruppe", "Zu einem offenen Abend einladen"),
    (_ENERGIES, "Restholz aus dem Gemeindewald nutzen", "Gemeinde", "Menge mit dem Forst abschätzen"),
    (_MOBILITY, "Mitfahrbank am Ortsausgang", "Ortsteil", "Einen sicheren Platz suchen"),
    (_MOBILITY, "Abstellplätze für Räder an der Haltestelle", "Gemeinde", "Räder an drei Tagen zählen"),
    (_MOBILITY, "Zu Fuß zur Schule", "Schule", "Schulwege mit den Kindern abgehen"),
    (_LEARNING, "Sprechstunde Energie im Rathaus", "Gemeinde", "Beratungsstelle anfragen"),
    (_LEARNING, "Messgeräte für Strom in der Bücherei ausleihen", "Bücherei", "Zwei Geräte anschaffen"),
    (_LEARNING, "Tag der offenen Heizung", "Nachbarschaft", "Drei Haushalte finden, die ihr Haus zeigen"),
)


def workshop_zip() -> bytes:
    ideas = delimited(("handlungsfeld", "idee", "wer_koennte_beginnen", "erster_schritt"), IDEAS)
    return zipped(
        {
            "arbeitsblatt-massnahme.pdf": typeset("kyffhaeuser/arbeitsblatt-massnahme.typ"),
            "ideenliste.csv": ideas,
        }
    )
