"""What renderers of films are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from toolkit.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPage(Page):
    """The words of scenes as boxes on a page, as the template of films takes them."""

    blocks: tuple[dict[str, Any], ...]
    still: None = None
