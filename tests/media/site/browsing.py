"""What tests of the site share beside fixtures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def fresh(chromium: Any, served: str, options: Mapping[str, Any]) -> Iterator[Any]:
    """A page with options of its context (no scripts, dark, forced colours)."""
    context = chromium.new_context(
        **({"viewport": {"width": 1280, "height": 900}, "bypass_csp": True} | dict(options))
    )
    page = context.new_page()
    strays: list[str] = []
    page.on("pageerror", lambda error: strays.append(str(error)))
    page.on(
        "request",
        lambda request: (
            strays.append(request.url) if not request.url.startswith((served, "data:")) else None
        ),
    )
    yield page
    context.close()
    assert strays == []
