"""Keeps what an entry says beside its words as the content has it: the writer's note, words of the
glossary, the file of the English, and the flag of placeholders.
"""

from __future__ import annotations

import re

from toolkit.i18n.document import Entry
from toolkit.i18n.edit import set_comments, set_flag
from toolkit.i18n.placeholders import names
from toolkit.model.message import Text

BRACES = "python-brace-format"  # tells translation programs that {name} is not to be translated
HINT = "#. glossary:"
OURS = ("#. fits:", HINT)  # notes that commands write; a writer's note is none of them


def flags(text: Text) -> frozenset[str]:
    """The flags that a string needs."""
    return frozenset({BRACES} if names(text.text) | names(text.plural) else ())


def annotate(entry: Entry, text: Text, hint: str) -> bool:
    """Write notes and file; whether anything differed. What other commands noted stays."""
    return any([_noted(entry, text, hint), _placed(entry, text)])


def _noted(entry: Entry, text: Text, hint: str) -> bool:
    """A note that a program broke into other lines is the same note."""
    want = [f"#. {line}" for line in text.note.split("\n")] if text.note else []
    said = [line for line in entry.comments if line.startswith("#.")]
    ours = [line for line in said if line.startswith(OURS) and line not in want]
    have = [line for line in said if line not in ours]
    hints = [f"{HINT} {hint}"] if hint else []
    same = " ".join(" ".join(have).split()) == " ".join(" ".join(want).split())
    if same and hints == [line for line in ours if line.startswith(HINT)]:
        return False
    others = [line for line in ours if not line.startswith(HINT)]
    set_comments(entry, "#.", [*(have if same else want), *hints, *others])
    return True


def _placed(entry: Entry, text: Text) -> bool:
    places = [line[2:].split() for line in entry.comments if line.startswith("#:")]
    files = {re.sub(r":\d+$", "", part) for parts in places for part in parts}
    if files == {text.where.path}:
        return False
    set_comments(entry, "#:", [f"#: {text.where.path}"])
    return True


def flag(entry: Entry, text: Text) -> bool:
    """Flag an entry with placeholders, and no other; whether anything differed."""
    needed = BRACES in flags(text)
    if (BRACES in entry.flags) == needed:
        return False
    set_flag(entry, BRACES, needed)
    return True
