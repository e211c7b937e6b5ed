"""Reads the tables of campaign.toml, data/paper.toml and data/platforms.toml, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.i18n.tags import BadTag, check_tag
from toolkit.model.campaign import SCHOOL, Format, Recipient, Sheet
from toolkit.model.inks import CONDITION
from toolkit.model.language import Edition, Language
from toolkit.model.message import Text
from toolkit.model.problem import Problem
from toolkit.read.addresses import contact_fault
from toolkit.read.content import SLUG
from toolkit.read.days import FIRST, day_fault
from toolkit.read.ids import propose
from toolkit.read.languages import read_language
from toolkit.read.partners import is_below
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

OUTPUTS = ("screen", "print", "png", "jpeg", "svg", "slides")
TABLES = ("format", "campaign", "language", "edition", "lines", "site", "school", "partner")
ABOUT = ("id", "source", "date", "publisher")
UNITS = ("mm", "px")
FILE_NAME = "small letters, figures and hyphens: it becomes part of a file's name"


@dataclass(frozen=True, slots=True)
class About:
    """The campaign itself: its name, source language, publisher, and the date of its words (ISO
    8601).
    """

    id: str
    source: str
    publisher: str
    date: str


def read_campaign(
    document: Document,
) -> tuple[tuple[About, dict[str, Language], dict[str, Edition]], list[Problem]]:
    """The campaign, its languages and editions, in the order in which they stand in the file."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.only(TABLES, "campaign", "campaign.toml")
    file.needs(("campaign", "language", "edition"), "campaign")
    table = file.table("campaign")
    table.only(ABOUT, "campaign", "[campaign]")
    dated = table.values.get("date")
    if fault := day_fault("date", dated, table.at("date"), "campaign"):
        problems.append(fault)
        dated = FIRST
    languages = dict(_languages(file.table("language")))
    editions = dict(_editions(file.table("edition"), languages))
    _refuse_unlike(file.table("edition"), editions)
    about = About(table.text("id"), table.text("source"), table.words("publisher"), str(dated))
    if about.source not in languages:
        table.refuse(
            "campaign",
            f"the source language '{about.source}' has no [language.{about.source}]",
            suggest(about.source, languages),
            "source",
        )
    return (about, languages, editions), problems


def _languages(table: Table) -> Iterator[tuple[str, Language]]:
    for code, row in table.tables():
        try:
            check_tag(code)
        except BadTag as error:
            row.refuse("language", f"[language.{code[:40]}]: {error}", error.hint)
            continue
        yield code, read_language(code, row)


def _editions(table: Table, languages: Mapping[str, Language]) -> Iterator[tuple[str, Edition]]:
    for name, value in table.values.items():
        like, key, row = "", name, table
        if isinstance(value, dict):  # of a language that came later
            key, row = "languages", table.table(name)
            row.only(("languages", "like"), "edition", "an edition")
            like = row.text("like")
        locales = row.texts(key)
        if not SLUG.fullmatch(name):
            table.refuse(
                "edition", f"edition '{name}' cannot be part of a file name", FILE_NAME, name
            )
        elif not locales or len(set(locales)) < len(locales):
            table.refuse(
                "edition",
                f"edition '{name}' has no languages, or one twice",
                'list each once: ["pl", "en"]',
                name,
            )
        elif unknown := [locale for locale in locales if locale not in languages]:
            table.refuse(
                "edition",
                f"edition '{name}' uses the unknown language '{unknown[0]}'",
                suggest(unknown[0], languages),
                name,
            )
        elif (leads := next(iter(languages))) in locales and locales[0] != leads:
            table.refuse(
                "parity",
                f"edition '{name}' does not put {leads} first, the campaign's first language",
                f"list {leads} first: it stands first among the tables [language.…]",
                name,
            )
        else:
            yield name, Edition(name, locales, like, table.at(name))


def _refuse_unlike(table: Table, editions: Mapping[str, Edition]) -> None:
    """Is an edition made in the place of another that is there, and of as many languages?"""
    for edition in editions.values():
        other = editions.get(edition.like)
        if edition.like and (other is None or other.like or other is edition):
            known = [name for name, each in editions.items() if not each.like]
            message = (
                f"edition '{edition.id}' is like '{edition.like}', which is no edition of its own"
            )
            table.refuse("edition", message, suggest(edition.like, known), edition.id)
        elif other and len(other.locales) != len(edition.locales):
            table.refuse(
                "edition",
                f"edition '{edition.id}' is like '{other.id}', which has not as many languages",
                "name one that prints as many languages together",
                edition.id,
            )


