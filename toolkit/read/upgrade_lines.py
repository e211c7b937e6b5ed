"""Format 3: campaign.toml says which strings the toolkit prints by itself. Until then it knew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.read.mending import Mend, Sources

CAMPAIGN, FACTS = "assets/campaign.toml", "assets/data/facts.toml"
# Role → file of content/, its table, and the strings that had to be there.
STRINGS = {
    "status": ("campaign", "line", ("status",)),
    "danger": ("campaign", "line", ("danger",)),
    "contact": ("campaign", "contact", ("role",)),
    "questions": ("plan", "questions", ("title", "do")),
}
FACT_ROLES = ("slogan", "web", "hashtag")


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
        if all(field in found for field in fields):
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
