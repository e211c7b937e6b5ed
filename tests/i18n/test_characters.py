"""What words may hold: what is put right, what is refused, what is doubted."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.i18n.characters import doubts, faults, tidied
from toolkit.i18n.po import parse
from toolkit.i18n.quotes import quoted
from toolkit.i18n.words import typeset

HERE = Path(__file__).resolve().parents[2]

TIDY = {
    "tab": ("Know\twhat", "Know what"),
    "line end": ("Deg cam\n", "Deg cam"),
    "Windows line ends": ("a\r\nb\r\n", "a\nb"),
    "old Macintosh line ends": ("a\rb", "a\nb"),
    "line break of Word": ("a\x0bb", "a\nb"),
    "Excel's line break": ("a_x000D_\nb_x000d_", "a\n\nb"),
    "Excel's tab": ("a_x0009_b", "a b"),
    "indents": ("\n    Know what\n    you may do\n  ", "Know what\nyou may do"),
    "empty lines": ("a\n\n \n\nb", "a\n\nb"),
    "double spaces": ("end.  Begin", "end. Begin"),
    "soft hyphen": ("gwyb\u00adodaeth", "gwybodaeth"),
    "zero width": ("gw\u200by\u2060b\ufe0f", "gwyb"),
    "letters hidden in tags": ("a\U000e0041\U000e007f", "a"),
    "joiner where none joins": ("a\u200db\u200c", "ab"),
    "joiner in Persian": ("می\u200cخواهم", "می\u200cخواهم"),
    "loose accent": ("dw\u0302r ty\u0302", "dŵr tŷ"),
    "ligature": ("o\ufb03ce", "office"),
    "wide letters": ("ＡＢ１！", "AB1!"),
    "wide signs in Japanese": ("共有！", "共有！"),
    "letters of mathematics": ("𝐁𝐨𝐥𝐝", "Bold"),
    "no-break space that is meant": ("10\u00a0km", "10\u00a0km"),
    "narrow no-break space": ("10\u202fkm", "10\u00a0km"),
    "no-break space at the end": ("a\u00a0", "a"),
    "wide space": ("a\u2003b\u3000c", "a b c"),
    "acute as apostrophe": ("i´r o`r", "i’r o’r"),
    "nothing but spaces": ("\u200b \u00a0\n", ""),
}


@pytest.mark.parametrize(("typed", "meant"), TIDY.values(), ids=TIDY.keys())
def test_what_is_harmless_is_put_right(typed: str, meant: str) -> None:
    assert tidied(typed) == meant
    assert not list(faults(typed))


REFUSED = {
    "lost letter": ("yn si?r", "lost", "si?r"),
    "two lost letters": ("si??r", "lost", "si??r"),
    "lost first letter": ("mae ?yn yma", "lost", "?yn"),
    "lost to a box": ("si□r", "lost", "si□r"),
    "lost to a turned mark": ("si¿r", "lost", "si¿r"),
    "replacement character": ("si\ufffdr", "control", "U+FFFD"),
    "bold": ("a <b>b</b>", "markup", "<b>"),
    "line break": ("a<br/>b", "markup", "<br/>"),
    "paragraph with a style": ('<p class="x">a</p>', "markup", '<p class="x">'),
    "script": ("<SCRIPT>x</SCRIPT>", "markup", "<SCRIPT>"),
    "comment": ("a <!-- b -->", "markup", "<!--"),
    "number of a character": ("it&#8217;s", "markup", "&#8217;"),
    "hexadecimal number": ("it&#x2019;s", "markup", "&#x2019;"),
    "name of a character": ("a&nbsp;b", "markup", "&nbsp;"),
    "ampersand twice": ("a &amp;amp; b", "markup", "&amp;"),
    "bell": ("a\x07", "control", "U+0007"),
    "private use": ("a\ue000", "control", "U+E000"),
    "line separator": ("a\u2028b", "control", "U+2028"),
    "direction in English": ("a\u202eb", "control", "right-to-left override"),
    "direction left open": ("שלום \u2067x", "control", "closed"),
}
REFUSED |= {
    "tag of XLIFF": ('<g id="1">a</g>', "markup", '<g id="1">'),
    "tag of Trados": ('a <ph id="2"/>', "markup", "<ph"),
    "numbered pair": ("<1>a</1>", "markup", "</1>"),
    "code without its end": ("a&nbsp b", "markup", "&nbsp"),
    "number of Unicode": ("si\\u0175r", "misread", "\\u0175"),
    "letter of an address": ("si%C5%B5r", "misread", "%C5%B5"),
    "letter of a mail": ("si=C5=B5r", "misread", "=C5=B5"),
    "circumflex behind": ("siw^r", "misread", "w^"),
    "line break of programmers": ("One.\\nTwo.", "misread", "\\n"),
    "a formula that fails": ("#NAME?", "lost", "#NAME?"),
}
GARBLED = {"Å´": "Ŵ", "siÅµr": "ŵ", "tÅ·": "ŷ", "donâ€™t": "’", "Ã¢": "â", "â€œx": "“", "Â£5": "£"}
GARBLED |= {
    "don‚Äôt": "’",
    "mÃ´r": "ô",
    "10â€“12": "–",
    "cichÄ™": "ę",
    "Ĺ‚": "ł",
    "m├┤r": "ô",
    "s┼╡r": "ŵ",
}


@pytest.mark.parametrize(("typed", "code", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_nobody_can_print_as_it_was_meant_is_refused(typed: str, code: str, says: str) -> None:
    (found,) = faults(typed)
    assert found.code == code and says in found.what and found.hint


@pytest.mark.parametrize(("typed", "meant"), GARBLED.items(), ids=GARBLED.keys())
def test_letters_read_in_a_wrong_encoding_are_refused_with_what_they_were(
    typed: str, meant: str
) -> None:
    (found,) = faults(typed)
    assert found.code == "misread" and f"was “{meant}”" in found.what


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "mac_roman", "latin-1", "cp850"])
def test_the_shipped_welsh_is_found_out_in_every_old_encoding(encoding: str) -> None:
    path = "locales/cy/LC_MESSAGES/campaign.po"
    live = parse(path, (HERE / path).read_text("utf-8"))[0].live
    words = [form for entry in live for form in entry.forms if not form.isascii()]
    wrong = [text.encode().decode(encoding, "replace") for text in words]
    assert all(list(faults(text)) for text in wrong)
    assert not [text for text in words if list(faults(text)) or list(doubts(text))]


FINE = [
    "Worried about a child? Tell us.",
    "cy.ico.org.uk/search?q=si&x=1",
    "https://ico.org.uk/?a=b",
    "a@b.cymru?subject=x",
    "CAFÉ’S À… PÅ” “Ô”",
    "R&D; Q & A",
    "x.org/?a=1&amp=2 AT&T C++ C:\\new\\text 5 < 6 24/7",
    "100 % (e.g. ½) O’Neill 10²",
    "👨\u200d👩\u200d👧 1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Cymru",
    "1 < 2 > 0 <lab>",
    "5 × 3 = 15 °C § ½ €",
    "Español: ¿Qué? Ñandú",
    "Größe, GRÖSSE “ß”",
    "Привет, мир",
    "שלום \u2067a\u2069",
    "Łódź, Țară, Äänekoski, Ängeln",
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert not list(faults(text)) and tidied(text) == text


@pytest.mark.parametrize("text", ["Shаre", "Ѕhare", "plеntyn", "Ηelp"])
def test_letters_of_two_scripts_in_a_word_are_doubted(text: str) -> None:
    (found,) = doubts(text)
    assert found.code == "letters" and text in found.what


@pytest.mark.parametrize(
    "text",
    ["**now**", "__now__", "[here](https://ico.org.uk)", "y t? yn", "yn y t?.", "''no''", "’’no’’"],
)
def test_what_is_hardly_meant_is_doubted(text: str) -> None:
    assert len(list(doubts(text))) == 1 and not list(faults(text))


QUOTES = [
    ("'what'", "en", "‘what’"),
    ("the 'best' and 'worst'", "en", "the ‘best’ and ‘worst’"),
    ("('yes')", "en", "(‘yes’)"),
    ("Y gair 'ie'.", "cy", "Y gair ‘ie’."),
    ("'Dw i'n poeni' meddai'r plentyn", "cy", "‘Dw i’n poeni’ meddai’r plentyn"),
    ("'dw i'n a'r 'na", "cy", "’dw i’n a’r ’na"),
    ("rock 'n' roll", "en", "rock ’n’ roll"),
    ("'tis the kids' turn", "en", "’tis the kids’ turn"),
    ("the '90s", "en", "the ’90s"),
    ('say "no"', "en", "say “no”"),
    ("say \"it's 'no'\"", "en", "say “it’s ‘no’”"),
    ('"tak"', "pl", "„tak”"),
    ("'ja' \"nein\"", "de", "‚ja‘ „nein“"),
    ('"oui"', "fr", "«\u00a0oui\u00a0»"),
    ('5" and 6"', "en", '5" and 6"'),
    ("it's o'neill@x.org", "en", "it’s o'neill@x.org"),
]


@pytest.mark.parametrize(("typed", "locale", "printed"), QUOTES)
def test_straight_quotes_are_those_of_the_language(typed: str, locale: str, printed: str) -> None:
    assert typeset(typed, locale) == printed


some_text = st.text(max_size=30) | st.text("'\"ab .’“i\n\u00a0\t", max_size=20)


@settings(deadline=None)
@given(some_text, st.sampled_from(["", "cy", "de", "fr", "sv"]))
def test_twice_is_once(text: str, locale: str) -> None:
    once = tidied(text)
    assert tidied(once) == once and unicodedata.is_normalized("NFC", once)
    assert typeset(typeset(text, locale), locale) == typeset(text, locale)
    assert "'" not in quoted(text, locale)
    list(faults(text)), list(doubts(text))
