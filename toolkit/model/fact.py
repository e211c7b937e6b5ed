"""Facts: what goes out of date, or waits for somebody to confirm it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that goes out of date or waits for confirmation: one value (or list) for each
    language.

    An address that is printed short names the fact with the page to which it `leads`. `called` is
    the content path of what an address is called where a link to it is read out. `checked` is the
    day (ISO 8601) on which somebody last compared it with its source; "" where nobody says.
    """

    id: str
    values: Mapping[str, str | tuple[str, ...]]
    verified: Mapping[str, bool]
    where: Span
    places: Mapping[str, Span] = field(default_factory=dict, compare=False)  # of its languages
    leads: str = ""
    called: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day (ISO 8601) on which something can be relied on, and what to say and to do when
    it is past; `notice` is how many days before that day somebody should know.
    """

    name: str
    day: str
    where: Span
    message: str = ""
    hint: str = ""
    notice: int = 0
