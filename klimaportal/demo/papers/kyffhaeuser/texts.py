"""Text documents of the Kyffhäuserkreis portal."""

from datetime import datetime

from ..parts import Blank, Box, Checks, Heading, Items, Paper, Source, Table, Text

PORTAL = "Klimaschutzportal Kyffhäuserkreis"
PUBLISHER = "ThINK GmbH, Jena, im Auftrag des Kyffhäuserkreises"

FUNDING = Box(
    "Gefördert durch",
    "Bundesministerium für Umwelt, Naturschutz und nukleare Sicherheit, Nationale Klimaschutzinitiative, "
    "Förderkennzeichen 03K11153, Laufzeit 01.02.2020–31.01.2021. "
    "Thüringer Aufbaubank, Förderkennzeichen 2019 KSM 0033.",
)

HELBEDUENDORF = Paper(
    title="Gutes Beispiel: Helbedündorf",
    subtitle="Eine Gemeinde, die mehr Energie erzeugt, als sie verbraucht",
    portal=PORTAL,
    publisher=PUBLISHER,
    date=datetime(2021, 4, 19, 9),
    keywords=("Beispiel", "Gemeinde", "Windenergie", "Solarenergie"),
    parts=(
        Heading("Das Wichtigste in Kürze"),
        Items(
            (
                "Helbedündorf liegt im Kyffhäuserkreis und hat ein eigenes Klimaschutzkonzept geschrieben.",
                "Zwei Windparks und eine große Solaranlage erzeugen mehr Energie, als die Gemeinde verbraucht.",
                "Das Konzept zeigt ein Potenzial von etwa 48.716 t CO₂ im Jahr.",
            )
        ),
        Heading("Steckbrief"),
        Table(
            caption="Helbedündorf auf einen Blick",
            header=("Frage", "Antwort"),
            rows=(
                ("Wo?", "Helbedündorf, Kyffhäuserkreis (Thüringen)"),
                ("Was?", "Eigenes Klimaschutzkonzept und Energie aus Wind und Sonne"),
                ("Anlagen", "Zwei Windparks, eine große Solaranlage"),
                ("Potenzial", "Etwa 48.716 t CO₂ im Jahr"),
                ("Gefördert", "Ja, Förderkennzeichen 03K10837"),
                ("Kosten", "keine Daten"),
            ),
            widths=(4.5, 11.5),
        ),
        Source("Klimaschutzkonzept Helbedündorf, Förderkennzeichen 03K10837"),
        Heading("Was ist daran besonders?"),
        Text(
            "Viele Gemeinden warten auf den Kreis oder das Land. Helbedündorf hat selbst angefangen und "
            "zuerst gefragt: Was verbrauchen wir, was haben wir, was können wir daraus machen? Wer seine "
            "Zahlen kennt, verhandelt anders – mit Firmen, mit Nachbargemeinden und mit den eigenen "
            "Einwohnerinnen und Einwohnern."
        ),
        Text(
            "Mehr Energie zu erzeugen, als man verbraucht, heißt nicht, dass alle Aufgaben erledigt sind. "
            "Der Wind weht nicht immer dann, wenn geheizt und gefahren wird. Darum bleiben Sparen, Speichern "
            "und Verkehr wichtig."
        ),
        Heading("Was können andere Gemeinden übernehmen?"),
        Items(
            (
                "Fangen Sie mit der Bilanz an. Ohne Zahlen ist jeder Vorschlag gleich gut.",
                "Nutzen Sie Förderung für das Konzept, nicht nur für den Bau.",
                "Sprechen Sie früh über Flächen, bevor jemand mit einem fertigen Plan kommt.",
                "Tun Sie sich zusammen: Acht Gemeinden haben ihre Straßenbeleuchtung gemeinsam auf LED umgestellt.",
                "Denken Sie beim Bauen an Holz. Für Schulgebäude wird das im Kreis überlegt.",
            ),
            ordered=True,
        ),
        Box(
            "Noch mehr gute Beispiele?",
            "Wenn Ihre Gemeinde etwas Gutes begonnen hat, füllen Sie das Muster unten aus und senden es an "
            "klimaschutz@example.org. Es darf auch klein sein.",
        ),
        Heading("Muster für Ihr Beispiel"),
        Text("Klicken Sie auf einen grauen Text und schreiben Sie los. Lassen Sie weg, was Sie nicht wissen."),
        Blank("Name des Vorhabens", "ein kurzer, sprechender Name"),
        Blank("Ort", "Gemeinde und Ortsteil"),
        Blank("Worum geht es?", "zwei bis drei Sätze"),
        Blank("Wer hat angefangen?", "Gemeinde, Verein, Betrieb oder Nachbarschaft – bitte keine Namen"),
        Blank("Was hat es gebracht?", "Zahlen mit Einheit und Jahr, oder „keine Daten“"),
        Blank("Was war schwierig?", "Davon lernen andere am meisten"),
        Blank("Wen kann man fragen?", "eine Stelle, keine private Telefonnummer"),
        Heading("Bevor Sie es abschicken", 2),
        Checks(
            (
                "Alle Zahlen haben eine Einheit und ein Jahr.",
                "Auf Fotos sind keine Personen zu erkennen, oder sie haben zugestimmt.",
                "Zu jedem Foto steht, woher es kommt, zum Beispiel: „Sondershausen, Quelle: Gemeindearchiv“.",
            )
        ),
        FUNDING,
    ),
)

