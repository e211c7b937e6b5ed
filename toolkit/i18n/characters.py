"""What words may hold, wherever people wrote them: content, catalogues, spreadsheets, names.

What is harmless is put right without a word (`tidied`): spaces, line ends, letters with loose
accents, what nobody sees. What a program can only guess at is refused (`faults`): the person who
wrote it knows what it should be. What may be meant as it stands is doubted (`doubts`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import html5

from toolkit.i18n.misread import SIGNS, coded, ends_lost, lost, misread
from toolkit.i18n.tags import runs_leftward

NO_BREAK = "\u00a0"
# Words of ordinary letters with one space between: nearly every text, seen without a look at each.
_ORDINARY = re.compile(r"[!-~’‘“”–…À-ɏ]+(?: [!-~’‘“”–…À-ɏ]+)*")

_ENDS = re.compile(r"_x000[ADad]_|\r\n?|[\x0b\x0c]")  # Excel's, Windows', Word's line breaks
_TABS = re.compile(r"\t|_x0009_")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0000-\U000e01ef]"
)
# Persian and the scripts of India join and part letters with these; elsewhere nobody sees them.
_JOINERS = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]+")
# Emoji that are drawn of several: a family, a heart in colour, the flag of Wales. They stay whole.
_EMOJI = re.compile(
    "([\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)+"
    "|\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f"
    "|[0-9#*]\ufe0f\u20e3)"
)
_SPACES = re.compile("[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_FIXED = re.compile("[\u2007\u202f]")  # narrow spaces at which no line ends
_RUN = re.compile(f"[ {NO_BREAK}]{{2,}}")
_LINE = re.compile(f"[ {NO_BREAK}]*\n[ {NO_BREAK}]*")
_EMPTY = re.compile(r"\n{3,}")
# Letters of another width or style: Unicode itself says which plain ones they are.
_STYLED = re.compile("[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_WIDE = re.compile("[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]")
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ACCENTS = re.compile("(?<=[^\\W\\d_ÂÃÄÅâĂĹ])[`\u00b4\u02b9\u02bc\u2032\u201b](?=[^\\W\\d_])")

_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPENING, _CLOSING = (
    re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]"),
    re.compile("[\u202c\u2069]"),
)
_BARE = "\ufffd\ufeff\ufff9\ufffa\ufffb\u2028\u2029"
_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|cite|code|del|div|em|font|h[1-6]|head|hr|html|i|iframe"
    "|img|ins|li|link|mark|meta|o:p|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg"
    "|table|tbody|td|th|title|tr|tt|u|ul|wbr"
)
# What programs for translators write for the marks of a text: XLIFF's own, and numbered pairs.
_MARKED = (
    r"</?(?:bpt|ept|bx|ex|mrk|w:\w+|(?:g|x|ph|it)(?=[\s/]))(?:\s[^<>]*)?/?>|<\d{1,3}/>|</\d{1,3}>"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>|<!--|{_MARKED}|</g>", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|&(?:nbsp|amp|quot|apos|[lr][sd]quo|[nm]dash|hellip|pound)(?![\w;=])"
)
_FORMULA = re.compile(r"#(?:REF!|NAME\?|N/A|VALUE!|DIV/0!|NULL!|NUM!)")
_MARKDOWN = re.compile(r"\*\*\w[^*]*\*\*|(?<!\w)__\w[^_]*__(?!\w)|\[[^\[\]]+\]\(https?://[^()]*\)")
_TWO_QUOTES = re.compile(r"(?:''|’’|``)(?=\w)")
_OTHER_LETTERS = re.compile("[\u0370-\u052f]")  # Greek and Cyrillic: many look like Latin ones
_WORD = re.compile(r"[^\W\d_]+")


LOST = (
    "write the letter again, and save the file as UTF-8, not as ANSI; after a real question mark"
    " stands a space"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about words: `what` ends a sentence that begins with their path."""

    code: str
    what: str
    hint: str


@lru_cache(maxsize=8192)  # the same words are read, compared and printed
def tidied(text: str) -> str:
    """The words as somebody meant them: whole letters (NFC), one space between words, none at the
    ends of lines, and nothing that is neither printed nor a space.

    No-break spaces stay. Twice tidied is once tidied.
    """
    if _ORDINARY.fullmatch(text) and "_x00" not in text and "`" not in text:
        return text
    text = _ENDS.sub("\n", text)
    text = _FIXED.sub(NO_BREAK, _SPACES.sub(" ", _TABS.sub(" ", text)))
    text = "".join(
        part if nth % 2 else _JOINERS.sub("", _UNSEEN.sub("", part))
        for nth, part in enumerate(_EMOJI.split(text))
    )
    text = _STYLED.sub(_plain, text)
    if not _EASTERN.search(text):
        text = _WIDE.sub(_plain, text)
    text = _ACCENTS.sub("’", unicodedata.normalize("NFC", text))
    text = _LINE.sub("\n", _RUN.sub(_one_space, text))
    return _EMPTY.sub("\n\n", text).strip(f" \n{NO_BREAK}")


