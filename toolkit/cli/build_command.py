"""toolkit build"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from toolkit.cli import out_option, project_option, store_option
from toolkit.execute.request import Folders, Request
from toolkit.execute.stamp import stands


@click.command("build")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    help=(
        "Only this kind: posters, infographics, cards, decks, videos, sheets, banners, posts,"
        " articles, packs, site."
    ),
)
@click.option("--edition", "editions", multiple=True, help="Only this edition of campaign.toml.")
@click.option("--format", "formats", multiple=True, help="Only this format: a3-print, 1080x1350 …")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    help="How many to draw at once.  [default: one for each core]",
)
@click.option(
    "--draft", is_flag=True, help="Print [!path] where words are missing, and DRAFT on every sheet."
)
@click.option(
    "--release", is_flag=True, help="Refuse words without review and facts that are not verified."
)
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--why", is_flag=True, help="Say why each artefact is made again.")
@click.option("--json", "as_json", is_flag=True, help="Write events as JSON lines, for programs.")
@click.option("--force", is_flag=True, help="Make everything, whatever is kept.")
@out_option
@store_option
@project_option
def command(
    dry_run: bool,
    as_json: bool,
    out: Path | None,
    store: Path | None,
    project: Path,
    **asked: Any,
) -> None:
    """Make posters, infographics, cards, decks, videos, packs and the site from assets/ and
    locales/.

    PATTERN is a resource (welcome), a kind and a resource (posters/welcome) or a glob
    ('cards/step-*'); without one, everything is made. The first may be a campaign's folder, as
    with --project. Exit status: 0 all made, 1 something failed, 2 the input is wrong.
    """
    first, *others = asked["patterns"] or ("",)
    if first and project == Path(".") and (Path(first) / "assets/campaign.toml").is_file():
        project, asked["patterns"] = Path(first), tuple(others)
    request = Request(**asked, today=date.today().isoformat())
    run(Folders.of(project, out, store), request, as_json, dry_run, sys.exit)


def run(
    folders: Folders,
    request: Request,
    as_json: bool = False,
    dry_run: bool = False,
    end: Callable[[int], object] = lambda code: None,
) -> None:
    """Build and tell; `end` gets the exit status.

    Programs that read JSON hear of every artefact, so for them everything is looked at.
    """
    started = time.perf_counter()
    if not (as_json or dry_run) and (standing := stands(folders, request)):
        from toolkit.cli.standing import tell

        tell(standing, folders.out, time.perf_counter() - started)
        end(0)
        return
    from toolkit.cli.telling import Teller
    from toolkit.execute.build import build, foretell

    teller = Teller(as_json, request.why)
    with teller:
        if dry_run:
            code = teller.foretold(foretell(folders, request, teller))
        else:
            outcome = build(folders, request, teller)
            teller.outcome(outcome, folders.out, time.perf_counter() - started)
            code = outcome.code
    end(code)