MINUTES = Paper(
    title="Protokoll einer Klimaschutzrunde",
    subtitle="Vorlage für Workshops und Arbeitskreise",
    portal=PORTAL,
    publisher=PUBLISHER,
    date=datetime(2021, 2, 8, 11),
    keywords=("Vorlage", "Protokoll", "Beteiligung"),
    parts=(
        Box(
            "So benutzen Sie die Vorlage",
            "Klicken Sie auf einen Text in spitzen Klammern und schreiben Sie los. Halten Sie Ergebnisse "
            "fest, nicht jedes Wort. Nennen Sie Stellen und Aufgaben, keine Personen: Dann darf das "
            "Protokoll veröffentlicht werden.",
        ),
        Heading("Rahmen"),
        Blank("Anlass", "zum Beispiel: Arbeitskreis Mobilität"),
        Blank("Ort", "Raum und Gemeinde oder „online“"),
        Blank("Tag und Uhrzeit", "TT.MM.JJJJ, von–bis"),
        Blank("Handlungsfeld", "eines der vier Felder oder „übergreifend“"),
        Blank("Vertreten waren", "Einrichtungen und Gruppen"),
        Blank("Anzahl der Teilnehmenden", "Zahl"),
        Heading("Tagesordnung"),
        Items(
            (
                "Begrüßung und Ziel des Treffens",
                "Was ist seit dem letzten Mal geschehen?",
                "Thema des Tages",
                "Verabredungen",
                "Nächster Termin",
            ),
            ordered=True,
        ),
        Heading("Ergebnisse"),
        Heading("Darin waren wir uns einig", 2),
        Blank("Ergebnis", "ein Satz je Ergebnis"),
        Heading("Darüber müssen wir weiter sprechen", 2),
        Blank("Offene Frage", "die Frage und wer sie beantworten kann"),
        Heading("Neue Ideen für Maßnahmen", 2),
        Blank("Idee", "Wer beginnt? Was ist der erste Schritt?"),
        Heading("Verabredungen"),
        Table(
            caption="Wer macht was bis wann?",
            header=("Nr.", "Aufgabe", "Zuständige Stelle", "Bis wann", "Erledigt"),
            rows=tuple((str(number), "", "", "", "☐") for number in range(1, 7)),
            widths=(1.2, 5.8, 4.2, 2.4, 2.4),
        ),
        Heading("Nächster Termin"),
        Blank("Termin", "TT.MM.JJJJ, Uhrzeit und Ort"),
        Blank("Thema", "ein Stichwort"),
        Heading("Vor dem Abschicken"),
        Checks(
            (
                "Im Protokoll stehen keine Namen und keine privaten Kontaktdaten.",
                "Jede Verabredung hat eine zuständige Stelle und ein Datum.",
                "Zahlen haben eine Einheit und eine Quelle.",
            )
        ),
        Text("Bitte senden Sie das Protokoll an klimaschutz@example.org. Wir veröffentlichen es nur nach Rücksprache."),
        FUNDING,
    ),
)
