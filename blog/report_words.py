"""Text blocks for decisions on reports: a beginning that says why, to be changed by who decides."""

from django.utils.translation import gettext_lazy as _

STATEMENTS = (
    (
        "opinion",
        _("Bleibt: zulässige Meinung"),
        _(
            "Wir haben den Beitrag gelesen und geprüft. Er gibt eine Meinung wieder, die man nicht teilen muss. Er verletzt "
            "aber weder ein Gesetz noch die Regeln dieses Portals. Deshalb bleibt er stehen."
        ),
    ),
    (
        "sharp",
        _("Bleibt: deutlich, aber zur Sache"),
        _(
            "Der Beitrag ist deutlich formuliert, richtet sich aber gegen eine Sache und nicht gegen einen Menschen. Deshalb "
            "bleibt er stehen. Sie können dort gern antworten."
        ),
    ),
    (
        "attack",
        _("Entfernt: greift Menschen an"),
        _(
            "Sie haben recht: Der Beitrag greift Menschen persönlich an. Das verletzt die Regeln dieses Portals. Wir haben "
            "ihn entfernt und der Verfasserin oder dem Verfasser den Grund genannt."
        ),
    ),
    (
        "privacy",
        _("Entfernt: Angaben über andere"),
        _(
            "Sie haben recht: In dem Beitrag standen persönliche Angaben über andere Menschen. Wir haben ihn entfernt und der "
            "Verfasserin oder dem Verfasser den Grund genannt."
        ),
    ),
    (
        "gone",
        _("Schon entfernt"),
        _("Der Beitrag stand schon nicht mehr im Portal, als wir über Ihre Meldung entschieden haben."),
    ),
)
STATEMENT_OF = {key: text for key, _title, text in STATEMENTS}
