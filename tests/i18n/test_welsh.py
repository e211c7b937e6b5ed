"""Welsh rules: mutations, glossary, what check finds and what it leaves alone, dates, spelling."""

from __future__ import annotations

import ast
import importlib.util
import tomllib
from datetime import date
from pathlib import Path

import pytest
from minimal import HERE

from toolkit.i18n.dates import written_date
from toolkit.i18n.merge import new_catalogue
from toolkit.i18n.po import parse
from toolkit.i18n.searching import beginnings
from toolkit.i18n.welsh.checks import check
from toolkit.i18n.welsh.glossary import Term, hits, mutated, read_terms, unused
from toolkit.i18n.welsh.mutation import forms
from toolkit.i18n.welsh.spelling import read_words, spelling
from toolkit.i18n.welsh.words import bare, words
from toolkit.model.problem import Problem, Span

HEADER = new_catalogue("cy", "test", "Welsh").decode()
GLOSSARY = "locales/glossary.toml"


def terms() -> list[Term]:
    found, problems = read_terms(GLOSSARY, tomllib.loads((HERE / GLOSSARY).read_text("utf-8")), [])
    assert problems == []
    return found


TERMS = terms()


def findings(
    english: str, welsh: str, note: str = "", keep: tuple[str, ...] = ("Poster", "ICO")
) -> list[str]:
    quote = str.maketrans({'"': '\\"', "\n": "\\n"})
    document, problems = parse(
        "cy.po",
        f'{HEADER}\n{note}msgctxt "a"\nmsgid "{english.translate(quote)}"\nmsgstr'
        f' "{welsh.translate(quote)}"\n',
    )
    assert problems == []
    found = check(document, TERMS, keep)
    assert all(
        isinstance(problem, Problem) and problem.hint and problem.where and problem.where.line
        for problem in found
    )
    return [problem.code for problem in found]


@pytest.mark.parametrize(
    ("radical", "wanted"),
    [
        ("plentyn", "plentyn blentyn mhlentyn phlentyn"),
        ("diogelu", "diogelu ddiogelu niogelu"),
        ("data", "data ddata nata"),
        ("gwefan", "gwefan wefan ngwefan"),
        ("cam", "cam gam ngham cham"),
        ("tad", "tad dad nhad thad"),
        ("llais", "llais lais"),
        ("rhannu", "rhannu rannu"),
        ("merch", "merch ferch"),
        ("bwrdd", "bwrdd fwrdd mwrdd"),
        ("chwarae", "chwarae"),
        ("ysgol", "ysgol hysgol"),
        ("staff", "staff"),
        ("theatr", "theatr"),
    ],
)
def test_a_word_mutates_as_the_table_says(radical: str, wanted: str) -> None:
    assert forms(radical) == set(wanted.split())


def test_the_first_word_of_a_term_mutates_and_no_other() -> None:
    assert mutated("Person Diogelu Dynodedig") == {
        f"{p}erson diogelu dynodedig" for p in ("p", "b", "mh", "ph")
    }


@pytest.mark.parametrize(
    "welsh", ["plentyn", "i blentyn", "fy mhlentyn", "a phlentyn", "Blentyn!", "plant", "o blant"]
)
def test_the_glossary_accepts_every_mutation(welsh: str) -> None:
    assert list(unused("A child", welsh, TERMS)) == []


@pytest.mark.parametrize("welsh", ["phlent", "blentynnaidd", "bachgen", ""])
def test_the_glossary_asks_for_the_term(welsh: str) -> None:
    assert [term.cy for term, _ in unused("a child", welsh, TERMS)] == ["plentyn"]


def test_what_never_mutates_is_not_accepted_mutated() -> None:
    term = Term(("play",), "chwarae", Span("g", 1))
    assert list(unused("Play", "gwarae", [term])) == [(term, "")]
    assert list(unused("Play", "Chwarae", [term])) == []


def test_a_longer_term_hides_the_shorter_one_in_it() -> None:
    assert (
        list(
            unused("Ask your data protection officer.", "Holwch eich Swyddog Diogelu Data.", TERMS)
        )
        == []
    )
    assert [term.cy for term, _ in unused("data protection officer", "rheolwr data", TERMS)] == [
        "Swyddog Diogelu Data"
    ]


