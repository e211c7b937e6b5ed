"""Packs: which artefacts each archive holds, under which names, and what its first page says of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from toolkit.engine.payload import encode
from toolkit.i18n.words import unbound
from toolkit.media.packs.model import Pack, Packs, Take
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.filetype import ZIP
from toolkit.model.job import Job
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.pages import inputs_of
from toolkit.plan.select import near
from toolkit.plan.setting import Setting, Sizing
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

README = "00-README.html"
TOKENS = "assets/brand/tokens.toml"
LONGEST = 120  # characters of a path: Windows takes 260 with the folders above
SHEET, FORMAT = Sheet("file", "px", 0, 0, 0, 0), Format("zip", "file", "zip")
SHARED = (
    "readme",
    "credits",
    "folder",
    "language",
    "label",
)  # items of content/packs.toml that every pack prints
PAGE_SAYS = (
    "name",
    "resource",
    "edition",
    "languages",
    "format",
    "press",
    "media_type",
    "called",
    "unit",
    "sheet",
    "width",
    "height",
    "title",
    "titles",
)
MANIFEST_SAYS = (
    "name",
    "kind",
    "resource",
    "edition",
    "languages",
    "format",
    "media_type",
    "title",
    "alt",
)
Groups = tuple[tuple[Sketch, ...], ...]
Titles = Mapping[tuple[str, str], Mapping[str, str]]  # (kind, resource) → language → title


@dataclass(frozen=True, kw_only=True)
class PackSketch(Sketch):
    """An archive, with what it says of its files before they are made."""

    layout: dict[str, Any]


def sketches(project: Project, setting: Setting) -> tuple[Sketch, ...]:
    """The packs, in every edition, of the artefacts that were sketched before.

    Raises Invalid for names that lead nowhere.
    """
    packs = project.part(Packs)
    if packs is None:
        return ()
    listed = [sketch for sketch in setting.before if sketch.listed and sketch.shared]
    problems = [
        problem
        for pack in packs.packs
        for take in pack.takes
        for problem in _lost(project, pack, take, listed, setting.resources)
    ]
    if problems:
        raise Invalid(problems)
    stock = _Stock(
        shared=_shared(project, setting.draft),
        titles=_titles(listed),
        groups={id(take): _alike(take, listed) for pack in packs.packs for take in pack.takes},
    )
    found = []
    for pack in packs.packs:
        for edition in project.editions.values():
            if project.wanted(edition.id, pack.editions):
                sketch, faults = _sketch(project, pack, edition, stock, setting.draft)
                problems += faults
                found.append(sketch)
    if problems:
        raise Invalid(problems)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stock:
    """What all packs take from: words by language, titles, and artefacts by the entry that takes
    them.
    """

    shared: Mapping[str, Gathered]
    titles: Titles
    groups: Mapping[int, Groups]


def _lost(
    project: Project,
    pack: Pack,
    take: Take,
    made: Iterable[Sketch],
    resources: frozenset[str],
) -> Iterator[Problem]:
    """Names that nothing has.

    A pattern that matches nothing yet is no mistake, nor are kinds (`resources`) that the program
    knows and this campaign has none of.
    """
    kinds = {sketch.resource.kind for sketch in made} | resources
    alike = [sketch for sketch in made if sketch.resource.kind == take.kind]
    if take.kind not in kinds:
        yield Problem(
            "pack",
            f"the pack '{pack.id}' takes the unknown kind '{take.kind}'",
            take.at("kind"),
            near(take.kind, kinds),
        )
    if f"packs/folder/{take.folder}" not in _strings(project):
        yield Problem(
            "pack",
            f"the folder '{take.folder}' of the pack '{pack.id}' has no name:"
            f" packs/folder/{take.folder} does not exist",
            take.at("folder"),
            f'add {take.folder} = "…" under [folder] of content/packs.toml',
        )
    if not alike:
        return
    for key, wanted, known in (
        ("resources", take.resources, {s.resource.id for s in alike}),
        ("formats", take.formats, {name for s in alike for name in _forms(s)}),
    ):
        for name in wanted:
            if not set(name) & set("*?[") and name not in known:
                yield Problem(
                    "pack",
                    f"the pack '{pack.id}' names '{name}', which {take.kind} do not have",
                    take.at(key),
                    near(name, known),
                )


def _strings(project: Project) -> set[str]:
    return (
        {f"packs/folder/{name}" for name in project.items["packs/folder"].fields}
        if "packs/folder" in project.items
        else set()
    )


def _forms(sketch: Sketch) -> tuple[str, str, str]:
    """What `formats` may name: the format, how the file's name ends, or the whole name (for
    patterns).
    """
    name = sketch.output.rsplit("/", 1)[-1]
    return sketch.format.id, name.rsplit(".", 1)[-1], name


def _bare(sketch: Sketch) -> str:
    """The file's name without its edition: what artefacts of one form in several languages share."""
    return sketch.output.rsplit("/", 1)[-1].replace(f".{sketch.edition.id}.", ".")


