"""Ghostscript, an independent interpreter of PDF: a plate for each ink, as a printer would make."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from PIL import Image

Plates = dict[str, Image.Image]  # by ink; 255 is full ink


def available() -> str | None:
    """None when it can run, else one sentence that says what is missing."""
    if shutil.which("gs"):
        return None
    return "Ghostscript cannot run: it is not installed (apt-get install ghostscript)."


def plates(pdf: Path, folder: Path, ppi: int = 72) -> Plates:
    """The plates of a file's first page, made in an empty folder."""
    folder.mkdir()
    subprocess.run(
        [
            "gs",
            *("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{ppi}"),
            *("-dOverprint=/enable", "-dFirstPage=1", "-dLastPage=1"),
            f"-sOutputFile={folder}/page.tif",
            str(pdf),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = {}
    for path in sorted(folder.glob("page(*).tif")):
        with Image.open(path) as image:
            found[path.stem[5:-1]] = image.convert("L").point(lambda value: 255 - value)
    return found


def most_ink(found: Plates) -> float:
    """The most ink in one place, in per cent."""
    data = [plate.tobytes() for plate in found.values()]
    return max(map(sum, zip(*data, strict=True))) * 100 / 255
