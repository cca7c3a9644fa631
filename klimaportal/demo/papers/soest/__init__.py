"""Papers of the demo county Kreis Soest."""

from functools import partial

from .. import opendocument, sheets, word
from . import tables, texts

PAPERS = (
    "leitbild-2017",
    "european-energy-award",
    "sanieren-mit-zukunft",
    "oekoprofit",
    "klimaschutzkonzept-2-kurzfassung",
    "ziele-2020-was-daraus-wurde",
)

FILES = {
    "investitionen-2010-2019.odt": partial(opendocument.write, texts.INVESTMENTS),
    "merkblatt-starkregen-entwurf.odt": partial(opendocument.write, texts.CLOUDBURST),
    "antrag-klimawerkstatt.docx": partial(word.write, texts.APPLICATION),
    "massnahmen-uebersicht.xlsx": partial(sheets.write, tables.MEASURES),
    "treibhausgase-je-kopf.csv": tables.per_head_csv,
    "klimawerkstatt-material.zip": tables.workshop_zip,
}
