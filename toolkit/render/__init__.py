"""One medium a file. A renderer takes a job and a room that holds just the job's inputs, and returns bytes.

It never sees a catalogue, a default or a glob; renderers do not know each other. A new medium is one new file here
and one line in RENDERERS.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from toolkit.model.digest import canonical, digest
from toolkit.model.job import Job, Rendered

Render = Callable[[Job, Path], Rendered]

# kind → module, the source files that decide its bytes, the packages that it draws with
RENDERERS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "measure": ("toolkit.render.measure", ("render/measure.py", "render/layout.py", "engine/typst.py"), ("typst",)),
    "fit": ("toolkit.render.fit", ("render/fit.py", "render/layout.py", "engine/typst.py", "engine/qr.py", "engine/pixels.py"), ("typst", "segno", "pypdfium2")),
    "page": (
        "toolkit.render.page",
        ("render/page.py", "render/layout.py", "i18n/coverage.py", "engine/typst.py", "engine/pixels.py", "engine/raster.py", "engine/pdf.py", "engine/qr.py"),
        ("typst", "pillow", "pikepdf", "pypdfium2", "fonttools", "segno"),
    ),
    "deck": ("toolkit.render.deck", ("render/deck.py", *(f"engine/slides/{name}.py" for name in ("chart", "layouts", "master", "pack", "pictograms", "sections", "shapes", "text", "write")), "engine/raster.py", "engine/outlines.py"), ("python-pptx", "lxml", "xlsxwriter", "pillow", "fonttools")),
    "posts": ("toolkit.render.posts", ("render/posts.py",), ()),
    "readme": ("toolkit.render.readme", ("render/readme.py",), ()),
    "pack": ("toolkit.render.pack", ("render/pack.py", "engine/archive.py"), ()),
}


def render(job: Job, room: Path) -> Rendered:
    """Make the job's bytes. Raises RenderFailed with what a person can mend."""
    module = import_module(RENDERERS[job.kind][0])
    result: Rendered = module.render(job, room)
    return result


@lru_cache(maxsize=16)
def made_by(kind: str) -> str:
    """Digest of the renderer's source and its tools' versions: who changes either makes everything of that kind anew."""
    _, sources, packages = RENDERERS[kind]
    return digest(canonical([_sources(sources), [(name, _version(name)) for name in packages]]).encode())


def _sources(names: Iterable[str]) -> list[str]:
    here = Path(__file__).resolve().parent.parent
    return [digest((here / name).read_bytes().replace(b"\r\n", b"\n")) for name in names]


def _version(package: str) -> str:
    """The installed version, from the name of its folder: asking importlib.metadata costs as much as a whole plan."""
    return _installed().get(package, "none")


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in sys.path:
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                if name.endswith(".dist-info"):
                    package, _, version = name.removesuffix(".dist-info").partition("-")
                    found.setdefault(package.lower().replace("_", "-"), version)
    return found
