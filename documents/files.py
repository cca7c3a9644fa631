"""Files that may be offered for download: recognised by what they contain, not by what they are called."""

import csv
import io
import re
import stat
import threading
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from xml.etree import ElementTree

import puremagic
import pypdfium2
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from klimaportal.core.images import reencode

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 500 * 1024 * 1024
MAX_MEMBERS = 2000
MAX_RATIO = 200
PDFIUM = threading.Lock()  # pdfium must not be called by two threads at once, not even for two documents
# What nobody should get out of an archive of ours by double-clicking it.
PROGRAMS = {
    ".exe", ".com", ".bat", ".cmd", ".scr", ".msi", ".js", ".jse", ".vbs", ".ps1", ".jar", ".hta", ".lnk", ".dll", ".sh",
    ".app", ".php",
}  # fmt: skip
UNWELCOME = PROGRAMS | {".html", ".htm", ".xhtml", ".svg", ".docm", ".xlsm"}
# Archives in archives can unpack to any size, and nobody here looks into them.
ARCHIVES = {".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar", ".cab", ".iso", ".img"}


class Refused(Exception):
    """The file is not what it should be; the text completes «Die Datei … »."""


@dataclass(frozen=True)
class FileType:
    content_type: str
    check: Callable[[bytes], int | None]
    """Raises ``Refused``, or returns the number of pages (sheets) where the type has them."""


@dataclass(frozen=True)
class Checked:
    file: SimpleUploadedFile
    file_type: str
    pages: int | None


# PDF may write any letter of a name as #xx (ISO 32000-1, 7.3.5), and pack objects into compressed streams (7.5.7).
PDF_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
PDF_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
PDF_ACTIVE = re.compile(rb"/(Launch|JavaScript)\b")
WINDOW, OVERLAP, MAX_PACKED = 1024 * 1024, 64, 8 * 1024 * 1024


def is_active_pdf(data: bytes) -> bool:
    """Whether an action that runs something stands in the PDF; in pieces, so that a large file takes little memory."""
    windows = (data[start : start + WINDOW + OVERLAP] for start in range(0, len(data), WINDOW))
    return any(_is_active(window) for window in windows) or any(
        _is_active(_unpacked(data[match.end() : match.end() + WINDOW])) for match in PDF_OBJECT_STREAM.finditer(data)
    )


def _is_active(text: bytes) -> bool:
    return bool(PDF_ACTIVE.search(PDF_NAME_ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), text)))


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, MAX_PACKED)
    except zlib.error:  # packed in another way, or not at all: then it was read already
        return b""


