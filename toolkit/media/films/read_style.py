"""What films take from the brand: movements, colours, and the inks of its fields."""

from __future__ import annotations

from toolkit.media.films.storyboard import Ease, Style
from toolkit.model.problem import Problem
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document


def read_style(tokens: Document) -> tuple[Style, list[Problem]]:
    """What films take from brand/tokens.toml: [motion], [color] and [field]."""
    problems: list[Problem] = []
    file = Table(tokens, problems)
    motion = file.table("motion")
    curves = {
        name.removeprefix("ease_"): _curve(motion, name)
        for name in motion.values
        if name.startswith("ease_")
    }
    eases = {}
    for name, how in motion.table("how").tables():
        ease = how.text("ease", "move")
        if ease not in curves:
            how.refuse(
                "motion",
                f"the movement '{name}' names the unknown ease '{ease}'",
                suggest(ease, curves),
                "ease",
            )
        eases[name] = Ease(how.whole("ms", 600, least=1), curves.get(ease, (0, 0, 1000, 1000)))
    colours = {
        name: value for name, value in file.table("color").values.items() if isinstance(value, str)
    }
    fields = {
        name: (table.text("ink"), table.text("child"))
        for name, table in file.table("field").tables()
        if name in colours
    }
    return (
        Style(
            eases=eases,
            word_hold=motion.whole("word_hold_min_ms", 1600),
            last_hold=motion.whole("still_last_ms", 1200),
            colours=colours,
            fields=fields,
        ),
        problems,
    )


def _curve(motion: Table, name: str) -> tuple[int, int, int, int]:
    found = motion.values[name]
    if (
        isinstance(found, list)
        and len(found) == 4
        and all(isinstance(v, int | float) and 0 <= v <= 1 for v in found)
    ):
        a, b, c, d = (round(v * 1000) for v in found)
        return a, b, c, d
    motion.refuse(
        "motion",
        f"'{name}' is not four numbers from 0 to 1",
        "a cubic Bézier: [0.2, 0.0, 0.0, 1.0]",
        name,
    )
    return 0, 0, 1000, 1000
