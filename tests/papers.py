"""Office documents, tables and archives for tests: real ones by the libraries that write them, and hostile ones."""

import io
import zipfile

from docx import Document as Docx
from odfdo import Document as Odf
from openpyxl import Workbook

from tests.factories import PDF


def archive(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def with_members(data: bytes, **members: bytes | str | None) -> bytes:
    """``data`` packed anew with other contents of some members; None leaves one out."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        all_members = {name: file.read(name) for name in file.namelist()} | members
    return archive(**{name: content for name, content in all_members.items() if content is not None})


def docx() -> bytes:
    out, document = io.BytesIO(), Docx()
    document.add_paragraph("Klimaschutz in Größe XL")
    document.save(out)
    return out.getvalue()


def xlsx(sheets: int = 3) -> bytes:
    out, book = io.BytesIO(), Workbook()
    for number in range(1, sheets):
        book.create_sheet(f"Blatt {number}")
    book.active["A1"] = "Jahr"
    book.save(out)
    return out.getvalue()


def opendocument(kind: str) -> bytes:
    out = io.BytesIO()
    Odf(kind).save(out)
    return out.getvalue()


def pdf(pages: int = 1) -> bytes:
    kids = " ".join(f"{n} 0 R" for n in range(3, 3 + pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"] * pages,
    ]
    body = "".join(f"{n} 0 obj{content}endobj\n" for n, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF\n".encode()


def encrypted_zip() -> bytes:
    """An archive whose only member is marked as encrypted, in its own header and in the directory."""
    data = bytearray(archive(**{"geheim.txt": b"x" * 20}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def zip_with_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        link = zipfile.ZipInfo("verweis.txt")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    return out.getvalue()


def zip_without_name() -> bytes:
    """The only member is called NUL, which readers cut off: nothing is left of its name."""
    data = bytearray(archive(a="x"))
    data[30] = data[data.index(b"PK\x01\x02") + 46] = 0
    return bytes(data)


def zip_bomb() -> bytes:
    return archive(**{"null.txt": b"\x00" * 20_000_000})


def lying_zip_bomb() -> bytes:
    """The directory says 10 bytes; the stream unpacks to 20 million."""
    data = bytearray(zip_bomb())
    start = data.index(b"PK\x01\x02") + 24
    data[start : start + 4] = data[22:26] = (10).to_bytes(4, "little")
    return bytes(data)


def macro_docx() -> bytes:
    return with_members(docx(), **{"word/vbaProject.bin": b"\xcc\x61"})


def hidden_macro_docx() -> bytes:
    """The macro part under another name; only the content type gives it away."""
    with zipfile.ZipFile(io.BytesIO(docx())) as file:
        types = file.read("[Content_Types].xml").decode()
    override = '<Override PartName="/word/bild.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    return with_members(
        docx(), **{"[Content_Types].xml": types.replace("</Types>", override), "word/bild.bin": b"\xcc\x61"}
    )


def docx_with_pages(xml: str | bytes) -> bytes:
    return with_members(docx(), **{"docProps/app.xml": xml})


POLYGLOTS = {
    "a.pdf": PDF + archive(**{"a.txt": b"x"}) + b"%%EOF",
    "b.pdf": b"%PDF-1.4<html><script>alert(1)</script>" + PDF,
    "c.pdf": PDF + b"<script>alert(1)</script>",
    "d.zip": PDF + archive(**{"a.txt": b"x"}),
    "e.docx": b"<html>" + docx(),
    "f.csv": b"%PDF-1.4;a\n" + PDF,
    "g.csv": b"#!/bin/sh\nrm -rf /;x\n",
}
