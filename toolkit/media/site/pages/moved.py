"""Old addresses of pages: each leads to the page of today, so that no link of others breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.i18n.placeholders import fill
from toolkit.media.site.addresses import HOME, Key, root_of
from toolkit.media.site.pages.language import Content, LanguageSite, SitePage

MOVED = "moved.html"


def moved_pages(own: LanguageSite, pages: Sequence[SitePage]) -> Iterator[SitePage]:
    """A page at each old address of this language that no page of today has."""
    keys = {path: key for key, path in own.at.items()}
    titles = {page.path: page.title for page in pages}
    for old, new in own.site.moved.items():
        if new.partition("/")[0] == own.locale and old not in keys:
            key = _today(new, own, keys)
            yield _moved(old, key, titles[own.at[key]], own)


def _today(address: str, own: LanguageSite, keys: dict[str, Key]) -> Key:
    """The page at an address. What was taken out of the campaign leaves its list, or else home."""
    for _ in own.site.moved:  # what moved again is followed, and a circle is left
        address = address if address in keys else own.site.moved.get(address, address)
    folder = f"{address.rpartition('/')[0]}.html"
    return keys.get(address) or keys.get(folder) or HOME


def _moved(old: str, key: Key, title: str, own: LanguageSite) -> SitePage:
    """The page of an old address. Its `path` is that of the page of today, of which it tells
    programs; all links in it start from where it stands.
    """
    said = fill(own.wording.own("moved", "title"), {"title": title})
    page = own.page(key, MOVED, Content(title=said, description=said, values={"page": title}))
    return replace(page, path=old, values={**page.values, "root": root_of(old)})
