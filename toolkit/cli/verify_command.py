"""`toolkit verify` says whether packs are as they were made."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.check.packs import check_pack
from toolkit.model.amounts import counted
from toolkit.report.lines import json_line, problem_value
from toolkit.report.problems import problem_lines


@click.command("verify")
@click.argument("packs", metavar="PACK…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON line for each pack and each finding."
)
def command(packs: tuple[Path, ...], as_json: bool) -> None:
    """Check packs: every file is there, as it was made, and nothing else is.

    PACK is a pack's .zip, or the folder that it was unpacked to. Nothing is unpacked or changed.

    Exit status: 0 all as they were made, 1 findings, 2 there is no pack to check.
    """
    found = 0
    for path in packs:
        seen = check_pack(path)
        found += len(seen.problems)
        for problem in seen.problems:
            click.echo(
                json_line(problem_value(problem)) if as_json else "\n".join(problem_lines(problem))
            )
        if as_json:
            click.echo(
                json_line(
                    {
                        "pack": str(path),
                        "files": seen.files,
                        "bytes": seen.bytes,
                        "sha256": seen.sha256,
                        "findings": len(seen.problems),
                        "left": list(seen.left),
                    }
                )
            )
        elif not seen.problems:
            files = counted(seen.files, "file")
            click.echo(
                f"{path}: {files}, {seen.bytes:,} bytes, all as they were made"
                + (f"\n  sha256 of the archive: {seen.sha256}" if seen.sha256 else "")
            )
        else:
            click.echo(f"{path}: {counted(len(seen.problems), 'finding')}")
        if seen.left and not as_json:
            click.echo(f"  not looked at, left by the system or an office: {', '.join(seen.left)}")
    sys.exit(1 if found else 0)
