"""Draws the demo's pictures with all their renditions, on as many cores as there are."""

import io
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from klimaportal.core.models import Image

from . import pictures


def _draw(job: tuple[str, str, str, int]) -> str:
    name, motif, focus, width = job
    kind, _colon, variant = motif.partition(":")
    picture = pictures.draw_plate(variant) if kind == "plate" else pictures.draw(motif, _size(motif, width))
    out = io.BytesIO()
    if picture.mode == "RGBA":
        name = name.replace(".jpg", ".png")
        picture.save(out, "PNG")
    else:
        picture.save(out, "JPEG", quality=88, progressive=True)
    default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(out.getvalue()))
    image = Image(file=stored, focus=focus, width=picture.width, height=picture.height)
    for spec in image.file.field.formats:
        image.file.process(spec, force=True)
    return stored


def _size(motif: str, width: int) -> tuple[int, int]:
    """Portraits stand upright, everything else is 3 : 2."""
    return (width // 2, width * 5 // 8) if motif.startswith("portrait_land") else (width, width * 2 // 3)


def draw_all(county: str, rows: list[dict], width: int) -> dict[str, str]:
    """Rows with key, motif and focus → ``{key: name in the media storage}``."""
    jobs = {
        row["key"]: (f"bilder/demo/{county}-{row['key']}.jpg", row["motif"], row.get("focus", "0.5x0.5"), width)
        for row in rows
    }
    workers = min(4, os.cpu_count() or 1)
    if workers == 1 or width <= 800:  # starting processes costs more than small pictures
        return {key: _draw(job) for key, job in jobs.items()}
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        return dict(zip(jobs, pool.map(_draw, jobs.values()), strict=True))
