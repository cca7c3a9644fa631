import io
import re
import struct
import subprocess
import sys
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from klimaportal.core.forms import CleanImageField
from klimaportal.core.images import MAX_BYTES, clean_upload, reencode
from tests.factories import PDF
from tests.pictures import CAMERA, GPS, chunk, encoded, giant_png, photo_with_location, plain, png_with_text_bomb

TOO_MANY = "Das Bild hat 13000 × 13000 Bildpunkte. Bitte verkleinern Sie es auf höchstens 20 Megapixel."


def read(data: bytes) -> Pillow.Image:
    return Pillow.open(io.BytesIO(data))


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as refused:
        reencode(data, name)
    assert len(refused.value.messages) == 1
    return refused.value.messages[0]


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("JPEG", "A.JPEG"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_picture_is_written_anew_under_a_random_name(kind, name):
    data, new_name = reencode(plain(kind), name)
    assert re.fullmatch(r"[0-9a-f]{16}\.jpg", new_name)
    assert (read(data).format, read(data).size) == ("JPEG", (60, 40))


def test_gif_becomes_a_still_picture():
    frames = [Pillow.new("P", (9, 9), n) for n in range(3)]
    data, _name = reencode(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]), "a.gif")
    assert getattr(read(data), "n_frames", 1) == 1


@pytest.mark.parametrize(("mode", "colour"), [("RGBA", (1, 2, 3, 99)), ("LA", (9, 0))])
def test_transparent_picture_stays_transparent(mode, colour):
    data, name = reencode(plain("PNG", mode=mode, colour=colour), "a.png")
    assert (name[-4:], read(data).format, read(data).mode) == (".png", "PNG", "RGBA")
    assert read(data).getpixel((5, 5))[3] == colour[-1]


@pytest.mark.parametrize(
    ("kind", "mode", "colour"),
    [("JPEG", "CMYK", (0, 99, 0, 0)), ("JPEG", "L", 7), ("PNG", "1", 1), ("PNG", "I;16", 9), ("PNG", "P", 3)],
)
def test_unusual_colour_modes_become_plain_colours(kind, mode, colour):
    data, _name = reencode(plain(kind, mode=mode, colour=colour), f"a.{kind.lower()}")
    assert read(data).mode == "RGB"


def test_photo_loses_place_camera_and_comment():
    before, (data, _name) = photo_with_location(), reencode(photo_with_location(), "garten.jpg")
    assert read(before).getexif()[CAMERA] == "Telefon von Heidi"
    assert read(before).getexif().get_ifd(GPS)[1] == "N"
    after = read(data)
    assert (dict(after.getexif()), dict(after.getexif().get_ifd(GPS))) == ({}, {})
    assert not {"exif", "comment", "icc_profile", "xmp", "photoshop"} & set(after.info)
    assert (b"Exif" in data, b"Heidi" in data, b"Heidi" in before) == (False, False, True)


def test_photo_is_turned_as_its_orientation_says():
    data, _name = reencode(photo_with_location(), "garten.jpg")
    image = read(data)
    top, bottom = image.getpixel((20, 10)), image.getpixel((20, 70))
    assert (image.size, top[0] > 200, top[2] < 60, bottom[2] > 200) == ((40, 80), True, True, True)


def test_png_loses_its_text():
    data = plain("PNG")[:33] + chunk(b"tEXt", b"Author\x00Heidi") + plain("PNG")[33:]
    assert (read(data).text, reencode(data, "a.png")[0].count(b"Heidi")) == ({"Author": "Heidi"}, 0)


def test_large_photo_is_made_smaller():
    data, _name = reencode(plain(size=(4000, 3000)), "a.jpg")
    assert read(data).size == (2400, 1800)


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.exe", "a", "a.png.html", "a.jpg ", ".jpg", "a.tiff", "a.bmp"])
def test_other_endings_are_refused(name):
    allowed = "Erlaubt sind: avif, gif, jpg, png, webp."
    assert refusal(plain("PNG"), name) == f"«{name}» ist kein Bild in einem erlaubten Format. {allowed}"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.png"),
        (b"<!doctype html><script>alert(1)</script>", "a.jpg"),
        (b"MZ\x90\x00" + b"\x00" * 200, "a.jpg"),
        (PDF, "a.png"),
        (archive(), "a.png"),
        (plain("PNG")[:20], "a.png"),
        (b"GIF89a/*" + b"\xff" * 40 + b"*/=1;alert(1)//", "a.gif"),
        (plain("BMP"), "a.png"),
        (plain("TIFF"), "a.jpg"),
    ],
)
def test_what_is_no_picture_is_refused(data, name):
    assert refusal(data, name).split("«")[0] in ("Die Datei ", "Das Bild ")


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.jpg"), ("JPEG", "a.png"), ("WEBP", "a.gif"), ("GIF", "a.webp")])
def test_wrong_ending_is_refused(kind, name):
    sentence = f"Die Endung von «{name}» passt nicht zum Inhalt ({kind}). Bitte speichern Sie das Bild neu."
    assert refusal(plain(kind), name) == sentence


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_truncated_picture_is_refused(kind, share):
    whole = encoded(Pillow.effect_noise((200, 200), 90), kind)
    name = f"a.{kind.lower()}"
    assert refusal(whole[: int(len(whole) * share)], name).partition(f"«{name}»")[1] == f"«{name}»"


