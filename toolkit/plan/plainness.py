"""Are the pieces easy to read? Each is graded by its running text, where a rule is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple, dataclass

from toolkit.i18n.readability import GRADE, grade, running, sentences, with_terms
from toolkit.model.campaign import Project
from toolkit.model.message import Text
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a string, as it stands and with a sign for each term."""

    text: Text
    said: str
    counted: str

    @property
    def grade(self) -> float:
        """Its own."""
        return grade([self.counted])


def hard(project: Project, sketches: Iterable[Sketch], terms: Collection[str]) -> Iterator[Problem]:
    """The pieces in the campaign's own language whose running text is too hard, each at its hardest
    sentence.

    Not counted are alt texts, which stand in for pictures, and the lines that all pieces share.
    `terms` are those of the glossary.
    """
    most = GRADE.get(project.source)
    if most is None:
        return
    texts = _texts(project)
    for name, paths in _pieces(project.source, sketches).items():
        found = [each for path in paths if path in texts for each in _parted(texts[path], terms)]
        mean = grade([each.counted for each in found])
        if mean >= most:
            hardest = max(found, key=lambda each: each.grade)
            yield Problem(
                "grade",
                f"{name} reads at grade {mean:.1f}, and it should be below {most:g}; its hardest"
                f" sentence, at {hardest.grade:.1f}, is “{hardest.said}”",
                hardest.text.where,
                "say it in shorter sentences and shorter words",
            )


def _texts(project: Project) -> dict[str, Text]:
    """The strings that are running text in the campaign's own language."""
    shared = {path for path in astuple(project.lines) if isinstance(path, str)}
    return {
        text.context: text
        for item in project.items.values()
        for name, text in item.fields.items()
        if name != "alt" and text.context not in shared and running(text.text)
        if text.language in ("", project.source)
    }


def _pieces(locale: str, sketches: Iterable[Sketch]) -> dict[str, dict[str, None]]:
    """What each piece prints: content paths by `posters/hero`."""
    found: dict[str, dict[str, None]] = {}
    for sketch in sketches:
        paths = found.setdefault(f"{sketch.resource.kind}/{sketch.resource.id}", {})
        for place in sketch.found.places:
            code, _, path = place.partition(" ")
            if code == locale:
                paths[path] = None
    return found


def _parted(text: Text, terms: Collection[str]) -> Iterator[_Sentence]:
    counted = sentences(with_terms(text.text, terms))
    for said, signed in zip(sentences(text.text), counted, strict=False):
        yield _Sentence(text, said, signed)