def check_pdf(data: bytes) -> int:
    if not data.startswith(b"%PDF-"):
        raise Refused(_("beginnt nicht wie ein PDF"))
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused(_("ist zugleich ein Archiv"))
    if not data[-4096:].rstrip(b"\r\n\x00 \t").endswith(b"%%EOF"):
        raise Refused(_("hört nicht wie ein PDF auf"))
    lowered = data[:4096].lower()
    if b"<script" in lowered or b"<html" in lowered:
        raise Refused(_("enthält außer dem PDF noch eine Webseite"))
    if is_active_pdf(data):
        raise Refused(_("enthält ausführbare Inhalte (JavaScript)"))
    with PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Refused(
                _("lässt sich nicht öffnen; vielleicht ist sie beschädigt oder mit einem Passwort geschützt")
            ) from error
        try:
            if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0:  # also those in compressed parts
                raise Refused(_("enthält ausführbare Inhalte (JavaScript)"))
            return len(pdf) or None
        finally:
            pdf.close()


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is whole, begins at the first byte and unpacks to a sane size."""
    if not data.startswith(b"PK\x03\x04"):
        raise Refused(_("beginnt nicht wie ein Archiv"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # BadZipFile, struct.error and whatever else a broken directory raises
        raise Refused(_("ist beschädigt")) from error
    members = archive.infolist()
    size = sum(m.file_size for m in members)
    if len(members) > MAX_MEMBERS or size > MAX_UNPACKED or size > MAX_RATIO * max(len(data), 1024):
        raise Refused(_("würde ausgepackt zu groß"))
    for member in members:
        if not member.filename:
            raise Refused(_("ist beschädigt"))
        path = PureWindowsPath(member.filename)  # knows both slashes, and drives
        if path.anchor or ".." in path.parts or "\x00" in member.filename or stat.S_ISLNK(member.external_attr >> 16):
            raise Refused(_("enthält Pfade, die aus dem Archiv hinausführen"))
        if member.flag_bits & 1:
            raise Refused(_("ist mit einem Passwort geschützt"))
    return archive


def _read(archive: zipfile.ZipFile, name: str, most: int = 4 * 1024 * 1024) -> bytes:
    try:
        with archive.open(name) as file:
            return file.read(most)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise Refused(_("ist unvollständig")) from error
    except Exception as error:  # zlib.error and whatever else a broken stream raises
        raise Refused(_("ist beschädigt")) from error


def check_zip(data: bytes) -> None:
    archive = open_zip(data)
    names = [m.filename for m in archive.infolist() if not m.is_dir()]
    if not names:
        raise Refused(_("ist leer"))
    refuse_members(names, UNWELCOME)
    for name in names:
        if _ending(name) in ARCHIVES:
            raise Refused(
                _("enthält noch ein Archiv («%s»); bitte packen Sie dieses vorher aus") % PurePath(name).name[:60]
            )
        _read(archive, name, 64 * 1024)


def _ending(name: str) -> str:
    return PurePath(name.rstrip(". ")).suffix.lower()  # Windows drops dots and spaces at the end


def refuse_members(names: list[str], endings: set[str]) -> None:
    for name in names:
        if _ending(name) in endings:
            raise Refused(_("enthält «%s», das beim Öffnen Programme starten kann") % PurePath(name).name[:60])


def office_check(main_part: str) -> Callable[[bytes], int | None]:
    """DOCX and XLSX: the main part decides which of them it is; macros are refused."""

    def check(data: bytes) -> int | None:
        archive = open_zip(data)
        names = archive.namelist()
        if "[Content_Types].xml" not in names or main_part not in names:
            raise Refused(_("ist kein Office-Dokument dieser Art"))
        kinds = _read(archive, "[Content_Types].xml").lower()
        if b"macroenabled" in kinds or b"vbaproject" in kinds or any("vbaproject" in name.lower() for name in names):
            raise Refused(_("enthält Makros"))
        refuse_members(names, PROGRAMS)
        _read(archive, main_part)
        if main_part.startswith("xl/"):
            return sum(1 for n in names if n.startswith("xl/worksheets/") and n.endswith(".xml")) or None
        return _number_in(archive, "docProps/app.xml", "Pages")

    return check


def opendocument_check(kind: str) -> Callable[[bytes], int | None]:
    def check(data: bytes) -> int | None:
        archive = open_zip(data)
        if _read(archive, "mimetype", 200).strip() != f"application/vnd.oasis.opendocument.{kind}".encode():
            raise Refused(_("ist kein OpenDocument dieser Art"))
        if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
            raise Refused(_("enthält Makros"))
        refuse_members(archive.namelist(), PROGRAMS)
        _read(archive, "content.xml")
        attribute = "page-count" if kind == "text" else "table-count"
        return _number_in(archive, "meta.xml", attribute)

    return check


def _number_in(archive: zipfile.ZipFile, part: str, name: str) -> int | None:
    """A number that office programs note in their files, from an element's text or an attribute called ``name``."""
    try:
        data = _read(archive, part, 256 * 1024)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            return None
        for element in ElementTree.fromstring(data).iter():
            if element.tag.endswith("}" + name):
                return _pages(element.text)
            for key, value in element.attrib.items():
                if key.endswith("}" + name):
                    return _pages(value)
    except (Refused, ElementTree.ParseError, ValueError, LookupError):  # the last two: encodings nobody knows
        return None
    return None


def _pages(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) or None if text.isascii() and text.isdigit() and len(text) < 7 else None


