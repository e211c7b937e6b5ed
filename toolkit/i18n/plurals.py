"""Knows plural forms: CLDR's rules, Welsh pinned, and a safe reader of the rules in catalogues.

Tools disagree about Welsh (2, 4, 5 or 6 forms), and Babel's answer changes between its versions.
Rules are compared by what they answer for 0 to 200, never by how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

Rule = Callable[[int], int]

# Header and the CLDR category of each form, in order (Unicode CLDR 48, as Weblate writes it).
PINNED: dict[str, tuple[str, tuple[str, ...]]] = {
    "cy": (
        "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;",
        ("zero", "one", "two", "few", "many", "other"),
    ),
}
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_ENGLISH = ("nplurals=2; plural=(n != 1);", ("one", "other"))
# How gettext's own tools write the rules that most languages have.
_USUAL = (_ENGLISH[0], "nplurals=2; plural=(n > 1);", "nplurals=1; plural=0;")

SAMPLES = range(201)
MOST_FORMS = 6
_HEADER = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;]*?)\s*;?\s*$")
_TOKEN = re.compile(r"\s*(?:(\d{1,9})|(n)|(\|\||&&|==|!=|<=|>=|[-+*/%<>!?:()]))")
_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
LONGEST, DEEPEST = 800, 60  # of an expression: letters, brackets


class BadRule(ValueError):
    """The plural rule cannot be read, or fails for a number."""


@dataclass(frozen=True)
class Plurals:
    """How many forms there are, and which one each number takes."""

    count: int
    answers: tuple[int, ...]

    def form(self, n: int) -> int:
        """The form for a number of SAMPLES."""
        return self.answers[n]


def header(locale: str) -> str:
    """What our catalogues say after `Plural-Forms:`."""
    return _own(locale)[0]


def categories(locale: str) -> tuple[str, ...]:
    """The CLDR category of each form, in order."""
    return _own(locale)[1]


@lru_cache(maxsize=32)
def _own(locale: str) -> tuple[str, tuple[str, ...]]:
    """Pinned, or the rule that says of each number what CLDR says, with its forms in CLDR's order.

    Babel's table of gettext's rules is asked first, since people's tools write them so, but it is
    wrong for some languages and lacks others. A language that CLDR does not know has two forms.
    """
    if locale in PINNED:
        return PINNED[locale]
    from babel.messages.plurals import PLURALS
    from babel.plural import to_gettext

    from toolkit.i18n.languages import known_locale

    known = known_locale(locale)
    if known is None:
        return _ENGLISH
    spoken = tuple(str(known.plural_form(n)) for n in SAMPLES)
    count, rule = PLURALS.get(known.language, (2, "(n != 1)"))
    written = f"nplurals={count}; plural={rule};"
    # Some categories are for millions or for fractions only; not every rule counts them.
    for kept in ({*spoken}, known.plural_form.tags | {"other"}):
        names = tuple(category for category in _CATEGORIES if category in kept)
        wanted = Plurals(len(names), tuple(map(names.index, spoken)))
        for text in (written, *_USUAL, to_gettext(known.plural_form)):
            if _answers(text) == wanted:
                return text, names
    return _ENGLISH


def _answers(text: str) -> Plurals | None:
    try:
        return read_plurals(text)
    except BadRule:  # CLDR asks for more than whole numbers
        return None


def category(locale: str, n: int) -> str:
    """The CLDR category of a whole number. Larger ones are said like those between 100 and 200."""
    rule = read_plurals(header(locale))
    return categories(locale)[rule.form(n if n in SAMPLES else 100 + n % 100)]


def samples(locale: str) -> tuple[str, ...]:
    """The first numbers that take each form, for translators: 0 · 1 · 2 · 3 · 6 · 4, 5, 7 …"""
    rule = read_plurals(header(locale))
    found = []
    for form in range(rule.count):
        numbers = [str(n) for n in SAMPLES if rule.form(n) == form]
        found.append(", ".join(numbers[:3]) + (" …" if len(numbers) > 3 else ""))
    return tuple(found)


@lru_cache(maxsize=32)
def read_plurals(text: str) -> Plurals:
    """The rule that a header states.

    Raises BadRule; never evaluates anything but arithmetic on n.
    """
    match = _HEADER.match(text[: LONGEST + 100])
    if not match or len(text) > LONGEST + 100:
        raise BadRule("it does not say nplurals=NUMBER; plural=RULE;")
    count = int(match.group(1))
    if not 1 <= count <= MOST_FORMS:
        raise BadRule(f"{count} forms; languages have 1 to {MOST_FORMS}")
    rule = _parse(match.group(2))
    try:
        answers = tuple(rule(n) for n in SAMPLES)
    except (ZeroDivisionError, OverflowError) as error:
        raise BadRule("the rule divides by zero") from error
    if any(not 0 <= answer < count for answer in answers):
        raise BadRule(f"the rule gives a form outside 0 to {count - 1}")
    return Plurals(count, answers)


def _parse(text: str) -> Rule:
    tokens = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise BadRule(f"the rule holds more than n, numbers and signs: {text[at : at + 20]}")
        tokens.append(match.group(0).strip())
        at = match.end()
    reader = _Reader(tokens)
    rule = reader.choice(0)
    if reader.next:
        raise BadRule(f"the rule goes on after its end: {reader.next}")
    return rule


class _Reader:
    """Recursive descent over C's operators, with a limit on depth."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens[::-1]

    @property
    def next(self) -> str:
        return self.tokens[-1] if self.tokens else ""

    def take(self, wanted: str) -> None:
        if self.next != wanted:
            raise BadRule(f"the rule lacks {wanted}")
        self.tokens.pop()

    def choice(self, depth: int) -> Rule:
        if depth > DEEPEST:
            raise BadRule("the rule is nested too deeply")
        condition = self.binary(0, depth)
        if self.next != "?":
            return condition
        self.take("?")
        then = self.choice(depth + 1)
        self.take(":")
        other = self.choice(depth + 1)
        return lambda n: then(n) if condition(n) else other(n)

    def binary(self, level: int, depth: int) -> Rule:
        if level == len(_LEVELS):
            return self.unary(depth)
        left = self.binary(level + 1, depth)
        while self.next in _LEVELS[level] and self.next:
            left = _apply(self.tokens.pop(), left, self.binary(level + 1, depth))
        return left

    def unary(self, depth: int) -> Rule:
        if depth > DEEPEST:
            raise BadRule("the rule is nested too deeply")
        token = self.tokens.pop() if self.tokens else ""
        if token == "!":
            inner = self.unary(depth + 1)
            return lambda n: int(not inner(n))
        if token == "(":
            inner = self.choice(depth + 1)
            self.take(")")
            return inner
        if token == "n":
            return lambda n: n
        if not token.isdigit():
            raise BadRule(
                f"the rule has '{token}' where a number, n or a bracket belongs"
                if token
                else "the rule ends too early"
            )
        number = int(token)
        return lambda n: number


def _apply(sign: str, left: Rule, right: Rule) -> Rule:
    answers: dict[str, Rule] = {
        "||": lambda n: int(bool(left(n) or right(n))),
        "&&": lambda n: int(bool(left(n) and right(n))),
        "==": lambda n: int(left(n) == right(n)),
        "!=": lambda n: int(left(n) != right(n)),
        "<": lambda n: int(left(n) < right(n)),
        ">": lambda n: int(left(n) > right(n)),
        "<=": lambda n: int(left(n) <= right(n)),
        ">=": lambda n: int(left(n) >= right(n)),
        "+": lambda n: left(n) + right(n),
        "-": lambda n: left(n) - right(n),
        "*": lambda n: left(n) * right(n),
        "/": lambda n: left(n) // right(n),
        "%": lambda n: left(n) % right(n),
    }
    return answers[sign]
