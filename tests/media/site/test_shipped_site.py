"""The site of the campaign as it is shipped, planned and not drawn: what it names exists, whatever
editions are called and whichever languages a pack is made in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from minimal import HERE

from media.conftest import Edited
from toolkit.execute.prepare import sketch_all
from toolkit.execute.provenance import lacking, made_by
from toolkit.media.reading import read_project
from toolkit.media.site.payload import PageFile
from toolkit.media.site.plan import sketches as site_sketches
from toolkit.media.site.shown import PackShown, PictureShown
from toolkit.media.site.sketch import FileSketch
from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch

CAMPAIGN, SITE_WORDS = "assets/campaign.toml", "assets/content/site.toml"


def values(value: object) -> Iterator[object]:
    """Everything inside the values of a page."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        inside = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, dict):
        inside = list(value.values())
    else:
        inside = list(value) if isinstance(value, list | tuple) else []
    for part in inside:
        yield from values(part)


def pages(everything: tuple[Sketch, ...]) -> dict[str, PageFile]:
    return {
        sketch.output: sketch.told
        for sketch in everything
        if isinstance(sketch, FileSketch) and isinstance(sketch.told, PageFile)
    }


def strangers(everything: tuple[Sketch, ...]) -> set[str]:
    """Pictures that pages name and that nobody plans."""
    planned = {sketch.output for sketch in everything}
    shown = [
        part
        for page in pages(everything).values()
        for part in values(page.values)
        if isinstance(part, PictureShown)
    ]
    assert len(shown) > 500
    return {f"site/{path}" for picture in shown for path in (picture.src, picture.larger)} - planned


def test_every_picture_that_a_page_shows_is_planned(
    shipped: tuple[Project, tuple[Sketch, ...]],
) -> None:
    assert not strangers(shipped[1])


def renamed(text: str) -> str:
    """The bilingual edition is called 'both'."""
    return re.sub(r"(?<![\w-])cy-en(?![\w-])(?!\.)", "both", text)


def test_an_edition_may_have_any_name(
    edited: Edited, shipped: tuple[Project, tuple[Sketch, ...]]
) -> None:
    files = [
        path.relative_to(HERE).as_posix()
        for folder in ("assets", "locales")
        for path in sorted((HERE / folder).rglob("*"))
        if path.suffix in (".toml", ".po")
        and renamed(path.read_text("utf-8")) != path.read_text("utf-8")
    ]
    everything = sketch_all(read_project(edited(dict.fromkeys(files, renamed))))
    assert {sketch.output for sketch in everything} == {
        sketch.output.replace(".cy-en.", ".both.") for sketch in shipped[1]
    }
    assert not strangers(everything)


def test_an_edition_in_one_language_may_have_a_hyphen(edited: Edited) -> None:
    root = edited(
        {
            CAMPAIGN: lambda text: text.replace("[edition]\n", '[edition]\ncy-plain = ["cy"]\n'),
            SITE_WORDS: lambda text: text.replace("[edition]\n", '[edition]\ncy-plain = "Plain"\n'),
        }
    )
    everything = sketch_all(read_project(root))
    assert any(".cy-plain." in sketch.output for sketch in everything)
    assert not strangers(everything)


def test_a_resource_in_two_languages_only_is_shown_with_its_picture(edited: Edited) -> None:
    """Tiles show an edition in the page's own language; here is none."""
    path = "assets/resources/posters.toml"

    def bilingual(text: str) -> str:
        head, found, rest = text.partition('id = "ten-steps"')
        return head + found + re.sub(r"editions = \[.*?\]", 'editions = ["cy-en"]', rest, count=1)

    everything = sketch_all(read_project(edited({path: bilingual})))
    assert {s.edition.id for s in everything if s.output.startswith("posters/ten-steps/")} == {
        "cy-en"
    }
    assert not strangers(everything)


def packs_shown(everything: tuple[Sketch, ...], page: str) -> dict[str, PackShown]:
    return {
        part.id: part
        for part in values(pages(everything)[page].values)
        if isinstance(part, PackShown)
    }


def test_a_pack_may_be_made_in_one_language_and_is_offered_in_all(edited: Edited) -> None:
    path = "assets/packs/primary.toml"
    root = edited({path: lambda text: re.sub(r"editions = \[.*\]", 'editions = ["en"]', text)})
    everything = sketch_all(read_project(root))
    made = [s for s in everything if s.output.startswith("packs/primary")]
    assert [sketch.output for sketch in made] == ["packs/primary.en.zip"]
    assert not made[0].found.problems
    welsh, english = (
        packs_shown(everything, f"site/{page}.html")["primary"]
        for page in ("cy/pecynnau", "en/packs")
    )
    assert welsh.title == "Pecyn i ysgolion cynradd" and english.title == "Pack for primary schools"
    assert [file.need for file in welsh.files] == ["packs/primary.en.zip"]


