"""`toolkit clean` removes what builds made."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import out_option, project_option
from toolkit.execute.kept import KEPT, forget
from toolkit.execute.litter import tidy
from toolkit.execute.publish import OutputFolder
from toolkit.execute.request import Folders
from toolkit.execute.stamp import forget as forget_stamps
from toolkit.execute.store import Store
from toolkit.execute.turn import began, leave, turn
from toolkit.model.amounts import counted, file_size
from toolkit.model.problem import StoreFailed

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
    folders = Folders.of(project, out, None if store is None else Path(store))
    if folders.out.is_dir() or folders.store.is_dir():
        gone = counted(len(_clean(folders, keep_store)), "file")
        emptied = "" if keep_store else f"; {folders.store} emptied"
        click.echo(f"{gone} removed from {folders.out}{emptied}")
    else:
        click.echo(f"Nothing to remove: {folders.out} is not there.")
    if forgetting:
        count = counted(forget(project.resolve()), "command")
        click.echo(f"copies of {count} removed from {KEPT}")


def _clean(folders: Folders, keep_store: bool) -> list[str]:
    """Remove what was published, and kept results; the published files that went."""
    kept = Store(folders.store)
    with turn(folders.out, _waits):
        published = OutputFolder(folders.out, kept)
        gone = published.sweep(())
        published.close(())
        tidy(folders, began(folders.out))
        for output, name in published.beside.items():
            click.echo(f"{output} had been edited; that file is kept as {name}", err=True)
        if not keep_store:
            kept.empty()
            forget_stamps(kept.root)
            if not published.held:
                published.path.unlink(missing_ok=True)
            if kept.root.is_dir() and not any(kept.root.iterdir()):
                kept.root.rmdir()
        leave(folders.out)
    if published.held:
        raise StoreFailed(problem for held in published.held for problem in held.problems)
    return gone


def _waits() -> None:
    click.echo("A build is at work here; cleaning begins after it.")


def _bound(folders: Folders) -> None:
    if not folders.store.is_dir():
        click.echo(f"Nothing to remove: {folders.store} is not there.")
        return
    from toolkit.execute.clean import bound

    gone, freed = bound(folders)
    size = f", {file_size(freed)}" if freed else ""
    click.echo(f"{counted(gone, 'kept result')} removed from {folders.store}{size}")
