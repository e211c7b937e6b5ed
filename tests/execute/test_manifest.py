"""The manifest: what stands published, for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from toolkit.execute.manifest import manifest
from toolkit.execute.store import Store
from toolkit.model.event import Entry
from toolkit.model.job import Described, Job, Landing, Rendered

LANDED = (
    Landing("notes/a/title", "cy", "Rhannu", 1, 0, 0, 1, 1, 9000, 1),
    Landing("notes/a/body", "cy", "“Dŵr”", 1, 0, 0, 1, 1, 9000, 1),
)


def described(unit: str, width: int, height: int, media_type: str, ppi: int = 72) -> Described:
    return Described(
        "posters",
        "a",
        "cy",
        "a5",
        media_type,
        "Teitl",
        "Disgrifiad",
        ("cy",),
        unit,
        width,
        height,
        ppi,
    )


@pytest.fixture
def entry(store: Store) -> Entry:
    return store.keep(
        Job("x", "page", "", (), (), "me"), Rendered(b"twelve bytes", (), LANDED, {"pages": 2})
    )


def artefact(about: Described, entry: Entry, store: Store) -> dict[str, Any]:
    (found,) = json.loads(manifest({"x": about}, {"x": entry}, store))["artefacts"]
    return dict(found)


@pytest.mark.parametrize(
    ("unit", "width", "height", "media_type", "ppi", "size"),
    [
        (
            "mm",
            210_000,
            297_000,
            "application/pdf",
            72,
            {"unit": "mm", "width": 210, "height": 297},
        ),
        ("mm", 210_000, 297_000, "image/png", 110, {"unit": "px", "width": 910, "height": 1287}),
        ("mm", 25_400, 50_800, "image/png", 72, {"unit": "px", "width": 72, "height": 144}),
        (
            "px",
            1_080_000,
            1_350_000,
            "image/png",
            72,
            {"unit": "px", "width": 1080, "height": 1350},
        ),
        (
            "px",
            1_920_000,
            1_080_000,
            "image/jpeg",
            72,
            {"unit": "px", "width": 1920, "height": 1080},
        ),
    ],
)
def test_sizes_are_pixels_for_pictures_and_millimetres_for_paper(
    unit: str,
    width: int,
    height: int,
    media_type: str,
    ppi: int,
    size: dict[str, Any],
    entry: Entry,
    store: Store,
) -> None:
    assert artefact(described(unit, width, height, media_type, ppi), entry, store)["size"] == size


def test_an_artefact_says_its_words_in_reading_order_and_in_real_letters(
    entry: Entry, store: Store
) -> None:
    about = described("mm", 210_000, 297_000, "application/pdf")
    found = artefact(about, entry, store)
    assert found["text"] == ["Rhannu", "“Dŵr”"]
    assert (found["bytes"], found["pages"], found["languages"], found["title"], found["alt"]) == (
        12,
        2,
        ["cy"],
        "Teitl",
        "Disgrifiad",
    )
    assert "Dŵr".encode() in manifest({"x": about}, {"x": entry}, store)


def test_the_order_of_making_does_not_show(entry: Entry, store: Store) -> None:
    about = described("mm", 210_000, 297_000, "application/pdf")
    names = ["b", "a", "c"]
    forward = manifest(dict.fromkeys(names, about), dict.fromkeys(names, entry), store)
    backward = manifest(dict.fromkeys(names[::-1], about), dict.fromkeys(names[::-1], entry), store)
    assert forward == backward
    assert [a["path"] for a in json.loads(forward)["artefacts"]] == ["a", "b", "c"]


def test_nothing_built_is_an_empty_list(store: Store) -> None:
    assert json.loads(manifest({}, {}, store)) == {"artefacts": []}


def test_strings_that_are_known_already_are_not_asked_of_the_store(
    entry: Entry, store: Store
) -> None:
    about = described("mm", 148_000, 210_000, "application/pdf")
    both = {"x": entry, "y": entry}
    made = manifest({"x": about, "y": about}, both, store, {"x": ["Known"]})
    assert [each["text"] for each in json.loads(made)["artefacts"]] == [
        ["Known"],
        ["Rhannu", "“Dŵr”"],
    ]
