"""The real campaign's packs, built whole: what schools will download."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from toolkit.judge.pack import verify
from toolkit.media.registry import PACKED_TYPES

Run = Callable[..., Any]
PACKS = ("primary", "secondary", "early-years", "comms-team", "everything", "print-at-school")


@pytest.fixture(scope="module")
def packs(whole: Any) -> dict[str, zipfile.ZipFile]:
    """Every pack, open, by name and edition."""
    return {
        path.name.removesuffix(".zip"): zipfile.ZipFile(path)
        for path in sorted((Path(whole.out) / "packs").glob("*.zip"))
    }


def test_every_audience_has_its_pack_in_every_edition(packs: dict[str, zipfile.ZipFile]) -> None:
    assert set(packs) == {
        f"{name}.{edition}" for name in PACKS for edition in ("cy", "en", "cy-en")
    }


def test_every_pack_is_as_it_was_made(whole: Any) -> None:
    for path in (Path(whole.out) / "packs").glob("*.zip"):
        assert verify(path, PACKED_TYPES).problems == ()


def test_welsh_packs_hold_what_english_packs_hold(packs: dict[str, zipfile.ZipFile]) -> None:
    for name in PACKS:
        assert {entry.replace(".cy.", ".xx.") for entry in packs[f"{name}.cy"].namelist()} == {
            entry.replace(".en.", ".xx.") for entry in packs[f"{name}.en"].namelist()
        }


def test_names_are_safe_everywhere(packs: dict[str, zipfile.ZipFile]) -> None:
    for pack in packs.values():
        for name in pack.namelist():
            assert name.isascii() and len(name) <= 120 and name.count("/") <= 1


def test_everything_holds_every_artefact_of_its_languages(
    whole: Any, packs: dict[str, zipfile.ZipFile]
) -> None:
    built = {
        artefact["path"].rsplit("/", 1)[-1]
        for artefact in whole.artefacts
        if artefact["kind"] != "packs"
    }
    assert {
        name.rsplit("/", 1)[-1] for name in packs["everything.cy-en"].namelist() if "/" in name
    } == built


def test_school_packs_hold_a_record_sheet_a_plan_and_words(
    packs: dict[str, zipfile.ZipFile],
) -> None:
    for name in ("primary", "secondary"):
        held = set(packs[f"{name}.cy"].namelist())
        assert {
            "taflenni-sheets/record-sheet-a4-screen.cy.pdf",
            "sleidiau-slides/briefing-plan-a4-screen.cy.pdf",
            "sleidiau-slides/staff-briefing.cy.pptx",
            "cyhoedd-public/posting-calendar.cy.ics",
            "staff/staff-calendar.cy.ics",
        } <= held


def test_what_is_printed_at_school_is_a4_without_crop_marks(
    packs: dict[str, zipfile.ZipFile],
) -> None:
    for name in packs["print-at-school.cy-en"].namelist():
        assert "/" not in name or name.endswith(
            ("-a4-screen.cy-en.pdf", "-a4-screen.cy.pdf", "-a4-screen.en.pdf", "-handout.cy-en.pdf")
        ), name


def test_the_plan_s_minutes_are_the_deck_s(whole: Any) -> None:
    manifest = {artefact["path"]: artefact for artefact in whole.artefacts}
    agenda = next(
        artefact
        for path, artefact in manifest.items()
        if path == "decks/staff-briefing/staff-briefing.en.pptx"
    )["text"]
    plan = manifest["sheets/briefing-plan/briefing-plan-a4-screen.en.pdf"]["text"]
    clocks = [text for text in plan if "–" in text and text.replace("–", "").isdigit()]
    assert clocks[0].startswith("0–") and clocks[-1].startswith("25–")
    assert all(before.split("–")[1] == after.split("–")[0] for before, after in pairwise(clocks))
    minutes = [int(end) - int(start) for start, end in (clock.split("–") for clock in clocks)]
    assert [
        f"{m} minutes" in line
        for m, line in zip(
            minutes, [line for line in agenda if "minutes" in line and "," in line], strict=False
        )
    ].count(False) == 0


def test_words_of_posts_are_those_of_their_cards(whole: Any) -> None:
    cards = {
        artefact["path"]: artefact["text"]
        for artefact in whole.artefacts
        if artefact["path"].startswith("cards/post-")
    }
    for locale in ("cy", "en"):
        posts = [
            text
            for artefact in whole.artefacts
            if artefact["path"].endswith(f"-posts.{locale}.csv")
            for text in artefact["text"]
        ]
        for number in range(1, 10):
            printed = next(
                text
                for path, text in cards.items()
                if path.startswith(f"cards/post-{number}-")
                and path.endswith(f"1080x1080.{locale}.png")
            )
            assert all(
                any(line.replace("\u00a0", " ") in post for post in posts) for line in printed[:2]
            )


def test_alt_texts_say_what_the_manifest_says(
    whole: Any, packs: dict[str, zipfile.ZipFile]
) -> None:
    for edition, pack in packs.items():
        held = {
            (file["kind"], file["path"].rsplit("/", 1)[-1]): file
            for file in json.loads(pack.read("manifest.json"))["files"]
            if "alt" in file
        }
        for artefact in whole.artefacts:
            file = held.get((artefact["kind"], artefact["path"].rsplit("/", 1)[-1]))
            if file:
                assert (file["alt"], file["title"], file["sha256"]) == (
                    artefact["alt"],
                    artefact["title"],
                    artefact["sha256"],
                ), (edition, file["path"])
