"""What a text document is made of, whichever format it is written in."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Items:
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """``widths`` in centimetres, 16 cm in all; the header row is repeated on each page."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    #: Columns of figures, set to the right.
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    text: str


@dataclass(frozen=True)
class Box:
    title: str
    text: str


@dataclass(frozen=True)
class Blank:
    """Something to fill in: a label and the hint that stands in its place until then."""

    label: str
    hint: str

    @property
    def lead(self) -> str:
        """The label as it stands before the answer."""
        return self.label if self.label.endswith("?") else f"{self.label}:"


@dataclass(frozen=True)
class Checks:
    """Boxes to tick."""

    items: tuple[str, ...]


Part = Heading | Text | Items | Table | Source | Box | Blank | Checks


@dataclass(frozen=True)
class Paper:
    title: str
    subtitle: str
    portal: str
    publisher: str
    date: datetime
    keywords: tuple[str, ...]
    parts: tuple[Part, ...] = field(default=())
