"""Begins a campaign: the files of toolkit/starter, in the languages that were asked for.

Nothing here looks at the disk of the campaign; whoever calls writes the files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.document import Document
from toolkit.i18n.edit import quoted, set_part
from toolkit.i18n.languages import Tongue
from toolkit.i18n.merge import merge, new_catalogue
from toolkit.i18n.po import parse
from toolkit.model.litter import is_litter
from toolkit.model.message import Text
from toolkit.read.content import read_content
from toolkit.read.house import PACKAGE
from toolkit.read.toml import read_toml

STARTER = PACKAGE / "starter"
WRITTEN_IN = "en"  # the language of the starter's words
_TEXTS = (".toml", ".md")  # files with something to fill in


@dataclass(frozen=True, slots=True)
class Beginning:
    """A campaign to begin: its id, its name, the day of its words, its languages in order."""

    id: str
    name: str
    date: str
    tongues: tuple[Tongue, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Their codes."""
        return tuple(tongue.code for tongue in self.tongues)

    @property
    def source(self) -> str:
        """The language of the content: English where it is one of them, as the starter is."""
        return WRITTEN_IN if WRITTEN_IN in self.languages else self.languages[0]

    @property
    def editions(self) -> dict[str, tuple[str, ...]]:
        """One for each language, and the source together with each other."""
        singles = {code: (code,) for code in self.languages}
        pairs = [
            tuple(sorted((code, self.source), key=self.languages.index))
            for code in self.languages
            if code != self.source
        ]
        return singles | {"-".join(pair): pair for pair in pairs}


def in_order(codes: Sequence[str]) -> tuple[str, ...]:
    """Each language once, those first that the starter's facts put first."""
    first = tomllib.loads((STARTER / "facts.toml").read_text("utf-8"))["first"]
    return tuple(sorted(dict.fromkeys(codes), key=lambda code: code not in first))


def begin(beginning: Beginning) -> dict[str, bytes]:
    """Every file of the new campaign by its path."""
    files = dict(_files(beginning))
    words = _words()
    spoken = {code: words if code == WRITTEN_IN else _spoken(code) for code in beginning.languages}
    source = spoken[beginning.source]
    if beginning.source != WRITTEN_IN:
        files |= {path: _in_words(path, data, source) for path, data in files.items()}
    for tongue in beginning.tongues:
        if tongue.code != beginning.source:
            path = f"locales/{tongue.code}/LC_MESSAGES/campaign.po"
            files[path] = _catalogue(beginning, tongue, files, spoken[tongue.code])
    return files


def untranslated(beginning: Beginning) -> tuple[Tongue, ...]:
    """The languages in which nobody has written the example words yet."""
    return tuple(
        tongue
        for tongue in beginning.tongues
        if tongue.code != WRITTEN_IN and not _spoken(tongue.code)
    )


def _files(beginning: Beginning) -> Iterator[tuple[str, bytes]]:
    """The starter's own files, filled in."""
    values = _values(beginning)
    for path in sorted((*STARTER.rglob("assets/**/*"), STARTER / "README.md")):
        if path.is_file() and not is_litter(path.name):
            data = path.read_bytes().replace(b"\r\n", b"\n")
            if path.suffix in _TEXTS:
                data = Template(data.decode()).safe_substitute(values).encode()
            yield path.relative_to(STARTER).as_posix(), data
    yield ".gitignore", (STARTER / "gitignore").read_bytes()


def _values(beginning: Beginning) -> dict[str, str]:
    """What the starter's files leave open."""
    facts = tomllib.loads((STARTER / "facts.toml").read_text("utf-8"))
    regions = facts.pop("region")
    facts.pop("first")
    languages = "\n".join(
        f"[language.{tongue.code}]\nname = {_toml(tongue.name)}\n"
        f"english = {_toml(tongue.english)}\n"
        f"region = {_toml(regions.get(tongue.code, ''))}\n"
        for tongue in beginning.tongues
    )
    editions = "\n".join(
        f"{name} = {_toml(list(locales))}" for name, locales in beginning.editions.items()
    )
    return {
        "id": beginning.id,
        "name": beginning.name,
        "date": beginning.date,
        "source": beginning.source,
        "languages": languages,
        "editions": editions + "\n",
        "all": _toml(list(beginning.editions)),
        "each": _toml(list(beginning.languages)),
    } | {name: _fact(beginning, values) for name, values in facts.items()}


def _fact(beginning: Beginning, values: Mapping[str, object]) -> str:
    """A fact in every language, none of it verified: it is an example."""
    said = [
        f"{code} = {_toml(values.get(code, values[WRITTEN_IN]))}" for code in beginning.languages
    ]
    unsure = ", ".join(f"{code} = false" for code in beginning.languages)
    return "\n".join(
        [
            *said,
            f"verified = {{ {unsure} }}",
            'source = "an example of the toolkit: replace it"',
            f"checked = {beginning.date}",
        ]
    )


def _toml(value: object) -> str:
    """A string, or a list of strings, as TOML writes it."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return quoted(str(value))


def _words() -> dict[str, str]:
    """Every string of the starter's content, by its path."""
    return {
        text.context: text.text for path in _content() for text in _texts(path.read_bytes(), path)
    }


def _content() -> list[Path]:
    return sorted((STARTER / "assets/content").glob("[!._~]*.toml"))


def _texts(data: bytes, path: Path) -> Iterator[Text]:
    document, _ = read_toml(f"assets/content/{path.name}", data)
    (items, _), _ = read_content(document)
    for item in items.values():
        yield from item.fields.values()


def _spoken(code: str) -> dict[str, str]:
    """The starter's words in another language; nothing where nobody has written them yet."""
    path = STARTER / f"locales/{code}.po"
    if not path.is_file():
        return {}
    catalogue, _ = read_catalogue(path.name, code, path.read_bytes())
    return {message.context: message.text for message in catalogue.messages.values()}


def _in_words(path: str, data: bytes, words: Mapping[str, str]) -> bytes:
    """A content file in another language: each of its strings stands on a line of its own."""
    if not path.startswith("assets/content/"):
        return data
    lines = data.decode().split("\n")
    for text in _texts(data, Path(path)):
        said = words.get(text.context)
        if said:
            key = text.context.rpartition("/")[2]
            lines[text.where.line - 1] = f"{key} = {quoted(said)}"
    return "\n".join(lines).encode()


def _catalogue(
    beginning: Beginning, tongue: Tongue, files: Mapping[str, bytes], said: Mapping[str, str]
) -> bytes:
    """The translations into one language, as far as the toolkit has them."""
    path = f"locales/{tongue.code}/LC_MESSAGES/campaign.po"
    document, _ = parse(path, new_catalogue(tongue.code, beginning.id, tongue.english).decode())
    merge(
        document,
        [
            text
            for file, data in files.items()
            if file.startswith("assets/content/")
            for text in _texts(data, Path(file))
        ],
    )
    return _filled(document, said)


def _filled(document: Document, said: Mapping[str, str]) -> bytes:
    for entry in document.live:
        if entry.key in said:
            set_part(entry, "msgstr", said[entry.key])
    return document.write()
