"""Scripts in PDFs, also where they are written so that a plain search does not see them."""

import zlib

import pytest

from documents.files import WINDOW, Refused, check_pdf, is_active_pdf
from tests.factories import PDF


def with_script(name: bytes) -> bytes:
    return PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S" + name + b"/JS(app.alert(1))>>")


def with_compressed_script() -> bytes:
    """The script stands in an object stream; only a reader of PDF finds it."""
    objects = [b"<</JavaScript 6 0 R>>", b"<</Names[(a) 7 0 R]>>", b"<</S/JavaScript/JS(app.alert(1))>>"]
    offsets = [sum(len(o) + 1 for o in objects[:i]) for i in range(3)]
    head = b" ".join(b"%d %d" % (5 + i, o) for i, o in enumerate(offsets)) + b" "
    stream = zlib.compress(head + b" ".join(objects))
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/Names 5 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n",
        b"4 0 obj<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
        % (len(head), len(stream), stream),
    ]
    data, places = b"%PDF-1.5\n", []
    for part in parts:
        places.append(len(data))
        data += part
    rows = [(0, 0, 65535), *[(1, p, 0) for p in places], *[(2, 4, i) for i in range(3)], (1, len(data), 0)]
    table = zlib.compress(b"".join(bytes([k]) + a.to_bytes(4, "big") + b.to_bytes(2, "big") for k, a, b in rows))
    start = len(data)
    data += (
        b"8 0 obj<</Type/XRef/Size 9/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
        % (len(table), table)
    )
    return data + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize("name", [b"/JavaScript", b"/J#61vaScript", b"/#4a#61vaScript", b"/Launch", b"/L#61unch"])
def test_scripts_are_refused_however_their_name_is_written(name):
    with pytest.raises(Refused):
        check_pdf(with_script(name))


def test_scripts_in_compressed_parts_are_refused():
    data = with_compressed_script()
    assert b"JavaScript" not in data
    with pytest.raises(Refused, match="JavaScript"):
        check_pdf(data)


@pytest.mark.parametrize("action", [b"<</S/JavaScript/JS(app.alert(1))>>", b"<</S/L#61unch/F(a.cmd)>>"])
def test_script_that_runs_on_opening_is_refused_in_compressed_parts_too(action):
    """Not in the list of named scripts that a reader of PDF counts."""
    stream = zlib.compress(b"5 0 " + action)
    part = b"endobj\n4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\r\n%s\nendstream endobj\n"
    data = PDF.replace(b"/Catalog", b"/Catalog/OpenAction 5 0 R").replace(b"endobj", part % (len(stream), stream), 1)
    assert stream in data
    with pytest.raises(Refused, match="JavaScript"):
        check_pdf(data)


@pytest.mark.parametrize("place", [WINDOW - 40, WINDOW - 6, WINDOW, WINDOW + 1])
def test_script_is_found_wherever_it_stands_in_a_large_pdf(place):
    name = b"".join(b"#%02x" % letter for letter in b"JavaScript")
    assert is_active_pdf(b"x" * place + b"/" + name + b"(" + b"x" * 99)
    assert not is_active_pdf(b"x" * (2 * WINDOW))


def test_a_pdf_without_scripts_is_accepted():
    assert check_pdf(PDF) == 1
