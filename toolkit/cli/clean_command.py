"""`toolkit clean` removes what builds made."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import out_option, project_option
from toolkit.execute.kept import KEPT, forget
from toolkit.execute.publish import OutputFolder
from toolkit.execute.request import Folders
from toolkit.execute.stamp import forget as forget_stamps
from toolkit.execute.store import Store
from toolkit.model.amounts import file_size

BOUND = "-"  # what --store says without a folder


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
@click.option(
    "--store",
    metavar="[DIR]",
    is_flag=False,
    flag_value=BOUND,
    help=(
        "Alone: remove only kept results that nothing needs any more; all that is published"
        " stays. With DIR: where results are kept.  [default: .store/ in --out]"
    ),
)
@out_option
@project_option
def command(
    keep_store: bool, forgetting: bool, store: str | None, out: Path | None, project: Path
) -> None:
    """Remove what builds made: published files and kept results, and nothing else.

    The copies that toolkit restore puts back stay, unless --kept is given, and so do files that
    somebody edited in the output folder.
    """
    if store == BOUND:
        _bound(Folders.of(project, out))
        return
    folder = (out or project.resolve() / "build").resolve()
    kept = Store(Path(store or folder / ".store").resolve())
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


def _bound(folders: Folders) -> None:
    from toolkit.execute.clean import bound

    gone, freed = bound(folders)
    click.echo(f"{gone} kept results removed from {folders.store}, {file_size(freed)}")
