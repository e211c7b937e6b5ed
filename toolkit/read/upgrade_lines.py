"""Format 3: campaign.toml says which strings the toolkit prints by itself. Until then it knew them.

And the order of its languages decides that of every edition. Until then only Welsh came first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.read.mending import Mend, Sources

CAMPAIGN, FACTS = "assets/campaign.toml", "assets/data/facts.toml"
# Role → file of content/, its table, and the strings of which one had to be there.
STRINGS = {
    "status": ("campaign", "line", ("status",)),
    "danger": ("campaign", "line", ("danger",)),
    "contact": ("campaign", "contact", ("role",)),
    "questions": ("plan", "questions", ("title", "do")),
}
FACT_ROLES = ("slogan", "web", "hashtag")
_LIST = re.compile(r"\[[^\[\]]*\]")


def unnamed_lines(sources: Sources) -> Iterator[Mend]:
    """[lines] with the strings that this campaign has, at the end of campaign.toml."""
    text = sources.text(CAMPAIGN)
    named = dict(_named(sources))
    if not named or "lines" in sources.toml(CAMPAIGN).values:
        return
    said = [f'{role} = "{path}"' for role, path in named.items()]
    last = text.split("\n")[-1]
    new = (*([last] if last else []), "", "[lines]", *said, "")
    why = "[lines] now says which strings are printed in every campaign, such as its status line"
    yield Mend(CAMPAIGN, len(text.split("\n")), 1, new, why)


def _named(sources: Sources) -> Iterator[tuple[str, str]]:
    for role, (file, table, fields) in STRINGS.items():
        found = _table(sources, f"assets/content/{file}.toml", table)
        if any(field in found for field in fields):
            path = f"{file}/{table}"
            yield role, path if len(fields) > 1 else f"{path}/{fields[0]}"
    for name in FACT_ROLES:
        if _table(sources, FACTS, name):
            yield name, f"facts/{name}"


def _table(sources: Sources, path: str, name: str) -> Mapping[str, object]:
    """A table of a file; empty where there is no such file."""
    folder = path.rpartition("/")[0]
    if path not in sources.find(folder, ".toml"):
        return {}
    found = sources.toml(path).values.get(name)
    return found if isinstance(found, Mapping) else {}


def disordered_editions(sources: Sources) -> Iterator[Mend]:
    """Editions that do not put the campaign's first language first, line by line."""
    document, lines = sources.toml(CAMPAIGN), sources.text(CAMPAIGN).split("\n")
    languages = document.values.get("language")
    editions = document.values.get("edition")
    if not isinstance(languages, dict) or not isinstance(editions, dict):
        return  # what is wrong, the reader says
    for name, listed in editions.items():
        codes = listed if isinstance(listed, list) else []
        leads = next(iter(languages), "")
        ordered = [leads, *(code for code in codes if code != leads)]
        number = document.at("edition", name).line
        line = lines[number - 1]
        found = _LIST.search(line)
        if found and leads in codes and codes != ordered:
            said = "[" + ", ".join(f'"{code}"' for code in ordered) + "]"
            why = f"edition '{name}' now puts {leads} first, the campaign's first language"
            yield Mend(
                CAMPAIGN, number, 1, (f"{line[: found.start()]}{said}{line[found.end() :]}",), why
            )
