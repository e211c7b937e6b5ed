"""Typst: draws alike every time, reads nothing from outside, and says where a template is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from minimal import HERE

from toolkit.engine.typst import TemplateFailed, draw_pdf, draw_svg, measure

DAY = date(2026, 11, 22)
ENTRY = "assets/templates/x/x.typ"
HEAD = (
    '#set page(width: 100pt, height: 100pt, margin: 10pt)\n#set text(font: "Onest", fallback:'
    ' false, lang: "cy")\n#set document(title: "Teitl")\n'
)
MakeRoom = Callable[..., Path]


@pytest.fixture
def room(tmp_path: Path) -> MakeRoom:
    """A room with the brand's fonts and a template of these words."""

    def make(text: str, head: str = HEAD, **others: str) -> Path:
        shutil.copytree(HERE / "assets/brand/fonts", tmp_path / "assets/brand/fonts")
        for name, body in {"x": head + text, **others}.items():
            path = tmp_path / f"assets/templates/x/{name}.typ"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, "utf-8")
        return tmp_path

    return make


def failure(draw: Callable[[], object]) -> tuple[str, str, str]:
    """Message, place and hint of the one problem."""
    with pytest.raises(TemplateFailed) as failed:
        draw()
    assert failed.value.exit_code == 2
    (problem,) = failed.value.problems
    assert problem.code == "typst"
    assert "\x1b" not in str(problem)
    return problem.message, str(problem.where), problem.hint


def test_the_same_template_gives_the_same_bytes(room: MakeRoom) -> None:
    here = room("= Rhannu\nGeiriau.")
    assert draw_pdf(here, ENTRY, "{}", DAY) == draw_pdf(here, ENTRY, "{}", DAY)
    assert draw_svg(here, ENTRY, "{}") == draw_svg(here, ENTRY, "{}")


def test_the_folder_does_not_show_in_the_bytes(room: MakeRoom, tmp_path: Path) -> None:
    here = room("= Rhannu\nGeiriau.")
    shutil.copytree(here / "assets", tmp_path / "elsewhere/assets")
    assert draw_pdf(here, ENTRY, "{}", DAY) == draw_pdf(tmp_path / "elsewhere", ENTRY, "{}", DAY)


@pytest.mark.parametrize(
    "draw", [measure, draw_svg, lambda *a: draw_pdf(*a, DAY)], ids=["measure", "svg", "pdf"]
)
def test_an_error_names_the_template_and_its_line(
    room: MakeRoom, draw: Callable[..., object]
) -> None:
    message, where, _ = failure(lambda: draw(room("= Rhannu\n\n#nonsense"), ENTRY, "{}"))
    assert message == "unknown variable: nonsense"
    assert where == f"{ENTRY}:6"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("#let x = (", 4),
        ("\n\n#panic()", 6),
        ('#assert(false, message: "no")', 4),
        ("#rect(width: 1", 4),
    ],
)
def test_every_kind_of_error_has_its_line(room: MakeRoom, text: str, line: int) -> None:
    _, where, _ = failure(lambda: draw_svg(room(text), ENTRY, "{}"))
    assert where == f"{ENTRY}:{line}"


def test_an_error_in_an_imported_file_names_that_file(room: MakeRoom) -> None:
    _, where, _ = failure(
        lambda: draw_svg(
            room('#import "part.typ": *', part="#let a = 1\n#let b = nonsense"), ENTRY, "{}"
        )
    )
    assert where == "assets/templates/x/part.typ:2"


def test_an_undeclared_import_is_said_with_its_line_and_what_is_allowed(room: MakeRoom) -> None:
    message, where, hint = failure(
        lambda: draw_svg(room('#import "/templates/other/secret.typ": *'), ENTRY, "{}")
    )
    assert "file not found" in message
    assert where == f"{ENTRY}:4"
    assert "templates/lib" in hint


@pytest.mark.parametrize(
    "path", ["/../../../../etc/hostname", "../../../../../etc/hostname", "/etc/hostname"]
)
def test_a_template_cannot_read_outside_its_room(room: MakeRoom, path: str) -> None:
    _, where, _ = failure(lambda: draw_svg(room(f'#read("{path}")'), ENTRY, "{}"))
    assert where == f"{ENTRY}:4"


def test_a_package_from_the_network_is_refused(room: MakeRoom) -> None:
    _, where, _ = failure(lambda: draw_svg(room('#import "@preview/cetz:0.3.0"'), ENTRY, "{}"))
    assert where == f"{ENTRY}:4"


@pytest.mark.parametrize("family", ['"DejaVu Sans"', '("Onest", "New Computer Modern")', '"Onset"'])
def test_only_the_fonts_in_the_room_are_used(room: MakeRoom, family: str) -> None:
    """Words in a family that no file has are left out, or drawn in another face: both unseen."""
    here = room(f"= Rhannu\n#text(font: {family}, fallback: true)[Rhannu]")
    message, where, hint = failure(lambda: draw_pdf(here, ENTRY, "{}", DAY))
    assert message.startswith("no font file here is of the family '")
    assert (where, "brand/fonts" in hint) == (f"{ENTRY}:5", True)
    assert failure(lambda: measure(here, ENTRY, "{}")) == (message, where, hint)


def test_an_untagged_picture_is_refused_in_a_pdf(room: MakeRoom) -> None:
    message, _, _ = failure(
        lambda: draw_pdf(
            room(
                "= Rhannu\n#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9'"
                " height='9'/>\"))"
            ),
            ENTRY,
            "{}",
            DAY,
        )
    )
    assert "alt" in message.lower()


def test_the_job_arrives_as_data_and_never_as_markup(room: MakeRoom) -> None:
    words = '#panic() $x$ *b* "quoted" \\ `raw` <label> @ref'
    here = room(
        "#let job = json(bytes(sys.inputs.job))\n#job.words\n#context [#metadata((say:"
        " job.words))<trace>]"
    )
    (found,) = measure(here, ENTRY, json.dumps({"words": words}))
    assert found["say"] == words


def test_the_trace_says_where_things_stand_in_thousandths_of_a_point(room: MakeRoom) -> None:
    here = room(
        '#place(dx: 5pt, dy: 7.5pt)[#metadata((say: "a"))<trace>]\n#pagebreak()\n#place(dx: 1pt,'
        ' dy: 2pt)[#metadata((say: "b"))<trace>]'
    )
    assert [(t["say"], t["page"], t["x"], t["y"]) for t in measure(here, ENTRY, "{}")] == [
        ("a", 1, 15000, 17500),
        ("b", 2, 11000, 12000),
    ]


def test_a_drawing_without_a_trace_says_nothing(room: MakeRoom) -> None:
    assert measure(room("Geiriau."), ENTRY, "{}") == ()


def test_one_svg_a_page(room: MakeRoom) -> None:
    assert len(draw_svg(room("a\n#pagebreak()\nb"), ENTRY, "{}").pages) == 2


def test_a_drawing_has_bounds(room: MakeRoom) -> None:
    here = room("#for n in range(501) [ #pagebreak() ]")
    message, where, _ = failure(lambda: draw_svg(here, ENTRY, "{}"))
    assert (message, where) == ("the template draws 502 pages; 500 pages are the most", ENTRY)
