"""Text documents of the Kreis Soest portal."""

from datetime import datetime

from ..parts import Blank, Box, Checks, Heading, Items, Paper, Source, Table, Text

PORTAL = "Klimaschutz im Kreis Soest: Ziele und Strategien"
PUBLISHER = "Kreis Soest, Klimaschutzmanagement"

CONTACT = Box(
    "So erreichen Sie uns",
    "Kreis Soest, Klimaschutzmanagement, Hoher Weg 1–3, 59494 Soest, klimaschutz@example.org. "
    "Montag 8–16 Uhr, Dienstag 7–16 Uhr, Mittwoch 8–12 Uhr, Donnerstag 8–18 Uhr, Freitag 8–12 Uhr.",
)

INVESTMENTS = Paper(
    title="Zehn Jahre Klimaschutz: Investitionen 2010 bis 2019",
    subtitle="Was ausgegeben wurde, was es bringt und was wir nicht wissen",
    portal=PORTAL,
    publisher=PUBLISHER,
    date=datetime(2020, 9, 14, 11),
    keywords=("Investitionen", "Rückblick", "Bilanz"),
    parts=(
        Heading("Das Ergebnis"),
        Items(
            (
                "Von 2010 bis 2019 wurden 36,8 Millionen Euro in den Klimaschutz investiert.",
                "Das spart 18.500 t CO₂ im Jahr, und zwar Jahr für Jahr.",
                "Im Durchschnitt waren es 3,68 Millionen Euro im Jahr.",
            )
        ),
        Heading("Was heißt das?"),
        Text(
            "Teilt man die Summe durch die jährliche Ersparnis, kommen auf jede Tonne, die im Jahr gespart wird, rund "
            "1.990 Euro. Das klingt nach viel. Aber die Ausgabe fällt nur einmal an, die Ersparnis jedes Jahr wieder. "
            "Ein gedämmtes Schuldach spart auch im zwanzigsten Winter noch Heizkosten."
        ),
        Table(
            caption="Die Zahlen im Überblick",
            header=("Größe", "Wert", "Herkunft"),
            rows=(
                ("Investitionen 2010–2019", "36,8 Mio. Euro", "Kreis Soest"),
                ("Ersparnis im Jahr", "18.500 t CO₂", "Kreis Soest"),
                ("Investitionen je Jahr", "3,68 Mio. Euro", "berechnet: 36,8 Mio. Euro : 10"),
                ("Investition je jährlich gesparter Tonne", "rund 1.990 Euro", "berechnet: 36,8 Mio. Euro : 18.500 t"),
            ),
            widths=(6, 4, 6),
            figures=(1,),
        ),
        Source("Kreis Soest, Klimaschutzmanagement"),
        Heading("Wofür wurde das Geld ausgegeben?"),
        Text(
            "Eine Aufteilung nach Bereichen ist nicht veröffentlicht. Die Tabelle zeigt, wie eine solche Aufteilung "
            "aussehen könnte. Jede Zahl darin ist ein Beispielwert."
        ),
        Table(
            caption="Aufteilung nach Bereichen (Beispielwerte)",
            header=("Bereich", "Mio. Euro", "Kennzeichnung"),
            rows=(
                ("Gebäude des Kreises sanieren", "19,4", "Beispielwert"),
                ("Erneuerbare Energien", "8,1", "Beispielwert"),
                ("Bus, Bahn und Radwege", "5,6", "Beispielwert"),
                ("Abfall und Abwasser", "2,2", "Beispielwert"),
                ("Beratung und Bildung", "1,5", "Beispielwert"),
                ("Summe", "36,8", "Kreis Soest"),
            ),
            widths=(8, 4, 4),
            figures=(1,),
        ),
        Source("Summe: Kreis Soest; Aufteilung: Beispielwerte"),
        Heading("Was wir nicht wissen"),
        Items(
            (
                "Wie viel Geld private Haushalte und Betriebe zusätzlich ausgegeben haben: keine Daten.",
                "Wie viel Heizkosten und Stromkosten dadurch gespart wurden: keine Daten.",
                "Was ohne diese Investitionen geschehen wäre: Das weiß niemand genau.",
            )
        ),
        Heading("Wie es weitergeht"),
        Text(
            "Die Ziele, die der Kreistag am 8. März 2012 beschlossen hat, reichen bis 2020. Danach braucht "
            "der Kreis neue. Aus den zehn Jahren nehmen wir drei Erfahrungen mit:"
        ),
        Items(
            (
                "Messen, bevor gebaut wird. Sonst lässt sich die Wirkung später nicht zeigen.",
                "Lieber viele kleine Vorhaben stetig als ein großes alle zehn Jahre.",
                "Ergebnisse so veröffentlichen, dass man sie nachrechnen kann.",
            ),
            ordered=True,
        ),
        CONTACT,
    ),
)