def _titles(made: Iterable[Sketch]) -> dict[tuple[str, str], dict[str, str]]:
    """What each resource is called in each language."""
    titles: dict[tuple[str, str], dict[str, str]] = {}
    for sketch in made:
        if len(sketch.edition.locales) == 1:
            titles.setdefault((sketch.resource.kind, sketch.resource.id), {}).setdefault(
                sketch.edition.locales[0], sketch.found.title
            )
    return titles


def _shared(project: Project, draft: bool) -> dict[str, Gathered]:
    """The words of the first page and of the credits by language, gathered once for all packs."""
    all_of_them = {locale: Gathered() for locale in project.languages}
    for locale, found in all_of_them.items():
        speaker = Speaker(project, locale, draft, found)
        found.words[locale] = {
            f"{name}/{field}": _plain(speaker.string(f"packs/{name}/{field}"))
            for name in SHARED
            if f"packs/{name}" in project.items
            for field in project.items[f"packs/{name}"].fields
        }
    return all_of_them


def _plain(said: dict[str, str]) -> dict[str, str]:
    """A string for pages that break their lines themselves."""
    return {"id": said["id"], "text": unbound(said["text"])}


def _sketch(
    project: Project, pack: Pack, edition: Edition, stock: _Stock, draft: bool
) -> tuple[Sketch, list[Problem]]:
    locales = _locales(project, pack, edition)
    found = _words(project, pack, locales, stock, draft)
    found.title = " / ".join(found.words[code]["title"]["text"] for code in edition.locales)
    found.alt = " ".join(found.words[code]["alt"]["text"] for code in edition.locales)
    taken, problems = _take_all(pack, edition, stock)
    layout = {
        "name": f"packs/{pack.id} ({edition.id})",
        "pack": pack.id,
        "edition": edition.id,
        "title": found.title,
        "alt": found.alt,
        "date": project.date,
        "locales": locales,
        "leftward": [code for code in locales if project.languages[code].right_to_left],
        "tags": {code: language.tag for code, language in project.languages.items()},
        "languages": list(edition.locales),
        "slogan": {code: _slogan(project, found, code) for code in locales},
        "words": found.words,
        "order": list(next(iter(found.words.values()))),
        "draft": draft,
        "files": [_file(name, sketch, stock.titles) for name, sketch in taken.items()],
    }
    sketch = PackSketch(
        medium="packs",
        resource=_resource(pack),
        edition=edition,
        format=FORMAT,
        type=ZIP,
        sheet=SHEET,
        height=0,
        found=found,
        name=f"packs/{pack.id}.{edition.id}.zip",
        needs=tuple(dict.fromkeys(sketch.output for sketch in taken.values())),
        layout=layout,
    )
    return sketch, problems


def _locales(project: Project, pack: Pack, edition: Edition) -> list[str]:
    """The first page is in all languages of the pack's editions."""
    said = {code for name in pack.editions for code in project.editions[name].locales}
    return [code for code in project.languages if code in said or code in edition.locales]


def _words(
    project: Project, pack: Pack, locales: Iterable[str], stock: _Stock, draft: bool
) -> Gathered:
    found = Gathered()
    for locale in locales:
        known = stock.shared[locale]
        found.places |= known.places
        found.problems += known.problems
        found.unreviewed |= known.unreviewed
        found.unverified |= known.unverified
        speaker = Speaker(project, locale, draft, found)
        found.words[locale] = known.words[locale] | {
            field: _plain(speaker.string(f"{pack.words}/{field}"))
            for field in project.items[pack.words].fields
        }
    return found


def _slogan(project: Project, found: Gathered, locale: str) -> str:
    """What stands at the top of the first page."""
    if "slogan" not in project.facts:
        return str(found.words[locale]["title"]["text"])
    return " ".join(f"{word}." for word in project.facts["slogan"].values[locale])


def _resource(pack: Pack) -> Resource:
    return Resource(
        id=pack.id,
        kind="packs",
        template="",
        describe=pack.words,
        formats=("zip",),
        editions=pack.editions,
        slots={},
        series=f"packs/{pack.id}",
        item="",
        position=1,
        where=pack.where,
        spans=pack.spans,
    )


