"""The usual slips in what stands after an equals sign of a TOML file."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}\b.*|\d{1,2}\.? [A-Za-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2},? \d{4}"
)
# Where a day is meant: what people write there instead is no text to be put between quotes.
_DAYS = ("date", "checked", "until", "published", "updated")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9}),? (\d{4})")
_TRUTH = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
_NOTHING = ("none", "null", "nil", "n/a")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")
_UNIT = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*([A-Za-z%]+)")

Said = tuple[str, str]  # the message, and how it is written


def value_slip(name: str, value: str) -> Said | None:
    """What is wrong with a value that could not be read, and how it is written."""
    plain = value.partition(" #")[0].strip()
    for look in (_empty, _quoted, _braced, _listed, _dated, _true, _numbered, _worded):
        if found := look(name, plain):
            return found
    return None


def _empty(name: str, value: str) -> Said | None:
    if value.startswith("#"):
        if re.match(r"#[0-9A-Fa-f]{3,8}\b", value):
            return (
                f"the colour of '{name}' stands without quotation marks",
                f'write {name} = "{value}"',
            )
        return f"nothing stands after '{name} ='", f'write {name} = "…", or delete the line'
    if value in ("", "="):
        return f"nothing stands after '{name} ='", f'write {name} = "…", or delete the line'
    if value.startswith("="):
        return f"two equals signs stand after '{name}'", f"write {name} = …"
    return None


def _quoted(name: str, value: str) -> Said | None:
    """Words whose quotation marks do not match."""
    sign = value[0]
    if sign not in "\"'":
        return None
    rest = value[1:]
    end = re.search(r'(?<!\\)"', rest) if sign == '"' else re.search("'", rest)
    if end is None:
        message = f"the quotation mark at the end of '{name}' is missing"
        return message, f"write {name} = {sign}…{sign}"
    after = rest[end.end() :].strip()
    if after in (",", ";", "."):
        return f"'{after}' stands after the words of '{name}'", f"delete the {after} at the end"
    if re.match(r"[\w.-]+\s*=", after):
        return "two names stand on one line", "begin a new line for each name"
    if sign == "'":
        message = f"an apostrophe ends the words of '{name}' early"
        return message, f'put double quotation marks around them: {name} = "…"'
    message = f"a quotation mark inside the words of '{name}' ends them early"
    return message, 'write “…” or \\" for quotation marks inside the words'


def _braced(name: str, value: str) -> Said | None:
    """A table between braces."""
    if not value.startswith("{"):
        return None
    if re.search(r",\s*}$", value):
        message = f"a comma stands before the }} of '{name}'"
        return message, "delete the last comma"
    if not value.endswith("}") and value.count("=") > 1:
        return (
            f"the }} at the end of '{name}' is missing",
            f'write {name} = {{ cy = "…", en = "…" }}',
        )
    if re.search(r"[\"'] +[\w-]+ *=", value):
        message = f"a comma is missing between the braces of '{name}'"
        return message, f'write {name} = {{ cy = "…", en = "…" }}'
    if not value.endswith("}"):
        message = f"what stands between {{ and }} in '{name}' has to stand on one line"
        return message, f'write all of it on this line: {name} = {{ cy = "…", en = "…" }}'
    if re.search(r"[{,]\s*[\w-]+\s*:", value):
        return f"a colon stands between the braces of '{name}'", f'write {name} = {{ cy = "…" }}'
    message = f"what stands between {{ and }} in '{name}' cannot be read"
    return message, f'write {name} = {{ cy = "…", en = "…" }}'


def _listed(name: str, value: str) -> Said | None:
    """A list on one line."""
    if not value.startswith("["):
        return None
    hint = f'write {name} = ["…", "…"]'
    if "]" not in value:
        return f"the list of '{name}' is not closed", hint
    if re.search(r",\s*,", value):
        return f"two commas stand in the list of '{name}' with nothing between them", hint
    if re.search(r"S\s*S", re.sub(r"\"[^\"]*\"|'[^']*'", "S", value)):
        return f"a comma is missing between entries of the list of '{name}'", hint
    return f"the list of '{name}' holds something without quotation marks", hint


def _dated(name: str, value: str) -> Said | None:
    """A day in another order than year, month, day."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        message = f"there is no day {value}, which '{name}' says"
        return message, f"correct the month or the day: {name} = 2026-11-22"
    if not (_DAY.fullmatch(value) or _NAMED.fullmatch(value) or name in _DAYS) or value[0] in "\"'":
        return None
    meant = _day(value)
    example = meant or "2026-11-22"
    return (
        f"the day '{value}' of '{name}' is not written as year-month-day",
        f"write {name} = {example}" + ("" if meant else ", with two figures for month and day"),
    )


def _day(value: str) -> str:
    """The day that somebody in Britain means; "" where there is no such day."""
    parts = [int(part) for part in re.findall(r"\d{1,6}", value)]
    if (named := _NAMED.fullmatch(value)) and (month := named[2][:3].lower()) in _MONTHS:
        parts = [int(named[1]), _MONTHS.index(month) + 1, int(named[3])]
    if len(parts) == 3 and parts[0] <= 31 and parts[2] < 100:
        parts[2] += 2000  # 22.11.26
    try:
        if len(parts) == 3:
            return str(date(*parts) if parts[0] > 31 else date(parts[2], parts[1], parts[0]))
    except ValueError:
        pass
    return ""


def _true(name: str, value: str) -> Said | None:
    if said := _TRUTH.get(value.lower()):
        return f"'{value}' is not how {said} is written", f"write {name} = {said}, in small letters"
    if value.lower() in _NOTHING:
        return f"'{value}' is no value", "delete the line where there is nothing to say"
    return None


def _numbered(name: str, value: str) -> Said | None:
    if _NUMBER.fullmatch(value):
        if "," in value:
            message = f"the number '{value}' of '{name}' has a comma"
            return message, f"write a point, and no signs between thousands: {name} = 1.5"
        if value.lstrip("+-").startswith("0"):
            message = f"the number '{value}' of '{name}' begins with 0"
            return message, f'write it without the 0, or as words: {name} = "{value}"'
        return f"'{value}' is no number", f"write {name} = 1.5"
    if re.fullmatch(r"[+-]?(\.\d+|\d+\.)", value):
        return (
            f"the number '{value}' of '{name}' lacks a figure beside its point",
            f"write {name} = 0.5",
        )
    if found := _UNIT.fullmatch(value):
        message = f"the number of '{name}' has a unit, {found[2]}"
        return message, f"write the number alone, {name} = {found[1].replace(',', '.')}"
    if re.fullmatch(r"[+(]?\d[\d ()/-]+", value):
        message = f"'{name}' stands without quotation marks"
        return message, f'write {name} = "{value}"'
    return None


def _worded(name: str, value: str) -> Said | None:
    """Anything else is words without quotation marks."""
    if value.startswith("("):
        return f"the list of '{name}' stands between ( and )", f'write {name} = ["…", "…"]'
    shown = value if len(value) <= 40 else f"{value[:40]}…"
    if value.endswith('"'):
        message = f"the quotation mark at the beginning of '{name}' is missing"
        return message, f'write {name} = "{shown}'
    return f"the words of '{name}' stand without quotation marks", f'write {name} = "{shown}"'
