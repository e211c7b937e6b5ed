from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minimal import HERE

from toolkit.i18n.breaking import longest
from toolkit.i18n.characters import NO_BREAK
from toolkit.i18n.words import BOUND, SHORT_ENDING, bound, translate, typeset, unbound
from toolkit.model.message import Catalogue, Message, Text
from toolkit.model.problem import Span

ENGLISH = Text("steps/law/title", "Share what {web} says", Span("assets/content/steps.toml", 4))
PO = "locales/cy/LC_MESSAGES/campaign.po"
WELSH = Message(
    ENGLISH.context,
    ENGLISH.text,
    "Rhannwch beth mae {web} yn ei ddweud",
    Span(PO, 31),
    reviewed=True,
)

words = st.lists(
    st.text("aiouâyIwt'’.,-{}", min_size=1, max_size=9)
    | st.sampled_from(["a", "i", "o", "y", "â", "A", "I", "Y"]),
    max_size=8,
).map(" ".join)
locales = st.sampled_from(["cy", "en", "pl"])


def answer(message: Message | None, **shelves: Message) -> tuple[str | None, str, Span | None]:
    """The text, and the code and place of the problem."""
    catalogue = Catalogue(
        "cy",
        PO,
        {message.context: message} if message else {},
        {m.context: m for m in shelves.values()},
    )
    found = translate(ENGLISH, catalogue, "Welsh")
    return (
        found.text,
        found.problem.code if found.problem else "",
        found.problem.where if found.problem else None,
    )


def test_a_translated_string_is_given_with_its_place_and_state() -> None:
    found = translate(ENGLISH, Catalogue("cy", PO, {ENGLISH.context: WELSH}), "Welsh")
    assert (found.text, found.problem, found.where, found.reviewed) == (
        WELSH.text,
        None,
        Span(PO, 31),
        True,
    )
    assert not translate(
        ENGLISH, Catalogue("cy", PO, {ENGLISH.context: replace(WELSH, reviewed=False)}), "Welsh"
    ).reviewed


STOPPED = {
    "empty": (replace(WELSH, text=""), "missing"),
    "blank": (replace(WELSH, text=" \n\t\u00a0"), "missing"),
    "fuzzy": (replace(WELSH, fuzzy=True), "fuzzy"),
    "stale": (replace(WELSH, source="Share what the law says"), "stale"),
    "a placeholder lost": (replace(WELSH, text="Rhannwch"), "placeholder"),
    "a placeholder too many": (replace(WELSH, text="{web} {enw}"), "placeholder"),
    "a placeholder translated": (replace(WELSH, text="Rhannwch {gwe}"), "placeholder"),
    "a placeholder doubled into braces": (replace(WELSH, text="Rhannwch {{web}}"), "placeholder"),
    "a placeholder that reaches further": (
        replace(WELSH, text="{web} {web.__class__}"),
        "placeholder",
    ),
    "a brace alone": (replace(WELSH, text="{web} {"), "placeholder"),
}


@pytest.mark.parametrize(("message", "code"), STOPPED.values(), ids=STOPPED.keys())
def test_a_string_that_may_not_be_printed_is_stopped_at_its_entry(
    message: Message, code: str
) -> None:
    assert answer(message) == (None, code, Span(PO, 31))


def test_a_string_without_an_entry_is_missing_from_the_catalogue() -> None:
    assert answer(None) == (None, "missing", Span(PO))
    assert answer(replace(WELSH, context="steps/law/body")) == (None, "missing", Span(PO))


def test_an_obsolete_entry_is_not_printed() -> None:
    assert answer(None, old=replace(WELSH, obsolete=True)) == (None, "obsolete", Span(PO, 31))


def test_an_entry_that_is_alive_counts_more_than_its_obsolete_twin() -> None:
    assert answer(WELSH, old=replace(WELSH, text="Hen", obsolete=True)) == (WELSH.text, "", None)


def test_placeholders_may_stand_in_another_order() -> None:
    english = replace(ENGLISH, text="{a} and {b}")
    message = replace(WELSH, source="{a} and {b}", text="{b} ac {a}")
    assert (
        translate(english, Catalogue("cy", PO, {message.context: message}), "Welsh").text
        == "{b} ac {a}"
    )


def test_a_straight_apostrophe_in_the_catalogue_s_english_is_no_other_english() -> None:
    english = replace(ENGLISH, text="people’s rights")  # as content is read, however it was typed
    message = replace(WELSH, source="people's rights", text="hawliau pobl")
    assert (
        translate(english, Catalogue("cy", PO, {message.context: message}), "Welsh").text
        == "hawliau pobl"
    )


