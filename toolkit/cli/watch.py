"""Acts again whenever a file that people write was saved.

It looks at the files again and again, so that it works on every disk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from toolkit.model.litter import is_hidden

PAUSE = 0.25  # seconds between two looks at the files
WRITTEN = (".po", ".toml", ".typ")
DRAWN = (*WRITTEN, ".html", ".css", ".js", ".svg", ".png", ".jpg", ".ttf", ".otf", ".wav")


def follow(
    root: Path,
    act: Callable[[], None],
    sleep: Callable[[float], None],
    endings: tuple[str, ...] = WRITTEN,
) -> None:
    """Act now and after each change of a file that people write, until a KeyboardInterrupt."""
    seen: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            now = stamps(root, endings)
            if now != seen:
                seen = now
                act()
            sleep(PAUSE)
    except KeyboardInterrupt:
        click.echo("")


def stamps(root: Path, endings: tuple[str, ...] = WRITTEN) -> dict[str, tuple[int, int]]:
    """When each file was written last, and its size.

    A file that goes away during the look is no news.
    """
    found = {}
    for folder in ("locales", "assets"):
        for path in (root / folder).rglob("*"):
            try:
                if path.suffix in endings and not is_hidden(path.name):
                    stat = path.stat()
                    found[str(path)] = stat.st_mtime_ns, stat.st_size
            except OSError:
                continue
    return found
