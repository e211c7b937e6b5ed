"""How a build is told: bars on a terminal, plain lines otherwise, JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.progress import Progress
from toolkit.cli.standing import last_words
from toolkit.model.event import Event, Made
from toolkit.model.problem import Problem
from toolkit.report.lines import Tally, by_problem, event_value, film_line, json_line, problem_value
from toolkit.report.problems import all_lines, problem_lines

if TYPE_CHECKING:
    from toolkit.execute.build import Foretold, Outcome


class Teller:
    """Hears how a build goes (see execute.listener) and says it."""

    def __init__(self, as_json: bool, why: bool) -> None:
        self.as_json, self.why = as_json, why
        self.tally = Tally()
        self.bar = not as_json and not why and sys.stdout.isatty()
        self._measuring: Any = None
        self._drawing: Progress | None = None

    def __enter__(self) -> Teller:
        return self

    def __exit__(self, *failure: Any) -> None:
        for bar in (self._measuring, self._drawing):
            if bar is not None:
                bar.__exit__(*failure)

    def waits(self) -> None:
        """Nobody should wonder why nothing happens."""
        self._say({"event": "waiting"}, "Another build is at work here; this one begins after it.")

    def measured(self, done: int, total: int) -> None:
        """A bar that appears when there is something to measure."""
        if not self.bar:
            return
        if self._measuring is None:
            self._measuring = click.progressbar(
                length=total, label="Measuring", show_pos=True, show_eta=True, width=30
            )
            self._measuring.__enter__()
        self._measuring.update(done - self._measuring.pos)

    def begins(self, artefacts: int, frames: int) -> None:
        """A bar of artefacts and frames."""
        if self._measuring is not None:
            self._measuring.__exit__(None, None, None)
            self._measuring = None
        self._drawing = Progress(artefacts, frames, self.bar)

    def happened(self, event: Event, reasons: list[str]) -> None:
        """A line for what was made now."""
        self.tally.count(event)
        if self.as_json:
            click.echo(json_line(event_value(event)))
        elif not self.bar and isinstance(event, Made):
            click.echo(f"made {event.output}{film_line(event)}")
        if self.why and isinstance(event, Made):
            self._say(
                {"event": "why", "path": event.output, "reasons": reasons},
                "\n".join(f"  because {reason}" for reason in reasons),
            )
        if self._drawing is not None:
            self._drawing.artefact()

    def encoded(self, frames: int) -> None:
        """The bar knows frames, since a film takes as long as many cards."""
        if self._drawing is not None:
            self._drawing.encoded(frames)

    def foretold(self, acts: Iterable[Foretold]) -> int:
        """What a dry run found; the exit status."""
        tally = {"make": 0, "reuse": 0, "blocked": 0}
        for act in acts:
            tally[act.act] += 1
            self._would(act)
        self._say(
            {"event": "outlook", **tally},
            f"would make {tally['make']}, reuse {tally['reuse']}; {tally['blocked']} blocked."
            " Nothing was built.",
        )
        return 1 if tally["blocked"] else 0

    def _would(self, act: Foretold) -> None:
        if act.act == "reuse" and not self.as_json:
            return
        head = f"{'blocked' if act.act == 'blocked' else f'would {act.act}'} {act.output}"
        self._say(
            {"event": f"would-{act.act}", "path": act.output, "reasons": list(act.reasons)},
            "\n".join([head, *(f"  because {reason}" for reason in act.reasons)]),
        )

    def outcome(self, outcome: Outcome, out: Path, seconds: float) -> None:
        """Warnings, what failed and why, and the sum."""
        if self._drawing is not None:
            self._drawing.__exit__(None, None, None)
            self._drawing = None
        self._warnings(outcome.warnings)
        for output, name in outcome.beside.items():
            self._beside(output, name)
        if not self.as_json:
            stops = by_problem(list(outcome.failed))
            for lines in all_lines(stops, "error", stops):
                click.echo(lines, err=True)
        self._summary(outcome, out, seconds)

    def _warnings(self, problems: Iterable[Problem]) -> None:
        if self.as_json:
            for problem in problems:
                self._warn(problem)
        else:
            for lines in all_lines(problems, "warning"):
                click.echo(lines, err=True)

    def _warn(self, problem: Problem) -> None:
        if self.as_json:
            click.echo(json_line({"event": "warning", **problem_value(problem)}))
        else:
            click.echo("\n".join(problem_lines(problem, "warning")), err=True)

    def _beside(self, output: str, name: str) -> None:
        """Somebody's own changes in the output folder are kept, and said."""
        self._warn(
            Problem(
                "edited",
                f"{output} had been edited; that file is kept as {name}",
                None,
                "move it out of the output folder if you need it: builds make what lies there",
            )
        )

    def _summary(self, outcome: Outcome, out: Path, seconds: float) -> None:
        stale = {event.output for event in outcome.failed}.intersection(outcome.removed)
        gone = len(outcome.removed) - len(stale)
        text = f"; {gone} removed that nothing asks for any more" if gone else ""
        text += f"; {len(stale)} older files of failed artefacts removed" if stale else ""
        self._say(
            {
                "event": "summary",
                "made": outcome.made,
                "reused": outcome.reused,
                "failed": len(outcome.failed),
                "removed": list(outcome.removed),
                "out": str(out),
            },
            last_words(str(self.tally), out, seconds, text),
        )

    def _say(self, value: dict[str, Any], text: str) -> None:
        if self.as_json:
            click.echo(json_line(value))
        elif text:
            click.echo(text)