def test_a_forbidden_form_is_named_and_apostrophes_are_all_alike() -> None:
    assert [wrong for _, wrong in unused("Ask for consent", "Gofynnwch am ganiatâd", TERMS)] == [
        "ganiatâd"
    ]
    assert list(unused("The child’s", "i'r plentyn", TERMS)) == []


def test_a_term_that_stays_english_stays() -> None:
    assert findings("The ICO’s code.", "Cod yr ICO.") == []
    assert findings("The ICO’s code.", "Cod y swyddfa.") == ["W-GLOSSARY"]


def test_at_most_six_in_a_hundred_terms_of_the_campaign_are_flagged() -> None:
    document, _ = parse("cy.po", (HERE / "locales/cy/LC_MESSAGES/campaign.po").read_text("utf-8"))
    flagged = [problem for problem in check(document, TERMS) if problem.code == "W-GLOSSARY"]
    there = sum(1 for entry in document.live for _ in hits(entry.source, TERMS))
    assert there > 80
    assert len(flagged) <= 0.06 * there


def test_a_glossary_with_a_gap_is_refused() -> None:
    assert [
        p.code
        for p in read_terms(
            "g", {"term": [{"en": "a"}, {"cy": "b"}, 7, {"en": "c", "cy": "d"}]}, [1, 2, 3, 4]
        )[1]
    ] == ["E-GLOSSARY"] * 3


RULES = {
    "ampersand": ("Think and check.", "Meddwl & gwirio.", "E-AMPERSAND"),
    "bare person": ("Tell the person.", "Dywedwch wrth y person dynodedig.", "E-PERSON"),
    "bare person in English": ("Tell the Designated Person.", "Dywedwch wrth rywun.", "E-PERSON"),
    "elision after an opening quote": ("Well then.", "Wel ‘na ni.", "W-APOSTROPHE"),
    "straight quotes around a word": ("The word ‘yes’.", "Y gair 'ie'.", "W-APOSTROPHE"),
    "two spaces": ("Now then.", "Nawr  te.", "W-SPACE"),
    "space at the end": ("Now", "Nawr ", "W-SPACE"),
    "full stop lost": ("Wait now.", "Arhoswch nawr", "W-PUNCTUATION"),
    "question lost": ("Wait now?", "Arhoswch nawr.", "W-PUNCTUATION"),
    "colon added": ("Phone", "Ffôn:", "W-PUNCTUATION"),
    "left in English": ("Good morning all", "Good morning all", "W-UNTRANSLATED"),
    "word twice": ("In the house.", "Yn yn y tŷ.", "W-REPEATED"),
    "number lost": ("Call 999.", "Ffoniwch nawr.", "W-NUMBER"),
    "number changed": ("Call 0303 123 1113.", "Ffoniwch 0303 123 1112.", "W-NUMBER"),
    "address lost": ("See ico.org.uk.", "Gweler y wefan.", "W-LINK"),
    "a before a vowel": ("Schools and parents.", "Rhieni a ysgolion.", "W-AND"),
    "ac before a consonant": ("Schools and parents.", "Ysgolion ac rhieni.", "W-AND"),
    "placeholder after a trigger": ("In {school}.", "Yn {school}.", "W-PLACEHOLDER"),
}


@pytest.mark.parametrize(("english", "welsh", "code"), RULES.values(), ids=RULES.keys())
def test_each_rule_finds_its_fault_and_can_be_switched_off_with_a_reason(
    english: str, welsh: str, code: str
) -> None:
    assert findings(english, welsh) == [code]
    assert findings(english, welsh, f"# toolkit: ignore {code} the designer wants it\n") == []
    assert findings(english, welsh, f"# toolkit: ignore {code[2:]} the designer wants it\n") == []
    assert findings(english, welsh, f"# toolkit: ignore {code}\n") == ["W-IGNORE"]
    assert findings(english, welsh, "# toolkit: ignore W-OTHER because\n") == [code]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("{slogan}", "{slogan}"),
        ("Poster: {title}", "Poster: {title}"),
        ("ICO", "ICO"),
        ("See ico.org.uk.", "Gweler cy.ico.org.uk."),
        ("School: {school}", "Ysgol: {school}"),
        ("Could it be?", "A allai fod?"),
        ("Is there one?", "A oes un?"),
        ("Up to 1,200 pupils.", "Hyd at 1200 o ddisgyblion."),
        ("Apples and oranges.", "Orennau ac afalau."),
        ("Welsh and English.", "Cymraeg a Saesneg."),
        ("It is fine.", "Mae’n iawn, ac mae’n dda."),
        ("Your Designated Safeguarding Person:", "Eich Person Diogelu Dynodedig:"),
        ("It’s his.", "’Na fe, i'w gael."),
    ],
)
def test_good_welsh_is_left_alone(english: str, welsh: str) -> None:
    assert findings(english, welsh) == []


