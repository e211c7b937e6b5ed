"""Which artefacts a pack takes, and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from toolkit.media.packs.model import WORDS, Pack, Take
from toolkit.model.campaign import Project
from toolkit.model.language import Edition
from toolkit.model.problem import Problem
from toolkit.plan.select import near
from toolkit.plan.sketch import Sketch

LONGEST = 120  # characters of a path: Windows takes 260 with the folders above
Groups = tuple[tuple[Sketch, ...], ...]


def lost(
    project: Project,
    pack: Pack,
    take: Take,
    made: Iterable[Sketch],
    resources: frozenset[str],
) -> Iterator[Problem]:
    """Names of an entry that nothing has.

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
    folders = project.items.get(f"{WORDS}/folder")
    if folders is None or take.folder not in folders.fields:
        yield Problem(
            "pack",
            f"the folder '{take.folder}' of the pack '{pack.id}' has no name:"
            f" {WORDS}/folder/{take.folder} does not exist",
            take.at("folder"),
            f'add {take.folder} = "…" under [folder] of content/packs.toml',
        )
    if alike:
        yield from _unknown(pack, take, "resources", take.resources, {s.resource.id for s in alike})
        forms = {name for s in alike for name in _forms(s)}
        yield from _unknown(pack, take, "formats", take.formats, forms)


def _unknown(
    pack: Pack, take: Take, key: str, wanted: Iterable[str], known: set[str]
) -> Iterator[Problem]:
    for name in wanted:
        if not _is_pattern(name) and name not in known:
            yield Problem(
                "pack",
                f"the pack '{pack.id}' names '{name}', which {take.kind} do not have",
                take.at(key),
                near(name, known),
            )


def alike(take: Take, made: Iterable[Sketch]) -> Groups:
    """What an entry takes, in the order of the build's plan: one form in several languages stands
    together.
    """
    groups: dict[tuple[str, str], list[Sketch]] = {}
    resources, formats = _Names(take.resources), _Names(take.formats)
    for sketch in made:
        if (
            sketch.resource.kind == take.kind
            and take.audience in ("", sketch.resource.audience)
            and resources.take((sketch.resource.id,))
            and formats.take(_forms(sketch))
        ):
            groups.setdefault((sketch.resource.id, _bare(sketch)), []).append(sketch)
    return tuple(map(tuple, groups.values()))


def take_all(
    pack: Pack, edition: Edition, groups: Mapping[int, Groups]
) -> tuple[dict[str, Sketch], list[Problem]]:
    """What one edition of the pack holds, by the path inside it, and what is wrong with that.

    `groups` are what each entry takes (see `alike`), by the entry's id().
    """
    taken: dict[str, Sketch] = {}
    problems: list[Problem] = []
    for take in pack.takes:
        for sketch in _taken(take, edition, groups[id(take)]):
            name = f"{take.folder}/{sketch.output.rsplit('/', 1)[-1]}"
            problems += _misnamed(pack, edition, take, name, taken.get(name, sketch), sketch)
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


def _misnamed(
    pack: Pack, edition: Edition, take: Take, name: str, other: Sketch, sketch: Sketch
) -> Iterator[Problem]:
    if other is not sketch:
        yield Problem(
            "path",
            f"two files of the pack '{pack.id}' ({edition.id}) would be called {name}",
            take.at("folder"),
            f"{other.output} has that name already; choose another folder",
        )
    if len(name) > LONGEST:
        yield Problem(
            "path",
            f"a path of the pack '{pack.id}' is longer than {LONGEST} characters: {name}",
            take.at("folder"),
            "choose a shorter folder, or a shorter id",
        )


def _taken(take: Take, edition: Edition, groups: Groups) -> Iterator[Sketch]:
    """What one edition of the pack takes of an entry."""
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


def _forms(sketch: Sketch) -> tuple[str, str, str]:
    """What `formats` may name: the format, how the file's name ends, or the whole name (for
    patterns).
    """
    name = sketch.output.rsplit("/", 1)[-1]
    return sketch.format.id, name.rsplit(".", 1)[-1], name


def _bare(sketch: Sketch) -> str:
    """The file's name without its edition: what one form shares in several languages."""
    return sketch.output.rsplit("/", 1)[-1].replace(f".{sketch.edition.id}.", ".")


class _Names:
    """Names and patterns of an entry. Only the patterns have to be tried one after the other."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self.all = "*" in wanted
        self.patterns = [name for name in wanted if _is_pattern(name)]
        self.names = frozenset(wanted)

    def take(self, names: tuple[str, ...]) -> bool:
        """Is any of these names wanted?"""
        return (
            self.all
            or not self.names.isdisjoint(names)
            or any(fnmatchcase(name, pattern) for pattern in self.patterns for name in names)
        )


def _is_pattern(name: str) -> bool:
    return not set("*?[").isdisjoint(name)
