"""toolkit build"""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from toolkit.cli import out_option, project_option, store_option
from toolkit.cli.progress import Progress
from toolkit.execute.build import Outlook, Wish, carry_out, look_ahead, others, write_manifest
from toolkit.execute.frames import frames_ahead
from toolkit.execute.publish import Shelf
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.model.campaign import Project
from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.explain import explain
from toolkit.read.project import read_project
from toolkit.report.lines import (
    Tally,
    by_problem,
    event_value,
    film_line,
    json_line,
    problem_lines,
    problem_value,
)


@click.command("build")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    help=(
        "Only this kind: posters, infographics, cards, decks, videos, sheets, banners, posts,"
        " packs, site."
    ),
)
@click.option("--edition", "editions", multiple=True, help="Only this edition: cy, en, cy-en.")
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
    patterns: tuple[str, ...],
    kinds: tuple[str, ...],
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int,
    draft: bool,
    release: bool,
    dry_run: bool,
    why: bool,
    as_json: bool,
    force: bool,
    out: Path | None,
    store: Path | None,
    project: Path,
) -> None:
    """Make posters, infographics, cards, decks, videos, packs and the site from assets/ and
    locales/.

    PATTERN is a resource (ten-steps), a kind and a resource (posters/ten-steps) or a glob
    ('cards/step-*'); without one, everything is made. Exit status: 0 all made, 1 something failed,
    2 the input is wrong.
    """
    if draft and release:
        raise Invalid(
            [Problem("options", "--draft and --release contradict each other", None, "choose one")]
        )
    started = time.perf_counter()
    wish = Wish(patterns, kinds, editions, formats, draft, release, force, jobs)
    root = project.resolve()
    folder = (out or root / "build").resolve()
    _refuse_inputs(root, folder)
    kept = Store((store or folder / ".store").resolve(), writes=not dry_run)
    shelf = Shelf(folder, kept)
    teller = _Teller(as_json, why)
    with Rooms(root) as rooms:
        campaign = read_project(root)
        with teller.measuring() as tell:
            outlook = look_ahead(root, campaign, wish, kept, rooms, tell)
        if dry_run:
            _foretell(outlook, shelf, kept, wish, teller)
            return
        code = _build(campaign, outlook, wish, kept, rooms, shelf, teller, started)
    sys.exit(code)


def _build(
    campaign: Project,
    outlook: Outlook,
    wish: Wish,
    kept: Store,
    rooms: Rooms,
    shelf: Shelf,
    teller: _Teller,
    started: float,
) -> int:
    """Make, publish, tidy, tell. The exit status."""
    entries: dict[str, Entry] = {}
    failed: list[Failed] = []
    jobs = {job.output: job for job in outlook.plan.jobs if job.output}
    with teller.drawing(
        len(jobs) + len(outlook.plan.blocked),
        frames_ahead(outlook.plan.jobs, kept, wish.force) if teller.bar else 0,
    ) as tell:
        for event in carry_out(outlook, wish, kept, rooms, shelf, tell.encoded):
            teller.tell(event)
            if isinstance(event, Made) and teller.why:
                before = shelf.ledger.get(event.output)
                reasons = (
                    ["--force was given"]
                    if wish.force
                    else explain(jobs[event.output], kept.job(before.key) if before else None)
                )
                teller.reasons(event.output, reasons)
            if isinstance(event, Failed):
                failed.append(event)
            elif isinstance(event, Made | Reused):
                entries[event.output] = event.entry
            tell.artefact()
    broken = {
        event.output
        for event in failed
        if any(problem.code == "typst" for problem in event.problems)
    }
    untouched = sorted(
        {*others(outlook, shelf, wish), *(broken & shelf.ledger.keys())}
    )  # a broken template loses nothing
    _contact_sheet(
        write_manifest(outlook, entries, untouched, kept, shelf), campaign, rooms.project, shelf
    )
    gone = shelf.sweep(untouched)
    shelf.close(untouched)
    for warning in _warnings(outlook, entries):
        teller.warn(warning)
    teller.failed(failed)
    teller.summary(shelf, failed, gone, time.perf_counter() - started)
    return 2 if broken else 1 if failed else 0


def _contact_sheet(seal: str, campaign: Project, root: Path, shelf: Shelf) -> None:
    """Written anew only when the manifest says something else."""
    if not shelf.keeps("index.html", seal):
        from toolkit.report.contact_sheet import contact_sheet

        fonts = {
            weight: (root / path).read_bytes()
            for weight, path in campaign.brand.fonts.items()
            if weight in (500, 700, 800)
        }
        shelf.write(
            "index.html",
            contact_sheet(
                (shelf.out / "manifest.json").read_bytes(),
                campaign.brand.family,
                fonts,
                lambda path: (shelf.out / path).read_bytes(),
            ),
            seal,
        )