GUARDED = [
    *(f"site/access/{name}" for name in ("tagged", "press", "picture", "deck", "still", "text")),
    "site/one/posters",
    "site/type/pdf",
]


@pytest.mark.parametrize("path", GUARDED)
def test_a_name_that_the_site_shows_is_asked_for(
    path: str, shipped: tuple[Project, tuple[Sketch, ...]]
) -> None:
    project, everything = shipped
    parent, _, name = path.rpartition("/")
    item = project.items[parent]
    left = {key: text for key, text in item.fields.items() if key != name}
    lacking_it = replace(project, items={**project.items, parent: replace(item, fields=left)})
    setting = Setting(made_by=made_by, lacking=lacking, before=few(everything))
    found = {p for s in site_sketches(lacking_it, setting) for p in s.found.problems}
    (problem,) = found
    assert f"the site shows '{name}', which has no name" in problem.message
    assert problem.where is not None and problem.where.path == "assets/site/site.toml"
    assert problem.hint == f"add it under [{path.split('/')[1]}] of content/site.toml"


def few(everything: tuple[Sketch, ...]) -> tuple[Sketch, ...]:
    """All packs, and of each other kind one resource for each kind of file, in Welsh."""
    found = {}
    for sketch in everything:
        if sketch.medium != "site" and sketch.edition.id == "cy" and sketch.shared:
            pack = sketch.output if sketch.medium == "packs" else ""
            found[sketch.resource.kind, sketch.format.output, pack] = sketch
    return tuple(found.values())


SITE = "assets/site/site.toml"


def _home(everything: tuple[Sketch, ...]) -> tuple[str, str]:
    """The file behind the first button of the English home page, and the picture that other sites
    show of it.
    """
    found = pages(everything)["site/en/index.html"].values
    button, card = found["everything"], found["card"]
    return getattr(button, "href", ""), getattr(card, "href", "")


def test_the_site_names_its_picture_and_the_pack_of_its_first_button(
    edited: Edited, shipped: tuple[Project, tuple[Sketch, ...]]
) -> None:
    button, card = _home(shipped[1])
    assert button == "files/packs/everything.cy-en.zip"
    assert card == "files/cards/slogan/slogan-1200x630.en.png"

    def others(text: str) -> str:
        text = text.replace('card = "cards/slogan"', 'card = "cards/emergency"')
        return text.replace('everything = "everything"', 'everything = "primary"')

    button, card = _home(sketch_all(read_project(edited({SITE: others}))))
    assert button == "files/packs/primary.cy-en.zip"
    assert card.startswith("files/cards/emergency/")


def test_a_site_that_names_neither_takes_what_there_is(
    edited: Edited, shipped: tuple[Project, tuple[Sketch, ...]]
) -> None:
    bare = edited({SITE: lambda text: re.sub(r"(?m)^(card|everything) = .*\n", "", text)})
    button, card = _home(sketch_all(read_project(bare)))
    assert card.endswith("-1200x630.en.png") and button in ("", _home(shipped[1])[0])


@pytest.mark.parametrize(("key", "named"), [("card", "cards/slogan"), ("everything", "everything")])
def test_a_slip_of_the_pen_is_refused(edited: Edited, key: str, named: str) -> None:
    slip = named[:-1]
    root = edited({SITE: lambda text: text.replace(f'{key} = "{named}"', f'{key} = "{slip}"')})
    with pytest.raises(Invalid) as error:
        read_project(root)
    (problem,) = error.value.problems
    assert f"{key} = '{slip}' is no name of" in problem.message
    assert f"'{named}'" in problem.hint
    assert problem.where and problem.where.path == SITE and problem.where.line


@pytest.mark.parametrize(("key", "named"), [("card", "cards/slogan"), ("everything", "everything")])
def test_what_was_taken_out_of_the_campaign_is_not_missed(
    edited: Edited, key: str, named: str
) -> None:
    gone = edited({SITE: lambda text: text.replace(f'{key} = "{named}"', f'{key} = "gone/away"')})
    button, card = _home(sketch_all(read_project(gone)))
    assert card and button is not None