def test_the_same_english_with_different_welsh_is_a_note() -> None:
    entries = "".join(
        f'\nmsgctxt "{name}"\nmsgid "Yes"\nmsgstr "{welsh}"\n'
        for name, welsh in (("a", "Oes"), ("b", "Ydy"), ("c", "Oes"))
    )
    document, _ = parse("cy.po", HEADER + entries)
    assert [problem.code for problem in check(document, [])] == ["I-DIFFERENT"]


@pytest.mark.parametrize(
    ("locale", "weekday", "written"),
    [
        ("cy", False, "1 Mawrth 2026"),
        ("cy", True, "Dydd Sul, 1 Mawrth 2026"),
        ("en-GB", False, "1 March 2026"),
        ("en-GB", True, "Sunday, 1 March 2026"),
        ("pl", False, "1 marca 2026"),
        ("pl-GB", True, "niedziela, 1 marca 2026"),
        ("zh-Hans", False, "2026年3月1日"),
        ("tlh", False, "1 March 2026"),
    ],
)
def test_dates_are_written_as_in_wales_and_in_britain(
    locale: str, weekday: bool, written: str
) -> None:
    assert written_date(date(2026, 3, 1), locale, weekday) == written


BANNED = {
    "format_list",
    "format_skeleton",
    "format_unit",
    "format_compact_decimal",
    "format_compact_currency",
    "get_plural",
    "title",
}


def test_our_code_calls_nothing_that_writes_bad_welsh() -> None:
    for path in sorted((HERE / "toolkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else getattr(node.func, "id", "")
                )
                assert name not in BANNED, f"{path}:{node.lineno} calls {name}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rhannu’r hyn sy’n iawn", "Rhannu’r hyn sy’n iawn"),
        ("i'r ysgol ar-lein {n} a cy.ico.org.uk #MeddwlGwirio", "i'r ysgol ar-lein a"),
    ],
)
def test_welsh_is_read_in_words(text: str, wanted: str) -> None:
    assert " ".join(words(text)) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("i’r", "i"),
        ("o'ch", "o"),
        ("sy’n", "sy"),
        ("a’u", "a"),
        ("rhannu’n", "rhannu"),
        ("i’w", "i"),
        ("’na", "na"),
        ("plentyn", "plentyn"),
    ],
)
def test_what_hangs_on_a_word_is_not_part_of_it(word: str, wanted: str) -> None:
    assert bare(word) == wanted


def test_unknown_words_are_found_and_mutated_words_of_the_project_are_known(tmp_path: Path) -> None:
    if importlib.util.find_spec("spylls") is None:
        pytest.skip("the extra `spell` is not installed")
    (tmp_path / "cy.aff").write_text("SET UTF-8\n", "utf-8")
    (tmp_path / "cy.dic").write_text(
        "9\ni\no\na\nsy\nar\nlein\nhysgol\nNghaerdydd\nbwrdd\n", "utf-8"
    )
    unknown = spelling(tmp_path / "cy", read_words("fideos # a remark\n\n# nothing\ncwcis"))
    assert list(
        unknown("i'r o’ch a'u sy’n ar-lein hysgol Nghaerdydd ICO fideos ffideos gwcis ghwcis")
    ) == ["ffideos", "ghwcis"]
    assert list(unknown("wedu bwrd gwestiynnau bwrd")) == ["wedu", "bwrd", "gwestiynnau"]
    with pytest.raises(OSError):
        spelling(tmp_path / "none", [])


@pytest.mark.parametrize("word", ["plentyn", "teulu", "cath", "brawd", "drws", "gair", "glan"])
def test_a_search_finds_a_word_by_each_of_its_beginnings(word: str) -> None:
    for changed in forms(word) - {word}:
        found = {to + changed[len(of) :] for of, to in beginnings("cy") if changed.startswith(of)}
        assert word in found


def test_words_of_other_languages_keep_their_beginnings() -> None:
    assert beginnings("cy-GB") == beginnings("cy") and not beginnings("pl")
