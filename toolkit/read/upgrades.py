"""Campaigns of yesterday: which of their lines an older toolkit wrote otherwise, and how each is
mended.

`format` in assets/campaign.toml says how a campaign's files are written; without it they have
format 1. What a new format changes is one Step here, for good: a campaign of any age is mended by
all steps after its own, one after the other. A step names lines and what stands there instead;
everything else (comments, translations, reviews, line ends) keeps every byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit import __version__
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.files import Files
from toolkit.read.mending import Mend, Sources
from toolkit.read.toml import Document, read_toml
from toolkit.read.upgrade_layouts import uncounted_layouts
from toolkit.read.upgrade_lines import disordered_editions, unnamed_lines
from toolkit.read.upgrade_slides import nameless_typeface

CAMPAIGN = "assets/campaign.toml"
_FORMAT = re.compile(r"(\s*format\s*=\s*)\d+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From the format before to format `to`.

    `mends` finds what is outdated. With `must` an older campaign is refused until it is upgraded;
    without, it is built as it is, with a warning.
    """

    to: int
    mends: Callable[[Sources], Iterable[Mend]]
    must: bool


def _to_format_3(sources: Sources) -> Iterable[Mend]:
    """What belongs to the campaign and not to the toolkit is written down in the campaign."""
    yield from unnamed_lines(sources)
    counted = list(uncounted_layouts(sources))
    mended = {(mend.path, mend.line) for mend in counted}
    yield from counted
    yield from (m for m in disordered_editions(sources) if (m.path, m.line) not in mended)
    yield from nameless_typeface(sources)


# Format 2 only says its number: all that a campaign of format 1 may hold means the same in it.
STEPS = (
    Step(to=2, mends=lambda sources: (), must=False),
    Step(to=3, mends=_to_format_3, must=True),
)


def newest() -> int:
    """The format that this toolkit writes."""
    return STEPS[-1].to


def check_format(root: Path, campaign: Document) -> None:
    """Can this toolkit read the campaign? `campaign` is its campaign.toml, whatever else it says.

    Raises Invalid for a campaign that was made for a newer toolkit, and with every outdated line of
    one that must be upgraded first.
    """
    if problems := _outdated(root, _format(campaign)):
        raise Invalid(sorted(problems, key=lambda problem: problem.where or Span("")))


def _outdated(root: Path, found: int) -> list[Problem]:
    """The lines for which a campaign of this format cannot be read as it is."""
    steps = [step for step in STEPS if step.to > found]
    if not any(step.must for step in steps):
        return []
    sources = Sources(root)
    try:
        return [problem for step in steps for problem in sources.mend(step.mends(sources))]
    except Invalid as unreadable:
        return list(unreadable.problems)


def older_format(root: Path) -> Problem | None:
    """What to say of a campaign that is built although its format is not the newest."""
    files = Files(root)
    raw = files.read(CAMPAIGN) or b""
    document, _ = read_toml(CAMPAIGN, raw)
    found = document.values.get("format", 1)
    if not document.values or type(found) is not int or not 0 < found < newest():
        return None  # what is wrong, its reader says
    if _outdated(root, found):
        return None  # so are outdated lines that cannot be read any more
    message = f"the campaign's files have format {found}; this toolkit writes format {newest()}"
    return Problem(
        "format",
        message,
        document.at("format"),
        "they are still read; toolkit upgrade brings them up to date, --dry-run shows how",
    )


def upgrade(root: Path) -> tuple[tuple[Edit, ...], list[Problem]]:
    """What must change so that the campaign has the newest format, and why, line by line.

    Raises Invalid for a campaign of a newer toolkit, and for files that cannot be read.
    """
    sources = Sources(root)
    document = sources.toml(CAMPAIGN)
    found = _format(document)
    if found == newest():
        return (), []
    why: list[Problem] = []
    for step in STEPS:
        if step.to > found:
            why += sources.mend(step.mends(sources))
    why += sources.mend([_say_format(sources.toml(CAMPAIGN), sources.text(CAMPAIGN))])
    for edit in sources.edits():
        if edit.path.endswith(".toml"):
            sources.toml(edit.path)  # nothing is written that cannot be read again
    return sources.edits(), sorted(why, key=lambda problem: problem.where or Span(""))


def _format(campaign: Document) -> int:
    """The format that the campaign says, or 1. Raises Invalid for one that cannot be read here."""
    found = campaign.values.get("format", 1)
    if type(found) is not int or found < 1:
        message = f"format is {found!r}; formats are whole numbers, from 1 to {newest()} here"
        hint = f"write format = {newest()}, or take the line away and run toolkit upgrade"
    elif found > newest():
        message = (
            f"the campaign has format {found} and was made for a newer toolkit: this is"
            f" {__version__}, which reads formats up to {newest()}"
        )
        hint = "install the newer toolkit; nothing here can be mended by hand"
    else:
        return found
    raise Invalid([Problem("format", message, campaign.at("format"), hint)])


def _say_format(campaign: Document, text: str) -> Mend:
    """The line that says the format: corrected, or new, below the comment that opens the file."""
    why = f"format = {newest()} says how the campaign's files are written"
    lines = text.split("\n")
    if "format" in campaign.values:
        number = campaign.at("format").line
        line = _FORMAT.sub(rf"\g<1>{newest()}\g<2>", lines[number - 1])
        return Mend(CAMPAIGN, number, 1, (line,), why)
    said = f"format = {newest()}"
    mark = "\ufeff" * text.startswith("\ufeff")  # a byte order mark stays at the very beginning
    opening = next((n for n, line in enumerate(lines) if line.lstrip(mark)[:1] != "#"), 0)
    if opening and not lines[opening].strip():
        return Mend(CAMPAIGN, opening + 2, 0, (said, ""), why)
    return Mend(CAMPAIGN, 1, 1, (mark + said, "", lines[0].removeprefix(mark)), why)
