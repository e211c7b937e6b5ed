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


class Beyond(Exception):
    """What no file of a campaign holds: in which line, and what mends it."""

    def __init__(self, message: str, before: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, before.count("\n") + 1, hint


def loads(text: str) -> dict[str, Any]:
    """The values. Raises Beyond, and TOMLDecodeError as the parser does."""
    if len(text) > LARGEST:
        raise Beyond(f"the file has more than {file_size(LARGEST)}", "", "is this the right file?")
    if found := _DEEP.search(text):
        before = text[: found.start()]
        raise Beyond("a key has too many parts", before, "a campaign needs a few levels only")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        found = _DIGITS.search(text)
        if found is None:
            raise Beyond(str(error), "", "correct the value that it names") from None
        before = text[: found.start()]
        raise Beyond("a number has too many digits", before, "put words between quotes") from None
