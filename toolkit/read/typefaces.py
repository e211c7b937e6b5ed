"""The font files of a campaign; and whether every typeface that it names is in them.

The page engine draws nothing in a family that no file has: a sheet would come out without words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from toolkit.engine.typst import Face, faces
from toolkit.model.language import Edition, Language
from toolkit.model.problem import Problem
from toolkit.read.files import Files
from toolkit.read.house import place
from toolkit.read.languages import check_fonts
from toolkit.read.toml import Document

FONTS = "assets/brand/fonts"
Families = Mapping[str, str]  # path of a font file → its family, as the page engine reads it
Faces = Mapping[str, Face]


def read_typefaces(
    files: Files,
    languages: Mapping[str, Language],
    editions: Mapping[str, Edition],
    campaign: Document,
    tokens: Document,
) -> tuple[str, ...]:
    """The brand's font files. Those in folders are of other scripts."""
    found = tuple(
        path for path in files.find(FONTS, ".ttf", ".otf") if files.read(path) is not None
    )
    own = tuple(path for path in found if path.rpartition("/")[0] == FONTS)
    for path in () if FONTS in files.lost else weights(tokens):
        if path not in (*own, *files.lost) and files.holds(path):  # in other capitals
            files.raw(path, tokens.at("font", "files"))
    named = faces(Path(place(files.root, path)) for path in found)
    known = {path: face for path in found if (face := named.get(Path(place(files.root, path))))}
    family = {path: face.family for path, face in known.items()}
    missing = check_fonts(languages, editions, found, campaign.at("language"))
    files.noting(
        (None, [*missing, *check_languages(campaign, languages, family)]),
        campaign.path,
        (campaign.path,),
    )
    if all(path in known for path in own):  # who meets a damaged one says so
        brand = {path: known[path] for path in own}
        needs = (FONTS, *weights(tokens))
        files.noting((None, list(check_brand(tokens, FONTS, brand))), tokens.path, needs)
    return own


def weights(tokens: Document) -> list[str]:
    """The paths of the files that [font] names."""
    font = tokens.values.get("font")
    named = font.get("files") if isinstance(font, dict) else {}
    values = named.values() if isinstance(named, dict) else ()
    return [f"{FONTS}/{name}" for name in values if isinstance(name, str)]


def check_brand(tokens: Document, folder: str, faces: Faces) -> Iterator[Problem]:
    """The family of [font], and the files that are said to be its weights."""
    font = tokens.values.get("font")
    font = font if isinstance(font, dict) else {}
    family, weights = font.get("family"), font.get("files")
    families = {path: face.family for path, face in faces.items()}
    if not families:
        return  # that there are no files has been said
    if not isinstance(family, str) or not _among(family, families.values()):
        yield Problem(
            "font",
            f"no file in {folder} is of the family {_quoted(family)}, in which words are set",
            tokens.at("font", "family"),
            _meant(family, families.values()),
        )
        return
    for weight, name in weights.items() if isinstance(weights, dict) else ():
        own = families.get(f"{folder}/{name}", family)
        if not _among(own, [family]):
            yield Problem(
                "font",
                f"weight {weight} is {name}, which is of the family '{own}', not '{family}'",
                tokens.at("font", "files"),
                "name the file of the brand's own family",
            )
        elif instead := _set_in_another(str(weight), f"{folder}/{name}", own, faces):
            yield Problem(
                "font",
                f"weight {weight} is {name}, which says that its own weight is"
                f" {faces[f'{folder}/{name}'].weight}: words would be set in {instead}",
                tokens.at("font", "files"),
                f"name the file of weight {weight}, or have the weight in the file put right",
            )


def _set_in_another(weight: str, path: str, family: str, faces: Faces) -> str:
    """The file that the page engine takes for a weight in place of the one that is named; "" where
    that is none: it takes the nearest, whatever files are called.
    """
    own = faces[path].weight if path in faces else None
    if own is None or not weight.isdecimal() or len(weight) > 4:
        return ""
    far = {
        other: 0 if face.weight is None else abs(face.weight - int(weight))
        for other, face in faces.items()
        if _among(face.family, [family])
    }
    nearest = min(far, key=lambda other: far[other])
    return nearest.rpartition("/")[2] if far[nearest] < far[path] else ""


def check_languages(
    campaign: Document, languages: Mapping[str, Language], families: Families
) -> Iterator[Problem]:
    """Each language that has letters of its own, and its files."""
    for code, language in languages.items():
        known = [families[path] for path in language.fonts if path in families]
        if language.family and known and not _among(language.family, known):
            yield Problem(
                "font",
                f"no font of [language.{code}] is of the family {_quoted(language.family)}",
                campaign.at("language", code, "family"),
                _meant(language.family, known),
            )


def _among(family: str, known: Iterable[str]) -> bool:
    """The page engine looks at no capitals."""
    return family.casefold() in {name.casefold() for name in known}


def _quoted(family: object) -> str:
    return f"'{family}'" if isinstance(family, str) and family else "that [font] ought to name"


def _meant(family: object, known: Iterable[str]) -> str:
    """The family that was meant, as it is written."""
    names = sorted(set(known))
    close = get_close_matches(str(family), names, n=1, cutoff=0.6)
    meant = close[0] if close else names[0]
    others = f"; the files have: {', '.join(names)}" if len(names) > 1 else ""
    return f'write family = "{meant}"{others}, or add the font files of the family'
