"""Text documents for Word (OOXML): real headings, lists, header rows and fields to fill in."""

import io
from functools import singledispatch

from . import parts
from .archive import stable

INK, BEECH, QUIET = "14261E", "1F5C45", "4A5A52"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def write(paper: parts.Paper) -> bytes:
    import docx

    document = docx.Document()
    _describe(document, paper)
    _style(document)
    _page(document, paper)
    document.add_paragraph(paper.portal, style="Kicker")
    document.add_paragraph(paper.title, style="Title")
    document.add_paragraph(paper.subtitle, style="Subtitle")
    for part in paper.parts:
        _add(part, document)
    target = io.BytesIO()
    document.save(target)
    return stable(target.getvalue(), paper.date)


def _describe(document, paper: parts.Paper) -> None:
    for part in document.part.package.parts:
        if part.partname == "/docProps/app.xml":  # python-docx's template says 1; office programs lay these out on two
            part._blob = part.blob.replace(b"<Pages>1</Pages>", b"<Pages>2</Pages>")
    properties = document.core_properties
    properties.title = paper.title
    properties.subject = paper.subtitle
    properties.author = properties.last_modified_by = paper.publisher
    properties.keywords = ", ".join(paper.keywords)
    properties.comments = ""
    properties.language = "de-DE"


LOOKS = {  # size, colour, bold, space before, space after, all in pt
    "Normal": (11, INK, False, 0, 6),
    "Title": (24, INK, True, 0, 4),
    "Subtitle": (13, QUIET, False, 0, 14),
    "Heading 1": (15, INK, True, 16, 5),
    "Heading 2": (12, BEECH, True, 12, 4),
    "List Bullet": (11, INK, False, 0, 3),
    "List Number": (11, INK, False, 0, 3),
    "Caption": (10, INK, True, 10, 4),
    "Kicker": (10, BEECH, True, 0, 6),
    "Quelle": (9, QUIET, False, 4, 10),
    "Kasten": (11, INK, False, 12, 12),
    "Ankreuzliste": (11, INK, False, 0, 3),
}


def _style(document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    styles = document.styles
    for part in (styles.element, document.settings.element):
        for language in (*part.iter(_name("w:lang")), *part.iter(_name("w:themeFontLang"))):
            language.set(_name("w:val"), "de-DE")
    for name, look in LOOKS.items():
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _look(styles[name], *look)
    styles["Caption"].paragraph_format.keep_with_next = True
    boxes = styles["Ankreuzliste"].paragraph_format
    boxes.left_indent, boxes.first_line_indent = Cm(0.8), Cm(-0.8)
    # python-docx's template draws a blue line under the title and spaces the subtitle.
    for tag, name in (("w:pBdr", "Title"), ("w:spacing", "Title"), ("w:spacing", "Subtitle")):
        properties = styles[name].element.get_or_add_pPr() if tag == "w:pBdr" else styles[name].element.rPr
        for element in properties.findall(_name(tag)):
            properties.remove(element)
    _shade(styles["Kasten"].element.get_or_add_pPr(), "E6EEE6", bar=BEECH)


def _look(style, size: int, colour: str, bold: bool, before: int, after: int) -> None:
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
    style.font.bold, style.font.italic = bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # theme fonts would win
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_name(f"w:{script}"), "Arial")
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.15


def _shade(properties, fill: str, bar: str = "") -> None:
    if bar:
        borders = _element("w:pBdr")
        # Above and below a line in the colour of the ground, for the distance to the text.
        borders.append(_element("w:top", val="single", sz="4", space="6", color=fill))
        borders.append(_element("w:left", val="single", sz="36", space="8", color=bar))
        borders.append(_element("w:bottom", val="single", sz="4", space="6", color=fill))
        properties.append(borders)
    # The schema wants w:shd after w:pBdr and before w:spacing.
    shade = _element("w:shd", val="clear", color="auto", fill=fill)
    spacing = properties.find(_name("w:spacing"))
    if spacing is None:
        properties.append(shade)
    else:
        spacing.addprevious(shade)
        if bar:
            shade.addprevious(borders)


def _page(document, paper: parts.Paper) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.4)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Quelle"]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{paper.publisher}\tSeite ")
    _field(foot, "PAGE")
    foot.add_run(" von ")
    _field(foot, "NUMPAGES")


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)


def _element(tag: str, **attributes: str):
    from docx.oxml import OxmlElement

    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(_name(f"w:{key}"), value)
    return element


def _field(paragraph, instruction: str) -> None:
    field = _element("w:fldSimple", instr=instruction)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


@singledispatch
def _add(part, document) -> None:
    raise TypeError(part)


@_add.register
def _(part: parts.Heading, document) -> None:
    document.add_heading(part.text, part.level)


@_add.register
def _(part: parts.Text, document) -> None:
    document.add_paragraph(part.text)


@_add.register
def _(part: parts.Items, document) -> None:
    for item in part.items:
        document.add_paragraph(item, style="List Number" if part.ordered else "List Bullet")


@_add.register
def _(part: parts.Source, document) -> None:
    document.add_paragraph(f"Quelle: {part.text}", style="Quelle")


@_add.register
def _(part: parts.Box, document) -> None:
    paragraph = document.add_paragraph(style="Kasten")
    paragraph.add_run(part.title).bold = True
    paragraph.add_run().add_break()
    paragraph.add_run(part.text)


@_add.register
def _(part: parts.Table, document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document.add_paragraph(part.caption, style="Caption")
    table = document.add_table(rows=0, cols=len(part.header), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Cm(width)
    for number, values in enumerate((part.header, *part.rows)):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        if not number:
            row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        for index, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.width = Cm(part.widths[index])
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(value)
            run.font.size, run.bold = Pt(10), not number
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
            if index in part.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if not number:
                cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="E6EEE6"))
    borders = table._tbl.tblPr
    borders.append(_lines())


def _lines():
    """Horizontal hairlines only, as in the portal's tables."""
    lines = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        shown = side in {"bottom", "insideH"}
        lines.append(_element(f"w:{side}", val="single" if shown else "nil", sz="4", color="9AA69F"))
    return lines


@_add.register
def _(part: parts.Blank, document) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{part.lead} ").bold = True
    paragraph._p.append(_control(part.label, part.hint))


@_add.register
def _(part: parts.Checks, document) -> None:
    for item in part.items:
        paragraph = document.add_paragraph(style="Ankreuzliste")
        paragraph._p.append(_control(item, "☐", checkbox=True))
        paragraph.add_run(f"\t{item}")


def _control(label: str, content: str, checkbox: bool = False):
    """A content control: named for screen readers, to be filled in without spoiling the layout."""
    control, properties, inside, run = (_element(f"w:{tag}") for tag in ("sdt", "sdtPr", "sdtContent", "r"))
    properties.append(_element("w:alias", val=label[:64]))
    if checkbox:
        box = properties.makeelement(f"{{{W14}}}checkbox", nsmap={"w14": W14})
        checked = box.makeelement(f"{{{W14}}}checked", {f"{{{W14}}}val": "0"})
        box.append(checked)
        properties.append(box)
    else:
        properties.append(_element("w:showingPlcHdr"))
        properties.append(_element("w:text"))
    look = _element("w:rPr")
    if checkbox:
        look.append(_element("w:rFonts", ascii="MS Gothic", hAnsi="MS Gothic", eastAsia="MS Gothic"))
    else:
        look.append(_element("w:color", val=QUIET))
    text = _element("w:t")
    text.text = content
    run.append(look)
    run.append(text)
    inside.append(run)
    control.append(properties)
    control.append(inside)
    return control
