"""One medium a file.

A renderer takes a job and a room that holds just the job's inputs, and returns bytes.

It never sees a catalogue, a default or a glob; renderers do not know each other. A new medium is
one new file here and one line in RENDERERS.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from toolkit.model.digest import canonical, digest
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem

Render = Callable[[Job, Path], Rendered]

# kind → module, the source files that decide its bytes, the packages that it draws with
RENDERERS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "measure": (
        "toolkit.render.measure",
        ("render/measure.py", "judge/layout.py", "engine/typst.py"),
        ("typst",),
    ),
    "fit": (
        "toolkit.render.fit",
        (
            "render/fit.py",
            "judge/layout.py",
            "engine/typst.py",
            "engine/qr.py",
            "engine/pixels.py",
        ),
        ("typst", "segno", "pypdfium2"),
    ),
    "page": (
        "toolkit.render.page",
        (
            "render/page.py",
            "judge/layout.py",
            "i18n/coverage.py",
            "engine/typst.py",
            "engine/pixels.py",
            "engine/raster.py",
            "engine/pdf.py",
            "engine/qr.py",
        ),
        ("typst", "pillow", "pikepdf", "pypdfium2", "fonttools", "segno"),
    ),
    "site": (
        "toolkit.media.site.render.site",
        ("media/site/render/site.py", "engine/html.py", "i18n/dates.py"),
        ("jinja2", "markupsafe", "babel"),
    ),
    "picture": (
        "toolkit.media.site.render.picture",
        ("media/site/render/picture.py", "engine/raster.py", "engine/pixels.py"),
        ("pillow", "pypdfium2"),
    ),
    "font": (
        "toolkit.media.site.render.font",
        ("media/site/render/font.py", "engine/fonts.py"),
        ("fonttools", "brotli"),
    ),
    "audit": (
        "toolkit.media.site.render.audit",
        (
            "media/site/render/audit.py",
            "judge/structure.py",
            "judge/slides.py",
            "engine/pdf.py",
            "engine/slides/read.py",
            "model/letters.py",
        ),
        ("pikepdf", "python-pptx", "lxml"),
    ),
    "deck": (
        "toolkit.media.decks.render.deck",
        (
            "media/decks/render/deck.py",
            *(
                f"engine/slides/{name}.py"
                for name in (
                    "chart",
                    "layouts",
                    "master",
                    "pack",
                    "pictograms",
                    "sections",
                    "shapes",
                    "text",
                    "write",
                )
            ),
            "engine/raster.py",
            "engine/outlines.py",
        ),
        ("python-pptx", "lxml", "xlsxwriter", "pillow", "fonttools"),
    ),
    "posts": ("toolkit.media.posts.render.posts", ("media/posts/render/posts.py",), ()),
    "readme": ("toolkit.media.packs.render.readme", ("media/packs/render/readme.py",), ()),
    "pack": (
        "toolkit.media.packs.render.pack",
        ("media/packs/render/pack.py", "engine/archive.py"),
        (),
    ),
    "layers": (
        "toolkit.media.films.render.layers",
        (
            "media/films/render/layers.py",
            "judge/layout.py",
            "i18n/coverage.py",
            "engine/typst.py",
            "engine/pixels.py",
        ),
        ("typst", "pillow", "pypdfium2", "fonttools"),
    ),
    "scene": (
        "toolkit.media.films.render.scene",
        (
            "media/films/render/scene.py",
            *(
                f"engine/film/{name}.py"
                for name in ("motion", "planes", "stage", "still", "encode", "contrast", "flashes")
            ),
        ),
        ("av", "numpy"),
    ),
    "stills": (
        "toolkit.media.films.render.stills",
        (
            "media/films/render/stills.py",
            *(f"engine/film/{name}.py" for name in ("motion", "planes", "stage", "still")),
            "engine/raster.py",
        ),
        ("numpy", "pillow"),
    ),
    "film": (
        "toolkit.media.films.render.film",
        ("media/films/render/film.py", "engine/film/mux.py", "engine/film/sound.py"),
        ("av", "numpy"),
    ),
    "captions": ("toolkit.media.films.render.captions", ("media/films/render/captions.py",), ()),
    "transcript": (
        "toolkit.media.films.render.transcript",
        ("media/films/render/transcript.py",),
        (),
    ),
}


def render(job: Job, room: Path) -> Rendered:
    """Make the job's bytes. Raises RenderFailed with what a person can mend."""
    module = import_module(RENDERERS[job.kind][0])
    result: Rendered = module.render(job, room)
    return result


@lru_cache(maxsize=16)
def made_by(kind: str) -> str:
    """Digest of the renderer's source and its tools' versions: who changes either makes everything
    of that kind anew.
    """
    _, sources, packages = RENDERERS[kind]
    return digest(
        canonical([_sources(sources), [(name, _version(name)) for name in packages]]).encode()
    )


def lacking(kind: str) -> tuple[Problem, ...]:
    """Packages of the extra for films that a kind is drawn with (their modules are called alike)
    and that are not installed.
    """
    missing = [name for name in RENDERERS[kind][2] if find_spec(name) is None]
    return (
        (
            Problem(
                "video",
                f"films need the extra “video”: {' and '.join(missing)}"
                f" {'is' if len(missing) == 1 else 'are'} not installed",
                None,
                "pip install -r requirements.txt; everything else is made without, packs and the"
                " site too",
            ),
        )
        if missing
        else ()
    )


def _sources(names: Iterable[str]) -> list[str]:
    here = Path(__file__).resolve().parent.parent
    return [digest((here / name).read_bytes().replace(b"\r\n", b"\n")) for name in names]


def _version(package: str) -> str:
    """The installed version, from the name of its folder: asking importlib.metadata costs as much
    as a whole plan.
    """
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
