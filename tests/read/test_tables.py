from __future__ import annotations

import pytest

from toolkit.model.campaign import Item, Resource, Sheet
from toolkit.model.language import Edition, Language
from toolkit.model.problem import Problem, Span
from toolkit.model.template import Layout, Slot, Template
from toolkit.read.resources import read_resources
from toolkit.read.tables import read_campaign, read_formats
from toolkit.read.templates import read_template
from toolkit.read.toml import Document, read_toml


def document(text: str, path: str = "assets/campaign.toml") -> Document:
    found, problems = read_toml(path, text.encode())
    assert problems == []
    return found


def brief(problems: list[Problem]) -> list[tuple[str, int]]:
    assert all(problem.where and problem.hint for problem in problems)
    return [(problem.code, problem.where.line) for problem in problems if problem.where]


LANGUAGES = """[campaign]
source = "en"
date = 2026-11-22
[language.cy]
name = "Cymraeg"
english = "Welsh"
region = "GB"
[language.en]
name = "English"
region = "GB"
[edition]
cy = ["cy"]
cy-en = ["cy", "en"]
"""


def test_languages_and_editions_keep_their_order() -> None:
    (about, languages, editions), problems = read_campaign(document(LANGUAGES))
    assert problems == []
    assert (about.source, about.date) == ("en", "2026-11-22")
    assert list(languages.values()) == [
        Language("cy", "Welsh", "GB", "cy-GB", own="Cymraeg"),
        Language("en", "English", "GB", "en-GB", own="English"),
    ]
    assert list(editions.values()) == [Edition("cy", ("cy",)), Edition("cy-en", ("cy", "en"))]


@pytest.mark.parametrize(
    ("old", "new", "wanted", "hint"),
    [
        ('["cy", "en"]', '["en", "cy"]', ("parity", 13), "cy first"),
        ('["cy", "en"]', '["cy", "enn"]', ("edition", 13), "did you mean 'en'?"),
        ('source = "en"', 'source = "eng"', ("campaign", 2), "did you mean 'en'?"),
        ('source = "en"\n', "", ("campaign", 1), "known here: cy, en"),
        ('cy = ["cy"]', "cy = []", ("edition", 12), ""),
        ('cy = ["cy"]', 'cy = "cy"', ("edition", 12), ""),
        ('cy = ["cy"]', 'cy = ["cy", "cy"]', ("edition", 12), ""),
        ('cy = ["cy"]', '"../cy" = ["cy"]', ("edition", 12), ""),
        ("date = 2026-11-22\n", "", ("campaign", 1), "date = "),
        ("date = 2026-11-22", 'date = "today"', ("campaign", 3), "date = "),
        ("[language.cy]", '[language."../../etc"]', ("language", 4), ""),
    ],
    ids=[
        "Welsh second",
        "unknown language",
        "unknown source",
        "no source",
        "no languages",
        "not a list",
        "twice the same",
        "edition as a path",
        "no date",
        "date in words",
        "language as a path",
    ],
)
def test_a_wrong_edition_or_language_is_refused_at_its_line(
    old: str, new: str, wanted: tuple[str, int], hint: str
) -> None:
    _, problems = read_campaign(document(LANGUAGES.replace(old, new, 1)))
    assert wanted in brief(problems)
    assert hint in " ".join(problem.hint for problem in problems)


FORMATS = """[sheet.a4]
width = 210
height = 297.5
unit = "mm"
body_min = 12
small_min = 8.5

[format.a4-print]
sheet = "a4"
output = "print"
bleed = 3
"""
PAPER = "assets/data/paper.toml"


def test_lengths_are_whole_thousandths() -> None:
    (sheets, formats), problems = read_formats(document(FORMATS, PAPER))
    assert problems == []
    assert sheets["a4"] == Sheet("a4", "mm", 210_000, 297_500, 12_000, 8_500)
    assert (formats["a4-print"].output, formats["a4-print"].bleed, formats["a4-print"].ppi) == (
        "print",
        3_000,
        72,
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("width = 210\n", "", 1),
        ("width = 210", 'width = "wide"', 1),
        ("width = 210", "width = 0", 1),
        ("width = 210", "width = -210", 1),
        ("width = 210", "width = nan", 1),
        ("width = 210", "width = inf", 1),
        ('unit = "mm"', 'unit = "inch"', 1),
        ('unit = "mm"', 'unit = "mm"\nsafe = [1, 2, 3]', 1),
        ('output = "print"', 'output = "prnt"', 10),
        ('output = "print"\n', "", 8),
        ("bleed = 3", 'bleed = "three"', 11),
        ("bleed = 3", "bleed = -3", 11),
        ("bleed = 3", 'ppi = "high"', 11),
        ("bleed = 3", "ppi = 0", 11),
        ("[format.a4-print]", '[format."../a4"]', 8),
    ],
    ids=[
        "no width",
        "width in words",
        "no extent",
        "negative width",
        "not a number",
        "endless",
        "unknown unit",
        "three margins",
        "unknown output",
        "no output",
        "bleed in words",
        "negative bleed",
        "resolution in words",
        "no resolution",
        "format as a path",
    ],
)
def test_a_wrong_sheet_or_format_is_refused_near_its_line(old: str, new: str, line: int) -> None:
    _, problems = read_formats(document(FORMATS.replace(old, new, 1), PAPER))
    head = 1 if line < 8 else 8
    assert problems, "nothing was refused"
    assert all(
        code in ("sheet", "format") and head <= at <= (7 if head == 1 else 12)
        for code, at in brief(problems)
    )


