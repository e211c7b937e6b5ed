"""The layouts as lines: what an officer needs to use one."""

from __future__ import annotations

from minimal import HERE
from running import Run


def test_each_layout_says_what_it_holds_and_on_which_sheets(run: Run) -> None:
    ran = run("list", "--layouts", "--project", HERE)
    assert ran.code == 0
    told = {part.split()[0]: part for part in ran.out.strip().split("\n\n")}
    assert "items [title, body?] (2 to 12, on some sheets fewer)" in told["list"]
    assert "1080x1080 (one language)" in told["list"]
    assert "marks: numbers | stops" in told["list"]
    assert "own" in told["poster-hero"].split("\n")[0] and "own" not in told["list"].split("\n")[0]
    assert "film" not in told and "deck-slide" not in told
