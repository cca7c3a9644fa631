"""Pictures for tests: good ones, hostile ones, and ones that only claim to be pictures."""

import io
import struct
import zlib
from functools import cache

from PIL import Image as Pillow
from PIL.TiffImagePlugin import IFDRational

ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x010F


def encoded(image: Pillow.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def plain(kind: str = "JPEG", size=(60, 40), mode: str = "RGB", colour=(31, 92, 69)) -> bytes:
    return encoded(Pillow.new(mode, size, colour), kind)


def photo_with_location() -> bytes:
    """A JPEG as a phone makes it, 80 × 40 stored, to be shown 40 × 80: the red half is at the top when turned."""
    image = Pillow.new("RGB", (80, 40), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, 40, 40))
    exif = Pillow.Exif()
    exif[ORIENTATION], exif[CAMERA] = 6, "Telefon von Heidi"
    place = exif.get_ifd(GPS)
    place[1], place[2] = "N", (IFDRational(51), IFDRational(22), IFDRational(0))
    place[3], place[4] = "E", (IFDRational(10), IFDRational(52), IFDRational(0))
    return encoded(image, "JPEG", exif=exif, comment=b"Heidis Garten", quality=95)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@cache
def giant_png(width: int = 13_000, height: int = 13_000) -> bytes:
    """A whole, valid PNG of ``width`` × ``height`` black pixels: some 60 KB that unpack to hundreds of megabytes."""
    packer = zlib.compressobj(9)
    row = b"\x00" * (width * 3 + 1)
    data = b"".join(packer.compress(row) for _line in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_with_text_bomb() -> bytes:
    """A small PNG whose comment unpacks to 200 MB."""
    text = b"Contribution\x00\x00" + zlib.compress(b"x" * 200_000_000, 9)
    return plain("PNG")[:33] + chunk(b"zTXt", text) + plain("PNG")[33:]
