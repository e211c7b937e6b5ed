"""Suggests the name that somebody may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches


def suggest(word: str, known: Iterable[str]) -> str:
    """`did you mean 'heading'?` or the list of what is known."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"known here: {', '.join(choices[:12])}" if choices else "nothing is known here yet"


def proposed(name: str) -> str:
    """The id that somebody may have meant: My Consent is my-consent; "" where no letter is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain.replace("'", "")))


def propose(key: str, name: str, otherwise: str) -> str:
    """`write id = "my-consent"`, or what to write where the name has no letters for an id."""
    found = proposed(name)
    return f'write {key} = "{found}"' if found else otherwise
