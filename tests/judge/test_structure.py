"""The structure check: each promise of a screen PDF, broken one at a time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from toolkit.judge.structure import check_pdf

TITLES = {
    "cy": "Rhannu i ddiogelu",
    "en": "Share to protect",
    "cy-en": "Rhannu i ddiogelu / Share to protect",
}


@pytest.fixture(scope="module")
def good(small: Path) -> bytes:
    return (small / "build/posters/hello/hello-a5-screen.cy-en.pdf").read_bytes()


def messages(
    data: bytes, languages: tuple[str, ...] = ("cy", "en"), title: str = TITLES["cy-en"]
) -> list[str]:
    found = check_pdf("posters/a.pdf", data, languages, title)
    assert all(
        problem.code == "structure" and str(problem.where) == "posters/a.pdf" and problem.hint
        for problem in found
    )
    return [problem.message.removeprefix("posters/a.pdf ") for problem in found]


def spoilt(data: bytes, spoil: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(BytesIO(data)) as document:
        spoil(document)
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def elements(node: pikepdf.Object) -> list[pikepdf.Object]:
    found = []
    kids = node.get("/K")
    for kid in list(kids) if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            found += [kid, *elements(kid)]
    return found


@pytest.mark.parametrize("edition", ["cy", "en", "cy-en"])
def test_what_we_build_keeps_every_promise(small: Path, edition: str) -> None:
    data = (small / f"build/posters/hello/hello-a5-screen.{edition}.pdf").read_bytes()
    assert messages(data, tuple(edition.split("-")), TITLES[edition]) == []


def without_tags(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def unmarked(document: pikepdf.Pdf) -> None:
    document.Root.MarkInfo = Dictionary(Marked=False)


def in_french(document: pikepdf.Pdf) -> None:
    document.Root.Lang = String("fr-FR")


def without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def english_unmarked(document: pikepdf.Pdf) -> None:
    for element in elements(document.Root.StructTreeRoot):
        if "/Lang" in element:
            del element.Lang


def retitled(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:title"] = "Untitled-1"


def without_metadata(document: pikepdf.Pdf) -> None:
    del document.Root.Metadata


def shows_file_name(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)


def heading(level: int) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        last = [
            element
            for element in elements(document.Root.StructTreeRoot)
            if str(element.S)[:2] == "/H"
        ][-1]
        last.S = Name(f"/H{level}")

    return change


def first_heading_is_second_level(document: pikepdf.Pdf) -> None:
    next(
        element for element in elements(document.Root.StructTreeRoot) if str(element.S) == "/H1"
    ).S = Name.H2


def no_headings(document: pikepdf.Pdf) -> None:
    for element in elements(document.Root.StructTreeRoot):
        if str(element.S)[:2] == "/H":
            element.S = Name.P


def figure_without_alt(document: pikepdf.Pdf) -> None:
    elements(document.Root.StructTreeRoot)[-1].S = Name.Figure


def opens_with_an_action(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(document: pikepdf.Pdf) -> None:
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


def extra_action(document: pikepdf.Pdf) -> None:
    document.Root.AA = Dictionary()


def page_action(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.AA = Dictionary(
        O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    )


def link_with_script(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.pages[0].obj.Annots = Array(
        [
            document.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
            )
        ]
    )


def loose_font(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (
            without_tags,
            ["has no tags", "marks no part as 'en'", "does not start with a first-level heading"],
        ),
        (unmarked, ["has no tags"]),
        (in_french, ["says that its language is 'fr-FR', not 'cy'"]),
        (without_language, ["says that its language is '', not 'cy'"]),
        (english_unmarked, ["marks no part as 'en'"]),
        (retitled, [f"is titled “Untitled-1”, not “{TITLES['cy-en']}”"]),
        (without_metadata, [f"is titled “”, not “{TITLES['cy-en']}”"]),
        (shows_file_name, ["shows its file name in place of its title"]),
        (heading(3), ["jumps from heading level 1 to 3"]),
        (first_heading_is_second_level, ["does not start with a first-level heading"]),
        (no_headings, ["does not start with a first-level heading"]),
        (figure_without_alt, ["has 1 figures without alt text"]),
        (opens_with_an_action, ["holds a script"]),
        (named_script, ["holds a script"]),
        (extra_action, ["holds a script"]),
        (page_action, ["holds a script"]),
        (link_with_script, ["holds a script"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_broken_promise_is_found_and_no_other(
    good: bytes, spoil: Callable[[pikepdf.Pdf], object], expected: list[str]
) -> None:
    assert messages(spoilt(good, spoil)) == expected


def test_fonts_that_are_not_embedded_are_named(good: bytes) -> None:
    found = messages(spoilt(good, loose_font))
    assert len(found) == 2
    assert all(
        message.startswith("does not embed the font ") and "Onest" in message for message in found
    )


def test_the_wrong_languages_and_title_are_found(good: bytes) -> None:
    assert messages(good, ("en", "cy"))[0] == "says that its language is 'cy-GB', not 'en'"
    assert messages(good, ("cy", "en", "pl")) == ["marks no part as 'pl'"]
    assert messages(good, title="Another") == [f"is titled “{TITLES['cy-en']}”, not “Another”"]


@pytest.mark.parametrize(
    "data", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF"], ids=["empty", "text", "shell"]
)
def test_a_damaged_file_is_one_finding(data: bytes) -> None:
    (message,) = messages(data)
    assert message.startswith("is damaged: ")


def test_half_a_file_is_found(good: bytes) -> None:
    assert messages(good[: len(good) // 2])