APPLICATION = Paper(
    title="Antrag für eine Klimawerkstatt",
    subtitle="Für Vereine, Schulen, Nachbarschaften und Gemeinden im Kreis Soest",
    portal=PORTAL,
    publisher=PUBLISHER,
    date=datetime(2023, 10, 9, 9),
    keywords=("Antrag", "Klimawerkstatt", "Beteiligung"),
    parts=(
        Box(
            "So geht es",
            "Klicken Sie auf einen grauen Text und schreiben Sie los, oder drucken Sie das Blatt aus. "
            "Felder, zu denen Sie noch nichts wissen, bleiben leer. Wir melden uns und gehen alles mit Ihnen durch.",
        ),
        Heading("1. Wer lädt ein?"),
        Blank("Gruppe oder Einrichtung", "zum Beispiel: Schule, Verein, Dorfgemeinschaft"),
        Blank("Ort", "Gemeinde und Ortsteil"),
        Blank("Ansprechperson", "Name und Aufgabe in der Gruppe"),
        Blank("E-Mail", "Adresse für Rückfragen"),
        Blank("Telefon", "freiwillig"),
        Heading("2. Was haben Sie vor?"),
        Blank("Thema der Klimawerkstatt", "zum Beispiel: Schatten für den Schulhof"),
        Blank("Was soll danach anders sein?", "ein bis zwei Sätze"),
        Text("Zu welchem Handlungsfeld passt Ihr Vorhaben? Mehrere Kreuze sind erlaubt."),
        Checks(
            (
                "Sanieren und Bauen",
                "Energie",
                "Mobilität",
                "Wirtschaft",
                "Landwirtschaft und Wald",
                "Klimafolgen",
                "Verwaltung",
            )
        ),
        Heading("3. Wann und wo?"),
        Blank("Wunschtermin", "TT.MM.JJJJ oder ein Monat"),
        Blank("Ersatztermin", "TT.MM.JJJJ oder ein Monat"),
        Blank("Raum", "Name und Adresse, wenn schon bekannt"),
        Checks(
            (
                "Der Raum ist ohne Stufen erreichbar.",
                "Es gibt eine Toilette, die mit dem Rollstuhl nutzbar ist.",
                "Wir haben noch keinen Raum und brauchen Hilfe.",
            )
        ),
        Heading("4. Wer kommt?"),
        Blank("Erwartete Zahl der Teilnehmenden", "eine grobe Schätzung genügt"),
        Blank("Wen möchten Sie besonders erreichen?", "zum Beispiel: Familien, Jugendliche, Ältere"),
        Heading("5. Was brauchen Sie von uns?"),
        Checks(
            (
                "Eine Person, die durch den Nachmittag führt",
                "Einen kurzen Vortrag zum Thema",
                "Material: Karten, Stifte, Pinnwand",
                "Hilfe beim Einladen",
                "Gebärdensprache oder eine andere Übersetzung",
            )
        ),
        Blank("Sonst noch etwas?", "alles, was Ihnen wichtig ist"),
        Heading("6. Datenschutz"),
        Text(
            "Wir nutzen Ihre Angaben nur, um die Klimawerkstatt mit Ihnen vorzubereiten. Danach löschen wir Ihre "
            "Kontaktdaten. Sie können Ihr Einverständnis jederzeit zurückziehen, eine kurze Nachricht an "
            "klimaschutz@example.org reicht."
        ),
        Checks(("Ich bin einverstanden, dass meine Angaben für diesen Zweck gespeichert werden.",)),
        Blank("Ort und Datum", "Ort, TT.MM.JJJJ"),
        Heading("Wie geht es weiter?"),
        Items(
            (
                "Sie senden den Antrag an klimaschutz@example.org oder per Post an die Adresse unten.",
                "Wir rufen Sie an oder schreiben Ihnen und klären offene Fragen.",
                "Sie bekommen eine Zusage oder einen anderen Vorschlag.",
                "Gemeinsam bereiten wir den Nachmittag vor.",
            ),
            ordered=True,
        ),
        CONTACT,
    ),
)

