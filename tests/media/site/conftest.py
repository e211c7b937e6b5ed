"""A small campaign with the real site's templates, built once, and a browser where there is one."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from minimal import (
    CAMPAIGN,
    CATALOGUE,
    FACTS,
    FILES,
    HERE,
    POSTERS,
    catalogue,
    formats,
    house,
    quoted,
    with_lines,
    write,
)

from media.site.browsing import FLAGS, fresh
from toolkit.cli.serving.server import SiteServer
from toolkit.i18n.catalogue import read_catalogue
from toolkit.read.lent import house_catalogue

LINES = """[line]
danger = "If a child is in immediate danger, call 999."
status = "Based on ICO guidance. Not published or approved by the ICO."
"""
SLOGAN = """
[slogan]
en = ["Think", "Check", "Share"]
cy = ["Meddwl", "Gwirio", "Rhannu"]
verified = { en = true, cy = true }
source = "the campaign"
checked = 2026-11-01

[equality]
en = "Equality Advisory and Support Service (EASS)"
cy = "Gwasanaeth Cynghori a Chymorth Cydraddoldeb (EASS)"
verified = { en = true, cy = true }
source = "a statement"
checked = 2026-11-01

[equality_web]
en = "equalityadvisoryservice.com"
cy = "equalityadvisoryservice.com"
verified = { en = true, cy = true }
source = "a statement"
checked = 2026-11-01

[helpline]
en = "0303 123 1113"
cy = "0303 123 1113"
verified = { en = true, cy = true }
source = "the campaign"
checked = 2026-11-01
"""
SITE = """pages = ["print", "help", "accessibility", "licence", "about"]

[kind.posters]
preview = ["a5-preview"]

[kind.cards]
preview = ["400x400"]

[audience.primary]
resources = ["posters/*"]

[type.pdf]
media = ["application/pdf"]

[type.picture]
media = ["image/png"]
"""
SHIPPED = ("assets/content/site.toml", "assets/data/nations.toml")  # as the campaign has them
SiteFiles = Callable[..., dict[str, str]]


def site_words(*more: str) -> str:
    """The real site's Welsh, the house's too, and that of more strings, marked as reviewed."""
    real, _ = read_catalogue(CATALOGUE, "cy", (HERE / CATALOGUE).read_bytes())
    return "\n".join(
        f'# reviewed: A. N. Other, 2026-11-01\nmsgctxt "{context}"\nmsgid'
        f' "{quoted(m.source)}"\nmsgstr "{quoted(m.text)}"\n'
        for context, m in {**house_catalogue("cy").messages, **real.messages}.items()
        if not m.forms and (context.startswith("site/") or context in more)
    )


def _words() -> str:
    """The site's Welsh, and that of the small campaign with a word that has an accent."""
    return (
        catalogue(
            title="Rhannu i ddiogelu plentyn",
            body="Dywedwch wrth rywun am y dŵr. Darllenwch fwy yn {web}.",
        )
        + "\n"
        + site_words("campaign/line/danger", "campaign/line/status")
    )


def site_files(**more: str) -> dict[str, str]:
    """Files of a small campaign with a site; `template_html` and the like replace its own."""
    files = formats(POSTERS, "a5-screen", "a5-print", "a5-preview") | {
        CAMPAIGN: with_lines("status", "danger", "slogan"),
        FACTS: FILES[FACTS] + SLOGAN,
        "assets/content/campaign.toml": LINES,
        CATALOGUE: _words(),
        "assets/site/site.toml": SITE,
    }
    for path in sorted([*(HERE / "assets/site").iterdir(), *house("assets/site").iterdir()]):
        files.setdefault(f"assets/site/{path.name}", path.read_text("utf-8"))
    for path in SHIPPED:
        files[path] = (HERE / path).read_text("utf-8")
    return files | {f"assets/site/{name.replace('_', '.')}": text for name, text in more.items()}


@pytest.fixture(scope="session")
def welsh_of_site() -> Callable[..., str]:
    """The real site's Welsh, and that of more strings."""
    return site_words


@pytest.fixture(scope="session")
def with_site() -> SiteFiles:
    """Files of a small campaign with a site."""
    return site_files


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Any]) -> Path:
    """The small campaign with its site, built once. Only to be looked at."""
    root = write(tmp_path_factory.mktemp("site") / "campaign", site_files())
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return root


@pytest.fixture(scope="session")
def served(small_site: Path) -> Iterator[str]:
    """Where the small site is served."""
    yield from _serve(small_site / "build/site")


def _serve(site: Path) -> Iterator[str]:
    server = SiteServer(site, 0)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.end()


@dataclass(frozen=True)
class WholeSite:
    """The real campaign with its packs and its site, but without films: where, and what its
    manifest lists.
    """

    out: Path
    artefacts: list[dict[str, Any]]


@pytest.fixture(scope="session")
def whole_site(
    tmp_path_factory: pytest.TempPathFactory, whole: Any, run: Callable[..., Any]
) -> WholeSite:
    """One build, from the results that the build of the real campaign has kept."""
    top = tmp_path_factory.mktemp("whole-site")
    for folder in ("assets", "locales"):
        shutil.copytree(
            HERE / folder, top / "campaign" / folder, ignore=shutil.ignore_patterns("videos")
        )
    ran = run("build", "--project", top / "campaign", "--out", top / "out", "--store", whole.store)
    assert ran.code == 0, ran.err
    return WholeSite(top / "out", json.loads((top / "out/manifest.json").read_bytes())["artefacts"])


@pytest.fixture(scope="session")
def whole_served(whole_site: WholeSite) -> Iterator[str]:
    """Where the real campaign's site is served."""
    yield from _serve(whole_site.out / "site")


@pytest.fixture(scope="session")
def film_site(tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Any]) -> Path:
    """A campaign of one short film, with the site that offers it, built once."""
    pytest.importorskip("av", reason="films need the extra “video”")
    from media.films.small_film import film_campaign

    root = film_campaign(tmp_path_factory.mktemp("film-site") / "campaign")
    films = (
        SITE
        + '\n[kind.videos]\npreview = ["360x360/jpeg"]\n\n[type.video]\nmedia = ["video/mp4"]\n'
    )
    for path, text in (site_files() | {"assets/site/site.toml": films}).items():
        if path.startswith("assets/site/") or path in SHIPPED:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, "utf-8")
    (root / CAMPAIGN).write_text(with_lines("status", "danger", "slogan"), "utf-8")
    danger = root / "assets/content/campaign.toml"
    danger.write_text(
        danger.read_text("utf-8").replace("[line]", "[line]\n" + LINES.splitlines()[1]), "utf-8"
    )
    with (root / FACTS).open("a") as facts:
        facts.write("" if "[slogan]" in (root / FACTS).read_text("utf-8") else SLOGAN)
    with (root / CATALOGUE).open("a") as welsh:
        welsh.write("\n" + site_words("campaign/line/danger"))
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return root


@pytest.fixture(scope="session")
def film_served(film_site: Path) -> Iterator[str]:
    """Where the site of the short film is served."""
    yield from _serve(film_site / "build/site")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser, without a window."""
    found = next(
        (
            path
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (path := shutil.which(name))
        ),
        None,
    )
    if found is None:
        pytest.skip("no Chromium here")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="the package playwright is not here"
    )
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, served: str) -> Iterator[Any]:
    """A page in a fresh context, which fails on errors of scripts and requests to elsewhere."""
    yield from fresh(chromium, served, {})
