"""Text documents for LibreOffice (ODF): real headings, lists, header rows and placeholders to fill in."""

import io
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from . import parts
from .archive import stable

INK, BEECH, QUIET = "#14261e", "#1f5c45", "#4a5a52"

# name: (parent, size in pt, colour, bold, space before and after in cm, further paragraph properties)
PARAGRAPHS = {
    "Standard": ("", 11, INK, False, 0, 0.2, ""),
    "Title": ("Standard", 24, INK, True, 0, 0.15, ""),
    "Subtitle": ("Standard", 13, QUIET, False, 0, 0.5, ""),
    "Heading_20_1": ("Standard", 15, INK, True, 0.6, 0.2, 'fo:keep-with-next="always"'),
    "Heading_20_2": ("Standard", 12, BEECH, True, 0.45, 0.15, 'fo:keep-with-next="always"'),
    "Caption": ("Standard", 10, INK, True, 0.4, 0.15, 'fo:keep-with-next="always"'),
    "Kicker": ("Standard", 10, BEECH, True, 0, 0.2, ""),
    "Quelle": ("Standard", 9, QUIET, False, 0.15, 0.4, ""),
    "Listentext": ("Standard", 11, INK, False, 0, 0.1, ""),
    "Zelle": ("Standard", 10, INK, False, 0.05, 0.05, ""),
    "Zahl": ("Zelle", 10, INK, False, 0.05, 0.05, 'fo:text-align="end"'),
    "Kopfzelle": ("Zelle", 10, INK, True, 0.05, 0.05, ""),
    "Kopfzahl": ("Kopfzelle", 10, INK, True, 0.05, 0.05, 'fo:text-align="end"'),
    # Placeholders are not printed; the border is the line to write on.
    "Feld": (
        *("Standard", 11, INK, False, 0.1, 0.2),
        'fo:border-bottom="0.5pt dotted #4a5a52" fo:padding-bottom="0.05cm" style:join-border="false"',
    ),
    "Kasten": (
        *("Standard", 11, INK, False, 0, 0),
        f'fo:background-color="#e6eee6" fo:padding="0.25cm" fo:border-left="0.12cm solid {BEECH}"',
    ),
    "Kastentitel": (
        *("Kasten", 11, INK, True, 0.3, 0),
        'fo:background-color="#e6eee6" fo:padding="0.25cm" fo:keep-with-next="always" '
        f'fo:border-left="0.12cm solid {BEECH}"',
    ),
}

BULLETS = """<text:list-style style:name="Punkte"><text:list-level-style-bullet text:level="1"
 text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm"
 fo:margin-left="0.7cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>"""

NUMBERS = """<text:list-style style:name="Schritte"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-suffix="."><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="0.8cm"/>
</style:list-level-properties></text:list-level-style-number></text:list-style>"""

WHOLE = """<style:style style:name="Tafel" style:family="table"><style:table-properties style:width="16cm"
 table:align="left" style:may-break-between-rows="false"/></style:style>"""

CELLS = """<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties
 fo:padding="0.12cm" fo:border-bottom="{line}"{fill}/></style:style>"""


def write(paper: parts.Paper) -> bytes:
    from odfdo import Document, Element

    document = Document("text")
    _describe(document, paper)
    _style(document)
    _page(document, paper)
    body = document.body
    body.clear()
    intro = (("Kicker", paper.portal), ("Title", paper.title), ("Subtitle", paper.subtitle))
    for xml in (*(_paragraph(text, style) for style, text in intro), *(_xml(part) for part in paper.parts)):
        # Several elements side by side, as a box is, need a parent while they are read.
        for element in Element.from_tag(f"<office:text>{xml}</office:text>").children:
            body.append(element)
    _widths(document, paper)
    target = io.BytesIO()
    document.save(target)
    return stable(target.getvalue(), paper.date)


def _describe(document, paper: parts.Paper) -> None:
    meta = document.meta
    meta.title = paper.title
    meta.subject = paper.subtitle
    meta.language = "de-DE"
    meta.creator = meta.initial_creator = paper.publisher
    meta.keywords = ", ".join(paper.keywords)
    meta.creation_date = meta.date = paper.date
    meta.generator = "klimaportal"
    meta.statistic = {**(meta.statistic or {}), "meta:page-count": PAGES}


# How many pages office programs lay the demo's papers out on.
PAGES = 2


