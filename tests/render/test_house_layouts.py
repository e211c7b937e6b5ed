"""The layouts of the house for any words (list, quote, picture): they hold what they promise, on
every sheet, in one language and in two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from minimal import CATALOGUE, HERE, POSTERS, catalogue
from render.any_words import CARD_SIZES, LIST, SENDER, SHEETS, SPOKEN, TALL_CARDS, files, resource

from toolkit.execute.store import Store
from toolkit.model.job import Landing

MakeProject = Callable[..., Path]
Run = Callable[..., Any]


def landed(root: Path) -> dict[str, tuple[Landing, ...]]:
    """Where each string of each artefact came to stand."""
    store = Store(root / "build/.store")
    found = {}
    for path in (store.root / "keys").rglob("*.json"):
        job = store.job(path.stem)
        if job is not None and job.kind == "page":
            found[job.output] = tuple(store.landings(path.stem))
    return found


def crossing(landings: Iterable[Landing]) -> list[tuple[str, str]]:
    """Strings that stand on one another. A slogan's words report the place of all of it."""
    said = [one for one in landings if not one.context.startswith("facts/slogan")]
    return [
        (one.context, other.context)
        for one, other in combinations(said, 2)
        if one.page == other.page
        and min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 500
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 500
    ]


def judge(root: Path, wanted: Mapping[str, set[str]]) -> None:
    """All words of every artefact are there, in each of its languages, none on another."""
    found = landed(root)
    assert found
    for output, landings in found.items():
        name = output.split("/")[1]
        edition = output.rsplit(".", 2)[1]
        for locale in edition.split("-"):
            contexts = {one.context for one in landings if one.locale == locale}
            assert wanted[name] <= contexts, (output, wanted[name] - contexts)
        assert crossing(landings) == [], output


@pytest.mark.parametrize("count", [2, 12])
def test_a_list_holds_from_two_to_twelve_entries(
    project: MakeProject, run: Run, count: int
) -> None:
    titles = {f"talk/i{number}/title" for number in range(1, count + 1)}
    bodies = {f"talk/i{number}/body" for number in range(1, count + 1)}
    head = {"talk/head/title", "talk/head/lead"}
    every = ("a4-screen", "a3-screen", "a4-print", "web")
    root = project(
        files(
            resource("numbers", "list", LIST | SENDER, every, ("cy", "en"))
            + resource("stops", "list", LIST | SENDER, SHEETS, bodies="no", marks="stops")
            + resource("low", "list", LIST | SENDER, SHEETS, ("cy",), field="bw")
            + resource("alone", "list", LIST, SHEETS, ("en",), field="board", marks="none"),
            count,
        )
    )
    ran = run("build", "--project", root, "posters")
    assert ran.code == 0, ran.err
    whole = titles | bodies | head
    judge(
        root,
        {
            "numbers": whole | SPOKEN,
            "stops": titles | head | SPOKEN,
            "low": whole | SPOKEN,
            "alone": whole,
        },
    )


@pytest.mark.parametrize("count", [2, 6])
def test_a_list_on_cards_holds_up_to_six(project: MakeProject, run: Run, count: int) -> None:
    titles = {f"talk/i{number}/title" for number in range(1, count + 1)}
    slots = {"title": "talk/head/title", "items": "talk/*", "web": "facts/web"}
    root = project(
        files(
            resource("one", "list", slots, CARD_SIZES, ("cy", "en"), field="pencil")
            + resource("two", "list", slots, TALL_CARDS, ("cy-en",), marks="stops"),
            count,
            bodies=False,
        )
    )
    ran = run("build", "--project", root, "posters")
    assert ran.code == 0, ran.err
    wanted = titles | {"talk/head/title", "facts/web"}
    judge(root, {"one": wanted, "two": wanted})


