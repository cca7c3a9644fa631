"""Archives and delimited text; archives with the same bytes on every run."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

# ZIP knows no earlier date. Fixed, because the time of writing says nothing about a demo file.
EPOCH = (1980, 1, 1, 0, 0, 0)


def delimited(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as German spreadsheets read it: UTF-8 without BOM, semicolons; decimal commas are the caller's."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def zipped(members: Mapping[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP archive of the members in their order; those in ``stored`` stay uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            # Regular file, readable by all: Info-ZIP would otherwise unpack it without any permission.
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
    return target.getvalue()


def stable(package: bytes, date: datetime) -> bytes:
    """An office file (OOXML or ODF) without traces of the moment it was written at."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}
    stamp = f"{date:%Y-%m-%dT%H:%M:%SZ}".encode()
    core = "docProps/core.xml"
    if core in members:
        members[core] = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, members[core])
    # ODF 1.3 part 2, 3.3: the media type comes first and is not compressed.
    mimetype = {name: members.pop(name) for name in ("mimetype",) if name in members}
    return zipped(mimetype | members, stored=tuple(mimetype))
