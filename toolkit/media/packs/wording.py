"""What packs say: the words of the first page and of the credits, which all packs share, and those
of one pack.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from toolkit.i18n.naming import called
from toolkit.media.packs.model import WORDS, Pack
from toolkit.model.campaign import Project
from toolkit.model.line import Line
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

# Items of its words that every pack prints.
SHARED = ("readme", "credits", "folder", "language", "label", "draft")
Titles = Mapping[tuple[str, str], Mapping[str, str]]  # (kind, resource) → language → title


def shared_words(project: Project, folders: Collection[str], draft: bool) -> dict[str, Gathered]:
    """The words of the first page and of the credits by language, gathered once for all packs.

    `folders` are those that some pack has: the house names more.
    """
    found = {locale: Gathered() for locale in project.languages}
    for locale, gathered in found.items():
        speaker = Speaker(project, locale, draft, gathered)
        speaker.values["language"] = "{language}"  # filled in when the page is made
        gathered.words[locale] = _names(project, locale) | {
            f"{name}/{field}": _line(speaker, f"{WORDS}/{name}/{field}")
            for name in SHARED
            if f"{WORDS}/{name}" in project.items
            for field in project.items[f"{WORDS}/{name}"].fields
            if name != "folder" or field in folders
        }
    return found


def _names(project: Project, locale: str) -> dict[str, Line]:
    """What the page calls its own language, and the editions that the campaign gives no name."""
    own = Line(f"language/{locale}", project.languages[locale].own)
    editions = project.editions.values()
    names = {f"language/{edition.id}": called(edition.locales, locale) for edition in editions}
    return {"readme/language": own} | {path: Line(path, said) for path, said in names.items()}


def pack_words(
    project: Project,
    pack: Pack,
    locales: Iterable[str],
    shared: Mapping[str, Gathered],
    draft: bool,
) -> Gathered:
    """The shared words and the pack's own, in these languages."""
    found = Gathered()
    for locale in locales:
        known = shared[locale]
        found.places |= known.places
        found.problems += known.problems
        found.unreviewed |= known.unreviewed
        found.unverified |= known.unverified
        speaker = Speaker(project, locale, draft, found)
        found.words[locale] = known.words[locale] | {
            field: _line(speaker, f"{pack.words}/{field}")
            for field in project.items[pack.words].fields
        }
    return found


def _line(speaker: Speaker, path: str) -> Line:
    return Line(path, speaker.plain(path))


def titles(made: Iterable[Sketch]) -> Titles:
    """What each resource is called in each language."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for sketch in made:
        if len(sketch.edition.locales) == 1:
            called = found.setdefault((sketch.resource.kind, sketch.resource.id), {})
            called.setdefault(sketch.edition.locales[0], sketch.found.title)
    return found


def slogan(project: Project, locale: str, otherwise: str) -> str:
    """What stands at the top of the first page."""
    if not project.lines.slogan:
        return otherwise
    words = project.facts[project.lines.slogan].values[locale]
    return " ".join(f"{word}." for word in ([words] if isinstance(words, str) else words))
