"""What an id may be, and the one that somebody may have meant."""

from __future__ import annotations

import re
import unicodedata

from toolkit.read.table import Table


def proposed(name: str) -> str:
    """The id that somebody may have meant: My Consent is my-consent; "" where no letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain.replace("'", "")))


def propose(key: str, name: str, otherwise: str) -> str:
    """`write id = "my-consent"`, or what to write where the name has no letters for an id."""
    found = proposed(name)
    return f'write {key} = "{found}"' if found else otherwise


def refuse_id(table: Table, name: str, slug: object) -> None:
    """An entry without an id, or with one that cannot be part of a path."""
    if slug is None or slug == "":
        first = next((text for text in table.values.values() if isinstance(text, str) and text), "")
        hint = propose("id", " ".join(first.split()[:2]), 'write id = "emergency"')
        message = f"an entry of [[{name}]] has no id"
        table.refuse("id", message, f"give each a short, lasting id: {hint}", "id")
        return
    hint = propose("id", str(slug), 'write id = "emergency"')
    message = f"the id {slug!r} of an entry of [[{name}]] is no id"
    table.refuse("id", message, f"{hint}: small letters from a to z, figures and hyphens", "id")