def _plain(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found.group(0))


def _one_space(found: re.Match[str]) -> str:
    return " " if " " in found.group(0) else NO_BREAK


def faults(text: str, locale: str = "") -> Iterator[Fault]:
    """What nobody can print as it was meant.

    A language that runs from right to left may use marks of direction; without a `locale` the
    words tell whether theirs does.
    """
    written, text = text, tidied(text)
    yield from unprintable(text, locale)
    if "<" in text and (tag := _TAG.search(text)):
        yield Fault(
            "markup",
            f"holds markup, which would be printed as it stands: {tag.group(0)[:40]}",
            "words are plain text: take it out; a template decides what is bold",
        )
    if "&" in text and (entity := _entity(text)):
        yield Fault(
            "markup",
            f"holds a code in the place of a character: {entity}",
            f"write {_named(unescape(entity.rstrip(';') + ';'))} itself",
        )
    if _FORMULA.fullmatch(text):
        hint = "write the words into the cell that it came from"
        yield Fault("lost", f"is what a spreadsheet writes where a formula fails: {text}", hint)
    if found := misread(written):
        yield Fault(
            "misread",
            f"holds letters that a program took for others: “{found[0]}” was “{found[1]}”",
            f"write {found[1]}; open and save the file as UTF-8",
        )
    elif letter := coded(text):
        hint = "write the letter itself, such as ŵ, and save the file as UTF-8"
        yield Fault("misread", f"has a code in the place of a letter: {letter}", hint)
    if any(sign in text for sign in SIGNS):
        for word in lost(text):
            yield Fault(
                "lost",
                f"has a sign where a letter was lost: {word}",
                LOST,
            )


def _entity(text: str) -> str:
    """The first code such as &nbsp; or &#8217; that stands for a character."""
    return next(
        (
            found
            for found in _ENTITY.findall(text)
            if found[1] == "#" or found[-1] != ";" or found.removeprefix("&") in html5
        ),
        "",
    )


def _named(character: str) -> str:
    """A character as a message shows it: a space by its name."""
    if character.isprintable() and not character.isspace():
        return character
    return f"the {unicodedata.name(character[:1], 'character').lower()}"


def unprintable(text: str, locale: str = "") -> Iterator[Fault]:
    """Control characters, what means nothing, and marks of direction where there is none to say."""
    if text.isprintable() and "\ufffd" not in text:  # the only one that Python counts as printable
        return
    allowed = runs_leftward(locale) if locale else _runs_left(text)
    bad = sorted({ch for ch in text if _forbidden(ch, allowed)})
    if bad:
        yield Fault(
            "control",
            f"holds characters that cannot be printed: {', '.join(map(code_point, bad))}",
            "a letter was lost here: write it again, and save the file as UTF-8"
            if bad == ["\ufffd"]
            else "delete them; they often come with a copy from a PDF",
        )
    elif len(_OPENING.findall(text)) != len(_CLOSING.findall(text)):
        yield Fault(
            "control",
            "holds a mark of direction that is opened and not closed, or closed and not opened",
            "close each (U+2069 for U+2066 to U+2068, U+202C for the others), or delete them",
        )


def _forbidden(ch: str, leftward: bool) -> bool:
    if ch == "\n":
        return False
    if _MARKS.match(ch):
        return not leftward
    return ch in _BARE or unicodedata.category(ch) in ("Cc", "Cs", "Co", "Cn")


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(ch) in ("R", "AL") and not _MARKS.match(ch) for ch in text)


def code_point(ch: str) -> str:
    """U+202E (right-to-left override)."""
    name = unicodedata.name(ch, "")
    return f"U+{ord(ch):04X}" + (f" ({name.lower()})" if name else "")


def doubts(text: str) -> Iterator[Fault]:
    """What prints well and is hardly meant: a person should look."""
    text = tidied(text)
    if mixed := _mixed(text):
        yield Fault(
            "letters",
            f"mixes letters of two scripts that look alike in “{mixed[0]}”: {mixed[1]}",
            "write the word again on your own keyboard: searching and reading aloud fail on it",
        )
    if word := ends_lost(text):
        yield Fault(
            "lost",
            f"may have lost a letter: “{word}” stands within a sentence",
            "write the letter again; after a real question mark a sentence begins",
        )
    if _TWO_QUOTES.search(text):
        yield Fault(
            "quotes",
            "has two single quotes in the place of a double one",
            "write “ and ”, or one double quote on each side",
        )
    if marks := _MARKDOWN.search(text):
        yield Fault(
            "markup",
            f"holds marks of Markdown, which are printed as they stand: {marks.group(0)[:40]}",
            "words are plain text: take them out",
        )


def _mixed(text: str) -> tuple[str, str] | None:
    """A word with Latin letters and others, and which letters are the others."""
    if not _OTHER_LETTERS.search(text):
        return None
    for word in _WORD.findall(text):
        other = [ch for ch in word if _OTHER_LETTERS.match(ch)]
        if other and any(unicodedata.name(ch, "").startswith("LATIN") for ch in word):
            return word, code_point(other[0])
    return None
