"""The terms of the glossary in the campaign's own language."""

from __future__ import annotations

from pathlib import Path

from toolkit.read.files import Files
from toolkit.read.toml import read_toml

GLOSSARY = "locales/glossary.toml"


def own_terms(root: Path, source: str) -> tuple[str, ...]:
    """Every term, as that language says it; none where there is no glossary, or none can be read:
    `toolkit i18n check` says what is wrong with it.
    """
    files = Files(root)
    raw = files.read(GLOSSARY) if files.holds(GLOSSARY) else None
    found = read_toml(GLOSSARY, raw or b"")[0].values.get("term", [])
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    said = [row.get(source) for row in rows]
    listed = [each if isinstance(each, list) else [each] for each in said]
    return tuple(term for terms in listed for term in terms if isinstance(term, str) and term)