CLOUDBURST = Paper(
    title="Merkblatt Starkregen: Was Gemeinden jetzt tun können",
    subtitle="Entwurf zur Abstimmung, bitte noch nicht weitergeben",
    portal=PORTAL,
    publisher=PUBLISHER,
    date=datetime(2024, 6, 10, 9),
    keywords=("Starkregen", "Klimafolgen", "Vorsorge"),
    parts=(
        Box(
            "Entwurf, Stand 10. Juni 2024",
            "Stellen mit „offen“ klären wir mit den Gemeinden. Rückmeldungen bitte an klimaschutz@example.org.",
        ),
        Heading("Worum geht es?"),
        Text(
            "Bei Starkregen fällt in kurzer Zeit mehr Wasser, als Boden, Gräben und Kanäle aufnehmen. Er "
            "kann jeden Ort treffen, auch weit weg von Bächen und Flüssen. Ganz verhindern lässt er sich "
            "nicht. Aber man kann sich vorbereiten, und vieles davon kostet wenig."
        ),
        Heading("Was Gemeinden sofort tun können"),
        Items(
            (
                "Einläufe, Rechen und Durchlässe vor dem Sommer prüfen und reinigen.",
                "Eine Liste der Stellen anlegen, an denen schon einmal Wasser stand. Die Feuerwehr weiß das am besten.",
                "Festlegen, wer bei einer Unwetterwarnung wen anruft.",
                "Kitas, Schulen und Pflegeheime ansprechen: Wo ist der sichere Ort im Gebäude?",
            ),
            ordered=True,
        ),
        Heading("Was etwas länger dauert"),
        Table(
            caption="Maßnahmen für die nächsten Jahre, Zeiträume sind Beispielwerte",
            header=("Maßnahme", "Wer?", "Zeitraum (Beispielwert)"),
            rows=(
                ("Karte der Fließwege auswerten", "Gemeinde mit dem Kreis", "1 Jahr"),
                ("Mulden und Rückhalt im Grünen schaffen", "Gemeinde, Landwirtschaft", "2–5 Jahre"),
                ("Plätze entsiegeln, Bäume pflanzen", "Gemeinde", "2–5 Jahre"),
                ("Vorsorge in Bebauungspläne aufnehmen", "Gemeinde", "laufend"),
            ),
            widths=(7.5, 4.5, 4),
        ),
        Source("Kreis Soest, Klimaschutzmanagement, Arbeitsstand; Zeiträume: Beispielwerte"),
        Heading("Was Sie weitersagen können"),
        Items(
            (
                "Keller bei Starkregen nicht betreten: Die Tür lässt sich gegen das Wasser nicht öffnen.",
                "Nicht durch überflutete Unterführungen gehen oder fahren.",
                "Rückstauklappe prüfen lassen, Lichtschächte erhöhen.",
                "Wertvolles und Gefährliches nicht auf dem Kellerboden lagern.",
            )
        ),
        Heading("Noch offen"),
        Checks(
            (
                "Welche Karten dürfen veröffentlicht werden?",
                "Welche Gemeinde stellt ein Beispiel mit Fotos zur Verfügung?",
                "Gibt es eine Telefonnummer für Rückfragen außerhalb der Öffnungszeiten?",
                "Was übernehmen wir aus „Evolving Regions“?",
            )
        ),
        CONTACT,
    ),
)
