"""Parses TOML that anybody may have written, within bounds in which the parser stays quick."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from toolkit.model.amounts import file_size

LARGEST = 2_000_000  # letters; the words of a whole campaign are a twentieth
DEEPEST = 40  # parts of one key: the parser takes the square of them, and a campaign needs three
_DEEP = re.compile(rf"""(?<!["'\w-])(?:["'\w-]+[ \t]*\.[ \t]*){{{DEEPEST}}}""")
_DIGITS = re.compile(r"\d{4000}")  # Python refuses longer numbers with an error of its own


def loads(text: str) -> dict[str, Any]:
    """The values. Raises TOMLDecodeError, whose message names the line."""
    if len(text) > LARGEST:
        raise _error(f"the file has more than {file_size(LARGEST)}", "")
    if found := _DEEP.search(text):
        raise _error("a key has too many parts", text[: found.start()])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        found = _DIGITS.search(text)
        before = text[: found.start()] if found else ""
        reason = "a number has too many digits" if found else str(error)
        raise _error(reason, before) from None


def _error(reason: str, before: str) -> tomllib.TOMLDecodeError:
    """As the parser says it, so that readers find the line in one way."""
    line = before.count("\n") + 1
    return tomllib.TOMLDecodeError(f"{reason} (at line {line}, column 1)")
