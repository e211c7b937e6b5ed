"""Packs: which artefacts each archive holds, under which names, and what its first page says of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from toolkit.engine.payload import encode
from toolkit.media.packs.model import Pack, Packs
from toolkit.media.packs.payload import Archive, FirstPage, HeldFile, ListedFile, Words
from toolkit.media.packs.taking import Groups, alike, lost, take_all
from toolkit.media.packs.wording import Titles, pack_words, shared_words, slogan, titles
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import ZIP
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.pages import inputs_of
from toolkit.plan.setting import Setting, Sizing
from toolkit.plan.sketch import Sketch
from toolkit.plan.waiting import waiting
from toolkit.plan.words import Gathered

README = "00-README.html"
TOKENS = "assets/brand/tokens.toml"
SHEET, FORMAT = Sheet("file", "px", 0, 0, 0, 0), Format("zip", "file", "zip")


@dataclass(frozen=True, kw_only=True)
class PackSketch(Sketch):
    """An archive: what it and its first page say, and its artefacts (outputs) by their names in
    it.
    """

    first_page: FirstPage
    archive: Archive
    taken: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Stock:
    """What all packs take from: words by language, titles, artefacts by the entry that takes them,
    and what was said of files so far, by name and output.
    """

    shared: Mapping[str, Gathered]
    titles: Titles
    groups: Mapping[int, Groups]
    files: dict[tuple[str, str], tuple[ListedFile, HeldFile]] = field(default_factory=dict)

    def told(self, taken: Mapping[str, Sketch]) -> list[tuple[ListedFile, HeldFile]]:
        """What packs say of their files. Most files are in several packs: each is told once."""
        known = self.files
        for name, sketch in taken.items():
            if (name, sketch.output) not in known:
                known[name, sketch.output] = _listed(name, sketch, self.titles), _held(name, sketch)
        return [known[name, sketch.output] for name, sketch in taken.items()]


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
        for problem in lost(project, pack, take, listed, setting.resources)
    ]
    if problems:
        raise Invalid(problems)
    stock = _Stock(
        shared=shared_words(project, _folders(packs), setting.draft),
        titles=titles(listed),
        groups={id(take): alike(take, listed) for pack in packs.packs for take in pack.takes},
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


def _folders(packs: Packs) -> frozenset[str]:
    return frozenset(take.folder for pack in packs.packs for take in pack.takes)


def _sketch(
    project: Project, pack: Pack, edition: Edition, stock: _Stock, draft: bool
) -> tuple[Sketch, list[Problem]]:
    locales = _locales(project, pack, edition)
    found = pack_words(project, pack, locales, stock.shared, draft)
    found.title = " / ".join(found.words[code]["title"].text for code in edition.locales)
    found.alt = " ".join(found.words[code]["alt"].text for code in edition.locales)
    taken, problems = take_all(pack, edition, stock.groups)
    told = stock.told(taken)
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
        first_page=replace(
            _first_page(project, found, tuple(listed for listed, _ in told), draft),
            waiting=_waiting(project, [found, *(sketch.found for sketch in taken.values())]),
        ),
        archive=replace(
            _archive(project, pack, edition, found),
            deflated=tuple(name for name, sketch in taken.items() if sketch.type.deflated),
            files=tuple(held for _, held in told),
        ),
        taken={name: sketch.output for name, sketch in taken.items()},
    )
    return sketch, problems


def _locales(project: Project, pack: Pack, edition: Edition) -> tuple[str, ...]:
    """The first page is in all languages of the pack's editions."""
    said = {code for listed in project.among(pack.editions) for code in listed.locales}
    return tuple(code for code in project.languages if code in said or code in edition.locales)


def _resource(pack: Pack) -> Resource:
    return Resource.of_its_own(
        "packs",
        pack.id,
        describe=pack.words,
        formats=("zip",),
        editions=pack.editions,
        where=pack.where,
        spans=pack.spans,
    )


def _first_page(
    project: Project, found: Gathered, files: tuple[ListedFile, ...], draft: bool
) -> FirstPage:
    words: Words = found.words
    return FirstPage(
        name=f"the first page of {found.title}",
        locales=tuple(words),
        leftward=tuple(code for code in words if project.languages[code].right_to_left),
        tags={code: language.tag for code, language in project.languages.items()},
        slogan={code: slogan(project, code, said["title"].text) for code, said in words.items()},
        words=words,
        order=tuple(next(iter(words.values()))),
        draft=draft,
        waiting={},
        files=files,
    )


def _waiting(project: Project, printed: Iterable[Gathered]) -> dict[str, tuple[str, ...]]:
    """Languages with drafts, as the editions of each alone, by the words that say so."""
    alone = {edition.locales: edition.id for edition in project.editions.values()}
    waits = waiting(project, printed)
    return {
        f"draft/{name}": tuple(alone.get((code,), code) for code in codes)
        for name, codes in (("words", waits.words), ("facts", waits.facts))
    }


def _listed(name: str, sketch: Sketch, titles: Titles) -> ListedFile:
    resource = sketch.resource
    return ListedFile(
        name=name,
        resource=resource.id,
        edition=sketch.edition.id,
        languages=sketch.edition.locales,
        format=sketch.format.id,
        press=sketch.format.output == "print",
        media_type=sketch.type.media_type,
        called=sketch.type.called,
        unit=sketch.sheet.unit,
        sheet=sketch.sheet.id,
        width=sketch.sheet.width,
        height=sketch.height,
        title=sketch.found.title,
        titles=titles.get((resource.kind, resource.id), {}),
    )


def _archive(project: Project, pack: Pack, edition: Edition, found: Gathered) -> Archive:
    """The archive, still empty."""
    words: Words = {
        code: {
            name: line
            for name, line in said.items()
            if name == "title" or name.startswith("credits/")
        }
        for code, said in found.words.items()
    }
    order = tuple(name for name in next(iter(words.values())) if name != "title")
    return Archive(
        name=f"packs/{pack.id} ({edition.id})",
        title=found.title,
        alt=found.alt,
        pack=pack.id,
        edition=edition.id,
        languages=edition.locales,
        date=project.date,
        locales=tuple(words),
        words=words,
        order=order,
        deflated=(),
        files=(),
    )


def _held(name: str, sketch: Sketch) -> HeldFile:
    return HeldFile(
        name=name,
        kind=sketch.resource.kind,
        resource=sketch.resource.id,
        edition=sketch.edition.id,
        languages=sketch.edition.locales,
        format=sketch.format.id,
        media_type=sketch.type.media_type,
        title=sketch.found.title,
        alt=sketch.found.alt,
    )


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """The archive's job, after that of its first page, which nobody publishes alone."""
    assert isinstance(sketch, PackSketch)
    needs = tuple(
        sorted((name, sizing.planned[output].key) for name, output in sketch.taken.items())
    )
    readme = Job(
        output="",
        kind="readme",
        data=encode(sketch.first_page),
        inputs=inputs_of(project, (TOKENS,)),
        needs=needs,
        made_by=sizing.made_by("readme"),
    )
    pack = Job(
        output=sketch.output,
        kind="pack",
        data=encode(sketch.archive),
        inputs=(),
        needs=(*needs, (README, readme.key)),
        made_by=sizing.made_by("pack"),
    )
    return readme, pack