def _take_all(
    pack: Pack, edition: Edition, stock: _Stock
) -> tuple[dict[str, Sketch], list[Problem]]:
    """What one edition of the pack holds, by the path inside it, and what is wrong with that."""
    taken: dict[str, Sketch] = {}
    problems = []
    for take in pack.takes:
        for sketch in _taken(take, edition, stock.groups[id(take)]):
            name = f"{take.folder}/{sketch.output.rsplit('/', 1)[-1]}"
            if taken.get(name, sketch) is not sketch:
                problems.append(
                    Problem(
                        "path",
                        f"two files of the pack '{pack.id}' ({edition.id}) would be called {name}",
                        take.at("folder"),
                        f"{taken[name].output} has that name already; choose another folder",
                    )
                )
            if len(name) > LONGEST:
                problems.append(
                    Problem(
                        "path",
                        f"a path of the pack '{pack.id}' is longer than {LONGEST} characters:"
                        f" {name}",
                        take.at("folder"),
                        "choose a shorter folder, or a shorter id",
                    )
                )
            taken[name] = sketch
    if not taken:
        problems.append(
            Problem(
                "pack",
                f"the pack '{pack.id}' would be empty in the edition '{edition.id}'",
                pack.at("editions"),
                "take something, or leave the edition out",
            )
        )
    return taken, problems


def _alike(take: Take, made: Iterable[Sketch]) -> Groups:
    """What a pack takes, in the order of the build's plan: one form in several languages stands
    together.
    """
    groups: dict[tuple[str, str], list[Sketch]] = {}
    for sketch in made:
        if (
            sketch.resource.kind == take.kind
            and _any(sketch.resource.id, take.resources)
            and any(_any(name, take.formats) for name in _forms(sketch))
        ):
            groups.setdefault((sketch.resource.id, _bare(sketch)), []).append(sketch)
    return tuple(map(tuple, groups.values()))


def _taken(take: Take, edition: Edition, groups: Groups) -> Iterator[Sketch]:
    """What one edition of the pack takes of it."""
    own = set(edition.locales)
    for group in groups:
        if take.every:
            yield from (sketch for sketch in group if own.issuperset(sketch.edition.locales))
        else:
            exact = [sketch for sketch in group if sketch.edition.locales == edition.locales]
            yield from exact or [
                sketch
                for sketch in group
                if len(sketch.edition.locales) == 1 and sketch.edition.locales[0] in own
            ]


def _any(name: str, patterns: Iterable[str]) -> bool:
    return any(pattern in ("*", name) or fnmatchcase(name, pattern) for pattern in patterns)


def _file(name: str, sketch: Sketch, titles: Titles) -> dict[str, Any]:
    """What a pack says of one of its files before it is made."""
    r = sketch.resource
    return {
        "name": name,
        "output": sketch.output,
        "kind": r.kind,
        "resource": r.id,
        "edition": sketch.edition.id,
        "languages": list(sketch.edition.locales),
        "format": sketch.format.id,
        "press": sketch.format.output == "print",
        "media_type": sketch.type.media_type,
        "called": sketch.type.called,
        "deflated": sketch.type.deflated,
        "unit": sketch.sheet.unit,
        "sheet": sketch.sheet.id,
        "width": sketch.sheet.width,
        "height": sketch.height,
        "title": sketch.found.title,
        "titles": titles.get((r.kind, r.id), {}),
        "alt": sketch.found.alt,
    }


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """The archive's job, after that of its first page, which nobody publishes alone.

    Each is told what it prints, no more.
    """
    assert isinstance(sketch, PackSketch)
    files = sketch.layout["files"]
    data = {key: value for key, value in sketch.layout.items() if key != "files"}
    needs = tuple(sorted((file["name"], sizing.planned[file["output"]].key) for file in files))
    page = data | {"files": [{key: file[key] for key in PAGE_SAYS} for file in files]}
    brand = inputs_of(project, (TOKENS,))
    readme = Job("", "readme", encode(page), brand, needs, sizing.made_by("readme"))
    credits = {
        code: {
            name: text
            for name, text in words.items()
            if name == "title" or name.startswith("credits/")
        }
        for code, words in data["words"].items()
    }
    held = data | {
        "words": credits,
        "order": [name for name in data["order"] if name.startswith("credits/")],
        "files": [{key: file[key] for key in MANIFEST_SAYS} for file in files],
        "deflated": [file["name"] for file in files if file["deflated"]],
    }
    whole = (*needs, (README, readme.key))
    pack = Job(sketch.output, "pack", encode(held), (), whole, sizing.made_by("pack"))
    return readme, pack
