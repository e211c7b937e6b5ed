"""Translations that try to be code, on slides: in titles, lists, tables, notes, sections, prompts
and properties they are letters.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from i18n.test_attacks import ATTACKS, printed
from openxml_audit import validate_pptx
from pptx import Presentation
from running import Run

from media.decks.conftest import Campaign
from toolkit.engine import pixels

PO = "locales/cy/LC_MESSAGES/campaign.po"
TARGETS = (
    "slides/prompt/text",
    "slides/name/title",
    "briefing/part/why",
    "briefing/deck/title",
    "briefing/deck/alt",
    "briefing/actions/notes",
    "briefing/why/title",
    "briefing/why/body",
    "briefing/think/body",
    "briefing/think/more",
    "briefing/check/body",
    "briefing/share/more",
    "briefing/who/worry",
    "briefing/who/head",
    "briefing/nervous/feel",
    "briefing/why/notes",
)


def attack(root: Path, turn: int) -> dict[str, str]:
    """Each target says one of the attacks, a different one at each turn: what it says."""
    path = root / PO
    text = path.read_text("utf-8")
    said = {}
    for n, target in enumerate(TARGETS):
        words = ATTACKS[(n + turn) % len(ATTACKS)]
        quoted = words.replace("\\", "\\\\").replace('"', '\\"')
        before = re.compile(rf'(msgctxt "{target}"\nmsgid "[^\n]*"\nmsgstr )"[^\n]*"')
        text, count = before.subn(lambda found, quoted=quoted: f'{found[1]}"{quoted}"', text)
        assert count == 1, target
        said[target] = printed(words)
    path.write_text(text, "utf-8")
    return said


def words_of(path: Path) -> str:
    """All that the file says, part by part, without its markup."""
    said = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                root = ElementTree.fromstring(parts.read(name))
                said += [
                    "".join(p.itertext())
                    for p in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")
                ]
                said += [
                    value
                    for element in root.iter()
                    for key, value in element.attrib.items()
                    if key in ("name", "descr")
                ]
    return "\n".join(said).replace("\u00a0", " ")


@pytest.mark.parametrize("turn", [0, 5, 11])
def test_on_slides_it_is_letters(
    campaign: Campaign, run: Run, built: dict[str, Path], turn: int
) -> None:
    root = campaign()
    (root / "secret.txt").write_text("TOPSECRET", "utf-8")
    assert run("i18n", "update", "--house", "cy", "--project", root).code == 0  # names of slides
    said = attack(root, turn)
    ran = run("build", "staff-briefing", "--edition", "cy", "--project", root)
    assert ran.code == 0, ran.err
    made, calm = (
        root / "build/decks/staff-briefing/staff-briefing.cy.pptx",
        built["staff-briefing.cy"],
    )
    found = words_of(made)
    about = Presentation(str(made)).core_properties
    everything = f"{found}\n{about.title}\n{about.subject}".replace("\u00a0", " ")
    assert [target for target, words in said.items() if words not in everything] == []
    with zipfile.ZipFile(made) as mine, zipfile.ZipFile(calm) as theirs:
        assert mine.namelist() == theirs.namelist()
        for name in mine.namelist():
            if name.endswith(".rels"):
                assert mine.read(name) == theirs.read(name), (
                    name
                )  # nothing more is linked, least of all outside
    assert validate_pptx(str(made)).errors == []
    handout = pixels.text(
        (root / "build/decks/staff-briefing/staff-briefing-handout.cy.pdf").read_bytes()
    )
    assert "TOPSECRET" not in handout and "".join(said["briefing/why/body"].split()) in "".join(
        handout.split()
    )
