"""Pictures: what may come in, how it is stored, in which sizes it goes out."""

import io
import secrets
import threading
import warnings
import zipfile
from pathlib import PurePath
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from imagefield.processing import register
from PIL import Image as Pillow
from PIL import ImageOps

MAX_BYTES = 20 * 1024 * 1024
# A JPEG can be decoded at a fraction of its size, the others only whole: 20 megapixels are 60 MB of memory.
MAX_PIXELS = {"JPEG": 50_000_000}
MAX_PIXELS_OTHER = 20_000_000
# A progressive JPEG is unpacked whole before the first line can be read: up to 6 bytes for each pixel.
MAX_PIXELS_PROGRESSIVE = 10_000_000
MAX_RATIO = 20  # a strip that is longer would be less than a pixel high in its small renditions
MAX_SIDE = 2400
FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",), "AVIF": (".avif",)}
WIDTHS = (480, 960, 1600)
# Anything that a browser or an archive tool would read as something else has no business in a picture.
FOREIGN_WORDS = (b"<script", b"<html", b"<svg ", b"<?php", b"<!doctype")  # in either case
FOREIGN_SIGNATURES = (b"%PDF-", b"PK\x03\x04\x14", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")


def _refuse(message: str, **values) -> NoReturn:
    raise ValidationError(message % values if values else message)


def _sniff(data: bytes, name: str) -> str:
    """The Pillow format of ``data``; refuses what is none, or is named as something else."""
    suffix = PurePath(name).suffix.lower()
    allowed = ", ".join(sorted({endings[0][1:] for endings in FORMATS.values()}))
    if suffix not in {e for endings in FORMATS.values() for e in endings}:
        _refuse(
            _("«%(name)s» ist kein Bild in einem erlaubten Format. Erlaubt sind: %(allowed)s."),
            name=name,
            allowed=allowed,
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data), formats=list(FORMATS)) as image:
                format_name, (width, height) = image.format, image.size
                progressive = "progressive" in image.info
    except Pillow.DecompressionBombError:
        _refuse(_("Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es auf höchstens 20 Megapixel."))
    except Exception:  # a broken file makes Pillow's parsers raise anything, from struct.error to SyntaxError
        _refuse(_("Die Datei «%(name)s» lässt sich nicht als Bild lesen. Vielleicht ist sie beschädigt."), name=name)
    if suffix not in FORMATS[format_name]:
        _refuse(
            _("Die Endung von «%(name)s» passt nicht zum Inhalt (%(format)s). Bitte speichern Sie das Bild neu."),
            name=name, format=format_name,
        )  # fmt: skip
    most = MAX_PIXELS_PROGRESSIVE if progressive else MAX_PIXELS.get(format_name, MAX_PIXELS_OTHER)
    if width * height > most:
        _refuse(
            _("Das Bild hat %(width)d × %(height)d Bildpunkte. Bitte verkleinern Sie es auf höchstens %(most)d Megapixel."),
            width=width, height=height, most=most // 1_000_000,
        )  # fmt: skip
    if max(width, height) > MAX_RATIO * min(width, height):
        _refuse(
            _("Das Bild ist mit %(width)d × %(height)d Bildpunkten zu schmal, um es klein zu zeigen. Bitte schneiden Sie es zu."),
            width=width, height=height,
        )  # fmt: skip
    return format_name


# One large picture at a time: several at once would add up to hundreds of megabytes in one process.
DECODING = threading.Lock()


def _decode(data: bytes, format_name: str, name: str) -> Pillow.Image:
    try:
        image = Pillow.open(io.BytesIO(data), formats=[format_name])
        if format_name == "JPEG":  # decoded at a fraction of its size a large photo takes little memory
            image.draft("RGB", (MAX_SIDE, MAX_SIDE))
        image.load()
        image.thumbnail((MAX_SIDE, MAX_SIDE), Pillow.Resampling.LANCZOS)
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:  # see above
        _refuse(
            _("Das Bild «%(name)s» ist unvollständig oder beschädigt. Bitte laden Sie es noch einmal hoch."), name=name
        )
    return image


def reencode(data: bytes, name: str) -> tuple[bytes, str]:
    """``data`` decoded and written anew: at most 2,400 px a side, no EXIF, GPS or other metadata.

    Returns the bytes and a safe random file name (JPEG, or PNG where the picture is transparent).
    Raises ``ValidationError`` with a German sentence for everything that is not a whole, sane picture.
    """
    if len(data) > MAX_BYTES:
        _refuse(_("Die Datei ist größer als 20 MB. Bitte verkleinern Sie das Bild."))
    format_name = _sniff(data, name)
    lowered = data.lower()
    is_more = any(mark in lowered for mark in FOREIGN_WORDS) or any(mark in data for mark in FOREIGN_SIGNATURES)
    if is_more or zipfile.is_zipfile(io.BytesIO(data)):
        _refuse(
            _("Die Datei «%(name)s» enthält außer dem Bild noch andere Inhalte und wird nicht angenommen."), name=name
        )
    with DECODING:
        image = _decode(data, format_name, name)
    transparent = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if transparent else "RGB")
    clean = Pillow.frombytes(image.mode, image.size, image.tobytes())  # pixels only: nothing of ``info`` comes along
    out = io.BytesIO()
    if transparent:
        clean.save(out, "PNG", optimize=True)
    else:
        clean.save(out, "JPEG", quality=88, progressive=True, optimize=True)
    stem = secrets.token_hex(8)
    return out.getvalue(), f"{stem}.png" if transparent else f"{stem}.jpg"


def clean_upload(upload) -> SimpleUploadedFile:
    """An uploaded file as a clean picture, ready for an image field. Raises ``ValidationError``."""
    if upload.size > MAX_BYTES:
        _refuse(_("Die Datei ist größer als 20 MB. Bitte verkleinern Sie das Bild."))
    upload.seek(0)
    data, name = reencode(upload.read(), upload.name)
    return SimpleUploadedFile(name, data, "image/png" if name.endswith(".png") else "image/jpeg")


@register
def as_format(get_image, format_name, quality):
    """imagefield processor: the rendition in ``format_name``; AVIF at speed 8 (five times faster than 6, same size)."""

    def processor(image, context):
        context.save_kwargs["format"] = format_name
        image = get_image(image, context)
        context.save_kwargs["quality"] = quality
        if format_name == "AVIF":
            context.save_kwargs["speed"] = 8
        elif format_name == "JPEG":
            context.save_kwargs["progressive"] = True
            image = image.convert("RGB")
        return image

    return processor


def _rendition(width: int, format_name: str, quality: int):
    def spec(fieldfile, context):
        context.extension = "." + format_name.lower().replace("jpeg", "jpg")
        context.processors = [("as_format", format_name, quality), ("thumbnail", (width, 4 * width))]

    return spec


RENDITIONS = {
    **{f"avif{w}": _rendition(w, "AVIF", 55) for w in WIDTHS},
    **{f"webp{w}": _rendition(w, "WEBP", 76) for w in WIDTHS},
    "jpeg960": _rendition(960, "JPEG", 80),
}
LOGO_RENDITIONS = {"webp480": _rendition(480, "WEBP", 86)}
