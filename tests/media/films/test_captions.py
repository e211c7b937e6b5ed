"""Captions: lines, divisions, and every gate that stops them."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.i18n.breaking import columns, parted
from toolkit.media.films.cues import PER_MINUTE, PER_SECOND, SHORTEST, caption_lines, needed
from toolkit.media.films.gates import Standing, problems, unsaid
from toolkit.media.films.lines import NARROW, WIDE, lines
from toolkit.media.films.terms import BOND, bonded, finder, loose
from toolkit.model.film import Cue, TimedScene, Timeline
from toolkit.model.problem import Span

LONG = {
    "en": (
        "Share. Pass it on safely, and record what you did and why. In an emergency, do not wait."
    ),
    "cy": (
        "Rhannu. Rhannwch yn ddiogel, a chofnodwch beth a wnaethoch a pham. Mewn argyfwng, peidiwch"
        " ag oedi."
    ),
}
SHORT = {"en": "Think. Check. Share.", "cy": "Meddwl. Gwirio. Rhannu."}
SEEN = {"en": "A folder opens.", "cy": "Mae ffolder yn agor."}


def film(
    *cues: tuple[int, int, dict[str, str]], frames: int = 600, seen: dict[str, str] = SEEN
) -> Timeline:
    """One scene with these cues."""
    return Timeline(
        (
            TimedScene(
                "notice",
                0,
                frames,
                "films/x/notice/seen",
                seen,
                tuple(
                    Cue(f"films/x/{n}", start, end, texts)
                    for n, (start, end, texts) in enumerate(cues)
                ),
            ),
        )
    )


def said(timeline: Timeline, narrow: bool = False) -> list[str]:
    return [
        f"{problem.code} {problem.about}: {problem.message}"
        for problem in problems(
            "x", timeline, ("cy", "en"), narrow, Span("assets/videos/x.toml", 3)
        )
    ]


def test_short_words_stand_on_one_line_and_longer_ones_part_at_a_pause() -> None:
    assert lines("Think. Check. Share.", "en", WIDE) == ("Think. Check. Share.",)
    assert lines("You notice something. You are worried about a child.", "en", WIDE) == (
        "You notice something.",
        "You are worried about a child.",
    )


def test_no_line_ends_with_a_word_that_belongs_to_the_next() -> None:
    text = (
        "Holwch eich person diogelu dynodedig a rhannwch yn ddiogel â’r bobl sy’n gofalu am y"
        " plentyn o hyd"
    )
    for width in range(14, 60):
        for line in lines(text, "cy", width)[:-1]:
            last = line.rpartition(" ")[2]
            assert last not in {"a", "i", "o", "y", "â", "yn", "yr"} and not last.endswith(
                ("’n", "’r")
            ), (width, line)
    assert all(
        not line.endswith(" a")
        for line in lines("Tell a person whom you trust about a child", "en", 12)[:-1]
    )


def test_long_words_are_told_in_parts_at_the_same_times_in_both_languages() -> None:
    timeline = film((30, 30 + needed(LONG), LONG))
    for narrow in (False, True):
        cy, en = (caption_lines(timeline, locale, narrow) for locale in ("cy", "en"))
        assert [(c.start, c.end) for c in cy] == [(c.start, c.end) for c in en]
        assert (
            " ".join(c.text for c in en) == LONG["en"]
            and " ".join(c.text for c in cy) == LONG["cy"]
        )
        assert (cy[0].start, cy[-1].end) == (30, 30 + needed(LONG))
        assert all(
            len(line) <= (NARROW if narrow else WIDE) and len(c.lines) <= 2
            for c in (*cy, *en)
            for line in c.lines
        )
        assert said(timeline, narrow) == []


def test_words_drawn_with_no_break_spaces_are_plain_in_captions() -> None:
    assert caption_lines(
        film((0, 90, {"en": "To\u00a0a\u00a0child", "cy": "I\u00a0blentyn"})), "cy"
    )[0].lines == ("I blentyn",)


def test_strings_of_their_own_begin_a_line_or_a_caption() -> None:
    texts = {
        "en": "ico.org.uk\nBased on ICO guidance.",
        "cy": "cy.ico.org.uk\nYn seiliedig ar\u00a0ganllawiau’r ICO.",
    }
    timeline = film((0, needed(texts), texts))
    assert [c.lines for c in caption_lines(timeline, "en")] == [
        ("ico.org.uk", "Based on ICO guidance.")
    ]
    assert [c.lines for c in caption_lines(timeline, "cy", True)] == [
        ("cy.ico.org.uk",),
        ("Yn seiliedig ar", "ganllawiau’r ICO."),
    ]
    assert [c.lines for c in caption_lines(timeline, "en", True)] == [
        ("ico.org.uk",),
        ("Based on ICO guidance.",),
    ]
    assert said(timeline, True) == []


def test_parts_are_of_the_same_strings_in_both_languages_and_a_slogan_shares_a_line() -> None:
    texts = {
        "en": (
            "Think.\nCheck.\nShare.\nico.org.uk\nBased on ICO guidance.\nNot published by the ICO."
        ),
        "cy": (
            "Meddwl.\nGwirio.\nRhannu.\ncy.ico.org.uk\nYn seiliedig ar ganllawiau’r ICO.\nNid yw"
            " wedi’i gyhoeddi na’i gymeradwyo gan yr ICO."
        ),
    }
    timeline = film((0, needed(texts), texts))
    assert [c.lines for c in caption_lines(timeline, "en")] == [
        ("Think. Check. Share.", "ico.org.uk"),
        ("Based on ICO guidance.",),
        ("Not published by the ICO.",),
    ]
    assert [c.lines[0] for c in caption_lines(timeline, "cy")] == [
        "Meddwl. Gwirio. Rhannu.",
        "Yn seiliedig ar ganllawiau’r ICO.",
        "Nid yw wedi’i gyhoeddi",
    ]


def test_what_is_needed_is_enough() -> None:
    assert needed(SHORT) >= SHORTEST
    assert said(film((0, needed(SHORT), SHORT))) == []


def test_too_many_characters_a_second_names_film_scene_language_value_and_limit() -> None:
    (first,) = [
        line
        for line in said(
            film((0, 60, {"en": "Tell somebody.", "cy": "Dywedwch wrth rywun heddiw’n hyderus"}))
        )
        if "characters a second" in line
    ]
    assert (
        first
        == "captions cy films/x/0: film 'x', scene 'notice' (cy): the caption 'films/x/0' has 18.0"
        f" characters a second; the limit is {PER_SECOND}"
    )


def test_too_many_words_a_minute() -> None:
    assert any(
        f"has 200 words a minute; the limit is {PER_MINUTE}" in line
        for line in said(film((0, 90, {"en": "I do so as I can if I may go", "cy": "Ie"})))
    )


def test_too_many_lines_and_too_long_a_line() -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwll"
    assert any(
        "has a line of 39 characters" in line and "the limit is 37" in line
        for line in said(film((0, 200, {"en": "Anglesey", "cy": word})))
    )
    assert any(
        "the limit is 25" in line and "9:16" in line
        for line in said(film((0, 200, {"en": "Anglesey", "cy": word})), True)
    )
    many = " ".join([word[:36]] * 8)
    assert any(
        "lines of 37 characters; the limit is 2" in line
        for line in said(film((0, 900, {"en": "Anglesey", "cy": many}), frames=900))
    )


def test_too_short_and_too_long_a_time() -> None:
    assert any(
        "stands for 0.80 s; the least is 0.83" in line
        for line in said(film((0, 24, {"en": "Yes", "cy": "Ie"})))
    )
    assert any(
        "stands for 7.03 s; the most is 7" in line
        for line in said(film((0, 211, {"en": "Yes", "cy": "Ie"})))
    )
    assert any("stands from" in line for line in said(film((30, 30, SHORT))))


def test_cues_that_overlap_or_leave_their_scene_are_the_storyboards_fault() -> None:
    found = problems(
        "x", film((0, 90, SHORT), (60, 150, SHORT)), ("en",), False, Span("assets/videos/x.toml", 3)
    )
    assert [(problem.where, problem.about) for problem in found] == [
        (Span("assets/videos/x.toml", 3), "")
    ]
    assert any("outside" in line for line in said(film((0, 90, SHORT), frames=80)))


def test_a_scene_that_nobody_describes() -> None:
    assert said(film((0, 90, SHORT), seen={"en": "A folder.", "cy": "  "})) == [
        "description cy films/x/notice/seen: film 'x', scene 'notice' (cy): nothing says what is"
        " seen"
    ]


def standing(path: str, start: int, end: int, **texts: str) -> Standing:
    where = Span("assets/videos/x.toml", 9)
    return Standing(path=path, texts=texts, start=start, end=end, where=where)


def test_words_on_the_screen_that_no_cue_says() -> None:
    timeline = film((0, 90, SHORT))
    said = {"notice": [standing("a", 0, 90, en="Check.\u00a0Share.", cy="MEDDWL.")]}
    assert unsaid("x", timeline, said, "en") == unsaid("x", timeline, said, "cy") == ()
    title = standing("steps/law/title", 30, 90, en="Check.", cy="Y gyfraith")
    assert unsaid("x", timeline, {"notice": [title]}, "en") == ()
    (problem,) = unsaid("x", timeline, {"notice": [title]}, "cy")
    assert (problem.code, problem.where) == ("captions", Span("assets/videos/x.toml", 9))
    assert "film 'x', scene 'notice' (cy): the words of 'steps/law/title'" in problem.message
    assert "from 1.00 to 3.00 s" in problem.message


def test_words_on_the_screen_that_a_cue_says_at_another_time() -> None:
    timeline = film((0, 90, SHORT), (90, 180, {"en": "Tell somebody.", "cy": "Dywedwch."}))
    said = {"notice": [standing("a", 60, 100, en="Tell somebody.", cy="Dywedwch.")]}
    assert unsaid("x", timeline, said, "en") == ()
    early = {"notice": [standing("a", 60, 90, en="Tell somebody.", cy="Dywedwch.")]}
    assert len(unsaid("x", timeline, early, "en")) == len(unsaid("x", timeline, early, "cy")) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "yn", "plentyn", "i’r", "ddiogel.", "rhannwch,", "gwybodaeth", "o"]),
        min_size=1,
        max_size=30,
    ),
    st.integers(0, 200),
)
def test_whatever_the_words_captions_are_in_order_and_whole(words: list[str], extra: int) -> None:
    texts = {"cy": " ".join(words), "en": "Share."}
    cy = caption_lines(film((7, 7 + needed(texts) + extra, texts), frames=5000), "cy")
    assert " ".join(c.text for c in cy) == texts["cy"]
    assert all(a.end == b.start for a, b in itertools.pairwise(cy)) and all(
        c.start < c.end for c in cy
    )


def test_words_without_spaces_part_between_their_letters_but_not_before_a_comma() -> None:
    texts = {
        "en": "Water and soap for twenty seconds, every time, and dry them well.",
        "zh-Hans": "用水和肥皂洗手二十秒，每次都要这样做，"
        + "然后用干净的毛巾把手擦干。请告诉别人也这样做。",
    }
    timeline = film((0, needed(texts), texts), seen=dict.fromkeys(texts, "Hands."))
    for narrow, width in ((False, WIDE), (True, NARROW)):
        told = caption_lines(timeline, "zh-Hans", narrow)
        shown = [line for caption in told for line in caption.lines]
        assert "".join(shown) == texts["zh-Hans"], "no space comes between its letters"
        assert all(2 * len(line) <= width for line in shown), "each takes the room of two"
        assert not any(line.startswith(("，", "。")) for line in shown)
        assert not problems("x", timeline, ("en", "zh-Hans"), narrow)
        assert [c.start for c in told] == [c.start for c in caption_lines(timeline, "en", narrow)]


def test_letters_that_take_the_room_of_two_are_read_in_the_time_of_two() -> None:
    timeline = film((0, 45, {"ja": "石けんと水で手を洗いましょう"}), seen={"ja": "手"})
    (fault,) = problems("x", timeline, ("ja",))
    assert "has 18.7 characters a second; the limit is 15" in fault.message


def test_a_line_ends_between_signs_and_words_of_another_script_as_well() -> None:
    assert parted("用soap洗") == ["用", "soap", "洗"]
    assert parted("（用水）。") == ["（用", "水）。"] and parted("Llan-fair") == ["Llan-fair"]
    assert columns("ŷ’–") == 3 and columns("手。") == 4


def test_a_term_of_the_glossary_is_never_broken() -> None:
    text = "Mae’r gyfraith diogelu data yn eich helpu i rannu."
    terms = finder(("diogelu data", "ddiogelu data"))
    assert any("diogelu" in line and "data" not in line for line in lines(text, "cy", 25))
    held = lines(loose(bonded(text, terms), 25), "cy", 25)
    assert any("diogelu data" in loose(line) for line in held)


def test_a_term_longer_than_a_line_may_be_broken() -> None:
    term = "Designated Safeguarding Person"
    text = bonded(f"Ask your {term}.", finder((term,)))
    assert BOND in loose(text, 37) and BOND not in loose(text, 25)
