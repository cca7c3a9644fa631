import io
import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.files import ALLOWED, MAX_BYTES, MAX_MEMBERS, TYPES, check_upload
from tests import papers
from tests.factories import PDF
from tests.pictures import giant_png, photo_with_location, plain

ENDINGS = "csv, docx, jpg, ods, odt, pdf, png, webp, xlsx, zip"


def checked(data: bytes, name: str, content_type: str = ""):
    return check_upload(SimpleUploadedFile(name, data, content_type))


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as refused:
        checked(data, name)
    assert len(refused.value.messages) == 1
    return refused.value.messages[0]


def reason(data: bytes, name: str) -> str:
    before, _name, after = refusal(data, name).partition(f"«{name}» wird nicht angenommen: Sie ")
    assert before == "Die Datei "
    return after


@pytest.mark.parametrize(
    ("make", "name", "kind", "pages"),
    [
        (lambda: PDF, "a.pdf", "pdf", 1),
        (lambda: papers.pdf(12), "Bericht 2024.PDF", "pdf", 12),
        (papers.docx, "a.docx", "docx", 1),
        (lambda: papers.xlsx(3), "a.xlsx", "xlsx", 3),
        (lambda: papers.opendocument("text"), "a.odt", "odt", None),
        (lambda: papers.opendocument("spreadsheet"), "a.ods", "ods", None),
        (lambda: "Jahr;Größe\n1990;1,5\n".encode(), "a.csv", "csv", None),
        (lambda: "\ufeffJahr;Größe\r\n1990;1,5\r\n".encode(), "a.csv", "csv", None),
        (lambda: "Jahr;Größe € –\n".encode("cp1252"), "a.csv", "csv", None),
        (lambda: papers.archive(**{"a.csv": "a;b", "ordner/b.txt": "x"}), "a.zip", "zip", None),
        (plain, "a.jpg", "jpg", None),
        (lambda: plain("WEBP"), "a.webp", "jpg", None),
        (lambda: plain("PNG", mode="RGBA", colour=(1, 2, 3, 4)), "a.png", "png", None),
    ],
)
def test_sound_file_is_accepted_with_type_and_pages(make, name, kind, pages):
    data = make()
    result = checked(data, name, "text/html")
    if kind in ("odt", "ods"):
        assert result.pages is None or result.pages > 0
        pages = result.pages
    assert (result.file_type, result.pages, result.file.content_type) == (kind, pages, TYPES[kind].content_type)
    assert re.fullmatch(rf"(datei|[0-9a-f]{{16}})\.{kind}", result.file.name)
    if kind not in ("jpg", "png"):
        assert result.file.read() == data


def test_pictures_among_the_documents_lose_their_place_too():
    assert b"Heidi" not in checked(photo_with_location(), "garten.jpeg").file.read()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.html", "html"), ("a.svg", "svg"), ("a.exe", "exe"), ("a.pdf.exe", "exe"), ("a.docm", "docm"), ("a.js", "js"),
        ("a.xlsm", "xlsm"), ("a.PHP", "php"), ("a", "?"), ("a.pdf.", "?"), (".pdf", "?"), ("a.pdf ", "pdf "),
        ("a.pdf\u202e", "pdf\u202e"), ("a." + "x" * 99, "x" * 12),
    ],
)  # fmt: skip
def test_other_endings_are_refused(name, ending):
    upload = SimpleUploadedFile("x", PDF)
    upload._name = name
    with pytest.raises(ValidationError) as refused:
        check_upload(upload)
    sentence = f"Dateien mit der Endung «.{ending}» werden nicht angenommen. Erlaubt sind: {ENDINGS}."
    assert refused.value.messages == [sentence]


WRONG = [
    (b"<!doctype html><script>alert(1)</script>", "a.pdf"),
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.pdf"),
    (b"MZ\x90\x00" + b"\x00" * 99, "a.pdf"),
    (b"MZ\x90\x00" + b"\x00" * 99, "a.docx"),
    (PDF, "a.docx"),
    (PDF, "a.zip"),
    (plain("PNG"), "a.pdf"),
    (b"PK\x03\x04" + b"\x00" * 99, "a.zip"),
    (b"PK\x05\x06" + b"\x00" * 18, "a.zip"),
]


