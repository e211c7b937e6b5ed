"""Damage inside of files that people send: said of the file, by the reader that meets it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from trusting import samples

from toolkit.engine import typeface
from toolkit.engine.apart import apart
from toolkit.engine.press.outside import outside
from toolkit.engine.slides.mend import mend
from toolkit.engine.slides.read import read
from toolkit.i18n.po import MOST, parse
from toolkit.model.problem import Invalid
from toolkit.report.spreadsheet import read_spreadsheet


def damaged(archive: bytes, ending: str) -> bytes:
    """The archive with a part whose packed bytes are wrong, as after a broken download."""
    with zipfile.ZipFile(BytesIO(archive)) as parts:
        part = next(info for info in parts.infolist() if info.filename.endswith(ending))
    start = part.header_offset + 30 + len(part.filename)
    assert part.compress_type == zipfile.ZIP_DEFLATED and part.compress_size > 40
    return archive[: start + 20] + b"\xff" * 20 + archive[start + 40 :]


@pytest.fixture(scope="module")
def deck() -> bytes:
    return samples.decks()[0]


def test_a_deck_with_broken_parts_is_damaged(deck: bytes) -> None:
    lost = (damaged(deck, "slide1.xml"), damaged(deck, "theme1.xml"), deck[:9000])
    for broken in lost:
        said = read(broken)
        assert isinstance(said, str) and said.startswith("is damaged"), said
        assert "Error" not in said and "BadZip" not in said
        assert mend(broken, ["cy"]) == said


def test_entities_of_a_deck_lead_nowhere() -> None:
    for reaching in samples.decks()[1:]:
        assert samples.SECRET not in repr(apart(read, reaching))


def test_a_spreadsheet_with_broken_parts_is_refused() -> None:
    with pytest.raises(Invalid, match=r"words\.xlsx is refused: it is no whole \.xlsx"):
        read_spreadsheet("words.xlsx", damaged(samples.sheets()[0], "sheet1.xml"), "cy")


def test_a_font_says_which_of_its_tables_is_broken() -> None:
    font = samples.fonts()[0]
    assert typeface.fault(font) == "" and typeface.characters(font) >= set(map(ord, "Taŵé"))
    at = font.index(b"GPOS") + 8
    offset = int.from_bytes(font[at : at + 4], "big")
    broken = font[: offset + 4] + b"\xff" * 30 + font[offset + 34 :]
    assert typeface.fault(broken).startswith("its table GPOS cannot be read (")
    head = font.replace(b"head", b"haed", 1)
    assert "cannot be measured" in typeface.fault(head)


def test_a_profile_of_a_press_is_tried_first() -> None:
    (profile,) = samples.profiles()
    assert outside(profile).version in (2, 4)
    with pytest.raises(ValueError, match="is damaged"):
        outside(profile[:200] + b"\xff" * 3000 + profile[3200:])


def test_a_catalogue_of_another_kind_gives_no_million_lines() -> None:
    _, problems = parse("campaign.po", "no catalogue\n" * 20_000)
    assert len(problems) == MOST
    document, problems = parse("campaign.po", 'msgid "a"\nmsgstr ""\n' + '"bc"\n' * 50_000)
    assert not problems and document.entries[0].parts["msgstr"] == "bc" * 50_000


def test_a_keyword_without_a_text_is_said() -> None:
    _, problems = parse("campaign.po", "msgid\nmsgstr\n")
    assert [problem.message for problem in problems] == ["the text is missing"] * 2
