"""`audience = "staff"`: to whom a piece, a post or what a pack takes speaks."""

from __future__ import annotations

from toolkit.model.campaign import AUDIENCES
from toolkit.read.suggest import suggest
from toolkit.read.table import Table


def read_audience(table: Table) -> str:
    """One of AUDIENCES; empty where nobody says, and where it is refused."""
    said = table.text("audience")
    if said and said not in AUDIENCES:
        message = f"nobody knows the audience '{said}'"
        table.refuse("audience", message, suggest(said, AUDIENCES), "audience")
        return ""
    return said
