"""What the renderers of the site are told: a type for each kind of job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.line import Line
from toolkit.model.picture import Picture

# What a page's template is filled with: it chooses the names itself, see pages/ for what there is.
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A page: the values of its template, which the renderer adds sizes and checks to.

    `sign` is the campaign's sign, which its template draws by `{{ mark() }}`.
    `words` are the strings of its template by language, to say what changed. `checks` are the
    artefacts (outputs) whose checks it tells of.
    """

    template: str
    words: Mapping[str, tuple[Line, ...]]
    values: Values
    sign: Picture
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleFile:
    """The style, with the brand's typeface in these weights and the colours of its tokens.

    `firsts` are the letters with which words of slogans begin, `font` the file that draws them, ""
    where the brand has none, and `slogans` the lines of all slogans.
    """

    entry: str
    family: str
    weights: tuple[int, ...]
    font: str
    firsts: str
    slogans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFile:
    """A file of assets/site/ as it is written."""

    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IconFile:
    """The site's icon: the campaign's sign in the colours of its pages."""

    sign: Picture
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFile:
    """The words by which each resource (kind/id) is found, as a script. `beginnings` says how
    changed words of the language begin, and how the words themselves do.
    """

    words: Mapping[str, str]
    beginnings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAbout:
    """A file that the site offers, as files.json lists it.

    `path` is where it stands below site/, `need` the artefact (output), `pages` the page that
    offers it in each language.
    """

    path: str
    need: str
    kind: str
    resource: str
    languages: tuple[str, ...]
    format: str
    title: str
    alt: str
    media_type: str
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesFile:
    """files.json: every file, for other hubs. `address` is the site's own, or empty."""

    address: str
    date: str
    files: tuple[FileAbout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a feed's item. `need` is the artefact (output)."""

    path: str
    need: str
    mime_type: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A resource in a feed; `page` is where it stands below site/."""

    page: str
    title: str
    text: str
    tags: tuple[str, ...]
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """feed.json in one language, as feed readers and other hubs take it (JSON Feed 1.1).

    `path` and `home` are where it and the home page stand below site/.
    """

    title: str
    about: str
    language: str
    address: str
    date: str
    home: str
    path: str
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A small picture of an artefact, in pixels; the artefact is cut to `crop` (‰ of its height).

    `media` is the artefact's output: `screen` for a PDF, whose first page is shown.
    """

    width: int
    height: int
    crop: int
    media: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A weight of the typeface (`entry`), with `letters` beyond those that every site has."""

    entry: str
    letters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """A check of one artefact, and what it expects: its title, its languages, and the tags of all
    languages of the campaign (cy-GB).
    """

    path: str
    title: str
    languages: tuple[str, ...]
    tags: tuple[str, ...]


Told = (
    PageFile
    | StyleFile
    | PlainFile
    | IconFile
    | SearchFile
    | FilesFile
    | FeedFile
    | Preview
    | FontFile
    | Audit
)
KINDS: dict[type[Told], str] = {
    PageFile: "site-page",
    StyleFile: "site-style",
    PlainFile: "site-file",
    IconFile: "site-icon",
    SearchFile: "site-search",
    FilesFile: "site-files",
    FeedFile: "site-feed",
    Preview: "preview",
    FontFile: "font",
    Audit: "audit",
}
