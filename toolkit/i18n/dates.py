"""Writes dates as each language does.

Babel's own short dates and skeletons are not used: in Welsh they give two-digit years and
“Mawrth 1”; and `en` alone is American.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

_REGION = {"en": "en_GB", "pt": "pt_PT"}


def written_date(day: date, locale: str, weekday: bool = False) -> str:
    """1 Mawrth 2026, or Dydd Sul, 1 Mawrth 2026; 1 March 2026, or Sunday, 1 March 2026."""
    return format_date(
        day, "EEEE, d MMMM y" if weekday else "d MMMM y", locale=_REGION.get(locale, locale)
    )
