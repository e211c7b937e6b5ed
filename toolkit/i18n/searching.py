"""What a search asks of a language: other beginnings under which the same word is found."""

from __future__ import annotations

from toolkit.i18n.welsh.mutation import beginnings as of_welsh

_RULES = {"cy": of_welsh}


def beginnings(code: str) -> tuple[tuple[str, str], ...]:
    """How a changed word begins → how the word itself does; empty for languages whose words keep
    their first letters.
    """
    rule = _RULES.get(code.partition("-")[0])
    return rule() if rule else ()
