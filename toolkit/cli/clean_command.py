"""toolkit clean"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import out_option, project_option, store_option
from toolkit.execute.kept import KEPT, forget
from toolkit.execute.publish import OutputFolder
from toolkit.execute.stamp import forget as forget_stamps
from toolkit.execute.store import Store


@click.command("clean")
@click.option(
    "--keep-store",
    is_flag=True,
    help="Remove what was published; keep the results, so that the next build is quick.",
)
@click.option(
    "--kept",
    "forgetting",
    is_flag=True,
    help="Also remove the copies that toolkit restore puts back (build/.kept/ in the project).",
)
@out_option
@store_option
@project_option
def command(
    keep_store: bool, forgetting: bool, out: Path | None, store: Path | None, project: Path
) -> None:
    """Remove what builds made: published files and kept results, and nothing else.

    The copies that toolkit restore puts back stay, unless --kept is given.
    """
    folder = (out or project.resolve() / "build").resolve()
    kept = Store((store or folder / ".store").resolve())
    published = OutputFolder(folder, kept)
    gone = published.sweep(())
    published.close(())
    for output, name in published.beside.items():
        click.echo(f"{output} had been edited; that file is kept as {name}", err=True)
    if not keep_store:
        kept.empty()
        forget_stamps(kept.root)
        published.path.unlink(missing_ok=True)
        if kept.root.is_dir() and not any(kept.root.iterdir()):
            kept.root.rmdir()
    click.echo(
        f"{len(gone)} files removed from {folder}"
        + ("" if keep_store else f"; {kept.root} emptied")
    )
    if forgetting:
        count = forget(project.resolve())
        click.echo(f"copies of {count} command{'s' * (count != 1)} removed from {KEPT}")
