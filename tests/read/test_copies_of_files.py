"""Copies by their names and their originals, and folders for what is out of use."""

from __future__ import annotations

import pytest

from toolkit.read.copies import Copies, put_away, surely_a_copy

NAMES = """steps - Copy.toml
steps - Copy (2).toml
steps copy.toml
steps copy 2.toml
steps (1).toml
steps(1).toml
steps 2.toml
steps 2026-01-31.toml
Copy of steps.toml
Copy (2) of steps.toml
Kopia steps.toml
steps — kopia.toml
steps - Kopie.toml
Copi o steps.toml
steps - Copi.toml
steps-LAPTOP-7QX2.toml
steps-DESKTOP-AB12CD3.toml
steps-Annas-MacBook-Pro.toml
steps.sync-conflict-20260101-120000-ABCDEFG.toml
steps_conflict-20260101-120000.toml
steps (conflicted copy 2026-01-01 120000).toml
steps (Anna's conflicted copy 2026-01-01).toml
steps_DiskStation_Jan-01-1200-2026_Conflict.toml
steps [conflicted].toml
steps — kopia (2).toml
steps - Cóip.toml
steps~.toml
Copi o steps (1).toml
Duplicate of steps.toml
steps Duplikat (2).toml
Backup of steps.toml
Copia de seguridad de steps.toml
steps_sian_Nov-22-1010-2026_CaseConflict.toml
steps_LOCAL_4711.toml
steps~HEAD.toml
steps~origin_main.toml
steps.nextcloud-conflict.toml
steps.conflicted.toml
steps-Siân’s MacBook Air.toml
steps-MacBook Pro von Anna.toml""".splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_nobody_gives_by_hand_beside_its_original(name: str) -> None:
    assert surely_a_copy(name) == "steps.toml"
    paths = [f"assets/content/{name}", "assets/content/steps.toml", "assets/packs/steps.toml"]
    copies = Copies(paths, lambda path: frozenset())
    assert copies.original(paths[0]) == "assets/content/steps.toml"
    assert copies.original(paths[1]) == ""
    assert Copies(paths[:1] + paths[2:], lambda path: frozenset()).original(paths[0]) == ""


@pytest.mark.parametrize("name", ["steps_old", "steps-old", "steps.bak", "old-steps", "steps-copy"])
def test_of_a_name_that_may_be_meant_the_contents_decide(name: str) -> None:
    path, original = f"assets/packs/{name}.toml", "assets/packs/steps.toml"
    lines = {path: {b"a", b"b", b"c", b"d"}, original: {b"a", b"b", b"e", b"f", b"g"}}
    copies = Copies(lines, lambda each: frozenset(lines[each]))
    assert copies.original(path) == original
    lines[path] = {b"a", b"x", b"y"}
    assert copies.original(path) == ""


@pytest.mark.parametrize(
    "name",
    ["steps-v2", "steps_final", "steps new", "new-steps", "steps-2026-11-22", "hen steps"],
)
def test_of_a_name_that_says_little_nearly_all_has_to_be_the_same(name: str) -> None:
    path, original = f"assets/packs/{name}.toml", "assets/packs/steps.toml"
    lines = {path: set(b"abcd!"), original: set(b"abcd?")}
    copies = Copies(lines, lambda each: frozenset(bytes([line]) for line in lines[each]))
    assert copies.original(path) == original
    lines[path] = set(b"abc")
    assert copies.original(path) == ""


@pytest.mark.parametrize("name", ["steps-short", "ten-steps", "steps2", "my_steps", "steps-2026"])
def test_names_that_people_give_are_no_copies(name: str) -> None:
    paths = [f"assets/decks/{name}.toml", "assets/decks/steps.toml"]
    assert Copies(paths, lambda path: frozenset({b"a"})).original(paths[0]) == ""


def test_a_copy_elsewhere_in_its_part_of_the_project_and_a_folder_that_was_copied() -> None:
    paths = [
        "assets/content/steps.toml",
        "assets/content/2025/steps (1).toml",
        "assets/templates/hero",
        "assets/templates/hero - Copy",
    ]
    copies = Copies(paths, lambda path: frozenset())
    assert copies.original(paths[1]) == paths[0]
    assert copies.original(paths[3]) == paths[2]


@pytest.mark.parametrize(
    "name",
    [
        *("old", "z-old", "_old", "Archive", "archive 2025", "backup", "x_old", "Old versions"),
        *("Archiv 2025", "Alte Versionen", "OLD - do not use", "hen fersiynau", "superseded"),
    ],
)
def test_folders_for_what_is_out_of_use(name: str) -> None:
    assert put_away(f"assets/packs/{name}")


@pytest.mark.parametrize(
    "name", ["words-2025", "older-people", "schools", "gold", "2025", "lib", "used", "new"]
)
def test_other_folders_count(name: str) -> None:
    assert not put_away(f"assets/packs/{name}")
