"""A campaign that writes no word for its site has one all the same, in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CARDS, CATALOGUE, CONTENT, FACTS, FILES, POSTERS, catalogue, formats

from media.site.conftest import SITE

POLISH = 'name = "polski"\nenglish = "Polish"\nregion = "PL"\n'
POLISH_WORDS = catalogue(title="Podaj dalej", body="Powiedz komuś. Więcej: {web}.").replace(
    "Language: cy", "Language: pl"
)
TEMPLATE = "assets/templates/note/template.toml"
ARTWORKS = "assets/content/artworks.toml"
EDITIONS = 'editions = ["cy", "en", "cy-en"]'


def in_languages(source: str, *others: str) -> dict[str, str | None]:
    """The small campaign with a site and a pack, in these languages only."""
    codes = (*others, source)
    editions = {code: [code] for code in codes} | ({"-".join(codes): [*codes]} if others else {})
    listed = "\n".join(f"{name} = {locales}" for name, locales in editions.items())
    head, tables = FILES["assets/campaign.toml"].split("[language.cy]")
    english = "[language.en]" + tables.split("[language.en]")[1].split("[edition]")[0]
    languages = {"pl": f"[language.pl]\n{POLISH}\n", "en": english}
    campaign = head.replace('source = "en"', f'source = "{source}"')
    campaign += "".join(languages[code] for code in codes) + f"[edition]\n{listed}\n"
    facts = "\n".join(f'{code} = "example.org/{code}"' for code in codes)
    unsure = ", ".join(f"{code} = true" for code in codes)
    named = f"editions = {list(editions)}".replace("'", '"')
    posters = formats(POSTERS, "a5-screen", "a5-preview")[POSTERS]
    return {
        TEMPLATE: re.sub(r"editions = \[.*?\]", named, FILES[TEMPLATE]),
        "assets/campaign.toml": campaign.replace("'", '"'),
        FACTS: f"[web]\n{facts}\nverified = {{ {unsure} }}\n",
        POSTERS: posters.replace(EDITIONS, named),
        CARDS: FILES[CARDS].replace(EDITIONS, named),
        CATALOGUE: None,
        "locales/pl/LC_MESSAGES/campaign.po": POLISH_WORDS if others else None,
        "assets/site/site.toml": SITE.replace(
            '[audience.primary]\nresources = ["posters/*"]', '[audience.all]\npack = "all"'
        ),
        "assets/site/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "assets/packs/all.toml": f'[pack]\nwords = "packs/all"\n{named}\n\n[[take]]\n'
        'folder = "posters"\nkind = "posters"\n',
        "assets/content/packs.toml": '[all]\ntitle = "Wszystko"\nalt = "Wszystko."\n'
        'about = "Wszystko."\n',
    }


def words_of(page: Path) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.read_text("utf-8")).split())


@pytest.fixture
def polish_alone(project: Callable[..., Path]) -> Path:
    files = in_languages("pl")
    files[CONTENT] = '[hello]\ntitle = "Podaj dalej"\nbody = "Powiedz komuś. Więcej: {web}."\n'
    files[ARTWORKS] = '[hello]\ntitle = "{title}"\nalt = "Kartka: {title}"\n'
    return project(files)


def test_a_campaign_in_polish_alone_has_a_polish_site_and_pack(
    polish_alone: Path, run: Callable[..., Any]
) -> None:
    ran = run("build", "--project", polish_alone)
    assert ran.code == 0, ran.err
    site = polish_alone / "build/site"
    home = words_of(site / "pl/index.html")
    assert "Przejdź do treści" in home and "2 materiały" in home and "Dla wszystkich" in home
    assert "Podaj dalej" in words_of(site / "pl/plakaty/hello.html")
    assert "Czego nie sprawdzono" in words_of(site / "pl/dostepnosc.html")
    english = ("Skip to", "Resources", "Posters", "Download", "Printing", "Welsh")
    for page in sorted(site.rglob("*.html")):
        assert not [word for word in english if word in words_of(page)], page
    assert run("i18n", "extract", "--project", polish_alone).code == 0
    assert "site/nav" not in (polish_alone / "locales/campaign.pot").read_text("utf-8")
    refused = run("build", "--release", "--project", polish_alone)
    assert refused.code == 2 and "toolkit/house/locales/pl.po" in refused.err
    assert run("i18n", "update", "--house", "--project", polish_alone).code == 0
    reviewing = run("i18n", "review", "*", "--by", "A. N. Other", "--project", polish_alone)
    assert reviewing.code == 0, reviewing.err
    assert run("build", "--release", "--project", polish_alone).code == 0


def test_a_campaign_in_polish_and_english_changes_one_word(
    project: Callable[..., Path], run: Callable[..., Any]
) -> None:
    files = in_languages("en", "pl")
    own = {"assets/content/site.toml": '[nav]\nskip = "Jump to the words"\n'}
    polish = str(files["locales/pl/LC_MESSAGES/campaign.po"])
    polish += "".join(
        f'\nmsgctxt "{context}"\nmsgid "{english}"\nmsgstr "{said}"\n'
        for context, english, said in (
            ("site/nav/skip", "Jump to the words", "Skocz do słów"),
            *(("packs/all/" + name, text, text) for name, text in PACK),
        )
    )
    root = project(files | own | {"locales/pl/LC_MESSAGES/campaign.po": polish})
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    site = root / "build/site"
    english, polish = (words_of(site / f"{code}/index.html") for code in ("en", "pl"))
    assert "Jump to the words" in english and "Skocz do słów" in polish
    assert "2 resources" in english and "2 materiały" in polish
    assert "Polish / English" in english and "Polski / Angielski" in polish
    assert "Printing tips" in english and "Wskazówki dotyczące druku" in polish


PACK = (("title", "Wszystko"), ("alt", "Wszystko."), ("about", "Wszystko."))
