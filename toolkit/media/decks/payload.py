"""What renderers of decks are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from toolkit.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPage(Page):
    """A page that shows slides as small pictures, as the templates of handouts take it."""

    deck: dict[str, Any]
