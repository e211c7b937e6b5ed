"""The pages in a real browser: toggle, filters with and without a script, search, keyboard, width,
dark and forced colours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from media.site.browsing import fresh

KINDS = (
    "index.html",
    "cy/index.html",
    "en/index.html",
    "cy/posteri.html",
    "en/posters-welsh.html",
    "cy/posteri/hello.html",
    "en/cards/hello.html",
    "cy/argraffu.html",
    "en/accessibility.html",
)


def tiles(page: Any) -> list[str]:
    return list(
        page.eval_on_selector_all(".tile:not([hidden])", "all => all.map(one => one.dataset.id)")
    )


def count(page: Any) -> str:
    return str(page.inner_text(".count")).replace("\u00a0", " ")


def chosen(page: Any) -> list[str]:
    return list(
        page.eval_on_selector_all(
            ".filters [aria-current]", "all => all.map(one => one.innerText.trim())"
        )
    )


@pytest.fixture
def unscripted(chromium: Any, served: str) -> Iterator[Any]:
    yield from fresh(chromium, served, {"java_script_enabled": False})


def test_the_toggle_keeps_the_page_and_the_choice(page: Any, served: str) -> None:
    page.goto(f"{served}/cy/posteri/hello.html")
    page.click(".twin a")
    assert page.url == f"{served}/en/posters/hello.html"
    page.goto(f"{served}/en/index.html")
    page.click('.filters >> text="Posters"')
    page.click(".twin a")
    page.wait_for_url(f"{served}/cy/index.html#kind=posters")
    assert chosen(page)[0] == "Posteri" and tiles(page) == ["posters/hello"]


def test_filters_work_at_once_with_the_script(page: Any, served: str) -> None:
    page.goto(f"{served}/en/index.html")
    assert tiles(page) == ["posters/hello", "cards/hello"]
    page.click('.filters >> text="Cards"')
    assert tiles(page) == ["cards/hello"]
    assert count(page) == "1 resource"
    page.click('.filters >> text="Bilingual"')
    page.click('.filters >> text="Primary schools"')
    assert tiles(page) == [] and count(page) == "Nothing fits all of that."
    assert chosen(page) == ["Cards", "Bilingual", "Primary schools", "All file types"]
    assert page.url.endswith("/en/index.html#kind=cards&edition=cy-en&for=primary")
    page.reload()
    assert tiles(page) == [] and chosen(page)[0] == "Cards"


def test_filters_work_as_links_without_a_script(unscripted: Any, served: str) -> None:
    page = unscripted
    page.goto(f"{served}/en/index.html")
    assert not page.is_visible("input[type=search]")
    page.click('.filters >> text="Cards"')
    assert page.url.startswith(f"{served}/en/cards.html") and tiles(page) == ["cards/hello"]
    page.click('.filters >> text="Welsh"')
    assert page.url.startswith(f"{served}/en/cards-welsh.html") and chosen(page)[:2] == [
        "Cards",
        "Welsh",
    ]
    page.click('.filters >> text="Primary schools"')
    assert tiles(page) == ["posters/hello"]
    page.click("h3 a")
    page.click(".twin a")
    assert page.url == f"{served}/cy/posteri/hello.html"


@pytest.mark.parametrize("words", ["dwr", "dŵr", "DŴR", "rywun dwr", "plentyn", "phlentyn"])
def test_search_folds_accents_and_first_letters(page: Any, served: str, words: str) -> None:
    page.goto(f"{served}/cy/index.html")
    page.fill("input[type=search]", words)
    page.wait_for_function(
        "document.querySelector('.count').textContent.length && location.hash.includes('q=')"
    )
    page.wait_for_timeout(150)
    assert tiles(page) == ["posters/hello", "cards/hello"]


def test_search_says_when_there_is_nothing(page: Any, served: str) -> None:
    page.goto(f"{served}/cy/index.html")
    page.fill("input[type=search]", "cath")
    page.wait_for_function("document.querySelectorAll('.tile:not([hidden])').length === 0")
    assert count(page) == "Nid oes dim yn cyfateb i hynny i gyd."


def test_search_works_in_a_folder_too(chromium: Any, small_site: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((small_site / "build/site/cy/index.html").as_uri())
    page.fill("input[type=search]", "dwr")
    page.wait_for_timeout(500)
    assert tiles(page) == ["posters/hello", "cards/hello"]
    page.click('.filters >> text="Cardiau"')
    assert tiles(page) == ["cards/hello"]
    page.click("h3 a >> visible=true")
    assert page.url.endswith("/build/site/cy/cardiau/hello.html")
    context.close()


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    page: Any, served: str
) -> None:
    page.goto(f"{served}/en/index.html")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e); const b ="
            " e.getBoundingClientRect(); return [e.tagName, (e.innerText ||"
            " e.id).trim().replaceAll('\\u00a0', ' '), parseFloat(s.outlineWidth), s.outlineStyle,"
            " b.height, e.closest('[aria-hidden=true]') !== null] }"
        )
        if at[0] == "BODY":
            break
        seen.append(at)
    assert seen[0][1] == "Skip to the content"
    assert any(name == "words" for _, name, *_ in seen)  # the search
    assert all(width >= 3 and style != "none" for _, _, width, style, _, _ in seen)
    assert not any(hidden for *_, hidden in seen)
    assert all(height >= 24 for *_, height, _ in seen)
    names = [name for _, name, *_ in seen]
    assert (
        names.index("Resources")
        < names.index("Cymraeg")
        < names.index("Everything")
        < names.index("Accessibility statement")
    )
    page.keyboard.press("Home")
    page.goto(f"{served}/en/index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_wider_than_320_pixels_or_cut_when_words_are_spaced(
    chromium: Any, served: str, name: str
) -> None:
    for page in fresh(
        chromium, served, {"viewport": {"width": 320, "height": 640}}
    ):  # 1280 pixels at 400 %
        page.goto(f"{served}/{name}")
        page.wait_for_function("document.fonts.status === 'loaded'")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.add_style_tag(
            content="*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
        )
        cut = page.evaluate(
            "() => [...document.querySelectorAll('p,li,h2,h3,a')].filter(e => !e.closest('.vh') &&"
            " e.className !== 'vh' && e.scrollWidth > e.clientWidth + 1 &&"
            " getComputedStyle(e).overflow === 'hidden').length"
        )
        assert cut == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 324


def test_fields_keep_their_colours_in_the_dark(chromium: Any, served: str) -> None:
    for page in fresh(chromium, served, {"color_scheme": "dark"}):
        page.goto(f"{served}/en/index.html")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(6, 55, 45)"
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.hero')).backgroundColor")
            == "rgb(255, 203, 31)"
        )
        child = "getComputedStyle(document.querySelector('.top .mark .child')).fill"
        assert page.evaluate(child) == "rgb(255, 203, 31)"  # on board the child is pencil


def test_shapes_stay_in_forced_colours(chromium: Any, served: str) -> None:
    for page in fresh(chromium, served, {"forced_colors": "active"}):
        page.goto(f"{served}/en/index.html")
        stop, ground = page.evaluate(
            "() => [getComputedStyle(document.querySelector('.hero .stop')).backgroundColor,"
            " getComputedStyle(document.body).backgroundColor]"
        )
        assert stop != ground


def test_a_download_is_the_file_of_the_manifest(page: Any, served: str, small_site: Path) -> None:
    page.goto(f"{served}/en/cards/hello.html")
    with page.expect_download() as waiting:
        page.click("a[download]")
    name = waiting.value.suggested_filename
    artefacts = {
        Path(a["path"]).name: a
        for a in json.loads((small_site / "build/manifest.json").read_bytes())["artefacts"]
    }
    assert (
        hashlib.sha256(Path(waiting.value.path()).read_bytes()).hexdigest()
        == artefacts[name]["sha256"]
    )


def test_pages_print_without_menus(page: Any, served: str) -> None:
    page.goto(f"{served}/en/posters/hello.html")
    page.emulate_media(media="print")
    assert not page.is_visible(".top nav") and page.is_visible("#words")


def test_a_film_plays_with_captions_in_its_language(chromium: Any, film_served: str) -> None:
    for page in fresh(chromium, film_served, {}):
        page.goto(f"{film_served}/cy/ffilmiau/short.html")
        assert page.evaluate("document.querySelector('video').paused")  # nothing plays by itself
        found = page.evaluate(
            "async () => { const v = document.querySelector('video'); v.muted = true; await"
            " v.play(); await new Promise(done => setTimeout(done, 700)); const moved ="
            " v.currentTime; v.pause(); v.currentTime = v.duration - 0.4; await new Promise(done =>"
            " v.addEventListener('seeked', done, { once: true })); return { moved, sought:"
            " v.currentTime / v.duration, tracks: [...v.textTracks].map(t => [t.language, t.mode,"
            " t.cues ? t.cues.length : 0]) } }"
        )
        assert found["moved"] > 0.2 and found["sought"] > 0.5
        assert [track[0] for track in found["tracks"]] == ["cy", "en"]
        assert found["tracks"][0][1] == "showing" and found["tracks"][0][2] >= 2
        text = page.inner_text("#words")
        assert (
            "Mae cylch yn dod i mewn." in text and "Edrychwch." in text
        )  # what is seen, and what is read


def test_captions_play_from_a_folder_too(chromium: Any, film_site: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((film_site / "build/site/en/films/short.html").as_uri())
    cues = page.evaluate(
        "async () => { const v = document.querySelectorAll('video')[1]; v.muted = true; await"
        " v.play(); await new Promise(d => setTimeout(d, 500)); return [v.textTracks[0].language,"
        " v.textTracks[0].cues.length] }"
    )
    assert cues[0] == "en" and cues[1] >= 2
    context.close()