def read_school(document: Document) -> tuple[Recipient | None, list[Problem]]:
    """The school of [school], where any of its lines is filled in.

    A logo needs the school's name as its alt text. `id` names the folder of its copies; `nation`
    chooses facts (see facts.py) and is no line of its own.
    """
    problems: list[Problem] = []
    table = Table(document, problems).table("school")
    table.only(("id", "nation", *SCHOOL), "school", "[school]")
    filled = {
        key: Text(f"school/{key}", value, table.at(key))
        for key in SCHOOL
        if (value := (table.text if key == "logo" else table.words)(key).strip())
    }
    if email := filled.get("email"):  # an apostrophe of print leads to no o'neill
        filled["email"] = replace(email, text=email.text.replace("’", "'"))
    problems += filter(
        None, (contact_fault(key, text.text, text.where) for key, text in filled.items())
    )
    name = table.text("id", "school")
    if not SLUG.fullmatch(name):
        hint = propose("id", name, FILE_NAME)
        table.refuse("school", f"the id '{name}' cannot be a folder's name", hint, "id")
    logo = filled.get("logo")
    if logo and not is_below(logo.text):
        table.refuse(
            "school",
            f"the logo '{logo.text}' does not lie below assets/",
            'such as "brand/school-logo.png"',
            "logo",
        )
        del filled["logo"]
    elif logo and "name" not in filled:
        table.refuse(
            "alt",
            "the school's logo has no alt text",
            'give the school\'s name: name = "…"',
            "logo",
        )
    return (Recipient(name, filled) if filled else None), problems


def read_formats(
    document: Document,
) -> tuple[tuple[dict[str, Sheet], dict[str, Format]], list[Problem]]:
    """Sheets and formats of data/paper.toml or data/platforms.toml."""
    problems: list[Problem] = []
    file = Table(document, problems)
    sheets = {
        name: sheet
        for name, table in file.table("sheet").tables()
        if (sheet := _sheet(name, table))
    }
    formats = {
        name: format
        for name, table in file.table("format").tables()
        if (format := _format(name, table))
    }
    return (sheets, formats), problems


def _sheet(name: str, table: Table) -> Sheet | None:
    """`height = 0` leaves it to the template."""
    unit = table.text("unit")
    if unit not in UNITS:
        table.refuse(
            "sheet", f"sheet '{name}' has the unknown unit '{unit}'", "write mm or px", "unit"
        )
        return None
    safe = table.values.get("safe", [0, 0, 0, 0])
    if not (
        isinstance(safe, list) and len(safe) == 4 and all(type(v) is int and v >= 0 for v in safe)
    ):
        table.refuse(
            "sheet",
            f"the safe margins of sheet '{name}' are not four whole numbers",
            "top, right, bottom, left: safe = [250, 0, 340, 0]",
            "safe",
        )
        safe = [0, 0, 0, 0]
    top, right, bottom, left = (v * 1000 for v in safe)
    return Sheet(
        name,
        unit,
        table.thousandths("width", least=1),
        table.thousandths("height"),
        table.thousandths("body_min"),
        table.thousandths("small_min"),
        (top, right, bottom, left),
    )


def _format(name: str, table: Table) -> Format | None:
    output = table.text("output")
    if not SLUG.fullmatch(name):
        table.refuse("format", f"format '{name}' cannot be part of a file name", FILE_NAME)
        return None
    if output not in OUTPUTS:
        table.refuse(
            "format",
            f"format '{name}' has the unknown output '{output}'",
            suggest(output, OUTPUTS),
            "output",
        )
        return None
    return Format(
        id=name,
        sheet=table.text("sheet"),
        output=output,
        ppi=table.whole("ppi", 72, least=10),
        bleed=table.thousandths("bleed", 0),
        max_bytes=table.whole("max_bytes"),
        condition=table.text("condition", CONDITION) if output == "print" else "",
        use=table.text("use"),
        where=table.at("sheet"),
    )
