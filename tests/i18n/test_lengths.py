"""How long posts are, compared with what the platforms' own code and the Unicode standard say."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from toolkit.i18n.lengths import COUNTS, clusters, graphemes, in_bytes, length, utf16, weighted

# What twitter-text 3.1.0 (X's own, configuration v3) answers.
WEIGHED = {
    "": 0,
    "Diogelu plant": 13,
    "dŵr ŷ â “a” ‘b’ – — …": 22,
    "a\u0302 w\u0302": 3,
    "👍": 2,
    "👍🏽": 2,
    "👨‍👩‍👧‍👦": 2,
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿": 2,
    "❤️": 2,
    "❤": 2,
    "☎️ 999": 6,
    "日本語": 6,
    "한국어": 6,
    "é€•→": 7,
    "1️⃣": 2,
    "🇬🇧🇬🇧": 4,
    "#️⃣ a": 4,
    "©": 1,
    "™️": 2,
    "ⓘ": 2,
    "ｗ": 2,
    "a\u200bb": 3,
    "https://ico.org.uk/a/very/long/path?x=1": 23,
    "Meddwl https://cy.ico.org.uk #MeddwlGwirioRhannu": 50,
}
LETTERS = "abcŵŷâéW .,!?’“”–—…•→\n\r\u0302\u0301👍🏽❤\ufe0f☎🇬🇧漢字한🏴\U000e0067\U000e007f1#"


@pytest.mark.parametrize(("text", "weight"), WEIGHED.items())
def test_x_weighs_posts_as_its_own_code_does(text: str, weight: int) -> None:
    assert length(text, "weighted", 23) == weight


@given(st.text(alphabet=LETTERS))
def test_what_people_see_as_one_character_is_what_the_standard_says(text: str) -> None:
    from unicodedata import normalize

    assert list(clusters(text)) == regex.findall(r"\X", normalize("NFC", text))


def test_joined_emoji_are_one_for_bluesky_and_many_for_others() -> None:
    family = "👨‍👩‍👧‍👦"
    assert (graphemes(family), weighted(family), utf16(family), in_bytes(family)) == (1, 2, 11, 25)


def test_links_count_as_they_are_written_unless_the_platform_says_otherwise() -> None:
    post = "Gwirio https://cy.ico.org.uk/ymgyrch #Gwirio"
    assert length(post, "graphemes") == len(post)
    assert length(post, "graphemes", 23) == len("Gwirio  #Gwirio") + 23


@pytest.mark.parametrize("count", ["graphemes", "weighted", "bytes", "utf16"])
def test_welsh_letters_count_one_however_they_are_stored(count: str) -> None:
    assert length("Tŷ’r gŵr", count) == length("Ty\u0302’r gw\u0302r", count) == 8


@given(
    st.text(alphabet="abcŵŷâéW .,!?’“”–—\n"),
    st.sampled_from(["graphemes", "weighted", "bytes", "utf16"]),
)
def test_plain_letters_count_one_everywhere(text: str, count: str) -> None:
    assert length(text, count) == COUNTS[count](text) == len(text)
