"""Says in plain words which slip of the pen made a TOML file unreadable, and on which line.

Python's own reader names the rule that was broken, in words for programmers, and often the line
after the slip. Here each usual slip has its name: what is written so, and how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit.read.broken import STRING, Broken, Slip
from toolkit.read.conflicts import CONFLICT, CONFLICTED, MERGED, conflict
from toolkit.read.slips_of_values import value_slip

_PAIR = re.compile(r"\s*(?P<key>[^=\[\]{}#,\"']+?|\"[^\"]*\")\s*=\s*(?P<value>.*?)\s*$")
_LONG = ('"""', "'''")
_TYPOGRAPHIC = re.compile(r"(?:=|\[|,)\s*([“”„‟«»‘’‚‹›`´″′＂❝])|^\s*([“”„«»‘’‚])")
_PATH = re.compile(
    r'"[^"\s\\]*\\[A-Za-z][^"\s]*\.'
    r'(?:png|jpe?g|svg|webp|gif|tiff?|pdf|ttf|otf|wav|mp3|m4a|ogg|flac|toml|typ|icc)"'
)
_UNSEEN = {
    "\u00a0": "a space that does not break",
    "\u202f": "a narrow space that does not break",
    "\u2009": "a thin space",
    "\u200b": "a space without width",
    "\u200e": "a mark of writing direction",
    "\u200f": "a mark of writing direction",
    "\u00ad": "a soft hyphen",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
}
_DASHES = "–—−‐‑"


def slip(text: str, number: int, reason: str) -> Slip:
    """The slip that made a text unreadable; `number` and `reason` are what the reader said."""
    broken = Broken(text, number, reason)
    for look in _LOOKS:
        if found := look(broken):
            return found
    return Slip(
        number,
        f"this line cannot be read ({reason[:1].lower()}{reason[1:]})",
        'a line is a [heading], or a name and its words: title = "…"',
    )


def _conflict(broken: Broken) -> Slip | None:
    first = conflict(broken.text.encode("utf-8", "replace"))
    if not first and not CONFLICT.fullmatch(broken.line.rstrip()):
        return None
    return Slip(first or broken.number, CONFLICTED, MERGED)


