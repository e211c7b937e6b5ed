"""Pages of the site: the campaign's own templates, filled."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from toolkit.engine import html, svg
from toolkit.engine.payload import decode
from toolkit.i18n.placeholders import fill
from toolkit.i18n.plurals import category
from toolkit.media.site.payload import PageFile
from toolkit.model.amounts import NO_BREAK, file_size
from toolkit.model.block import Block, arranged
from toolkit.model.job import Job, Rendered
from toolkit.render.needs import Needed, needed

FOLDER = "assets/site"


def render(job: Job, room: Path) -> Rendered:
    """The page's bytes.

    To its values are added `facts` (what is known of each artefact by its output), `checks` (how
    many points to mend a check found in each), and a few functions.

    Raises RenderFailed for a template that cannot be filled.
    """
    told, known = decode(PageFile, job.data), needed(room)
    checks = {output: known[f"checked/{output}"].facts["findings"] for output in told.checks}

    def found(files: Sequence[Mapping[str, str]]) -> int:
        """How many points to mend a check found in some files."""
        return sum(checks.get(file["need"], 0) for file in files)

    def inside(name: str, kind: str) -> str:
        """A small file in the page itself: captions play from a folder, where a browser may load
        nothing beside a page.
        """
        return f"data:{kind};base64,{b64encode((room / 'needs' / name).read_bytes()).decode()}"

    values = {
        **told.values,
        **_words(told, known),
        "mark": lambda: html.drawn(svg.inline(told.sign, "mark")),
        "facts": known,
        "checks": checks,
        "found": found,
        "inside": inside,
        "clock": _clock,
        "size": partial(file_size, gap=NO_BREAK),
        "number": partial(_number, str(told.values.get("lang", ""))),
        "written": _written,
    }
    templates = {
        path.removeprefix(f"{FOLDER}/"): (room / path).read_text("utf-8") for path, _ in job.inputs
    }
    return Rendered(html.fill(told.template, templates, values, FOLDER).encode())


def _words(told: PageFile, known: Mapping[str, Needed]) -> dict[str, list[Block]]:
    """The words of a resource, in the order in which the artefact says them that they are read
    from.
    """
    drawn = known.get(str(told.values.get("drawn", "")))
    if drawn is None:
        return {}
    said = [path for locale, path in drawn.said if locale in ("", told.values["lang"])]
    return {"blocks": arranged(cast("list[Block]", told.values["blocks"]), said)}


def _number(locale: str, forms: Mapping[str, str], n: int) -> str:
    """A number of things, in the form that the language has for it: 2 posters."""
    said = forms.get(category(locale, n)) or forms.get("other") or forms["many"]
    return fill(said, {"n": str(n)})


def _clock(milliseconds: int) -> str:
    """How long a film is: 0:43."""
    seconds = round(milliseconds / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def _written(day: str, locale: str) -> str:
    """A day as the language writes it."""
    from toolkit.i18n.dates import written_date

    return written_date(date.fromisoformat(day), locale)
