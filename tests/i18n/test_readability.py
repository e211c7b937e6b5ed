"""How hard words are to read: syllables, sentences, grades."""

from __future__ import annotations

import pytest

from toolkit.i18n.readability import (
    TERM,
    grade,
    running,
    sentences,
    syllables,
    too_long,
    with_terms,
)

SPOKEN = {
    1: ("child", "shared", "used", "does", "cases"[:4], "great", "seen", "15"),
    2: ("needed", "people", "cases", "written", "create", "quiet", "being", "safely", "guidance"),
    3: ("safeguarding", "everyone", "agencies", "serious", "idea", "carefully", "deputy"),
    4: ("information", "emergency", "usually", "legitimate", "obligation"),
    5: ("organisations",),
}


@pytest.mark.parametrize("count", SPOKEN)
def test_syllables_of_english(count: int) -> None:
    assert {word: syllables(word) for word in SPOKEN[count]} == dict.fromkeys(SPOKEN[count], count)


def test_titles_are_no_running_text() -> None:
    assert [running(text) for text in ("Know the law", "Ask.", "“Who?”", "Phone:")] == [
        False,
        True,
        True,
        False,
    ]


def test_sentences_end_at_stops_and_at_colons_between_clauses() -> None:
    text = "Ask “Why?” first. Nobody was told about it: all of them waited. Think: is it so?"
    assert sentences(text) == [
        "Ask “Why?” first.",
        "Nobody was told about it:",
        "all of them waited.",
        "Think: is it so?",
    ]


def test_a_long_term_is_one_word_of_two_syllables() -> None:
    text = with_terms(
        "Ask your Data Protection Officer about a child: {web}.",
        ("child", "data protection officer"),
    )
    assert text == f"Ask your {TERM} about a child: {TERM}."
    assert syllables(TERM) == 2


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade([]) == 0


def test_long_sentences_are_counted() -> None:
    assert list(too_long("Un dau tri. Mae’r pedwar yn un gair.", 4)) == [
        ("Mae’r pedwar yn un gair.", 5)
    ]
