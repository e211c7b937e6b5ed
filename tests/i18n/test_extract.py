"""The words of the content as a catalogue template, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from minimal import CONTENT, FILES, HERE

from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.extract import catalogue_template
from toolkit.media.reading import read_project
from toolkit.model.message import Catalogue
from toolkit.read.wording import read_wording

MakeProject = Callable[..., Path]


def template(root: Path) -> tuple[bytes, Catalogue]:
    """The template as bytes and as our own reader sees it: whole, but for the language that it does
    not have.
    """
    made = catalogue_template(read_project(root))
    catalogue, problems = read_catalogue("locales/campaign.pot", "cy", made)
    assert [problem.code for problem in problems] == ["E-LANG"]
    return made, catalogue


def test_every_string_of_the_content_is_offered_once_without_a_translation(
    project: MakeProject,
) -> None:
    _, found = template(project())
    assert {name: (m.source, m.text) for name, m in found.messages.items()} == {
        "notes/hello/title": ("Share to protect", ""),
        "notes/hello/body": ("Tell the person you trust. Read more at {web}.", ""),
        "artworks/hello/title": ("{title}", ""),
        "artworks/hello/alt": ("A note that says: {title}", ""),
    }


def test_the_template_asks_for_what_the_content_says(project: MakeProject) -> None:
    """Odd letters, quotes and long sentences come through unharmed: what is copied from it is never
    stale.
    """
    odd = 'Say "yes" \\\\ to people\'s rights: {{x}} – ' + "word " * 60
    root = project(
        {CONTENT: FILES[CONTENT] + f"\n[odd]\nnote = \"Be brief.\"\ntitle = '''{odd}'''\n"}
    )
    made, found = template(root)
    assert (
        found.messages["notes/odd/title"].source
        == read_project(root).items["notes/odd"].fields["title"].text
    )
    assert b"#. Be brief." in made


def test_the_template_holds_no_line_numbers_and_no_date(project: MakeProject) -> None:
    plain = catalogue_template(read_project(project({}, "plain")))
    moved = catalogue_template(
        read_project(project({CONTENT: "\n# moved down\n\n" + FILES[CONTENT]}, "moved"))
    )
    assert plain == moved
    assert b"Date" not in plain


def test_the_same_words_give_the_same_bytes_whatever_the_clock_and_the_machine() -> None:
    program = (
        "import sys; from pathlib import Path; from toolkit.i18n.extract import catalogue_template"
        " as t; from toolkit.media.reading import read_project as r;"
        f" sys.stdout.buffer.write(t(r(Path({str(HERE)!r}))))"
    )
    places = (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LANG": "cy_GB.UTF-8", "PYTHONHASHSEED": "2"},
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | place,
            cwd=HERE,
            capture_output=True,
            check=True,
        ).stdout
        for place in places
    }
    assert len(made) == 1
    texts = read_wording(HERE).texts()
    own = [text for text in texts if text.where.path.startswith("assets/")]
    assert made.pop().count(b"\nmsgctxt ") == len(own) < len(texts)
