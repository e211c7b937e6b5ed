"""What a medium's reader gets: the campaign as far as it is read, and the files of assets/."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model.campaign import Project
from toolkit.model.problem import Problem
from toolkit.read.files import Files, stem
from toolkit.read.house import shown
from toolkit.read.known import Known
from toolkit.read.toml import Document, read_toml


@dataclass(frozen=True, slots=True)
class Source:
    """The files, the project without the parts that media read, and two documents that several
    media look into: campaign.toml and the brand's tokens.
    """

    files: Files
    project: Project
    campaign: Document
    tokens: Document
    known: Known

    def toml(self, path: str) -> Document:
        """A TOML file; empty, with a problem noted, when it is malformed or missing."""
        return toml(self.files, path)

    def documents(self, folder: str) -> list[Document]:
        """Every TOML file of a folder of assets/, by name."""
        found = self.files.by_name(f"assets/{folder}", ".toml", stem)
        return [self.toml(path) for path in found.values()]

    def note(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong only if every file that is read says what it should."""
        self.files.doubting(problems)


def toml(files: Files, path: str) -> Document:
    """A TOML file of the project; empty, with a problem noted, when it is malformed or missing."""
    raw = files.read(path)
    if raw is None:
        return Document(path)
    document, problems = read_toml(shown(files.root, path), raw)
    if problems:
        files.lost.add(path)
    files.problems += problems
    return document
