"""Papers of the demo county Kyffhäuserkreis."""

from functools import partial

from .. import opendocument, sheets, word
from . import tables, texts

PAPERS = (
    "auftaktworkshop-ergebnisse",
    "so-entsteht-das-konzept",
    "foerderwegweiser-haushalte",
    "workshop-impulse-juni-2021",
    "verstetigung-und-controlling-entwurf",
)

FILES = {
    "beispiel-helbeduendorf.docx": partial(word.write, texts.HELBEDUENDORF),
    "protokollvorlage.odt": partial(opendocument.write, texts.MINUTES),
    "energie-und-treibhausgasbilanz-beispielwerte.xlsx": partial(sheets.write, tables.BALANCE),
    "energie-und-treibhausgasbilanz-beispielwerte.csv": tables.balance_csv,
    "stadtradeln-2020-2021.csv": tables.cycling_csv,
    "workshopmaterial-juni-2021.zip": tables.workshop_zip,
}
