"""Posts are tried in the small campaign that packs them."""

from __future__ import annotations

from media.packs.conftest import campaign, packed

__all__ = ["campaign", "packed"]
