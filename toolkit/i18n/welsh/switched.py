"""What a translator's comment above a string switches off, and why."""

from __future__ import annotations

import re

from toolkit.i18n.document import Entry

_IGNORE = re.compile(r"#\s*toolkit:\s*ignore\s+([A-Z]-[A-Z]+|[A-Z]+)\b[:,]?\s*(.*)$")


def switched_off(entry: Entry) -> dict[str, str]:
    """Code → reason."""
    return {
        match.group(1): match.group(2).strip()
        for line in entry.comments
        if (match := _IGNORE.match(line))
    }


def is_off(entry: Entry, code: str) -> bool:
    """Whether a code is switched off, with its letter (W-AND) or without (AND)."""
    return bool({code, code[2:]} & switched_off(entry).keys())
