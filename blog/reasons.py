"""The words a portal begins with when it declines or answers; the moderators change them in the admin."""

import re

PLACEHOLDERS = ("{name}", "{beitrag}", "{portal}")
ANY_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")


def unknown_placeholders(text: str) -> list[str]:
    """What looks like a placeholder in ``text`` but would reach the reader as it stands."""
    return sorted({found for found in ANY_PLACEHOLDER.findall(text) if found not in PLACEHOLDERS})


def fill(text: str, *, name: str, post: str, portal: str) -> str:
    """``text`` with its placeholders filled in one pass, so that a name like «{portal}» stays a name."""
    values = dict(zip(PLACEHOLDERS, (name, post, portal), strict=True))
    return ANY_PLACEHOLDER.sub(lambda match: values.get(match[0], match[0]), text)


DEFAULTS = (
    {
        "kind": "rejection",
        "title": "Persönlicher Angriff",
        "text": "In Ihrem Beitrag werden andere Menschen angegriffen oder herabgesetzt. Zur Sache sind auch deutliche Worte "
        "willkommen. Bitte schreiben Sie ihn ohne diese Stelle noch einmal – wir veröffentlichen ihn dann gern.",
    },
    {
        "kind": "rejection",
        "title": "Anderes Thema",
        "text": "Ihr Beitrag handelt von etwas anderem als «{beitrag}». Damit das Gespräch übersichtlich bleibt, stehen dort "
        "nur Beiträge zu dieser Frage. Vielleicht passt er zu einem anderen Beitrag im Blog.",
    },
    {
        "kind": "rejection",
        "title": "Werbung",
        "text": "Ihr Beitrag wirbt für ein Angebot oder eine Firma. Das Portal des Landkreises ist frei von Werbung. Ihre "
        "Erfahrung ohne Namen und Link ist willkommen.",
    },
    {
        "kind": "rejection",
        "title": "Angaben über andere",
        "text": "In Ihrem Beitrag stehen Namen, Adressen oder andere Angaben über Menschen, die dem vielleicht nicht "
        "zustimmen. Bitte lassen Sie diese Angaben weg und schreiben Sie uns noch einmal.",
    },
    {
        "kind": "rejection",
        "title": "Unbelegter Vorwurf",
        "text": "Ihr Beitrag erhebt einen Vorwurf, den wir nicht prüfen können. Mit einer Quelle, die alle nachlesen können, "
        "veröffentlichen wir ihn gern.",
    },
    {
        "kind": "rejection",
        "title": "Schon gesagt",
        "text": "Denselben Beitrag haben wir von Ihnen schon erhalten. Einmal genügt: Er geht nicht verloren.",
    },
    {
        "kind": "answer",
        "title": "Danke, wir prüfen das",
        "text": "Guten Tag {name}, vielen Dank für Ihren Hinweis. Wir prüfen ihn und antworten hier, sobald wir mehr wissen.",
    },
    {
        "kind": "answer",
        "title": "Danke, weitergegeben",
        "text": "Guten Tag {name}, vielen Dank für Ihren Beitrag zu «{beitrag}». Wir haben ihn an die zuständige Stelle "
        "weitergegeben.",
    },
)