@pytest.mark.parametrize(("data", "name"), WRONG)
def test_content_that_belies_its_ending_is_refused(data, name):
    assert reason(data, name) != ""


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (papers.docx, "a.xlsx"), (papers.xlsx, "a.docx"), (papers.docx, "a.odt"), (papers.xlsx, "a.ods"),
        (lambda: papers.opendocument("text"), "a.ods"), (lambda: papers.opendocument("spreadsheet"), "a.odt"),
        (lambda: papers.opendocument("text"), "a.docx"), (lambda: papers.archive(**{"a.txt": "x"}), "a.docx"),
    ],
)  # fmt: skip
def test_office_files_are_not_taken_for_one_another(make, name):
    assert reason(make(), name) != ""


@pytest.mark.parametrize(("name", "data"), papers.POLYGLOTS.items())
def test_polyglot_is_refused(name, data):
    assert reason(data, name) != ""


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", PDF, papers.archive(**{"a.txt": "x"})])
def test_polyglot_picture_is_refused(tail):
    sentence = "Die Datei «a.jpg» enthält außer dem Bild noch andere Inhalte und wird nicht angenommen."
    assert refusal(plain() + tail, "a.jpg") == sentence


@pytest.mark.parametrize(
    ("make", "name", "why"),
    [
        (lambda: PDF[:-30], "a.pdf", "hört nicht wie ein PDF auf."),
        (lambda: b"%PDF-1.4\n%%EOF", "a.pdf", None),
        (lambda: PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>"), "a.pdf",
         "enthält ausführbare Inhalte (JavaScript)."),
        (lambda: PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/Launch>>"), "a.pdf",
         "enthält ausführbare Inhalte (JavaScript)."),
        (papers.macro_docx, "a.docx", "enthält Makros."),
        (papers.hidden_macro_docx, "a.docx", "enthält Makros."),
        (lambda: papers.with_members(papers.opendocument("text"), **{"Basic/a.xml": "x"}), "a.odt", "enthält Makros."),
        (lambda: papers.with_members(papers.docx(), **{"[Content_Types].xml": None}), "a.docx",
         "ist kein Office-Dokument dieser Art."),
        (papers.encrypted_zip, "a.zip", "ist mit einem Passwort geschützt."),
        (papers.zip_bomb, "a.zip", "würde ausgepackt zu groß."),
        (lambda: papers.archive(**{f"{n}.txt": "" for n in range(MAX_MEMBERS + 1)}), "a.zip", "würde ausgepackt zu groß."),
        (papers.zip_with_link, "a.zip", "enthält Pfade, die aus dem Archiv hinausführen."),
        (lambda: papers.archive(**{"ordner/": ""}), "a.zip", "ist leer."),
        (lambda: papers.archive(**{"a.txt": b"abc" * 99})[:-40], "a.zip", "ist beschädigt."),
    ],
)  # fmt: skip
def test_broken_and_active_files_are_refused_with_the_reason(make, name, why):
    found = reason(make(), name)
    assert found == why if why else found != ""


PATHS = ["../a.txt", "a/../../b.txt", "/etc/passwd", "..\\a.txt", "C:\\a.txt", "C:a.txt", "\\\\server\\a", "a/.."]


@pytest.mark.parametrize("path", PATHS)
def test_archive_that_leads_out_of_itself_is_refused(path):
    data = papers.archive(**{path: "x"})
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [path]
    assert reason(data, "a.zip") == "enthält Pfade, die aus dem Archiv hinausführen."


@pytest.mark.parametrize("name", ["a.exe", "x/b.HTML", "c.svg", "d.pdf.js", "e.docm", "f.exe.", "g.exe  ", "h.lnk"])
def test_archive_with_programs_is_refused(name):
    data = papers.archive(**{"gut.txt": "x", name: "x"})
    assert reason(data, "a.zip").endswith("das beim Öffnen Programme starten kann.")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a;b\x00\n", "enthält keine reinen Textzeilen."),
        ("a;b\n".encode("utf-16"), "enthält keine reinen Textzeilen."),
        (b"a\x81;b\x8d\n", "ist weder in UTF-8 noch in Windows-1252 gespeichert."),
        (b"  <html><body>", "enthält keine Tabelle, sondern etwas anderes."),
        (b"a;b\n1;<SCRIPT>alert(1)</SCRIPT>\n", "enthält keine Tabelle, sondern etwas anderes."),
        (b"\n\n\n", "ist leer."),
        (b"x" * 140_000, "lässt sich nicht als Tabelle lesen."),
    ],
)
def test_what_is_no_table_is_refused(data, why):
    assert reason(data, "a.csv") == why