def test_every_refusal_tells_the_translator_what_to_do() -> None:
    for message, _ in STOPPED.values():
        problem = translate(
            ENGLISH, Catalogue("cy", PO, {message.context: message}), "Welsh"
        ).problem
        assert problem is not None
        assert ENGLISH.context in problem.message
        assert problem.hint


any_text = st.text(max_size=12) | st.sampled_from([ENGLISH.text, WELSH.text, ""])


@settings(deadline=None)
@given(
    st.none()
    | st.builds(
        Message,
        st.sampled_from([ENGLISH.context, "other"]),
        any_text,
        any_text,
        st.just(Span(PO, 9)),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    st.booleans(),
)
def test_english_never_stands_in_for_welsh(message: Message | None, alive: bool) -> None:
    shelf = {message.context: message} if message else {}
    found = translate(
        ENGLISH, Catalogue("cy", PO, shelf if alive else {}, {} if alive else shelf), "Welsh"
    )
    assert (found.text is None) is (found.problem is not None)
    if found.text is not None:
        assert (
            message is not None and alive and not message.fuzzy and message.source == ENGLISH.text
        )
        assert found.text == typeset(message.text)


@settings(deadline=None)
@given(words, locales)
def test_binding_changes_spaces_only(text: str, locale: str) -> None:
    assert unbound(bound(text, locale)) == typeset(text)
    assert len(bound(text, locale)) == len(text)


@settings(deadline=None)
@given(words, st.sampled_from(["cy", "en"]))
def test_a_word_of_one_letter_never_ends_a_line(text: str, locale: str) -> None:
    letters = {"cy": "aioyâ", "en": "ai"}[locale]
    for line in bound(text, locale).split(" ")[:-1]:
        assert line.split(NO_BREAK)[-1].lower() not in set(letters)


@settings(deadline=None)
@given(words.filter(lambda text: text.count(" ") > 2), locales)
def test_a_short_last_word_keeps_company(text: str, locale: str) -> None:
    before, last = text.split(" ")[-2:]
    assert len(before) + len(last) >= SHORT_ENDING or bound(text, locale).endswith(
        f"{NO_BREAK}{typeset(last)}"
    )


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        (
            "Rhannu i ddiogelu plant a phobl ifanc Cymru",
            "cy",
            "Rhannu i·ddiogelu plant a·phobl ifanc·Cymru",
        ),
        ("Y plentyn", "cy", "Y·plentyn"),
        ("When I share information", "en", "When I·share information"),
        ("Share a little", "en", "Share a·little"),
        ("Powiedz, z kim rozmawiać", "pl", "Powiedz, z·kim·rozmawiać"),
        ("Jedno zdanie o tym, co robić", "pl", "Jedno zdanie o·tym, co·robić"),
        ("Share at once", "en", "Share at once"),
        (
            "In danger now: call 999. Write it down.",
            "en",
            "In danger now: call·999. Write it·down.",
        ),
        ("yn 1999, neu ffoniwch 101: nid yma", "cy", "yn·1999, neu ffoniwch·101: nid·yma"),
        ("Ten steps in 25 minutes a day", "en", "Ten steps in 25 minutes a·day"),
        ("a, b", "cy", "a, b"),
        ("", "cy", ""),
    ],
)
def test_binding_by_example(text: str, locale: str, wanted: str) -> None:
    assert bound(text, locale) == wanted.replace("·", NO_BREAK)


def test_binding_agrees_with_the_design_tokens() -> None:
    tokens = tomllib.loads((HERE / "assets/brand/tokens.toml").read_text(encoding="utf-8"))["text"]
    ours = ("cy", "en")
    assert {letter.lower() for locale in ours for letter in BOUND[locale]} == {
        letter.lower() for letter in tokens["bind_next"]
    }
    assert tokens["keep_last_two_below"] == SHORT_ENDING


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("i'r plant", "i’r plant"),
        ("'na", "’na"),
        ("o'ch", "o’ch"),
        ("people's", "people’s"),
        ("’dw", "’dw"),
    ],
)
def test_apostrophes_are_printed_curled(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@settings(deadline=None)
@given(st.text(max_size=20))
def test_typesetting_twice_is_typesetting_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
    assert "'" not in typeset(text)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("a well-known word", "well-"),
        ("ask nia.rhys-jones@ysgol-y-bont.cymru today", "nia.rhys-jones@ysgol-y-bont.cymru"),
        ("see www.ysgol-y-bont.cymru/diogelu-plant", "www.ysgol-y-bont.cymru/"),
    ],
)
def test_no_line_ends_after_the_hyphen_of_an_address(text: str, piece: str) -> None:
    assert longest(text) == piece
