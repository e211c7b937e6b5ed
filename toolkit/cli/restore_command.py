"""toolkit restore"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.writing import dry_run_option, write
from toolkit.execute.kept import KEPT, Kept, as_before, kept_so_far
from toolkit.model.digest import digest
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem


@click.command("restore")
@click.argument("number", type=click.IntRange(1), required=False)
@dry_run_option
@project_option
def command(number: int | None, dry_run: bool, project: Path) -> None:
    """Put back what a command changed in assets/ or locales/. Without NUMBER: list what can be put
    back.

    Every command that writes there keeps the files as they were in build/.kept/ and prints its
    NUMBER. The last 20 are kept. What NUMBER replaces is kept too, so a restore can be undone like
    any other command. Exit status: 0 restored or listed, 1 the disk refused, 2 there is no such
    NUMBER.
    """
    root = project.resolve()
    kept = kept_so_far(root)
    if number is None:
        _list(kept)
        return
    found = next((one for one in kept if one.number == number), None)
    if found is None:
        known = ", ".join(str(one.number) for one in kept) or "none; nothing was changed yet"
        raise Invalid(
            [Problem("kept", f"nothing is kept under {number}", None, f"there are: {known}")]
        )
    edits = as_before(root, found)
    write(root, edits, dry_run)
    for edit, file in zip(edits, found.files, strict=True):
        _tell(edit, file.after, found, dry_run)


def _list(kept: tuple[Kept, ...]) -> None:
    if not kept:
        click.echo(f"Nothing to restore: no command has changed assets/ or locales/ ({KEPT}).")
        return
    for one in kept:
        paths = [file.path for file in one.files]
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        click.echo(f"{one.number:4}  {one.when}  {one.command:28}  {paths[0]}{more}")
    click.echo("\ntoolkit restore NUMBER puts back what was there before that command.")


def _tell(edit: Edit, after: str | None, kept: Kept, dry_run: bool) -> None:
    """What happens to one file. Work that was done since the command ran is not lost in silence."""
    if edit.before == edit.after:
        click.echo(f"{edit.path} is as it was before {kept.command}")
        return
    now = None if edit.before is None else digest(edit.before)
    act = "would be put back" if dry_run else "put back"
    if edit.after is None:
        act = "would be removed again" if dry_run else "removed again"
    since = "; it was changed since, and that is kept too" if now != after and not dry_run else ""
    click.echo(f"{edit.path} {act}, as before {kept.command} of {kept.when}{since}")