def test_a_quote_and_a_picture_fill_every_sheet(project: MakeProject, run: Run) -> None:
    quote = {"quote": "talk/head/quote", "name": "talk/head/name"}
    line = {"line": "talk/head/line"}
    more = {"role": "talk/head/role", "picture": "mark"}
    second = {"second": "talk/head/second", "picture": "mark"}
    every, both = (*SHEETS, "a4-print", *CARD_SIZES), (*SHEETS, *TALL_CARDS)
    root = project(
        files(
            resource("bare", "quote", quote, every, ("cy", "en"))
            + resource("said", "quote", quote | more | SENDER, every, ("cy", "en"))
            + resource("said-twice", "quote", quote | more | SENDER, both, ("cy-en",))
            + resource("line", "picture", line, every, ("cy", "en"))
            + resource("lines", "picture", line | second | SENDER, every, ("cy",), stands="edge")
            + resource("lines-twice", "picture", line | second | SENDER, both, ("cy-en",))
            + resource("low", "picture", line | second | SENDER, SHEETS, ("cy",), field="bw")
        )
    )
    ran = run("build", "--project", root, "posters")
    assert ran.code == 0, ran.err
    said = {*quote.values(), "talk/head/role"} | SPOKEN
    lines = {"talk/head/line", "talk/head/second"} | SPOKEN
    judge(
        root,
        {
            "bare": set(quote.values()),
            "said": said,
            "said-twice": said,
            "line": {"talk/head/line"},
            "lines": lines,
            "lines-twice": lines,
            "low": lines,
        },
    )


def test_a_short_first_word_is_not_left_alone_where_there_is_room_beside_it(
    tmp_path: Path, run: Run
) -> None:
    assert run("new", tmp_path / "a", "--languages", "cy,en").code == 0
    ran = run("build", "posters/quote", "--project", tmp_path / "a", "--format", "a4-screen")
    assert ran.code == 0, ran.err
    for edition in ("cy", "cy-en"):
        path = tmp_path / f"a/build/posters/quote/quote-a4-screen.{edition}.pdf"
        with pdfium.PdfDocument(path) as document:
            first, *_ = document[0].get_textpage().get_text_bounded().splitlines()
        assert first.split() == ["Mae", "rhywun"], edition


def test_what_is_too_long_is_refused_with_an_amount(project: MakeProject, run: Run) -> None:
    made = files(resource("long", "quote", {"quote": "talk/head/quote", "name": "talk/head/name"}))
    long = "I told my teacher, and the next day somebody came to listen. " * 60
    made["assets/content/talk.toml"] = str(made["assets/content/talk.toml"]).replace(
        "I told my teacher.", long.strip()
    )
    root = project(made)
    ran = run("build", "--project", root, "posters", "--edition", "en")
    assert ran.code == 1
    assert "'talk/head/quote' (en) is too long" in ran.err
    assert re.search(r"hint: cut about \d+ of its \d+ characters", ran.err)


@pytest.mark.parametrize(
    ("given", "said", "hint"),
    [
        ({"marks": "number"}, "the option 'marks' of 'x' cannot be 'number'", "'numbers'"),
        ({"feild": "bw"}, "'x' sets the option 'feild', which template 'list' does not", "'field'"),
    ],
)
def test_a_choice_that_a_layout_does_not_offer_is_refused_with_its_line(
    project: MakeProject, run: Run, given: dict[str, str], said: str, hint: str
) -> None:
    root = project(files(resource("x", "list", LIST, SHEETS, ("en",), **given)))
    ran = run("build", "--project", root)
    assert ran.code == 2
    assert said in ran.err
    assert f"did you mean {hint}?" in ran.err
    assert f"at {POSTERS}:8" in ran.err


def test_a_picture_that_nobody_has_drawn_is_refused_with_its_line(
    project: MakeProject, run: Run
) -> None:
    slots = {"line": "talk/head/line", "picture": "marc"}
    root = project(files(resource("x", "picture", slots, SHEETS, ("en",))))
    ran = run("build", "--project", root)
    assert ran.code == 2
    assert "'x' shows the picture 'marc', which nobody has drawn" in ran.err
    assert "did you mean 'mark'?" in ran.err
    assert f"at {POSTERS}:11" in ran.err


def test_the_examples_of_the_readme_can_be_built(project: MakeProject, run: Run) -> None:
    text = (HERE / "assets/README.md").read_text("utf-8")
    section = text.split("## Make another poster without drawing")[1].split("\n## ")[0]
    words, resources = re.findall(r"```toml\n(.*?)```", section, re.S)
    made = files("") | {POSTERS: None, "assets/content/talk.toml": None, CATALOGUE: catalogue({})}
    root = project(
        made | {"assets/content/library.toml": words, "assets/resources/library.toml": resources}
    )
    ran = run("build", "--project", root, "habits", "reader", "warm")
    assert ran.code == 0, ran.err
    assert len(landed(root)) == 8
    for landings in landed(root).values():
        assert crossing(landings) == []
