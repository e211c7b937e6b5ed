"""The campaign as people wrote it: languages, editions, formats, content, facts, resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from toolkit.model.chosen import chosen
from toolkit.model.fact import Expiry, Fact
from toolkit.model.inks import Inks
from toolkit.model.language import Edition, Language
from toolkit.model.lines import NO_LINES, Lines
from toolkit.model.look import NEUTRAL, Palette
from toolkit.model.message import Catalogue, Text
from toolkit.model.picture import Picture
from toolkit.model.problem import Problem, Span
from toolkit.model.template import Template

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size to draw on.

    Lengths in 1/1000 of `unit` (mm or px), type minimums in 1/1000 pt (px on screens).

    `safe` is the margin that a platform covers: top, right, bottom, left.
    """

    id: str
    unit: str
    width: int
    height: int
    body_min: int
    small_min: int
    safe: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Format:
    """A file made from a sheet.

    `output`: screen | print | png | jpeg | svg. `bleed` in 1/1000 mm.
    """

    id: str
    sheet: str
    output: str
    ppi: int = 72
    bleed: int = 0
    max_bytes: int = 0
    condition: str = ""
    use: str = ""
    where: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A list item or table of the content: `notes/hello` with its fields. `picture` names its
    drawing, `noun` what entries of its list are called (note), `audience` one of AUDIENCES. `count`
    is the number that its words say its file's list has; 0 where they say none.
    """

    path: str
    position: int
    fields: Mapping[str, Text]
    picture: str = ""
    where: Span | None = field(default=None, compare=False)
    count: int = 0
    noun: str = ""
    audience: str = ""


def members(
    path: str, items: Mapping[str, Item], lists: Mapping[str, tuple[str, ...]]
) -> tuple[Item, ...]:
    """The entries that a path names: one (notes/hello), all of a list (notes/*), some of it
    (notes/2..5, see `chosen`), or one after the other (notes/hello, notes/bye). None where any is
    not there.
    """
    found: list[Item] = []
    for part in path.split(", "):
        name, _, choice = part.rpartition("/")
        listed = lists.get(name, ())
        positions = chosen(choice, len(listed))
        names = [listed[n - 1] for n in positions] if positions is not None else [part]
        if not names or any(name not in items for name in names):
            return ()
        found += [items[name] for name in names]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Brand:
    """The typeface: its family, and the font file of each weight; the colours of pages; the inks
    of its colours, by printing condition and by colour.
    """

    family: str
    fonts: Mapping[int, str]
    palette: Palette = NEUTRAL
    inks: Mapping[str, Mapping[str, Inks]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resource:
    """What is made of which words, in which formats. `slots` maps a slot to a content path.

    `spans` says where each key (`formats`, `slots.heading`) stands.
    """

    id: str
    kind: str
    template: str
    describe: str
    formats: tuple[str, ...]
    editions: tuple[str, ...]
    slots: Mapping[str, str]
    series: str
    item: str
    position: int
    where: Span
    options: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    audience: str = ""

    def at(self, key: str) -> Span:
        """Where a key of the resource stands, or the resource itself."""
        return self.spans.get(key, self.where)

    @classmethod
    def of_its_own(
        cls,
        kind: str,
        id: str,
        *,
        describe: str,
        formats: tuple[str, ...],
        editions: tuple[str, ...],
        where: Span,
        spans: Mapping[str, Span] | None = None,
    ) -> Resource:
        """A resource with a file of its own instead of a template and slots: a deck, a pack.

        Nothing else is in its series.
        """
        return cls(
            id=id,
            kind=kind,
            template="",
            describe=describe,
            formats=formats,
            editions=editions,
            slots={},
            series=f"{kind}/{id}",
            item="",
            position=1,
            where=where,
            spans=spans or {},
        )


AUDIENCES = ("public", "staff")  # to whom words speak: everybody, or those who do the work
SCHOOL = ("name", "person", "deputy", "phone", "out_of_hours", "email", "logo")  # of a recipient


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody for whom copies are made with a name and a contact on them: a school.

    `id` names the folder of those copies. `lines` are those of SCHOOL that are known; the logo is
    a path below assets/.
    """

    id: str
    lines: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody whose logo stands on pieces beside the campaign's own line; `logo` is a file."""

    name: str
    logo: str
    where: Span


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that people wrote, read and checked once.

    Paths are relative to the project; `fonts` are all font files, `digests` says what each file
    held when it was read. `lines` are the strings that the toolkit prints by itself. `pairs` maps a
    string that was written in both languages together to the mark of the words that somebody
    approved. `pictures` are the brand's drawings by name. `parts` are what each medium read of its
    own folder, by type: see `part`.
    """

    id: str
    source: str
    publisher: str
    date: str
    languages: Mapping[str, Language]
    editions: Mapping[str, Edition]
    sheets: Mapping[str, Sheet]
    formats: Mapping[str, Format]
    items: Mapping[str, Item]
    lists: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Fact]
    templates: Mapping[str, Template]
    resources: tuple[Resource, ...]
    catalogues: Mapping[str, Catalogue]
    brand: Brand
    fonts: tuple[str, ...]
    digests: Mapping[str, str]
    lines: Lines = NO_LINES
    recipients: tuple[Recipient, ...] = ()
    partners: tuple[Partner, ...] = ()
    expiries: tuple[Expiry, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    parts: Mapping[type, object] = field(default_factory=dict)

    def part(self, kind: type[Part]) -> Part | None:
        """What a medium read of its folder (`project.part(Storyboards)`); None where the campaign
        has no such thing.
        """
        return cast("Part | None", self.parts.get(kind))

    def finished(self) -> Project:
        """The campaign without the languages that are drafts, and their editions: what is made of
        it is whole, and nothing in it leads to what is not made yet.
        """
        drafts = {code for code, language in self.languages.items() if language.draft}
        if not drafts:
            return self
        return replace(
            self,
            languages={code: one for code, one in self.languages.items() if code not in drafts},
            editions={
                name: edition
                for name, edition in self.editions.items()
                if not drafts & {*edition.locales}
            },
        )

    def is_draft(self, code: str) -> bool:
        """Is it a language of which only drafts are made?"""
        return code in self.languages and self.languages[code].draft

    def among(self, listed: Iterable[str]) -> tuple[Edition, ...]:
        """The editions that somebody listed, without those that are drafts."""
        return tuple(self.editions[name] for name in listed if name in self.editions)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages in which something is made, in the campaign's order."""
        found = {code for edition in self.editions.values() for code in edition.locales}
        return tuple(code for code in self.languages if code in found)

    def members(self, path: str) -> tuple[Item, ...]:
        """The entries that a path names: see `members`."""
        return members(path, self.items, self.lists)

    def wanted(self, edition: str, listed: tuple[str, ...]) -> bool:
        """Is an edition among those that somebody listed, by itself or as one like it?"""
        return edition in listed or self.editions[edition].like in listed

    def came_later(self, edition: str) -> bool:
        """Is it of a language that came later? Such a one makes no other smaller."""
        return bool(self.editions[edition].like)
