"""Packs that are written wrongly: every problem with its file and line, and a hint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from minimal import line_of

from media.packs.conftest import PACK, PACK_WORDS, SMALL, MakeCampaign

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        (
            'resources = ["post-*", "hello"]',
            'resources = ["post-*", "helo"]',
            "the pack 'small' names 'helo', which cards do not have",
            "resources",
        ),
        (
            'resources = ["post-*", "hello"]',
            'resuorces = ["hello"]',
            "did you mean 'resources'?",
            "resuorces",
        ),
        (
            'formats = ["png"]',
            'formats = ["pgn"]',
            "the pack 'small' names 'pgn', which cards do not have",
            "formats",
        ),
        ('kind = "cards"', 'kind = "crads"', "did you mean 'cards'?", 'kind = "crads"'),
        ('kind = "cards"', "kind = 7", "'kind' is a whole number, not text", "kind = 7"),
        (
            'folder = "cardiau-cards"',
            'folder = "../cards"',
            "'../cards' cannot be a folder",
            'folder = "../cards"',
        ),
        (
            'folder = "cardiau-cards"',
            'folder = "cardiau-crads"',
            "packs/folder/cardiau-crads does not exist",
            'folder = "cardiau-crads"',
        ),
        (
            'words = "packs/primary"',
            'words = "packs/primray"',
            "did you mean 'packs/primary'?",
            "words",
        ),
        (
            'words = "packs/primary"',
            'words = "posts/one"',
            "has no alt: posts/one/alt does not exist",
            "words",
        ),
        (
            'editions = ["cy", "en", "cy-en"]',
            'editions = ["cy", "ne"]',
            "the pack 'small' names the unknown edition 'ne'",
            "editions",
        ),
        (
            'editions = ["cy", "en", "cy-en"]',
            "editions = []",
            "the pack 'small' has no editions",
            "editions",
        ),
        ("[pack]", "[pcak]", "did you mean 'pack'?", "[pcak]"),
        (
            'kind = "posters"',
            'kind = "posters"\nevery = "yes"',
            "'every' is not true or false",
            "every",
        ),
        (
            'words = "packs/primary"',
            'words = "packs/primary"\nsize = 3',
            "the pack 'small' has no key 'size'",
            "size",
        ),
    ],
)
def test_each_mistake_has_its_line_and_a_hint(
    campaign: MakeCampaign, run: Run, old: str, new: str, said: str, line: str
) -> None:
    text = SMALL[PACK].replace(old, new, 1)
    ran = run("build", "--project", campaign({PACK: text}))
    assert ran.code == 2, ran.err
    assert said in ran.err and f"at {PACK}:{line_of(text, line) if line in text else 1}" in ran.err


def test_all_mistakes_are_told_at_once(campaign: MakeCampaign, run: Run) -> None:
    text = (
        SMALL[PACK].replace('"hello"]', '"helo"]').replace('kind = "posters"', 'kind = "psoters"')
    )
    ran = run("build", "--project", campaign({PACK: text}))
    assert ran.code == 2 and "2 problems; nothing was built." in ran.err


def test_films_may_be_named_before_there_are_any(campaign: MakeCampaign, run: Run) -> None:
    assert 'kind = "videos"' in SMALL[PACK]
    assert run("list", "packs", "--project", campaign()).code == 0


def test_a_pattern_that_matches_nothing_is_no_mistake_but_an_empty_pack_is(
    campaign: MakeCampaign, run: Run
) -> None:
    text = (
        '[pack]\nwords = "packs/primary"\neditions = ["cy"]\n\n[[take]]\nfolder ='
        ' "cardiau-cards"\nkind = "cards"\nresources = ["none-*"]\n'
    )
    ran = run("list", "--project", campaign({PACK: text}))
    assert (
        ran.code == 2
        and "the pack 'small' would be empty in the edition 'cy'" in ran.err
        and f"at {PACK}:3" in ran.err
    )


def test_two_files_of_one_name_are_refused(campaign: MakeCampaign, run: Run) -> None:
    text = (
        SMALL[PACK].replace("cardiau-cards", "posteri-posters")
        + '\n[[take]]\nfolder = "posteri-posters"\nkind = "posters"\n'
    )
    assert (
        run("list", "--project", campaign({PACK: text})).code == 0
    )  # the same file twice is one file


def test_a_pack_with_a_bad_name_is_refused(campaign: MakeCampaign, run: Run) -> None:
    ran = run("build", "--project", campaign({"assets/packs/Small Pack.toml": SMALL[PACK]}))
    assert ran.code == 2 and "'Small Pack' cannot be a pack's name" in ran.err


def test_where_content_cannot_be_read_packs_add_no_noise(campaign: MakeCampaign, run: Run) -> None:
    ran = run("build", "--project", campaign({PACK_WORDS: "[readme\n"}))
    assert ran.code == 2 and "has not all its brackets" in ran.err and "1 problem;" in ran.err
