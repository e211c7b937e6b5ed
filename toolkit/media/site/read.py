"""assets/site/: what the site shows (site.toml), its templates, and the words that they print."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from toolkit.media.site.model import PACKS, WORDS, Site, SiteKind, SiteTemplate, word
from toolkit.model.campaign import Item
from toolkit.model.problem import Problem, Span
from toolkit.read.files import Files, stem
from toolkit.read.known import Known
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

FOLDER = "assets/site"
SITE = "assets/site/site.toml"
PACKS_HOME = "assets/packs"
KEYS = ("kind", "audience", "type", "pages", "card", "everything", "moved")
NEEDED = ("entry.html", "listing.html", "resource.html", "transcript.html", "site.css", "site.js")
_WORD = re.compile(r"\bt\.([a-z_]+)\.([a-z0-9_]+)")
_OTHER = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
_PAGE = re.compile(r"[A-Za-z0-9-]+(/[A-Za-z0-9-]+)+\.html")
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z]{2,24}")
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)*/?")


def read_pages(source: Source) -> tuple[object, ...]:
    """The site, where the campaign has one."""
    if not source.files.holds(SITE):
        return ()
    document = source.toml(SITE)
    site, problems = read_site(source.files, document, source.campaign, source.project.items)
    source.note(problems)
    packs = [stem(path) for path in source.files.find(PACKS_HOME, ".toml")]
    source.note(_unsaid(site, bool(packs), source.known, document.at("pages")))
    resources = {f"{made.kind}/{made.id}" for made in source.project.resources}
    source.note(_lost(document, "card", site.card, "a resource", resources))
    source.note(_lost(document, "everything", site.everything, "a pack", packs))
    for name, wanted in site.audiences.items():
        for pack in (each[1:] for each in wanted if each.startswith("@")):
            source.note(_lost(document, "pack", pack, "a pack", packs, "audience", name))
    return (site,)


def read_site(
    files: Files, document: Document, campaign: Document, items: Mapping[str, Item]
) -> tuple[Site, list[Problem]]:
    """The site as site.toml describes it.

    `campaign` is campaign.toml, where the site's address is.
    """
    problems: list[Problem] = []
    file = Table(document, problems)
    file.only(KEYS, "site", "site.toml")
    templates = _templates(files, items, problems)
    pages = file.texts("pages")
    problems += [
        Problem(
            "site",
            f"the page '{page}' has no template",
            document.at("pages"),
            f"write it as {FOLDER}/{page}.html",
        )
        for page in pages
        if f"{page}.html" not in templates
    ]
    site = Site(
        kinds=tuple(_kinds(file, items)),
        audiences={name: _audience(table) for name, table in file.table("audience").tables()},
        types={name: table.texts("media") for name, table in file.table("type").tables()},
        pages=pages,
        templates=templates,
        address=_address(campaign, problems),
        contact=_contact(campaign, problems),
        where=document.at("kind"),
        card=file.text("card"),
        everything=file.text("everything"),
        moved=_moved(file.table("moved")),
    )
    return site, problems


def _kinds(file: Table, items: Mapping[str, Item]) -> Iterator[SiteKind]:
    """The kinds that the site shows. A slip of the pen would leave a whole kind off it in silence,
    so each must have a name.
    """
    kinds = f"{WORDS}/kind"
    named = items[kinds].fields if kinds in items else {}
    for name, table in file.table("kind").tables():
        table.only(("preview",), "site", "a kind")
        if name not in named:
            table.refuse(
                "site",
                f"the site shows '{name}', which has no name in content/{WORDS}.toml",
                suggest(name, named),
            )
        yield SiteKind(name, table.texts("preview"), table.at())


def _unsaid(site: Site, packs: bool, known: Known, where: Span) -> Iterator[Problem]:
    """Words that this site prints because of what it shows, and that nobody wrote."""
    filters = (*(("for",) if site.audiences else ()), *(("type",) if site.types else ()))
    needed = [word(page, "title") for page in site.pages]
    needed += [word(PACKS, key) for key in ("title", "lead")] if packs else []
    needed += [word("filter", f"{any}{dim}") for dim in filters for any in ("", "any_")]
    for path in needed:
        if known.lacks(path):
            yield Problem(
                "site",
                f"the site needs the words '{path}', which do not exist",
                where,
                f"add them under [{path.split('/')[1]}] of assets/content/{WORDS}.toml",
                lacks=path,
            )
    if packs and "packs.html" not in site.templates:
        yield Problem("site", f"the site has no {FOLDER}/packs.html", where, "restore the file")


def _lost(
    document: Document, key: str, name: str, what: str, known: Collection[str], *tables: str
) -> Iterator[Problem]:
    """A resource or a pack that site.toml names by a slip of the pen. What was taken out of the
    campaign is not missed: the site then does without the name.
    """
    hint = suggest(name, known) if name and name not in known else ""
    if hint.startswith("did you mean"):
        where = document.at(*tables, key)
        yield Problem("site", f"{key} = '{name}' is no name of {what}", where, hint)


def _audience(table: Table) -> tuple[str, ...]:
    """What an audience sees: patterns, or what is in a pack (@primary)."""
    table.only(("resources", "pack"), "site", "an audience")
    pack = table.text("pack")
    return (*table.texts("resources"), *((f"@{pack}",) if pack else ()))


def _moved(table: Table) -> dict[str, str]:
    """Where pages stood → where they stand."""
    moved = {old: table.text(old) for old in table.values}
    for old, new in moved.items():
        if not (_PAGE.fullmatch(old) and _PAGE.fullmatch(new)):
            table.refuse(
                "site",
                f"[moved] has '{old} = {new}', of which one is no page",
                'such as "en/posters/old.html" = "en/posters/new.html", both in quotes',
                old,
            )
    return moved


def _address(campaign: Document, problems: list[Problem]) -> str:
    """[site] address of campaign.toml; empty where nobody knows yet."""
    table = Table(campaign, problems).table("site")
    table.only(("address", "contact"), "site", "[site]")
    address = table.text("address")
    if address and not _ADDRESS.fullmatch(address):
        table.refuse(
            "site",
            f"the address '{address}' is no web address",
            'such as "https://www.example.org/campaign"; leave it empty until you know it',
            "address",
        )
        return ""
    return address.rstrip("/")


def _contact(campaign: Document, problems: list[Problem]) -> str:
    """[site] contact of campaign.toml, for the accessibility statement; empty until known."""
    table = Table(campaign, problems).table("site")
    contact = table.text("contact")
    if contact and not (_EMAIL.fullmatch(contact) or _ADDRESS.fullmatch(contact)):
        table.refuse(
            "site",
            f"the contact '{contact}' is no e-mail and no web address",
            'such as "name@example.org" or "https://www.example.org/contact"',
            "contact",
        )
        return ""
    return contact


def _templates(
    files: Files, items: Mapping[str, Item], problems: list[Problem]
) -> dict[str, SiteTemplate]:
    """Every file of the folder by its name, with the files that it takes in and the words that all
    of them print.
    """
    texts: dict[str, str] = {}
    for path in files.find(FOLDER, ".html", ".css", ".js", ".svg"):
        # One that cannot be read is there, empty: that others take it in is no further problem.
        text = (files.read(path) or b"").decode("utf-8", errors="replace")
        texts[path.removeprefix(f"{FOLDER}/")] = text.replace("\r\n", "\n")
    problems += [
        Problem("site", f"the site has no {FOLDER}/{name}", Span(FOLDER), "restore the file")
        for name in NEEDED
        if name not in texts
    ]
    known = {f"{path}/{name}" for path, item in items.items() for name in item.fields}
    for name, text in texts.items():
        problems += _strangers(name, text, texts, known)
    templates = {}
    for name in texts:
        taken = tuple(dict.fromkeys(_closure(name, texts)))
        words = tuple(
            sorted(
                {word(table, key) for part in taken for table, key in _WORD.findall(texts[part])}
            )
        )
        templates[name] = SiteTemplate(
            f"{FOLDER}/{name}", tuple(f"{FOLDER}/{part}" for part in taken), words
        )
    return templates


def _closure(name: str, texts: Mapping[str, str], above: tuple[str, ...] = ()) -> Iterator[str]:
    yield name
    for other in _OTHER.findall(texts[name]):
        if other in texts and other not in above:
            yield from _closure(other, texts, (*above, name))


def _strangers(
    name: str, text: str, texts: Mapping[str, str], known: set[str]
) -> Iterator[Problem]:
    """Words and templates that a template names and that do not exist."""
    for number, line in enumerate(text.split("\n"), 1):
        where = Span(f"{FOLDER}/{name}", number)
        for table, key in _WORD.findall(line) if name.endswith(".html") else ():
            if word(table, key) not in known:
                yield Problem(
                    "site",
                    f"{name} prints t.{table}.{key}, which content/{WORDS}.toml does not have",
                    where,
                    suggest(
                        word(table, key), (path for path in known if path.startswith(f"{WORDS}/"))
                    ),
                )
        for other in _OTHER.findall(line):
            if other not in texts:
                yield Problem(
                    "site",
                    f"{name} takes in '{other}', which does not exist",
                    where,
                    suggest(other, texts),
                )