def _refuse_inputs(root: Path, folder: Path) -> None:
    for name in ("assets", "locales", "toolkit", "tests"):
        if folder == root / name or (root / name) in folder.parents:
            raise Invalid(
                [
                    Problem(
                        "options",
                        f"--out {folder} lies inside {name}/, which holds what people write",
                        None,
                        "choose another folder, such as build/",
                    )
                ]
            )


def _warnings(outlook: Outlook, entries: dict[str, Entry]) -> list[Problem]:
    found = list(outlook.plan.warnings)
    for entry in entries.values():
        found += [warning for warning in entry.warnings if warning not in found]
    return found


def _foretell(outlook: Outlook, shelf: Shelf, kept: Store, wish: Wish, teller: _Teller) -> None:
    tally = {"make": 0, "reuse": 0, "blocked": len(outlook.plan.blocked)}
    for job in outlook.plan.jobs:
        if not job.output:  # made for others, who tell of it
            continue
        entry = kept.find(job.key)
        act = "reuse" if entry and not wish.force else "make"
        tally[act] += 1
        before = shelf.ledger.get(job.output)
        reasons = (
            explain(job, kept.job(before.key) if before else None)
            if act == "make" and teller.why
            else []
        )
        teller.would(act, job.output, reasons)
    for blocked in outlook.plan.blocked:
        teller.would("blocked", blocked.output, [problem.message for problem in blocked.problems])
    teller.say(
        {"event": "outlook", **tally},
        f"would make {tally['make']}, reuse {tally['reuse']}; {tally['blocked']} blocked. Nothing"
        " was built.",
    )
    if outlook.plan.blocked:
        sys.exit(1)


class _Teller:
    """Says what happens: a progress bar on a terminal, plain lines otherwise, JSON lines for
    programs.
    """

    def __init__(self, as_json: bool, why: bool) -> None:
        self.as_json, self.why = as_json, why
        self.tally = Tally()
        self.bar = not as_json and not why and sys.stdout.isatty()

    def measuring(self) -> Any:
        """A bar for the layouts to measure, on a terminal."""
        return _Bar("Measuring") if self.bar else nullcontext(lambda done, total: None)

    def drawing(self, artefacts: int, frames: int) -> Progress:
        """A bar for the artefacts to make and the frames to encode, on a terminal."""
        return Progress(artefacts, frames, self.bar)

    def tell(self, event: Event) -> None:
        self.tally.count(event)
        if self.as_json:
            click.echo(json_line(event_value(event)))
        elif not self.bar and isinstance(event, Made):
            click.echo(f"made {event.output}{film_line(event)}")

    def reasons(self, output: str, reasons: list[str]) -> None:
        self.say(
            {"event": "why", "path": output, "reasons": reasons},
            "\n".join(f"  because {reason}" for reason in reasons),
        )

    def would(self, act: str, output: str, reasons: list[str]) -> None:
        if act == "reuse" and not self.as_json:
            return
        self.say(
            {"event": f"would-{act}", "path": output, "reasons": reasons},
            "\n".join(
                [
                    f"would {act} {output}" if act != "blocked" else f"blocked {output}",
                    *(f"  because {reason}" for reason in reasons),
                ]
            ),
        )

    def warn(self, problem: Problem) -> None:
        if self.as_json:
            click.echo(json_line({"event": "warning", **problem_value(problem)}))
        else:
            click.echo("\n".join(problem_lines(problem, "warning")), err=True)

    def failed(self, failed: list[Failed]) -> None:
        if self.as_json:
            return
        for problem, stops in by_problem(failed).items():
            click.echo("\n".join(problem_lines(problem, "error", stops)), err=True)

    def summary(self, shelf: Shelf, failed: list[Failed], gone: list[str], seconds: float) -> None:
        t = self.tally
        stale = {event.output for event in failed}.intersection(gone)
        text = f"{t} in {seconds:.1f} s"
        text += (
            f"; {len(gone) - len(stale)} removed that nothing asks for any more"
            if len(gone) > len(stale)
            else ""
        )
        text += f"; {len(stale)} older files of failed artefacts removed" if stale else ""
        text += f"\n{shelf.out}\nLook through it all: {shelf.out / 'index.html'}"
        self.say(
            {
                "event": "summary",
                "made": t.made,
                "reused": t.reused,
                "failed": t.failed,
                "removed": gone,
                "out": str(shelf.out),
            },
            text,
        )

    def say(self, value: dict[str, Any], text: str) -> None:
        if self.as_json:
            click.echo(json_line(value))
        elif text:
            click.echo(text)


class _Bar:
    """A bar with counts and time left. It appears when there is something to count."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.bar: Any = None

    def __enter__(self) -> Any:
        return self.to

    def to(self, done: int, total: int) -> None:
        if self.bar is None:
            self.bar = click.progressbar(
                length=total, label=self.label, show_pos=True, show_eta=True, width=30
            )
            self.bar.__enter__()
        self.bar.update(done - self.bar.pos)

    def __exit__(self, *failure: Any) -> None:
        if self.bar:
            self.bar.__exit__(*failure)
