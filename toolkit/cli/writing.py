"""How every command writes into assets/ and locales/: with --dry-run it shows what would change,
otherwise it keeps what was there, writes all files or none, and says how to undo it.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import unified_diff
from pathlib import Path

import click

from toolkit.execute.kept import write_edits
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem

LARGE = 1_000_000  # bytes: of larger files only the sizes are shown


def dry_run_option(function: click.decorators.FC) -> click.decorators.FC:
    """--dry-run, for every command that writes into assets/ or locales/."""
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change, line by line, and write nothing."
    )(function)


def write(root: Path, edits: Sequence[Edit], dry_run: bool, aside: bool = False) -> None:
    """Write what differs, or show it. Nothing is said where nothing differs.

    `aside` shows it on stderr, for commands whose stdout is read by programs. Raises Invalid and
    StoreFailed, as `write_edits` does.
    """
    edits = [edit for edit in edits if edit.before != edit.after]
    if not edits:
        return
    if dry_run:
        for edit in edits:
            click.echo("\n".join(_shown(edit)), err=aside)
        return
    number = write_edits(root, edits, _name(), f"{datetime.now():%Y-%m-%d %H:%M}")
    click.echo(f"To undo: {restoring(root, number)}", err=True)


def refuse_there(path: Path, hint: str, data: bytes | None = None) -> None:
    """A file that a person asked for by its name is never written over another, which may hold
    somebody's work. `hint` says what to do with that; the same `data` may be written again.

    Raises Invalid.
    """
    if path.exists() and (data is None or path.read_bytes() != data):
        raise Invalid([Problem("there", f"{path} is there already", None, hint)])


def restoring(root: Path, number: int) -> str:
    """The command line that puts back what is kept under a number."""
    elsewhere = "" if root == Path.cwd() else f" --project {shlex.quote(str(root))}"
    return f"toolkit restore {number}{elsewhere}"


def _name() -> str:
    """The command that runs now: toolkit i18n update."""
    names = []
    context: click.Context | None = click.get_current_context()
    while context and context.parent:
        names.append(context.info_name or "")
        context = context.parent
    return " ".join(["toolkit", *reversed(names)])


def _shown(edit: Edit) -> Iterator[str]:
    before, after = _lines(edit.before), _lines(edit.after)
    if edit.before is None:
        yield f"{edit.path} would be new{_length(edit.after, after)}"
    elif edit.after is None:
        yield f"{edit.path} would be removed{_length(edit.before, before)}"
    elif before is None or after is None:
        yield f"{edit.path} would change: {len(edit.before):,} bytes now, {len(edit.after):,} then"
    else:
        yield from unified_diff(before, after, edit.path, edit.path, "now", "then", lineterm="")


def _length(data: bytes | None, lines: list[str] | None) -> str:
    return f": {len(data or b''):,} bytes" if lines is None else f": {len(lines):,} lines"


def _lines(data: bytes | None) -> list[str] | None:
    """Lines to be shown, with what is otherwise unseen in them; None for what cannot be shown."""
    if data is None or len(data) > LARGE:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    text = text.replace("\r", "<CR>").replace("\ufeff", "<BOM>")
    lines = text.split("\n")
    if lines[-1]:
        lines[-1] += "\n\\ No newline at end of file"
    else:
        lines.pop()
    return lines
