"""A page's template decides the key of the jobs that fill it, and of no others."""

from __future__ import annotations

import pytest

from toolkit.execute.provenance import closure
from toolkit.media.registry import KINDS


def files(kind: str) -> set[str]:
    return {path for path in closure(KINDS[kind].renderer)[0] if not path.endswith(".py")}


@pytest.mark.parametrize(
    ("kind", "folder"), [("transcript", "media/films/render"), ("readme", "media/packs/render")]
)
def test_a_page_is_made_again_when_its_template_or_style_changes(kind: str, folder: str) -> None:
    assert files(kind) == {
        f"{folder}/{kind}.html",
        f"{folder}/{kind}.css",
        "engine/html.css",
    }


def test_an_article_is_made_again_when_its_template_changes() -> None:
    assert "media/articles/render/article.html" in files("article")


@pytest.mark.parametrize("kind", ["scene", "film", "stills", "layers", "page", "deck", "pack"])
def test_what_fills_no_page_does_not_depend_on_one(kind: str) -> None:
    assert not files(kind)
