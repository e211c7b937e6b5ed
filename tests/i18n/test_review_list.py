"""locales/REVIEW.md: what it quotes is what the catalogue says today."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from minimal import CATALOGUE, HERE

from toolkit.i18n.catalogue import read_catalogue

LIST = "locales/REVIEW.md"
_ENTRY = re.compile(
    r"### (\d+)\. `(.+)`\n\n- \*\*English:\*\* (.+)\n- \*\*Welsh:\*\* (.+)\n"
    r"- \*\*Printed:\*\* .+\n- \*\*Doubt:\*\* .+\n"
)


def facts() -> Iterator[tuple[str, tuple[str, str]]]:
    """`slogan` and `wales.safeguarding_role`, each as it is printed in both languages."""
    tables = [
        tomllib.loads((HERE / f"assets/data/{name}.toml").read_text("utf-8"))
        for name in ("facts", "nations")
    ]
    nations = {
        f"{n}.{name}": fact for n, table in tables[1].items() for name, fact in table.items()
    }
    for name, fact in {**tables[0], **nations}.items():
        english, welsh = (
            " ".join(f"{word}." for word in said) if isinstance(said, list) else said
            for said in (fact["en"], fact["cy"])
        )
        yield name, (english, welsh)


def said() -> dict[str, tuple[str, str]]:
    """Path → English and Welsh, as catalogue and facts have them."""
    catalogue, problems = read_catalogue(CATALOGUE, "cy", (HERE / CATALOGUE).read_bytes())
    assert not problems
    return dict(facts()) | {path: (m.source, m.text) for path, m in catalogue.messages.items()}


def test_every_string_of_the_list_says_what_the_catalogue_says() -> None:
    text, known, stale = (HERE / LIST).read_text("utf-8"), said(), []
    for entry in _ENTRY.finditer(text):
        line = text[: entry.start()].count("\n") + 1
        now = known.get(entry[2], ("", ""))
        stale += [
            f"{LIST}:{line + at}: {entry[2]} is now: {new or 'gone'}"
            for at, old, new in ((2, entry[3], now[0]), (3, entry[4], now[1]))
            if old != new
        ]
    assert stale == [], "\n".join(stale)


def test_the_list_has_forty_strings_each_once_with_its_place_and_its_doubt() -> None:
    text = (HERE / LIST).read_text("utf-8")
    entries = list(_ENTRY.finditer(text))
    assert [int(entry[1]) for entry in entries] == list(range(1, 41))
    assert len({entry[2] for entry in entries}) == text.count("\n### ") == 40


def test_the_readme_leads_to_the_list() -> None:
    assert "](REVIEW.md)" in (HERE / "locales/README.md").read_text("utf-8")
