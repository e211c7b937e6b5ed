"""Writes dates as each language does, in full: CLDR's short Welsh ones have years of two digits."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from toolkit.i18n.languages import ENGLISH, known_locale


def written_date(day: date, tag: str, weekday: bool = False) -> str:
    """1 Mawrth 2026, or Dydd Sul, 1 Mawrth 2026; of en-GB: 1 March 2026, or Sunday, 1 March 2026.

    A language that CLDR does not know has the date in English.
    """
    return format_date(day, "full" if weekday else "long", locale=known_locale(tag) or ENGLISH)