def check_csv(data: bytes) -> None:
    if b"\x00" in data:
        raise Refused(_("enthält keine reinen Textzeilen"))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused(_("ist weder in UTF-8 noch in Windows-1252 gespeichert"))
    if text.lstrip()[:200].lower().startswith(("<", "%pdf", "#!")) or "<script" in text.lower():
        raise Refused(_("enthält keine Tabelle, sondern etwas anderes"))
    try:
        rows = [row for row, _i in zip(csv.reader(io.StringIO(text), delimiter=";"), range(50), strict=False) if row]
    except csv.Error as error:
        raise Refused(_("lässt sich nicht als Tabelle lesen")) from error
    if len(rows) < 1:
        raise Refused(_("ist leer"))


OOXML = "application/vnd.openxmlformats-officedocument"
TYPES: dict[str, FileType] = {
    "pdf": FileType("application/pdf", check_pdf),
    "odt": FileType("application/vnd.oasis.opendocument.text", opendocument_check("text")),
    "ods": FileType("application/vnd.oasis.opendocument.spreadsheet", opendocument_check("spreadsheet")),
    "docx": FileType(f"{OOXML}.wordprocessingml.document", office_check("word/document.xml")),
    "xlsx": FileType(f"{OOXML}.spreadsheetml.sheet", office_check("xl/workbook.xml")),
    "csv": FileType("text/csv; charset=utf-8", check_csv),
    "zip": FileType("application/zip", check_zip),
    "jpg": FileType("image/jpeg", lambda data: None),
    "png": FileType("image/png", lambda data: None),
}
IMAGES = {"jpg", "jpeg", "png", "webp", "gif", "avif"}
ALLOWED = sorted({*TYPES, "webp"})
# What puremagic may say about a type; the containers look alike from outside, their checks look inside.
SNIFFED = {
    "pdf": {".pdf"}, "odt": {".odt", ".zip", ".ods", ".odp"}, "ods": {".ods", ".zip", ".odt", ".odp"},
    "docx": {".docx", ".zip", ".xlsx", ".pptx"}, "xlsx": {".xlsx", ".zip", ".docx", ".pptx"},
    "zip": {".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods"},
}  # fmt: skip


def check_upload(upload) -> Checked:
    """The file, safe to be offered, with its type and pages. Raises ``ValidationError`` with a German sentence.

    Ending, recognised type and a real look inside have to agree. Pictures are written anew without metadata.
    """
    name = PurePath(upload.name).name
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in TYPES and ending not in IMAGES:
        raise ValidationError(
            _("Dateien mit der Endung «.%(ending)s» werden nicht angenommen. Erlaubt sind: %(allowed)s.")
            % {"ending": ending[:12] or "?", "allowed": ", ".join(ALLOWED)}
        )
    if upload.size > MAX_BYTES:
        raise ValidationError(
            _("Die Datei ist größer als 50 MB. Bitte verkleinern Sie sie, zum Beispiel als «PDF für das Web».")
        )
    if upload.size == 0:
        raise ValidationError(_("Die Datei ist leer."))
    upload.seek(0)
    data = upload.read()
    if ending in IMAGES:
        clean, clean_name = reencode(data, name)
        kind = "png" if clean_name.endswith(".png") else "jpg"
        return Checked(SimpleUploadedFile(clean_name, clean, TYPES[kind].content_type), kind, None)
    try:
        _agree(data, ending)
        pages = TYPES[ending].check(data)
    except Refused as reason:
        raise ValidationError(
            _("Die Datei «%(name)s» wird nicht angenommen: Sie %(reason)s.") % {"name": name[:80], "reason": reason}
        ) from None
    return Checked(SimpleUploadedFile(f"datei.{ending}", data, TYPES[ending].content_type), ending, pages)


def _agree(data: bytes, ending: str) -> None:
    if ending not in SNIFFED:
        return
    try:
        seen = {match.extension.lower() for match in puremagic.magic_string(data[:65536])}
    except puremagic.PureError as error:
        raise Refused(_("passt nicht zu ihrer Endung")) from error
    if not seen & SNIFFED[ending]:
        raise Refused(_("passt nicht zu ihrer Endung"))
