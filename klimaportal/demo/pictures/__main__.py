"""Write every motif as JPEG for looking at: python -m klimaportal.demo.pictures OUT_DIR [WIDTH] [NAME …]"""

from __future__ import annotations

import sys
from pathlib import Path

from . import MOTIFS, draw, draw_logo, draw_plate


def main(arguments: list[str]) -> int:
    """The command; returns its exit code."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder = Path(arguments[0])
    width = int(arguments[1]) if len(arguments) > 1 else 1200
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments[2:] or MOTIFS:
        tall = name in ("portrait_landrat", "portrait_landraetin")
        size = (width * 4 // 5, width) if tall else (width, width * 2 // 3)
        draw(name, size).save(folder / f"{name}.jpg", quality=88, optimize=True)
    for county in ("kyffhaeuser", "soest"):
        draw_logo(county).save(folder / f"logo_{county}.png")
    for kind in ("bund", "land", "bank", "institut"):
        draw_plate(kind).save(folder / f"plate_{kind}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
