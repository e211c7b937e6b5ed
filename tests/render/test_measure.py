"""Measuring: at which scale do the words of a set fit? The smallest answer is everybody's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from minimal import CARDS, CATALOGUE, FILES, catalogue

from toolkit.execute.store import Store

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

LONG = "Dywedwch wrth rywun. " * 19 + "{web}"
LARGEST, SMALL = 1_820, 1_148  # the template's 14 pt at the ladder's 1.30 and 0.82


def sizes(root: Path) -> dict[tuple[str, str], int]:
    """The size of each printed string in 1/100 pt, by artefact and context."""
    store = Store(root / "build/.store")
    found = {}
    for path in (store.root / "keys").rglob("*.json"):
        job = store.job(path.stem)
        assert job is not None
        for landing in store.landings(path.stem):
            found[job.output, landing.context] = round(landing.size / 10)
    return found


def test_short_words_are_set_larger_and_long_ones_smaller(project: MakeProject, run: Run) -> None:
    found = []
    for name, body in (
        ("short", "Byr {web}"),
        ("longer", "Dywedwch wrth rywun. " * 12 + "{web}"),
        ("long", LONG),
    ):
        root = project({CATALOGUE: catalogue(body=body)}, name)
        assert run("build", "--project", root, "cards", "--edition", "cy").code == 0
        found.append(sizes(root)["cards/hello/hello-400x400.cy.png", "notes/hello/body"])
    assert found == [LARGEST, 1_400, SMALL]


def test_long_welsh_makes_the_english_beside_it_smaller_too(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(body=LONG)})
    assert run("build", "--project", root, "cards", "--edition", "cy", "--edition", "en").code == 0
    found = sizes(root)
    welsh, english = (
        found[f"cards/hello/hello-400x400.{code}.png", "notes/hello/body"] for code in ("cy", "en")
    )
    assert welsh == english == SMALL
    assert (
        found["cards/hello/hello-400x400.en.png", "notes/hello/title"] == 3_120
    )  # its own box, its own size


def test_the_size_does_not_depend_on_what_was_asked_for(project: MakeProject, run: Run) -> None:
    """English alone is as large as English built beside the long Welsh of its set."""
    root = project({CATALOGUE: catalogue(body=LONG)})
    assert run("build", "--project", root, "cards", "--edition", "en").code == 0
    assert sizes(root)["cards/hello/hello-400x400.en.png", "notes/hello/body"] == SMALL


def test_every_card_of_a_series_has_one_size(project: MakeProject, run: Run) -> None:
    long = "Tell the person you trust, as soon as you can. " * 5
    root = project(
        {
            "assets/content/tips.toml": (
                '[[tip]]\nid = "one"\ntitle = "One"\nbody = "Short."\n[[tip]]\nid = "two"\ntitle ='
                f' "Two"\nbody = "{long}"\n'
            ),
            CARDS: (
                FILES[CARDS]
                .replace('id = "hello"', 'id = "tip-{n}"\neach = "tips/*"')
                .replace("notes/hello", "{item}")
            ),
        }
    )
    assert run("build", "--project", root, "cards", "--edition", "en").code == 0
    found = {
        artefact: size
        for (artefact, context), size in sizes(root).items()
        if context.endswith("/body")
    }
    assert len(found) == 2
    assert len(set(found.values())) == 1
    assert max(found.values()) < LARGEST
