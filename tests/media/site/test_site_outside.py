"""The pages before judges that others wrote: axe-core, the Nu HTML checker, linkinator.

They come from npm (see .ci/run).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE

from media.site.browsing import fresh

# Links that lead away from the site are other people's pages: a test must not need them.
OUTSIDE = r"^https?://(?!127\.0\.0\.1[:/])"
TOOLS = Path(os.environ.get("SITE_TOOLS", HERE / ".venv/site-tools")) / "node_modules"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages(site: Path) -> list[str]:
    """All pages of the site; transcripts among its files too."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def tool(path: str) -> Path:
    found = TOOLS / path
    if not found.exists():
        pytest.skip(f"{path} is not here; npm brings it")
    return found


def few(site: Path) -> list[str]:
    """A page of each kind, in one language or the other."""
    wanted = (
        "index.html",
        "cy/index.html",
        "en/posters.html",
        "cy/posteri/hello.html",
        "cy/posteri/deg-cam.html",
        "en/posters/hello.html",
        "cy/pecynnau.html",
        "en/packs.html",
        "cy/ffilmiau/*",
        "en/slides/quiz.html",
        "cy/hygyrchedd.html",
        "en/printing.html",
        "cy/negeseuon/*",
        "files/articles/*/*.html",
        "cy/cardiau/step-1-law.html",
        "en/infographics/should-i-share.html",
        "en/posts/alt-texts.html",
        "en/films/*-transcript.html",
        "en/accessibility.html",
    )
    return sorted(
        {
            path.relative_to(site).as_posix()
            for pattern in wanted
            for path in list(site.glob(pattern))[:1]
        }
    )


def stay(route: Any) -> None:
    """An old address leads on at once: it is looked at without that."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('http-equiv="refresh"', 'name="x"'))


def violations(
    chromium: Any, address: str, names: list[str], options: dict[str, Any]
) -> Iterator[str]:
    axe = tool("axe-core/axe.min.js").read_text("utf-8")
    for page in fresh(chromium, address, options):
        page.route("**/*.html", stay)
        for name in names:
            page.goto(f"{address}/{name}")
            page.evaluate(axe)
            for found in page.evaluate(
                f"axe.run({{runOnly: {RULES}}}).then(r => r.violations.map(v => v.id + ': ' +"
                " v.nodes[0].html))"
            ):
                yield f"{name}: {found}"


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"color_scheme": "dark"},
        {"viewport": {"width": 360, "height": 740}},
        {"java_script_enabled": True, "forced_colors": "active"},
    ],
    ids=["light", "dark", "phone", "forced"],
)
def test_axe_finds_nothing_on_a_small_site(
    chromium: Any, small_site: Path, served: str, options: dict[str, Any]
) -> None:
    assert list(violations(chromium, served, few(small_site / "build/site"), options)) == []


def test_axe_finds_nothing_on_any_page_of_the_real_site(
    chromium: Any, whole_site: Any, whole_served: str
) -> None:
    names = (
        pages(whole_site.out / "site")
        if os.environ.get("CI") == "true"
        else few(whole_site.out / "site")
    )
    assert list(violations(chromium, whole_served, names, {})) == []


def test_the_html_checker_finds_nothing_on_any_page(whole_site: Any) -> None:
    jar = tool("vnu-jar/build/dist/vnu.jar")
    if shutil.which("java") is None:
        pytest.skip("no Java here")
    site = whole_site.out / "site"
    told = subprocess.run(
        [
            "java",
            "-jar",
            jar,
            "--also-check-css",
            "--also-check-svg",
            *[site / name for name in pages(site)],
            site / "site.css",
            site / "icon.svg",
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_no_link_of_the_real_site_is_dead(whole_site: Any, whole_served: str) -> None:
    linkinator = tool(".bin/linkinator")
    told = subprocess.run(
        [
            linkinator,
            f"{whole_served}/",
            "--recurse",
            "--skip",
            OUTSIDE,
            "--format",
            "csv",
            "--verbosity",
            "error",
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert told.returncode == 0, told.stdout + told.stderr
