"""The command line, run in this process: how it ended and what it said."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from toolkit.cli import main


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What --json wrote."""
        return [json.loads(line) for line in self.out.splitlines()]

    def paths(self, event: str) -> set[str]:
        """The artefacts to which --json says that this happened."""
        return {line["path"] for line in self.lines if line["event"] == event}


Run = Callable[..., Ran]


def command(*arguments: object) -> Ran:
    """toolkit ARGUMENT… A bug's traceback goes through."""
    out, err = io.StringIO(), io.StringIO()
    code: Any = 0
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["toolkit", *map(str, arguments)]),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    return Ran(code, out.getvalue(), err.getvalue())
