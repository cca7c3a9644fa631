import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.files import MAX_MEMBERS, TYPES, check_upload
from tests import papers
from tests.factories import PDF
from tests.pictures import photo_with_location, plain

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
        (lambda: bytes("Jahr;Größe\n1990;1,5\n", "utf-8"), "a.csv", "csv", None),
        (lambda: "Jahr;Größe\r\n1990;1,5\r\n".encode("utf-8-sig"), "a.csv", "csv", None),
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
        (papers.zip_without_name, "a.zip", "ist beschädigt."),
        (papers.zip_with_link, "a.zip", "enthält Pfade, die aus dem Archiv hinausführen."),
        (lambda: papers.archive(**{"ordner/": ""}), "a.zip", "ist leer."),
        (lambda: papers.archive(**{"a.txt": b"abc" * 99})[:-40], "a.zip", "ist beschädigt."),
    ],
)  # fmt: skip
def test_broken_and_active_files_are_refused_with_the_reason(make, name, why):
    found = reason(make(), name)
    assert found == why if why else found != ""
