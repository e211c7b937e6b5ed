"""Every piece says who is behind it, once a campaign has a line that is short enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from minimal import CAMPAIGN, CATALOGUE, CONTENT, FILES, POSTERS, WORDS, catalogue
from planning import sketches

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid
from toolkit.plan.signing import unsigned

MakeProject = Callable[..., Path]
SHORT = "By a small council."
SAYS = {
    CAMPAIGN: FILES[CAMPAIGN] + '\n[lines]\nstatus_short = "notes/hello/by"\n',
    CONTENT: FILES[CONTENT] + f'by = "{SHORT}"\n',
    CATALOGUE: catalogue({**WORDS, "notes/hello/by": (SHORT, "Gan gyngor bach.")}),
}
TITLED = FILES[POSTERS].replace('title = "notes/hello/title"', 'title = "notes/hello/by"')


def test_a_piece_that_does_not_say_it_is_stopped_in_its_languages(project: MakeProject) -> None:
    read = read_project(project({**SAYS, POSTERS: TITLED}))
    found = {
        (sketch.resource.kind, sketch.edition.id): [p.message for p in unsigned(read, sketch)]
        for sketch in sketches(read)
    }
    assert found["posters", "cy-en"] == [] == found["posters", "cy"]
    [said] = found["cards", "cy-en"]
    assert said == "cards/hello as 400x400 does not say who is behind it in Welsh and English"
    assert found["cards", "en"][0].endswith("in English")


def test_what_a_layout_leaves_out_is_not_said(project: MakeProject) -> None:
    read = read_project(project({**SAYS, POSTERS: TITLED}))
    sketch = next(sketch for sketch in sketches(read) if sketch.resource.kind == "posters")
    assert sketch.page and not unsigned(read, sketch)
    words = {code: {"body": said["body"]} for code, said in sketch.page.words.items()}
    assert unsigned(read, replace(sketch, page=replace(sketch.page, words=words)))


def test_a_campaign_without_a_short_line_is_asked_nothing(project: MakeProject) -> None:
    read = read_project(project())
    assert not any(unsigned(read, sketch) for sketch in sketches(read))


@pytest.mark.parametrize("locale", ["en", "cy"])
def test_the_short_line_is_short_in_every_language(project: MakeProject, locale: str) -> None:
    long = "By a small council " + "that has a very long name of its own."
    english, welsh = (long, "Gan gyngor bach.") if locale == "en" else (SHORT, long)
    said = catalogue({**WORDS, "notes/hello/by": (english, welsh)})
    files = {**SAYS, CONTENT: FILES[CONTENT] + f'by = "{english}"\n', CATALOGUE: said}
    with pytest.raises(Invalid) as wrong:
        read_project(project(files))
    [problem] = wrong.value.problems
    assert problem.message.endswith("there is room for 50") and problem.where
    assert problem.where.path == (CONTENT if locale == "en" else CATALOGUE)