def test_an_unknown_output_is_refused_with_the_nearest_known_one() -> None:
    _, problems = read_formats(document(FORMATS.replace('"print"', '"prnt"'), PAPER))
    assert brief(problems) == [("format", 10)]
    assert problems[0].hint == "did you mean 'print'?"


TEMPLATE = """about = "A note."
[slots]
title = "text"
logo = "school?"
words = "texts?"
step = { item = ["title", "body"] }
steps = { items = ["title"], optional = true }

[formats]
a4 = { languages = [1, 2] }
a3 = { languages = [1], height = 400 }
"""
FILES = ("assets/templates/note/note.typ",)


def template(text: str, files: tuple[str, ...] = FILES) -> tuple[Template, list[Problem]]:
    folder = "assets/templates/note"
    return read_template(document(text, f"{folder}/template.toml"), folder, files)


def test_a_template_declares_slots_and_layouts() -> None:
    read, problems = template(TEMPLATE)
    assert problems == []
    assert (read.name, read.entry, read.files) == ("note", FILES[0], FILES)
    assert read.slots == {
        "title": Slot("title", "text"),
        "logo": Slot("logo", "school", (), True),
        "words": Slot("words", "texts", (), True),
        "step": Slot("step", "item", ("title", "body")),
        "steps": Slot("steps", "items", ("title",), True),
    }
    assert read.layouts == {
        "a4": Layout("a4", (1, 2)),
        "a3": Layout("a3", (1,), 400_000),
    }


@pytest.mark.parametrize(
    "shape",
    ['"txt"', '""', '"?"', "7", '["text"]', "{}", '{ itm = ["title"] }', '{ items = "title" }'],
)
def test_a_slot_of_an_unknown_shape_is_refused_at_its_line(shape: str) -> None:
    _, problems = template(TEMPLATE.replace('"text"', shape, 1))
    assert brief(problems) == [("template", 3)]
    assert "title" in problems[0].message


def test_a_template_without_a_drawing_is_refused() -> None:
    _, problems = template(TEMPLATE, ("assets/templates/lib/tcs.typ",))
    assert brief(problems) == [("template", 2)]
    assert "assets/templates/note/note.typ" in problems[0].hint


RESOURCES = """[[resource]]
id = "ten-steps"
kind = "posters"
template = "note"
describe = "artworks/steps"
formats = ["a4-print"]
editions = ["cy", "en"]
[resource.slots]
title = "steps/heading/title"

[[resource]]
id = "step-{n}"
kind = "cards"
each = "steps/*"
template = "note"
describe = "artworks/step"
formats = ["a4-print"]
editions = ["cy"]
[resource.slots]
title = "{item}/title"
[resource.options]
tone = "dark"
"""
ITEMS = {
    f"steps/{name}": Item(f"steps/{name}", number, {})
    for number, name in enumerate(("law", "risk"), 1)
}


def resources(text: str) -> tuple[list[Resource], list[Problem]]:
    return read_resources(document(text, "assets/resources/a.toml"), {"steps": tuple(ITEMS)}, ITEMS)


def test_a_resource_for_each_item_is_a_series() -> None:
    read, problems = resources(RESOURCES)
    assert problems == []
    assert [(r.kind, r.id, r.series, r.item, r.position, r.slots["title"]) for r in read] == [
        ("posters", "ten-steps", "posters/ten-steps", "", 1, "steps/heading/title"),
        ("cards", "step-1", "cards/step-{n}", "steps/law", 1, "steps/law/title"),
        ("cards", "step-2", "cards/step-{n}", "steps/risk", 2, "steps/risk/title"),
    ]
    assert read[1].options == {"tone": "dark"}
    assert read[1].where == Span("assets/resources/a.toml", 11)


def test_an_id_may_name_the_item() -> None:
    read, _ = resources(RESOURCES.replace("step-{n}", "step-{id}"))
    assert [r.id for r in read] == ["ten-steps", "step-law", "step-risk"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('kind = "posters"', 'knd = "posters"', 3, "did you mean 'kind'?"),
        ('describe = "artworks/steps"\n', "", 1, "lacks describe"),
        ('formats = ["a4-print"]', "formats = []", 1, "lacks formats"),
        ('each = "steps/*"', 'each = "step/*"', 14, "did you mean 'steps/*'?"),
        ('each = "steps/*"', 'each = "steps"', 14, "steps/*"),
        ('id = "ten-steps"', 'id = "Ten steps"', 2, "small letters"),
        ('id = "ten-steps"', 'id = "../ten"', 2, "small letters"),
        ('id = "ten-steps"', "id = 7", 2, ""),
        ('kind = "posters"', 'kind = "../../posters"', 3, ""),
        ('kind = "posters"', "kind = 7", 3, ""),
        ('formats = ["a4-print"]', 'formats = ["a4-print", "a4-print"]', 6, "a4-print"),
    ],
    ids=[
        "misspelt key",
        "missing key",
        "no formats",
        "unknown list",
        "not a list",
        "id with a space",
        "id as a path",
        "id a number",
        "kind as a path",
        "kind a number",
        "a format twice",
    ],
)
def test_a_wrong_resource_is_refused_at_its_line(old: str, new: str, line: int, says: str) -> None:
    _, problems = resources(RESOURCES.replace(old, new, 1))
    assert line in [at for _, at in brief(problems)]
    assert says in "\n".join(map(str, problems))
