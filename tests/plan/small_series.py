"""A campaign of one poster and three cards, in Welsh, English and both: enough to plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import planning
from minimal import (
    CARDS,
    CATALOGUE,
    CONTENT,
    FACTS,
    FILES,
    PAPER,
    PLATFORMS,
    POSTERS,
    TEMPLATE,
    WORDS,
    catalogue,
    formats,
)

from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.model.job import Job, Plan
from toolkit.plan.jobs import measures
from toolkit.plan.setting import Fits
from toolkit.plan.sketch import Sketch

STEPS = "assets/content/steps.toml"
ENGLISH_WELSH = {
    "steps/law/title": ("Know the law", "Deall y gyfraith"),
    "steps/law/body": ("It helps you share.", "Mae’n helpu."),
    "steps/risk/title": ("Weigh the risks", "Pwyso’r risgiau"),
    "steps/risk/body": ("Of sharing and not.", "O rannu ai peidio."),
    "steps/trust/title": ("Build trust", "Meithrin ffydd"),
    "steps/trust/body": ("See {web}.", "Gweler {web}."),
    "artworks/step/title": ("Step {n}: {title}", "Cam {n}: {title}"),
    "artworks/step/alt": ("A card: {title}. {body}", "Cerdyn: {title}. {body}"),
}
ALL_WORDS = WORDS | ENGLISH_WELSH

SERIES: dict[str, str] = {
    STEPS: "\n".join(
        f'[[step]]\nid = "{name}"\ntitle = "{ENGLISH_WELSH[f"steps/{name}/title"][0]}"\nbody ='
        f' "{ENGLISH_WELSH[f"steps/{name}/body"][0]}"\n'
        for name in ("law", "risk", "trust")
    ),
    "assets/content/artworks.toml": (
        FILES["assets/content/artworks.toml"]
        + '\n[step]\ntitle = "Step {n}: {title}"\nalt = "A card: {title}. {body}"\n'
    ),
    POSTERS: formats(POSTERS, "a5-screen", "a5-preview")[POSTERS],
    CARDS: (
        """[[resource]]
id = "step-{n}"
kind = "cards"
each = "steps/*"
template = "note"
describe = "artworks/step"
formats = ["400x400", "sign"]
editions = ["cy", "en", "cy-en"]
[resource.slots]
title = "{item}/title"
body = "{item}/body"
"""
    ),
    CATALOGUE: catalogue(ALL_WORDS),
}
# An edit: the file, what is replaced by what, and the artefacts that it changes, by parts of their
# paths ("" for all).
LIB = "assets/templates/lib/type.typ"
WELSH, ENGLISH, BOTH = ".cy.", ".en.", ".cy-en."
EDITS: dict[str, tuple[str, str, str, list[str]]] = {
    "the Welsh of one step": (CATALOGUE, "Deall y gyfraith", "Gwybod y gyfraith", ["step-1 .cy."]),
    "the Welsh of a title": (CATALOGUE, 'msgstr "Nodyn sy', 'msgstr "Neges sy', ["hello .cy."]),
    "an apostrophe of the Welsh, printed alike": (CATALOGUE, "Pwyso’r", "Pwyso'r", []),
    "a reviewer's mark": (CATALOGUE, "# reviewed: A. N. Other, 2026-11-01\n", "", []),
    "a line above an entry": (
        CATALOGUE,
        'msgctxt "steps/law/title"',
        '#. a note\n\nmsgctxt "steps/law/title"',
        [],
    ),
    "an obsolete entry": (
        CATALOGUE,
        '\nmsgctxt "steps/law/title"',
        '\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Hen"\n\nmsgctxt "steps/law/title"',
        [],
    ),
    "a fact in English": (
        FACTS,
        'en = "ico.org.uk"',
        'en = "www.ico.org.uk"',
        ["hello .en.", "step-3 .en."],
    ),
    "a fact's source": (FACTS, "the regulator's own pages", "asked on the telephone", []),
    "a note for translators": (STEPS, 'id = "risk"', 'id = "risk"\nnote = "Be brief."', []),
    "words that nothing prints": (CONTENT, "[hello]", '[spare]\ntitle = "Spare"\n\n[hello]', []),
    "a blank line in the content": (STEPS, "[[step]]", "\n# the steps\n[[step]]", []),
    "the template": (TEMPLATE, "24pt * k", "25pt * k", [""]),
    "a comment in the shared components": (LIB, "//", "// (", [""]),
    "the resolution of one format": (PAPER, "ppi = 72", "ppi = 96", ["a5-preview"]),
    "the largest size of one format": (
        PLATFORMS,
        "max_bytes = 100_000",
        "max_bytes = 90_000",
        ["400x400"],
    ),
    "the height of a sheet": (PLATFORMS, "height = 400", "height = 420", ["cards/"]),
    "what a format is for": (
        PAPER,
        'output = "screen"',
        'output = "screen"\nuse = "for schools"',
        [],
    ),
    "an option of the series": (
        CARDS,
        "[resource.slots]",
        '[resource.options]\ntone = "dark"\n[resource.slots]',
        ["cards/"],
    ),
    "fewer editions of the poster": (POSTERS, '["cy", "en", "cy-en"]', '["cy", "en"]', []),
    "the publisher": ("assets/campaign.toml", "A Small Council", "Another Council", [""]),
}

Measured = Callable[[Job], Fits]


def measured_alike(job: Job) -> Fits:
    """Every layout fits at its full size."""
    return {"title": 1000, "body": 1000}


def planned(
    project: Project,
    wanted: Callable[[Sketch], bool] = lambda sketch: True,
    measured: Measured = measured_alike,
    made_by: str = "a renderer",
) -> Plan:
    """The plan of the artefacts wanted, with the sizes that measuring is said to have found."""
    everything = planning.sketches(project)
    chosen = [sketch for sketch in everything if wanted(sketch)]
    fits = {job.key: measured(job) for job in measures(everything, chosen)}
    return planning.plan(project, everything, chosen, fits, made_by=lambda kind: made_by)


def read(root: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Project:
    """The campaign below root, with one part of each of these files replaced while it is read."""
    before = {path: (root / path).read_bytes() for path in changes or {}}
    try:
        for path, (old, new) in (changes or {}).items():
            text = before[path].decode()
            assert old in text, f"{path} has no {old!r}"
            (root / path).write_text(text.replace(old, new, 1), "utf-8", newline="")
        return read_project(root)
    finally:
        for path, raw in before.items():
            (root / path).write_bytes(raw)


def keys(plan: Plan) -> dict[str, str]:
    """The key of each artefact."""
    return {job.output: job.key for job in plan.jobs}


def named(outputs: Sequence[str] | set[str], *parts: str) -> set[str]:
    """The outputs whose path holds one of the parts."""
    return {output for output in outputs if any(part in output for part in parts)}
