"""Reads [[partner]] of campaign.toml: logos beside the line that says who is behind a piece."""

from __future__ import annotations

from toolkit.model.campaign import Partner
from toolkit.model.problem import Problem
from toolkit.read.table import Table
from toolkit.read.toml import Document

MOST = 6  # logos; more of them are too small to be told apart


def read_partners(document: Document) -> tuple[tuple[Partner, ...], list[Problem]]:
    """Partners in their order; the name of each is its logo's alt text."""
    problems: list[Problem] = []
    file = Table(document, problems)
    partners = []
    for _, table in file.rows("partner"):
        table.only(("name", "logo"), "partner", "a partner")
        name, logo = table.words("name"), table.text("logo").strip()
        if not name or not logo:
            table.refuse(
                "partner",
                "a partner lacks its name or its logo",
                'name = "Eat Well", logo = "brand/partners/eat-well.png"',
            )
        elif not is_below(logo):
            table.refuse(
                "partner",
                f"the logo '{logo}' does not lie below assets/",
                'such as "brand/partners/eat-well.png"',
                "logo",
            )
        else:
            partners.append(Partner(name, f"assets/{logo}", table.at("logo")))
    if len(partners) > MOST:
        file.refuse(
            "partner",
            f"{len(partners)} partners are named, and sheets have room for {MOST} logos",
            "name the others in words",
            "partner",
        )
    return tuple(partners), problems


def is_below(path: str) -> bool:
    """Does a path that somebody wrote stay below assets/?"""
    return not ("\\" in path or ":" in path or path.startswith("/") or ".." in path.split("/"))