@pytest.mark.parametrize(
    "tail",
    [
        b"<script>alert(1)</script>",
        b"<HTML><body>",
        b"<SVG onload=x>",
        b"<?php x ?>",
        b"<!DOCTYPE html>",
        PDF,
        archive(),
        b"Rar!\x1a\x07\x00",
        b"7z\xbc\xaf\x27\x1c",
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_polyglot_is_refused(kind, tail):
    name = f"a.{kind.lower()}"
    sentence = f"Die Datei «{name}» enthält außer dem Bild noch andere Inhalte und wird nicht angenommen."
    assert refusal(plain(kind) + tail, name) == sentence


def test_polyglot_in_a_comment_is_refused_too():
    data = encoded(Pillow.new("RGB", (9, 9)), "JPEG", comment=b"<script>alert(1)</script>")
    assert refusal(data, "a.jpg").endswith("andere Inhalte und wird nicht angenommen.")


def test_gif_that_is_javascript_comes_out_as_pixels_only():
    data, name = reencode(plain("GIF") + b"*/=1;alert(1)//", "a.gif")
    assert (name[-4:], b"alert" in data) == (".jpg", False)


def test_giant_png_is_refused_by_its_header():
    assert (refusal(giant_png(), "a.png"), len(giant_png()) < 1_000_000) == (TOO_MANY, True)


def test_large_progressive_jpeg_is_refused_before_it_is_unpacked_whole():
    data = encoded(Pillow.new("L", (4000, 3000)), "JPEG", progressive=True)
    sentence = "Das Bild hat 4000 × 3000 Bildpunkte. Bitte verkleinern Sie es auf höchstens 10 Megapixel."
    assert refusal(data, "a.jpg") == sentence
    assert read(reencode(encoded(Pillow.new("L", (4000, 3000)), "JPEG"), "a.jpg")[0]).size == (2400, 1800)


@pytest.mark.parametrize("size", [(2100, 100), (100, 2100), (60_000, 1)])
def test_strip_that_has_no_small_version_is_refused(size):
    assert "zu schmal" in refusal(plain("PNG", size), "a.png")
    assert reencode(plain("PNG", (2000, 100)), "a.png")


def test_even_larger_png_is_refused():
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    data = plain("PNG")[:8] + chunk(b"IHDR", header) + plain("PNG")[33:]
    sentence = "Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es auf höchstens 20 Megapixel."
    assert refusal(data, "a.png") == sentence


MEASURE = """
import re, sys, django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from klimaportal.core.images import reencode
from django.core.exceptions import ValidationError
from PIL import Image, ImageFile
loaded = []
load = ImageFile.ImageFile.load
ImageFile.ImageFile.load = lambda self: (loaded.append(self.size), load(self))[1]
data = open(sys.argv[1], "rb").read()
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
before = peak()
try:
    reencode(data, "a.png")
    print("accepted")
except ValidationError:
    print("refused", len(loaded), peak() - before < 20_000, peak() < 100_000)
"""


@pytest.mark.parametrize("make", [giant_png, png_with_text_bomb])
def test_bombs_are_refused_without_decoding_in_under_100_megabytes(tmp_path, make):
    (tmp_path / "bomb.png").write_bytes(make())
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "bomb.png")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("refused 0 True True\n", "")


def test_file_over_the_limit_is_not_even_read():
    class Huge(SimpleUploadedFile):
        def read(self, *args):
            raise AssertionError("read")

    upload = Huge("a.jpg", b"")
    upload.size = MAX_BYTES + 1
    with pytest.raises(ValidationError) as refused:
        clean_upload(upload)
    assert refused.value.messages == ["Die Datei ist größer als 20 MB. Bitte verkleinern Sie das Bild."]


def test_form_field_gives_a_clean_upload_and_leaves_kept_files_alone():
    field = CleanImageField()
    cleaned = field.clean(SimpleUploadedFile("garten.jpg", photo_with_location(), "text/html"))
    assert (cleaned.content_type, b"Heidi" in cleaned.read()) == ("image/jpeg", False)
    kept = File(None, "bilder/kept.jpg")
    assert field.clean(None, kept) is kept
