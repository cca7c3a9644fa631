"""Uploads that mean harm: archives, tables that are none, numbers nobody should believe, bombs, and any bytes at all."""

import io
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.files import ALLOWED, MAX_BYTES, TYPES, check_upload
from tests import papers
from tests.documents.test_files import checked, reason, refusal
from tests.factories import PDF
from tests.pictures import giant_png


def odt() -> bytes:
    return papers.opendocument("text")


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


@pytest.mark.parametrize("name", ["innen.zip", "x/INNEN.7z", "innen.tar.gz", "innen.iso. "])
def test_archive_in_an_archive_is_refused(name):
    data = papers.archive(**{"gut.txt": "x", name: "x"})
    assert "enthält noch ein Archiv («" in reason(data, "a.zip")


@pytest.mark.parametrize("name", ["word/media/a.exe", "b.JS", "Pictures/c.cmd"])
@pytest.mark.parametrize(("make", "upload"), [(papers.docx, "a.docx"), (papers.xlsx, "a.xlsx"), (odt, "a.odt")])
def test_office_file_with_programs_is_refused(make, upload, name):
    assert reason(papers.with_members(make(), **{name: "MZ"}), upload).endswith(
        "das beim Öffnen Programme starten kann."
    )


def test_office_file_may_hold_vector_drawings():
    assert checked(papers.with_members(papers.docx(), **{"word/media/a.svg": "<svg/>"}), "a.docx").file_type == "docx"


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
