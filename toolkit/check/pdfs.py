"""Checks single PDFs, which anybody may have edited, in a process apart."""

from __future__ import annotations

from toolkit.engine.apart import Overrun, apart
from toolkit.judge.press import check_if_press
from toolkit.judge.structure import check_any_pdf
from toolkit.model.problem import Problem, Span


def check_edited_pdf(path: str, data: bytes) -> list[Problem]:
    """What is wrong with a PDF that nobody promised anything of, as a press file if it says so."""
    try:
        return apart(check_any_pdf, path, data) + apart(check_if_press, path, data)
    except Overrun as why:
        return [Problem("structure", f"{path} {why}", Span(path), "export it again")]
