"""The demo documents: every file builds, opens with its own library and says what it is."""

import csv
import io
import re
import tomllib
import zipfile
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from klimaportal.demo import papers

for tool in ("typst", "docx", "odfdo", "openpyxl"):
    pytest.importorskip(tool, reason="files of the demo county need the extra «demo»")

CONTENT = Path(papers.__file__).parent.parent / "content"
FILES = [(county, name) for county, names in papers.NAMES.items() for name in names]
KINDS = {"pdf", "odt", "docx", "xlsx", "csv", "zip"}
LICENCES = {"CC BY 4.0", "CC0 1.0", "dl-de/by-2-0", "alle Rechte vorbehalten"}
#: German text set with the sign for inches or English quotes.
FOREIGN_QUOTES = re.compile(r"[\"'”]\w|\w[\"'”]")

build = cache(papers.build)


def of(*kinds: str) -> pytest.MarkDecorator:
    files = [file for file in FILES if file[1].rsplit(".", 1)[1] in kinds]
    return pytest.mark.parametrize(("county", "name"), files, ids=[name for _, name in files])


@cache
def content(county: str) -> dict:
    return tomllib.loads((CONTENT / county / "documents.toml").read_text())


def pdf_text(data: bytes) -> list[str]:
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def assert_tagged(data: bytes) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    assert data.startswith(b"%PDF-")
    for key in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"/Outlines", b"pdfuaid"):
        assert key in data
    with pdfium.PdfDocument(data) as document:
        assert document.is_tagged()
        assert document.get_metadata_value("Title")
        assert list(document.get_toc())


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=";"))


def assert_table(data: bytes) -> None:
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *rows = read_csv(data)
    assert rows
    assert all(header)
    assert [len(row) for row in rows] == [len(header)] * len(rows)


@pytest.mark.parametrize(("county", "name"), FILES, ids=[name for _, name in FILES])
def test_file_is_the_same_on_every_run(county, name):
    assert papers.build(county, name) == build(county, name) != b""


@pytest.mark.parametrize("county", papers.NAMES)
def test_county_has_every_kind_of_file(county):
    assert {name.rsplit(".", 1)[1] for name in papers.NAMES[county]} == KINDS


@pytest.mark.parametrize(("county", "name"), [("kyffhaeuser", "gibt-es-nicht.pdf"), ("atlantis", "a.pdf")])
def test_unknown_file_raises_key_error(county, name):
    with pytest.raises(KeyError):
        papers.build(county, name)


@of("pdf")
def test_pdf_is_tagged_and_readable(county, name):
    data = build(county, name)
    assert_tagged(data)
    pages = pdf_text(data)
    assert 2 <= len(pages) <= 6
    assert all(f"Seite {number} von {len(pages)}" in page for number, page in enumerate(pages, 1))
    text = "".join(pages)
    assert {"ä", "ö", "ü", "ß"} <= set(text)
    assert not FOREIGN_QUOTES.findall(text)


@of("pdf")
def test_pdf_has_no_page_that_is_nearly_empty(county, name):
    assert all(len(page) > 350 for page in pdf_text(build(county, name)))


@of("docx")
def test_docx_has_title_language_and_header_rows(county, name):
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(io.BytesIO(build(county, name)))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert document.core_properties.title == document.paragraphs[styles.index("Title")].text
    assert styles.count("Heading 1") >= 3
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"de-DE"}
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert not FOREIGN_QUOTES.findall("\n".join(paragraph.text for paragraph in document.paragraphs))


@of("odt")
def test_odt_has_title_language_and_header_rows(county, name):
    from odfdo import Document

    data = build(county, name)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    document = Document(io.BytesIO(data))
    assert document.meta.title
    assert document.meta.language == "de-DE"
    assert len(document.body.xpath("//text:h[@text:outline-level='1']")) >= 3
    tables = document.body.tables
    assert tables
    assert len(document.body.xpath("//table:table-header-rows")) == len(tables)
    assert not FOREIGN_QUOTES.findall(document.get_formatted_text())


@of("xlsx")
def test_xlsx_has_title_and_a_header_on_each_sheet(county, name):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(build(county, name)))
    assert book.properties.title
    assert len(book.sheetnames) >= 3
    for sheet in book:
        assert all(cell.value for cell in sheet[1])
        assert sheet.freeze_panes == "A2"
        assert str(sheet.cell(sheet.max_row, 1).value).startswith("Quelle: ")
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas


@of("csv")
def test_csv_rows_are_as_long_as_the_header(county, name):
    assert_table(build(county, name))


@of("zip")
def test_zip_holds_a_readable_pdf_and_table(county, name):
    with zipfile.ZipFile(io.BytesIO(build(county, name))) as archive:
        assert archive.testzip() is None
        members = {member: archive.read(member) for member in archive.namelist()}
    assert sorted(member.rsplit(".", 1)[1] for member in members) == ["csv", "pdf"]
    for member, data in members.items():
        (assert_tagged if member.endswith(".pdf") else assert_table)(data)


def test_balance_marks_every_figure_as_example():
    name = "energie-und-treibhausgasbilanz-beispielwerte.csv"
    header, *rows = read_csv(build("kyffhaeuser", name))
    assert {row[header.index("kennzeichnung")] for row in rows} == {"Beispielwert"}


def test_cycling_results_are_those_of_both_years():
    _, *rows = read_csv(build("kyffhaeuser", "stadtradeln-2020-2021.csv"))
    assert [row[0:1] + row[3:7] for row in rows] == [
        ["2020", "110506", "386", "34", "16"],
        ["2021", "158803", "1077", "38", "23"],
    ]


@pytest.mark.parametrize("county", papers.NAMES)
def test_metadata_lists_each_file_once(county):
    assert sorted(entry["file"] for entry in content(county)["document"]) == sorted(papers.NAMES[county])


@pytest.mark.parametrize("county", papers.NAMES)
def test_metadata_is_complete(county):
    categories = [category["slug"] for category in content(county)["category"]]
    assert len(set(categories)) == len(categories)
    entries = content(county)["document"]
    assert {entry["category"] for entry in entries} == set(categories)
    assert len({entry["slug"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["title"] and entry["summary"] and entry["purpose"] and entry["source"]
        assert entry["licence"] in LICENCES
        assert 2 <= len(entry["tags"]) <= 4
        assert type(entry["document_date"]) is date
        assert type(entry["published"]) is datetime and entry["published"].tzinfo is None
        assert timedelta() <= entry["published"].date() - entry["document_date"] <= timedelta(days=14)
    assert [entry["status"] for entry in entries if "status" in entry] == ["draft"]


@pytest.mark.parametrize("county", papers.NAMES)
def test_metadata_names_only_functional_addresses(county):
    texts = [path.read_text() for path in (Path(papers.__file__).parent / county).iterdir() if path.is_file()]
    hosts = {host for text in texts for host in re.findall(r"\w\\?@([\w.-]+\.\w+)", text)}
    assert hosts == {"example.org"}
