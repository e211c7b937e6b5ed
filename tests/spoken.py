"""The shipped campaign in other languages than its own: one alone, or another source.

No words are translated: what is tested is what the program makes of the languages, so every
language says the English.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from minimal import HERE

from toolkit.i18n.edit import set_part
from toolkit.i18n.languages import tongue
from toolkit.i18n.merge import merge, new_catalogue
from toolkit.i18n.plurals import categories
from toolkit.i18n.po import parse
from toolkit.read.wording import catalogue_path, read_wording

CAMPAIGN = "assets/campaign.toml"


def campaign_in(root: Path, *codes: str, films: bool = False) -> Path:
    """The shipped campaign in these languages, the first of them its source."""
    shutil.copytree(HERE / "assets", root / "assets", ignore=None if films else _films)
    for path in sorted((root / "assets").rglob("*.toml")):
        text = path.read_text("utf-8")
        changed = _counts(_editions(_facts(text, codes), codes), codes[0])
        if changed != text:
            path.write_text(changed, "utf-8")
    path = root / CAMPAIGN
    path.write_text(_languages(path.read_text("utf-8"), codes), "utf-8")
    for code in codes[1:]:
        _translate(root, code)
    return root


def _films(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder).name == "videos" and name.endswith(".toml")]


def _editions(text: str, codes: Sequence[str]) -> str:
    """Every list of editions, for these languages: those of two only where there are two."""

    def other(found: re.Match[str]) -> str:
        listed = re.findall(r'"([\w-]+)"', found.group(2))
        names = [code.lower() for code in codes]
        pairs = ["-".join(codes[:2]).lower()] if len(codes) > 1 and "cy-en" in listed else []
        kept = names if {"cy", "en"} & {*listed} else []
        return found.group(1) + "[" + ", ".join(f'"{name}"' for name in kept + pairs) + "]"

    return re.sub(r'(editions = )(\[(?:"(?:cy|en|cy-en)"(?:, )?)+\])', other, text)


def _counts(text: str, source: str) -> str:
    """Counts in the forms of the source: the last is what English says of many."""

    def other(found: re.Match[str]) -> str:
        forms = categories(source)
        said = [f"{name} = {found.group(1 if name == 'one' else 2)}" for name in forms]
        return "{ " + ", ".join(said) + " }"

    return re.sub(r'\{ one = ("[^"]*"), other = ("[^"]*") \}', other, text)


def _facts(text: str, codes: Sequence[str]) -> str:
    """Every fact says in each language what it said in English."""
    text = re.sub(r"(?m)^cy = .*\n(?=(.*\n)*?verified)", "", text) if "verified" in text else text
    text = re.sub(
        r"(?m)^en = (.*)$(?=(?:\n(?!\[).*)*\nverified)",
        lambda found: "\n".join(f"{code} = {found.group(1)}" for code in codes),
        text,
    )
    said = ", ".join(f"{code} = true" for code in codes)
    return re.sub(r"(?m)^verified = \{.*\}", f"verified = {{ {said} }}", text)


def _languages(text: str, codes: Sequence[str]) -> str:
    head, tail = text.split("[language.cy]")
    head = re.sub(r'source = "\w+"', f'source = "{codes[0]}"', head)
    _, rest = tail.split("[edition]\n")
    rest = rest.partition("\n\n")[2]
    tables = "".join(
        f'[language.{code}]\nname = "{tongue(code).name}"\nenglish = "{tongue(code).english}"\n'
        'region = ""\n\n'
        for code in codes
    )
    listed = "".join(f'{code.lower()} = ["{code}"]\n' for code in codes)
    if len(codes) > 1:
        pair = sorted(codes[:2], key=lambda code: code != "cy")
        listed += f'{"-".join(codes[:2]).lower()} = ["{pair[0]}", "{pair[1]}"]\n'
    return f"{head}{tables}[edition]\n{listed}\n{rest}"


def _translate(root: Path, code: str) -> None:
    """A catalogue that says every string as the source does."""
    wording = read_wording(root)
    document, _ = parse(
        catalogue_path(code), new_catalogue(code, wording.id, tongue(code).english).decode()
    )
    merge(document, wording.texts_for(code))
    for entry in document.live:
        for part in [part for part in entry.parts if entry.source and part.startswith("msgstr")]:
            one = part in ("msgstr", "msgstr[0]")
            set_part(entry, part, entry.source if one else entry.parts["msgid_plural"])
    path = root / catalogue_path(code)
    path.parent.mkdir(parents=True)
    path.write_bytes(document.write())
