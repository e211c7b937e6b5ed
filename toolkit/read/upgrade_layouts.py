"""Format 3: layouts say for how many languages they are made, and no longer for which editions.

A language that came later says in campaign.toml in whose place it is drawn. Until then an edition
that no layout named was drawn in the place of one with as many languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from toolkit.read.mending import Mend, Sources
from toolkit.read.toml import Document

CAMPAIGN = "assets/campaign.toml"
_EDITIONS = re.compile(r"editions(\s*=\s*)\[[^\]]*\]")


def uncounted_layouts(sources: Sources) -> Iterator[Mend]:
    """Every `editions` of the campaign's own layouts, and the editions that none of them named."""
    campaign = sources.toml(CAMPAIGN)
    editions = {name: _locales(value) for name, value in _table(campaign, "edition").items()}
    named: set[str] = set()
    for path in sources.find("assets/templates", "/template.toml"):
        if not (sources.files.root / path).is_file():  # that of the house is the toolkit's own
            continue
        document = sources.toml(path)
        for sheet, layout in _table(document, "formats").items():
            if isinstance(layout, Mapping) and isinstance(layout.get("editions"), list):
                drawn = [str(edition) for edition in layout["editions"]]
                named.update(drawn)
                line = document.at("formats", sheet, "editions").line
                yield _counted(path, sources.text(path), line, _numbers(drawn, editions))
    if named:
        source = str(_table(campaign, "campaign").get("source", ""))
        for name, other in _stand_ins(source, editions, named).items():
            line = campaign.at("edition", name).line
            locales = tuple(sorted(editions[name], key=_order(campaign)))
            yield _like(sources.text(CAMPAIGN), line, name, locales, other)


def _table(document: Document, name: str) -> Mapping[str, object]:
    found = document.values.get(name)
    return found if isinstance(found, Mapping) else {}


def _order(campaign: Document) -> Callable[[str], int]:
    """Where a language stands in the campaign, which an edition's languages follow."""
    languages = list(_table(campaign, "language"))
    return lambda code: languages.index(code) if code in languages else len(languages)


def _locales(value: object) -> tuple[str, ...]:
    return tuple(str(code) for code in value) if isinstance(value, list) else ()


def _numbers(drawn: list[str], editions: Mapping[str, tuple[str, ...]]) -> list[int]:
    """How many languages the layout's editions had; one where the campaign has none of them."""
    return sorted({len(editions[name]) for name in drawn if editions.get(name)}) or [1]


def _counted(path: str, text: str, line: int, numbers: list[int]) -> Mend:
    """The list of editions becomes numbers; it may go on over several lines."""
    lines = text.split("\n")[line - 1 :]
    gone = next((n for n in range(1, len(lines) + 1) if _EDITIONS.search(_join(lines, n))), 1)
    new = _EDITIONS.sub(rf"languages\g<1>{numbers}", _join(lines, gone), count=1)
    why = f"a layout says for how many languages it is made: languages = {numbers}"
    return Mend(path, line, gone, tuple(new.split("\n")), why)


def _join(lines: list[str], count: int) -> str:
    return "\n".join(lines[:count])


def _stand_ins(
    source: str, editions: Mapping[str, tuple[str, ...]], named: set[str]
) -> dict[str, str]:
    """Editions that no layout knew, and the edition in whose place each was drawn: for one language
    the source's own, for two the first pair with the source.
    """
    like: dict[int, str] = {}
    for name, locales in editions.items():
        if source in locales and (name in named or locales == (source,)):
            like.setdefault(len(locales), name)
    return {
        name: like[len(locales)]
        for name, locales in editions.items()
        if name not in named and len(locales) in like and like[len(locales)] != name
    }


def _like(text: str, line: int, name: str, locales: tuple[str, ...], other: str) -> Mend:
    lines = text.split("\n")[line - 1 :]
    gone = next((n for n in range(1, len(lines) + 1) if "]" in _join(lines, n)), 1)
    start, _, end = _join(lines, gone).partition("[")
    rest = end.partition("]")[2]
    table = f"{{ languages = {json.dumps(list(locales))}, like = {json.dumps(other)} }}"
    why = f"the edition '{name}' says in whose place it is drawn: like = \"{other}\""
    return Mend(CAMPAIGN, line, gone, (f"{start}{table}{rest}",), why)