@pytest.mark.parametrize(
    "xml",
    [
        "<a xmlns='x'><Pages>99999999999</Pages></a>",
        "<a xmlns='x'><Pages>²</Pages></a>",
        "<a xmlns='x'><Pages>-1</Pages></a>",
        "<a xmlns='x'><Pages>" + "9" * 5000 + "</Pages></a>",
        "<a xmlns='x'><Pages/></a>",
        "<!DOCTYPE a [<!ENTITY b '1'>]><a xmlns='x'><Pages>&b;</Pages></a>",
        b"<?xml version='1.0' encoding='shift_jis'?><a xmlns='x'><Pages>7</Pages></a>",
        b"<?xml version='1.0' encoding='gibtsnicht'?><a/>",
        "<a",
        "",
    ],
)
def test_page_count_that_cannot_be_believed_is_left_out(xml):
    assert checked(papers.docx_with_pages(xml), "a.docx").pages is None


def test_page_count_is_taken_from_the_document():
    assert checked(papers.docx_with_pages("<a xmlns='x'><Pages> 24 </Pages></a>"), "a.docx").pages == 24


def test_empty_and_oversized_files_are_refused_without_reading():
    upload = SimpleUploadedFile("a.pdf", PDF)
    upload.size = MAX_BYTES + 1
    with pytest.raises(ValidationError) as refused:
        check_upload(upload)
    too_large = "Die Datei ist größer als 50 MB. Bitte verkleinern Sie sie, zum Beispiel als «PDF für das Web»."
    assert (refused.value.messages, refusal(b"", "a.pdf")) == ([too_large], "Die Datei ist leer.")


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ALLOWED), st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff"])
)
def test_any_bytes_are_accepted_or_refused_in_words(ending, data, start):
    try:
        assert checked(start + data, f"a.{ending}").file_type in TYPES
    except ValidationError as refused:
        assert len(refused.messages) == 1


OFFICE = {"docx": papers.docx(), "xlsx": papers.xlsx(1), "odt": papers.opendocument("text"), "pdf": PDF,
          "zip": papers.archive(**{"a.txt": b"abc" * 50})}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(OFFICE)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    st.booleans(),
)
def test_damaged_files_are_accepted_or_refused_in_words(ending, changes, cut):
    data = bytearray(OFFICE[ending])
    for place, value in changes:
        data[min(int(place * len(data)), len(data) - 1)] = value
    try:
        checked(bytes(data[: len(data) // 2] if cut else data), f"a.{ending}")
    except ValidationError as refused:
        assert len(refused.messages) == 1


def test_pdfs_are_counted_by_several_threads_at_once():
    sizes = [n % 9 + 1 for n in range(64)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda n: checked(papers.pdf(n), "a.pdf").pages, sizes)) == sizes


MEASURE = """
import re, sys, django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from documents.files import check_upload
try:
    check_upload(SimpleUploadedFile(sys.argv[2], open(sys.argv[1], "rb").read()))
    answer = "accepted"
except ValidationError:
    answer = "refused"
print(answer, int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) < 100_000)
"""


@pytest.mark.parametrize(
    ("make", "name", "answer"),
    [
        (giant_png, "a.png", "refused"),
        (papers.zip_bomb, "a.zip", "refused"),
        (papers.lying_zip_bomb, "a.zip", "refused"),
        (papers.docx, "a.docx", "accepted"),
    ],
)
def test_bombs_are_refused_in_under_100_megabytes(tmp_path, make, name, answer):
    (tmp_path / "bomb").write_bytes(make())
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "bomb"), name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{answer} True\n", "")