def _twice(broken: Broken) -> Slip | None:
    """A name or a heading that was there before, further up."""
    if not broken.reason.startswith(("Cannot", "Duplicate")):
        return None
    line = broken.line.strip()
    if line.startswith("["):
        name = line.strip("[] ").partition("]")[0].strip()
        first = next(_before(broken, re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]")), 0)
        where = f"; the first is at line {first}" if first else ""
        said = f"[{name}] stands here a second time" if first else f"[{name}] has a value already"
        return Slip(
            broken.number,
            f"the heading {said}{where}",
            "put both parts under one heading, or give one another name",
        )
    pair = _PAIR.match(broken.line)
    name = pair["key"] if pair else line
    first = next(_before(broken, re.compile(rf"\s*{re.escape(name)}\s*=")), 0)
    return Slip(
        broken.number,
        f"'{name}' stands twice under one heading"
        + (f"; the first is at line {first}" * bool(first)),
        "delete one of the two lines",
    )


def _before(broken: Broken, pattern: re.Pattern[str]) -> Iterator[int]:
    """Lines above that match, from the nearest to the first."""
    for number in range(broken.number - 1, 0, -1):
        if pattern.match(broken.lines[number - 1]):
            yield number


def _long(broken: Broken) -> Slip | None:
    """Three quotation marks that nothing closes: reading stops only at the end of the file."""
    for found in STRING.finditer(broken.text):
        if found[0] in _LONG:
            return Slip(
                broken.text.count("\n", 0, found.start()) + 1,
                f"the words that begin here after {found[0]} have no end",
                f"close them with {found[0]} where they end",
            )
    return None


def _single(broken: Broken) -> Slip | None:
    """A single quotation mark that nothing closes: the reader looks for it up to the file's end."""
    if not broken.reason.startswith('Expected "\'"'):
        return None
    for number, line in enumerate(broken.bare, 1):
        if line.count("'") % 2 == 0:
            continue
        name = line.partition("=")[0].strip()
        if name.startswith("'"):
            message = "the quotation mark at the end of this name is missing"
            return Slip(number, message, 'write the name without any: title = "…"')
        message = f"the single quotation mark in the line of '{name}' has no end"
        return Slip(number, message, f'put double quotation marks around the words: {name} = "…"')
    return None


def _typographic(broken: Broken) -> Slip | None:
    bare = broken.bare[broken.number - 1]
    found = _TYPOGRAPHIC.search(bare)
    ends = re.search(r"=\s*\"[^\"]*[“”„»]\s*,?\s*$", broken.line)
    if not found and not ends:
        return None
    sign = next(filter(None, found.groups())) if found else broken.line.rstrip(" ,")[-1]
    return Slip(
        broken.number,
        f"words stand between straight quotation marks; here is a typographic one, {sign}",
        'write title = "…"; inside the words, typographic ones are right',
    )


def _unseen(broken: Broken) -> Slip | None:
    """A character that nobody sees, or a dash in the place of a hyphen, outside of words."""
    for sign in broken.bare[broken.number - 1]:
        if sign in _UNSEEN:
            message = f"an invisible character (U+{ord(sign):04X}, {_UNSEEN[sign]}) stands here"
            return Slip(broken.number, message, "delete the spaces of the line and type them anew")
        if sign in _DASHES and _PAIR.match(broken.line):
            message = f"here is a dash ({sign}) where a name or a number takes a hyphen (-)"
            return Slip(broken.number, message, "type the hyphen of the keyboard: -")
    if found := re.search(r"Illegal character '(\\x[0-9a-f]{2}|\\[a-mo-z])'", broken.reason):
        message = f"an invisible character ({found[1]}) stands in the words"
        return Slip(broken.number, message, "delete the words and type them anew")
    return None


def _backslash(broken: Broken) -> Slip | None:
    wrong = broken.reason.startswith(("Unescaped", "Invalid hex", "Escaped character"))
    number = broken.number
    if wrong and "\\" not in broken.line and number > 1:  # one that ends its line is read with it
        number -= 1
    if not wrong or "\\" not in broken.lines[number - 1]:
        return None
    return Slip(
        number,
        "a backslash stands in these words",
        'write the names of folders with /: "brand/logo.png"; a backslash itself is written \\\\',
    )


def _heading(broken: Broken) -> Slip | None:
    """A line that begins with [ where no list is open."""
    if broken.opened is not None:
        return None
    for number in (broken.number, broken.number - 1):  # an open heading stops at the next line
        line = broken.bare[number - 1].strip() if number else ""
        if line.startswith("[") and line.count("[") != line.count("]"):
            name = line.strip("[](){} ").partition("]")[0].strip()
            double = line.startswith("[[") or line.endswith("]]")
            hint = f"write [[{name}]]" if double else f"write [{name}]"
            return Slip(number, f"the heading {line} has not all its brackets", hint)
    line = broken.line.strip()
    if not line.startswith("["):
        return None
    return Slip(
        broken.number,
        f"the heading {line} is no name",
        "a heading is one word of letters, figures and hyphens: [school]; in a list [[step]]",
    )


def _list(broken: Broken) -> Slip | None:
    """A list or a table between braces that is not closed, or lacks a comma."""
    here = broken.bare[broken.number - 1]
    if broken.opened is None:
        return None
    number, sign = broken.opened
    what, close = ("list", "]") if sign == "[" else ("table", "}")
    if sign == "{":
        message = "what stands between { and } has to stand on one line"
        return Slip(number, message, 'write all of it on this line: { cy = "…", en = "…" }')
    last = not "".join(broken.bare[broken.number :]).strip()
    if last or not here.strip() or _PAIR.match(here) or here.lstrip().startswith("["):
        message = f"the {what} that begins here is not closed"
        return Slip(number, message, f"write {close} where it ends")
    above = next(
        (n for n in range(broken.number - 1, number - 1, -1) if broken.bare[n - 1].strip()), number
    )
    if not broken.bare[above - 1].rstrip().endswith((",", sign)):
        message = "a comma is missing after this entry of the list"
        return Slip(above, message, 'write a comma between entries: ["…", "…"]')
    return None


def _pair(broken: Broken) -> Slip | None:
    """A name and its value on one line."""
    line = broken.line
    if heading := re.match(r"\s*[({]\s*([\w-]+)\s*[)}]\s*$", line):
        message = f"the heading {line.strip()} does not stand between [ and ]"
        return Slip(broken.number, message, f"write [{heading[1]}]")
    if sign := re.match(r"\s*([\w.-]+)\s*(:=|=>|->|＝)", line):
        message = f"after '{sign[1]}' stands {sign[2]}"
        return Slip(broken.number, message, f"write an equals sign: {sign[1]} = …")
    if (colon := re.match(r"\s*([\w.-]+)\s*:(?!=)", line)) and not _PAIR.match(
        line.partition(":")[0]
    ):
        message = f"after '{colon[1]}' stands a colon"
        return Slip(broken.number, message, f"write an equals sign: {colon[1]} = …")
    pair = _PAIR.match(line)
    if pair is None:
        if line.lstrip().startswith(('"', "'")) or re.match(r"\s*[\w-]+[\"']\s*=", line):
            message = "one of the quotation marks around this name is missing"
            return Slip(broken.number, message, 'write the name without any: title = "…"')
        if not line.strip() or "=" in broken.bare[broken.number - 1]:
            return None
        if line.strip().startswith(("//", "--", ";", "/*", "<!--")):
            return Slip(broken.number, "this line is no note", "a note begins with #")
        message = "no equals sign stands between a name and its words"
        return Slip(broken.number, message, 'write title = "…"; a note begins with #')
    name, value = pair["key"], pair["value"]
    if not re.fullmatch(r"[A-Za-z0-9_\-.]+|\".*\"", name):
        message = f"the name '{name}' holds a space or a letter that names cannot have"
        return Slip(
            broken.number,
            message,
            "names are letters from a to z, figures, hyphens and underscores",
        )
    found = value_slip(name, value)
    return Slip(broken.number, *found) if found else None


def escaped_path(text: str) -> Slip | None:
    """A file's name with backslashes that happen to mean something: "brand\\new.png" has a line
    break in it.
    """
    if "\\" not in text or not (found := _PATH.search(text)):
        return None
    number = text.count("\n", 0, found.start()) + 1
    return _backslash(Broken(text, number, "Unescaped"))


_LOOKS: tuple[Callable[[Broken], Slip | None], ...] = (
    _conflict,
    _twice,
    _long,
    _single,
    _typographic,
    _backslash,
    _unseen,
    _list,
    _heading,
    _pair,
)