def _style(document) -> None:
    from odfdo import Element

    styles = document.get_part("styles")
    for text in styles.root.xpath("//style:default-style[@style:family='paragraph']/style:text-properties"):
        text.set_attribute("fo:language", "de")
        text.set_attribute("fo:country", "DE")
        text.set_attribute("fo:hyphenate", "false")
    # odfdo's template numbers the headings.
    for level in styles.root.xpath("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        for surplus in ("style:num-suffix", "loext:num-list-format"):
            level.set_attribute(surplus, None)
    for name, (parent, size, colour, bold, before, after, further) in PARAGRAPHS.items():
        above = f' style:parent-style-name="{parent}"' if parent else ""
        level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading") else ""
        xml = (
            f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}"'
            f' style:family="paragraph" style:class="text"{above}{level}>'
            f'<style:paragraph-properties fo:margin-top="{before}cm" fo:margin-bottom="{after}cm"'
            f' fo:line-height="118%" {further}/>'
            f'<style:text-properties style:font-name="Liberation Sans" fo:font-size="{size}pt"'
            f' fo:color="{colour}" fo:font-weight="{"bold" if bold else "normal"}" fo:font-style="normal"/>'
            "</style:style>"
        )
        document.insert_style(Element.from_tag(xml))
    for xml in (
        BULLETS,
        NUMBERS,
        WHOLE,
        CELLS.format(name="Zellrand", line="0.5pt solid #9aa69f", fill=""),
        CELLS.format(name="Kopfrand", line=f"1pt solid {BEECH}", fill=' fo:background-color="#e6eee6"'),
    ):
        document.insert_style(Element.from_tag(xml), automatic=True)


def _page(document, paper: parts.Paper) -> None:
    from odfdo import Element

    styles = document.get_part("styles")
    layout = styles.root.xpath("//style:page-layout[@style:name='Mpm1']")[0]
    layout.clear()
    layout.set_attribute("style:name", "Mpm1")
    layout.append(
        Element.from_tag(
            '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
            ' style:print-orientation="portrait" fo:margin-top="2.2cm" fo:margin-bottom="1.6cm"'
            ' fo:margin-left="2.5cm" fo:margin-right="2.5cm" style:writing-mode="lr-tb"/>'
        )
    )
    layout.append(
        Element.from_tag(
            '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm"'
            ' fo:margin-top="0.5cm"/></style:footer-style>'
        )
    )
    master = styles.root.xpath("//style:master-page[@style:name='Standard']")[0]
    master.append(
        Element.from_tag(
            f'<style:footer><text:p text:style-name="Quelle">{escape(paper.publisher)} · Seite '
            '<text:page-number text:select-page="current">1</text:page-number> von '
            "<text:page-count>1</text:page-count></text:p></style:footer>"
        )
    )


def _widths(document, paper: parts.Paper) -> None:
    """A column style for each width that occurs."""
    from odfdo import Element

    widths = {width for part in paper.parts if isinstance(part, parts.Table) for width in part.widths}
    for width in sorted(widths):
        xml = (
            f'<style:style style:name="{_column(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        )
        document.insert_style(Element.from_tag(xml), automatic=True)


def _column(width: float) -> str:
    return f"Spalte{round(width * 10)}"


def _paragraph(text: str, style: str = "Standard") -> str:
    return f"<text:p text:style-name={quoteattr(style)}>{escape(text)}</text:p>"


@singledispatch
def _xml(part) -> str:
    raise TypeError(part)


@_xml.register
def _(part: parts.Heading) -> str:
    return (
        f'<text:h text:style-name="Heading_20_{part.level}" text:outline-level="{part.level}">'
        f"{escape(part.text)}</text:h>"
    )


@_xml.register
def _(part: parts.Text) -> str:
    return _paragraph(part.text)


@_xml.register
def _(part: parts.Source) -> str:
    return _paragraph(f"Quelle: {part.text}", "Quelle")


@_xml.register
def _(part: parts.Box) -> str:
    return _paragraph(part.title, "Kastentitel") + _paragraph(part.text, "Kasten")


@_xml.register
def _(part: parts.Items) -> str:
    items = "".join(f"<text:list-item>{_paragraph(item, 'Listentext')}</text:list-item>" for item in part.items)
    return f'<text:list text:style-name="{"Schritte" if part.ordered else "Punkte"}">{items}</text:list>'


@_xml.register
def _(part: parts.Blank) -> str:
    hint = f'<text:placeholder text:placeholder-type="text">&lt;{escape(part.hint)}&gt;</text:placeholder>'
    return f'<text:p text:style-name="Feld">{escape(part.lead)} {hint}</text:p>'


@_xml.register
def _(part: parts.Checks) -> str:
    return "".join(_paragraph(f"☐  {item}", "Listentext") for item in part.items)


@_xml.register
def _(part: parts.Table) -> str:
    def row(values: tuple[str, ...], border: str, style: str, figure: str) -> str:
        cells = (
            f'<table:table-cell table:style-name="{border}" office:value-type="string">'
            f"{_paragraph(value, figure if index in part.figures else style)}"
            "</table:table-cell>"
            for index, value in enumerate(values)
        )
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    columns = "".join(f'<table:table-column table:style-name="{_column(width)}"/>' for width in part.widths)
    head = f"<table:table-header-rows>{row(part.header, 'Kopfrand', 'Kopfzelle', 'Kopfzahl')}</table:table-header-rows>"
    rows = "".join(row(values, "Zellrand", "Zelle", "Zahl") for values in part.rows)
    name = quoteattr(part.caption)
    return _paragraph(part.caption, "Caption") + (
        f'<table:table table:name={name} table:style-name="Tafel">{columns}{head}{rows}</table:table>'
    )
