"""What people put into the folders that are read, and that nobody read: said, a line a folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from toolkit.model.problem import Problem, Span
from toolkit.read.files import TOPS, Files
from toolkit.read.listing import named

WRITTEN = (".toml", ".typ", ".html", ".po", ".mo", ".pot")  # mean to be read wherever they stand
UNREAD, MISNAMED = "unread", "misnamed"  # the latter is meant to be read, and nearly right
_ONCE = (".toml", ".ttf", ".otf", ".po")  # nobody needs one of these twice
_ABOUT = re.compile(  # what is put beside files for people
    r"(readme|licen[cs]e|ofl|copying|notice|authors|contributors|fontlog|changelog)\b.*"
    r"|.*\.(md|markdown)|babel\.toml",  # the last is how pybabel finds the words
    re.IGNORECASE,
)
_SOURCES = (  # what designers draw in, kept beside what they saved from it
    *(".ai", ".afdesign", ".afphoto", ".psd", ".indd", ".idml", ".sketch", ".fig", ".xcf", ".kra"),
    *(".eps", ".blend", ".aup3", ".glyphs"),
)
_DRAWN = (".pdf",)  # what editors of layouts show beside them
_LONGER = re.compile(r"(.+?\.[a-z0-9]{2,4})([. ~_(-].*)", re.DOTALL)  # schools.toml.txt
_TRANSLATORS = re.compile(r"locales/(campaign\.pot|glossary\.toml|pairs\.lock|[^/]+/words\.txt)")
_CATALOGUE = re.compile(r"locales/([^/]+)/LC_MESSAGES/campaign\.po")
CAMPAIGN = frozenset({"assets/campaign.toml"})
_MOVE = "move it out of the campaign; if it counts, give it another name"
_KEEP = "keep what is new in it, then delete it; if both count, give it a name of its own"


@dataclass(frozen=True, slots=True, order=True)
class _Why:
    """Why files of one folder were not read: `one` says it of a single file, `many` of several."""

    folder: str
    one: str
    many: str
    hint: str
    whole: bool = False  # the folder itself is meant
    code: str = UNREAD


def unread(files: Files, languages: Collection[str], partly: bool = False) -> tuple[Problem, ...]:
    """Warnings, once everything was read (or `partly`: just the words): in folders that were looked
    through, all that nobody read; elsewhere what looks as if somebody should. Names that Windows
    cannot have, too. `languages` have a catalogue that is rightly there, though it was not read.
    """
    groups: dict[tuple[str, str], list[tuple[_Why, str]]] = {}
    for path in (path for top in TOPS for path in files.top(top).listing.files):
        if not _is_no_news(path, files):
            for why in _reasons(path, files, languages, partly):
                groups.setdefault((why.folder, why.many), []).append((why, path))
    names = (problem for top in TOPS for problem in files.top(top).listing.problems)
    unportable = (problem for problem in names if problem.code == "name")
    said = (_said(same[0][0], [path for _, path in same]) for same in groups.values())
    return (*said, *_same(files), *unportable)


def causes(warnings: Iterable[Problem]) -> list[Problem]:
    """Those that say why something is missing, where something is: a name that is nearly right."""
    return [warning for warning in warnings if warning.code == MISNAMED]


def _is_no_news(path: str, files: Files) -> bool:
    """Was it read, was its fault said already, or is it there for people alone?"""
    refused = any(path == lost or path.startswith(f"{lost}/") for lost in files.lost)
    return refused or path in files.digests or bool(_ABOUT.fullmatch(path.rpartition("/")[2]))


def _said(why: _Why, paths: list[str]) -> Problem:
    names = named([path.removeprefix(f"{why.folder}/") for path in paths])
    if why.whole:
        count = f"{len(paths)} file{'s' * (len(paths) != 1)}"
        message = f"{why.folder} is not read ({count}: {names}): {why.one}"
        return Problem(why.code, message, Span(why.folder), why.hint)
    if len(paths) == 1:
        message = f"{paths[0]} is not read: {why.one}"
    else:
        message = f"{len(paths)} files of {why.folder} are not read ({names}): {why.many}"
    return Problem(why.code, message, Span(paths[0]), why.hint)


def _reasons(path: str, files: Files, languages: Collection[str], partly: bool) -> Iterator[_Why]:
    """One reason at most; none where it is no news."""
    top = path.partition("/")[0]
    folder, _, name = path.rpartition("/")
    asked = max((each for each in files.asked if path.startswith(f"{each}/")), key=len, default="")
    if path in files.top(top).passed:
        whole, original = files.top(top).passed[path]
        read = original in files.digests or name.lower().endswith(WRITTEN)
        if asked or (read and not partly):
            yield _passed(path, whole, original)
    elif top == "locales":
        yield from _translators(path, languages, files)
    elif asked:
        endings = {*files.asked[asked], *WRITTEN}
        yield from _misnamed(folder, name, endings, files) or _other(
            path, asked, files.asked[asked], files
        )
    elif not partly:
        yield from _misnamed(folder, name, WRITTEN, files) or _nowhere(path)


def _passed(path: str, whole: str, original: str) -> _Why:
    """A copy, or what was put away."""
    copy = f"it looks like a copy of {original}"
    if original and whole == path:
        return _Why(path.rpartition("/")[0], copy, "they look like copies of others", _KEEP)
    away = "a folder of this name is where people put what is out of use"
    why, hint = (copy, _KEEP) if original else (away, _MOVE)
    return _Why(whole, why, why, hint, whole=True)


def _misnamed(folder: str, name: str, endings: Collection[str], files: Files) -> list[_Why]:
    """A name that is nearly right: schools.TOML, schools.toml.txt, Template.toml."""
    plain = [ending for ending in endings if ending.startswith(".")]
    right = [f"{name[: -len(ending)]}{ending}" for ending in plain if _ends(name, ending)]
    right += [each[1:] for each in endings if each[1:] == name.lower() != name]
    if right:
        one = "its name has capitals where the others have none"
        many = "their names have capitals where the others have none"
        return [
            _Why(folder, one, many, f"write its ending in small letters: {right[0]}", code=MISNAMED)
        ]
    longer = _LONGER.fullmatch(name)
    if not longer or not longer[1].lower().endswith(tuple(endings)):
        return []
    there = f"{folder}/{longer[1]}" in files.top(folder.partition("/")[0]).listing.files
    if there:
        one = f"it looks like a copy of {folder}/{longer[1]}"
        return [_Why(folder, one, "they look like copies of others", _KEEP)]
    one = f"its name goes on after {longer[1]}"
    hint = f"call it {longer[1]} (have your system show the endings of files)"
    return [_Why(folder, one, "their names go on after the ending", hint, code=MISNAMED)]


def _ends(name: str, ending: str) -> bool:
    return name.lower().endswith(ending) and not name.endswith(ending)


def _other(path: str, asked: str, endings: Collection[str], files: Files) -> Iterator[_Why]:
    """Something else in a folder that was looked through."""
    folder = path.rpartition("/")[0]
    needed = [ending[1:] for ending in endings if ending.startswith("/")]
    if needed:
        yield from _not_whole(path, asked, needed[0], files)
    elif path.endswith(tuple(endings)):
        one = "nothing reads a file of this name there"
        yield _Why(folder, one, "nothing reads files of these names there", _MOVE)
    elif not path.lower().endswith((*_SOURCES, *_DRAWN) if ".typ" in endings else _SOURCES):
        *some, last = sorted(endings)
        kinds = f"{', '.join(some)} and {last}" if some else last
        one = f"of this folder, files that end in {kinds} are read"
        yield _Why(folder, one, one, "save it as one of these, or move it out of the campaign")


def _not_whole(path: str, asked: str, needed: str, files: Files) -> Iterator[_Why]:
    """A folder that lacks the file which says what it is. A name that is nearly it is said itself,
    and so is one that was refused.
    """
    inside = "/".join(path.split("/")[: asked.count("/") + 2])
    if inside == path:
        one = f"a folder with a {needed} is expected there"
        yield _Why(asked, one, one, "make a folder for it, or move it away")
        return
    listed = files.top(path.partition("/")[0]).listing.files
    there = [each for each in listed if each.startswith(f"{inside}/")]
    if not any(each.lower().endswith(f"/{needed}") for each in there):
        one = f"it holds no {needed}"
        yield _Why(inside, one, one, f"write {inside}/{needed}, or move it away", True, MISNAMED)


def _nowhere(path: str) -> Iterator[_Why]:
    """A file that is written to be read, where nothing looks."""
    if path.endswith(WRITTEN):
        parts = path.split("/")
        folder = "/".join(parts[:2]) if len(parts) > 2 else parts[0]
        one = "nothing in the campaign names it"
        yield _Why(
            folder,
            one,
            "nothing in the campaign names them",
            "assets/README.md says what each folder is for; correct its name, or move it away",
        )


def _translators(path: str, languages: Collection[str], files: Files) -> Iterator[_Why]:
    """What lies in locales/ and is none of the files that are read there.

    Poedit makes a .mo of each .po at every save.
    """
    if path.endswith(".mo") and f"{path[:-3]}.po" in files.top("locales").listing.files:
        return
    found = _CATALOGUE.fullmatch(path)
    if _TRANSLATORS.fullmatch(path) or (found and found[1] in languages):
        return
    folder, _, name = path.rpartition("/")
    code = path.split("/")[1]
    if found and not CAMPAIGN.isdisjoint(files.lost | files.wrong):
        return  # nobody knows its languages
    if found:
        one = f"nothing is translated into [language.{code}], or campaign.toml does not have it"
        yield _Why(folder, one, one, f"write [language.{code}] in campaign.toml, or move it away")
    elif any(ending in name.lower() for ending in WRITTEN):
        one = "the words of a language are in LC_MESSAGES/campaign.po of its folder"
        yield _Why(folder, one, one, _MOVE)


def _same(files: Files) -> Iterator[Problem]:
    """Files that are one under two names: who changes the one has not changed the other."""
    first: dict[str, str] = {}
    for path, digest in files.digests.items():
        if path.startswith("assets/content/"):
            continue  # words that stand twice are said with them (see content.repeated)
        if path.endswith(_ONCE) and (other := first.setdefault(digest, path)) != path:
            message = f"{path} is the same file as {other}"
            yield Problem("twice", message, Span(path), "keep one of the two")
