"""Translations that try to be code: in packs' first pages, tables, calendars and plain text they
are letters.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import icalendar
import pytest
from i18n.test_attacks import ATTACKS, Tags, printed

from media.packs.conftest import POSTING, SMALL, MakeCampaign

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def parts(pack: Path) -> dict[str, str]:
    with zipfile.ZipFile(pack) as archive:
        return {
            name: archive.read(name).decode("utf-8-sig")
            for name in archive.namelist()
            if name.endswith((".html", ".csv", ".ics", ".txt", ".json"))
        }


@pytest.mark.parametrize("first", range(0, len(ATTACKS), 4))
def test_in_a_pack_it_is_letters(
    first: int, campaign: MakeCampaign, run: Any, packed: Path
) -> None:
    title, headline, body, folder = ATTACKS[first : first + 4]
    roomy = {POSTING: SMALL[POSTING].replace("limit = 120", "limit = 400")}
    root = campaign(
        roomy,
        **{
            "notes/hello/title": "Nodyn " + title,
            "posts/one/headline": "Mae " + headline,
            "posts/one/body": body + " ",
            "packs/folder/posteri-posters": folder,
        },
    )
    (root / "secret.txt").write_text("TOPSECRET", "utf-8")
    ran = run("build", "--project", root, "--edition", "cy")
    assert ran.code == 0, ran.err
    pack = root / "build/packs/small.cy.zip"
    found, harmless = parts(pack), parts(packed / "packs/small.cy.zip")
    assert found.keys() == harmless.keys(), "a file is named after an attack"
    assert "TOPSECRET" not in str(found)
    page, twin = Tags(found["00-README.html"]), Tags(harmless["00-README.html"])
    assert [tag for tag, _ in page.seen] == [tag for tag, _ in twin.seen]
    assert not any(name.startswith("on") for _, attributes in page.seen for name in attributes)
    assert printed(folder) in " ".join(page.words)
    for name, text in found.items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text)))
            assert len({len(row) for row in rows}) == 1 and len(rows) == len(
                list(csv.reader(io.StringIO(harmless[name])))
            )
            assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)], name
        if name.endswith(".ics"):
            calendar = icalendar.Calendar.from_ical(text)
            assert any(
                printed(headline) in str(event.get("description")) + str(event.get("summary"))
                for event in calendar.walk("VEVENT")
            )
            assert len(calendar.walk("VEVENT")) == len(
                icalendar.Calendar.from_ical(harmless[name]).walk("VEVENT")
            )
    assert any(
        printed(title) in entry.get("title", "")
        for entry in json.loads(found["manifest.json"])["files"]
    )
    assert run("verify", pack).code == 0
