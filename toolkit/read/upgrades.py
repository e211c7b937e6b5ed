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
from toolkit.read.toml import Document, read_toml

CAMPAIGN = "assets/campaign.toml"
HINT = "run toolkit upgrade: it mends this, and keeps comments, translations and reviews"
_FORMAT = re.compile(r"(\s*format\s*=\s*)\d+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mend:
    """`gone` lines of a file, from `line` (counted from 1), and what stands there instead.

    With `gone` 0, `lines` are put in before `line`. They have no line ends: the file's own are
    used. No two mends of one step meet. `why` says what is outdated, for people.
    """

    path: str
    line: int
    gone: int
    lines: tuple[str, ...]
    why: str


class Sources:
    """The texts of assets/ and locales/, as the steps until now left them."""

    def __init__(self, root: Path) -> None:
        self.files = Files(root)
        self._read: dict[str, bytes] = {}
        self._lines: dict[str, list[tuple[int, str]]] = {}  # with the line on disk, before any step

    def find(self, folder: str, *endings: str) -> list[str]:
        """Paths below a folder with one of the endings: find("assets/packs", ".toml")."""
        return self.files.find(folder, *endings)

    def text(self, path: str) -> str:
        """A file's text with plain line ends. Raises Invalid for what cannot be read."""
        if path not in self._lines:
            raw = self.files.read(path)
            if raw is None:
                raise Invalid(self.files.problems)
            try:
                text = raw.decode()
            except UnicodeDecodeError:
                message = f"{path} is not UTF-8"
                raise Invalid(
                    [Problem("file", message, Span(path), "save the file as UTF-8")]
                ) from None
            self._read[path] = raw
            self._lines[path] = list(enumerate(text.split("\n"), 1))
        return "\n".join(line.removesuffix("\r") for _, line in self._lines[path])

    def toml(self, path: str) -> Document:
        """A file's values and their lines. Raises Invalid for what is no TOML."""
        document, problems = read_toml(path, self.text(path).encode())
        if problems:
            raise Invalid(problems)
        return document

    def mend(self, mends: Iterable[Mend]) -> list[Problem]:
        """Change lines; one problem for each mend, at its line on disk."""
        problems = []
        for mend in sorted(mends, key=lambda mend: (mend.path, -mend.line)):
            self.text(mend.path)
            lines = self._lines[mend.path]
            end = "\r" if lines[0][1].endswith("\r") else ""
            place = lines[min(mend.line, len(lines)) - 1][0]
            start = mend.line - 1
            lines[start : start + mend.gone] = [(place, line + end) for line in mend.lines]
            problems.append(Problem("format", mend.why, Span(mend.path, place), HINT))
        return problems

    def edits(self) -> tuple[Edit, ...]:
        """The files that are no longer as they were on disk."""
        edits = (
            Edit(path, self._read[path], "\n".join(line for _, line in lines).encode())
            for path, lines in self._lines.items()
        )
        return tuple(edit for edit in edits if edit.before != edit.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From the format before to format `to`.

    `mends` finds what is outdated. With `must` an older campaign is refused until it is upgraded;
    without, it is built as it is, with a warning.
    """

    to: int
    mends: Callable[[Sources], Iterable[Mend]]
    must: bool


# Format 2 only says its number: all that a campaign of format 1 may hold means the same in it.
STEPS = (Step(to=2, mends=lambda sources: (), must=False),)


def newest() -> int:
    """The format that this toolkit writes."""
    return STEPS[-1].to


def check_format(root: Path, campaign: Document) -> None:
    """Can this toolkit read the campaign? `campaign` is its campaign.toml, whatever else it says.

    Raises Invalid for a campaign that was made for a newer toolkit, and with every outdated line of
    one that must be upgraded first.
    """
    found = _format(campaign)
    steps = [step for step in STEPS if step.to > found]
    if any(step.must for step in steps):
        sources = Sources(root)
        problems = [problem for step in steps for problem in sources.mend(step.mends(sources))]
        if problems:
            raise Invalid(sorted(problems, key=lambda problem: problem.where or Span("")))


def older_format(root: Path) -> Problem | None:
    """What to say of a campaign that is built although its format is not the newest."""
    files = Files(root)
    raw = files.read(CAMPAIGN) or b""
    document, _ = read_toml(CAMPAIGN, raw)
    found = document.values.get("format", 1)
    if not document.values or type(found) is not int or not 0 < found < newest():
        return None  # what is wrong, its reader says
    if any(step.must for step in STEPS if step.to > found):
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
