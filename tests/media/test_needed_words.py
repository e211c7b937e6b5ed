"""Words that a medium prints whatever the campaign: the house has them all.

What a campaign adds to its site needs a name; where it has none, that is said once, with its place.
"""

from __future__ import annotations

import pytest

from media.conftest import Edited
from toolkit.media.reading import read_project
from toolkit.media.registry import MEDIA
from toolkit.model.problem import Invalid
from toolkit.read.lent import house_items

NEEDED = [
    (medium.name, path)
    for medium in MEDIA.values()
    for path in medium.needs_words
    if "*" not in path  # words of a list are each campaign's own
]


@pytest.mark.parametrize(("medium", "path"), NEEDED)
def test_the_house_says_what_a_medium_needs(medium: str, path: str) -> None:
    parent, _, name = path.rpartition("/")
    assert name in house_items()[parent].fields, medium


def test_a_page_that_only_this_site_has_needs_a_title(edited: Edited) -> None:
    pages = "assets/site/site.toml"
    root = edited({pages: lambda text: text.replace('"about"', '"about", "contact"')})
    (root / "assets/site/contact.html").write_text('{% extends "page.html" %}')
    with pytest.raises(Invalid) as failed:
        read_project(root)
    (problem,) = failed.value.problems
    assert "the site needs the words 'site/contact/title'" in problem.message
    assert str(problem.where) == "assets/site/site.toml:4"
    assert problem.hint == "add them under [contact] of assets/content/site.toml"
