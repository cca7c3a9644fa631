"""Die Dateien der Demo-Dokumente: geschrieben beim Laden, damit nichts Binäres im Repositorium liegt.

Inhalte stehen als Text daneben: PDF-Papiere in ``<county>/*.typ``, Textdokumente in ``<county>/texts.py``,
Tabellen und Archive in ``<county>/tables.py``. Die Werkzeuge (typst, python-docx, odfdo, openpyxl) gehören zum
Extra ``demo`` und werden erst geladen, wenn eine Datei sie braucht.
"""

from collections.abc import Callable
from functools import partial

from . import kyffhaeuser, soest
from .pdf import typeset


def _builders(county: str, papers: tuple[str, ...], files: dict[str, Callable[[], bytes]]):
    pdfs = {f"{paper}.pdf": partial(typeset, f"{county}/{paper}.typ") for paper in papers}
    return pdfs | files


_BUILDERS = {
    "kyffhaeuser": _builders("kyffhaeuser", kyffhaeuser.PAPERS, kyffhaeuser.FILES),
    "soest": _builders("soest", soest.PAPERS, soest.FILES),
}

NAMES: dict[str, tuple[str, ...]] = {county: tuple(builders) for county, builders in _BUILDERS.items()}


def build(county: str, name: str) -> bytes:
    """The file's content, the same bytes on every call.

    Raises KeyError for an unknown county or name, ImportError where the extra ``demo`` is not installed.
    """
    return _BUILDERS[county][name]()
