"""The glossary as translation programs read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

MakeProject = Callable[..., Path]
Run = Callable[..., Any]


def test_the_glossary_goes_out_as_tbx(project: MakeProject, run: Run) -> None:
    glossary = """[[avoid]]
cy = "gwael"
say = "da"
why = "it is bad"
[[term]]
en = ["consent", "agreement"]
cy = "cydsyniad"
forms = ["cydsyn*", "cydsyniadau"]
forbidden = ["caniatâd & co"]
source = "a dictionary"
confirmed = true
[[term]]
en = "ACME"
keep = true
"""
    root = project({"locales/glossary.toml": glossary})
    ran = run("i18n", "export", root / "words.tbx", "--project", root)
    assert ran.code == 0 and "2 terms" in ran.out
    tree = ElementTree.parse(root / "words.tbx").getroot()
    assert tree.tag == "martif" and tree.get("type") == "TBX"
    first, second = tree.iter("termEntry")
    welsh = first.findall("langSet")[1]
    said = [(tig.findtext("term"), tig[1].text) for tig in welsh]
    assert said == [
        ("cydsyniad", "preferredTerm-admn-sts"),
        ("cydsyniadau", "admittedTerm-admn-sts"),
        ("caniatâd & co", "deprecatedTerm-admn-sts"),
    ]
    assert [about.text for about in welsh[0][2:]] == ["finalized", "a dictionary"]
    assert [term.text for term in second.iter("term")] == ["ACME", "ACME"]
