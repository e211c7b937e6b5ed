"""Words that every campaign has: the house's, below its own, in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CATALOGUE, FILES, HEADER, HERE, catalogue
from running import Run

from toolkit.i18n.lint import lint
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.read.lent import CONTENT, LOCALES, house_catalogue, house_items, house_speaks
from toolkit.read.wording import Wording, read_wording

MakeProject = Callable[..., Path]
SITE = {"assets/site/site.toml": "pages = []\n", "assets/site/icon.svg": "<svg/>"}
WORDS = "assets/content/site.toml"
SKIP = "site/nav/skip"
CAMPAIGN = FILES["assets/campaign.toml"]
SPEAKS = (*house_speaks(),)


def said(project: Project, path: str, locale: str) -> str:
    return project.catalogues[locale].messages[path].text


def asked(wording: Wording, locale: str) -> set[str]:
    return {text.context for text in wording.texts_for(locale)}


def test_a_campaign_without_words_for_its_site_has_the_house_s(project: MakeProject) -> None:
    whole = read_project(project(SITE))
    assert whole.items["site/nav"].fields["skip"].text == "Skip to the content"
    assert said(whole, SKIP, "cy") == "Neidio i’r prif gynnwys"
    assert "site/nav" not in read_project(project({}, "no-site")).items


def test_a_campaign_says_one_word_otherwise_and_all_others_stay(project: MakeProject) -> None:
    words = '[nav]\nskip = "Jump to the words"\nmine = "Mine"\n'
    root = project(SITE | {WORDS: words})
    wording = read_wording(root)
    nav = wording.items["site/nav"].fields
    assert nav["skip"].text == "Jump to the words" and nav["skip"].where.path == WORDS
    assert nav["main"].where.path == f"{CONTENT}/site.toml" and "mine" in nav
    # The house's Welsh is of other English: this campaign has to translate its own two strings.
    assert {SKIP, "site/nav/mine"} <= asked(wording, "cy")
    assert "site/nav/main" not in asked(wording, "cy")
    assert SKIP not in read_project(root).catalogues["cy"].messages


def test_lines_of_a_list_stand_where_the_campaign_puts_them(project: MakeProject) -> None:
    root = project(
        {
            "assets/packs/x.toml": "",
            "assets/content/packs.toml": '[readme]\nuse_poster = "A"\nuse_mine = "B"\n'
            'use_briefing = "C"\nuse_last = "D"\nprint_mine = "E"\n\n'
            '[credits]\nstatus = "F"\nowner = "G"\n',
        }
    )
    items = read_wording(root).items
    use = [name for name in items["packs/readme"].fields if name.startswith(("use_", "print_"))]
    assert use[:5] == ["use_unpack", "use_poster", "use_mine", "use_briefing", "use_last"]
    assert use[5:] == ["print_files", "print_company", "print_mine"]
    assert list(items["packs/credits"].fields)[:2] == ["status", "owner"]


def test_a_campaign_s_own_translation_takes_the_place_of_the_house_s(
    project: MakeProject, run: Run
) -> None:
    own = f'\nmsgctxt "{SKIP}"\nmsgid "Skip to the content"\nmsgstr "Neidiwch"\n'
    root = project(SITE | {CATALOGUE: catalogue() + own})
    assert said(read_project(root), SKIP, "cy") == "Neidiwch"
    assert SKIP in asked(read_wording(root), "cy")
    assert run("i18n", "update", "--project", root).code == 0
    assert "Neidiwch" in (root / CATALOGUE).read_text("utf-8")
    assert run("i18n", "lint", "--project", root).out == "0 errors, 0 warnings\n"


def test_an_empty_translation_of_the_campaign_s_says_nothing(project: MakeProject) -> None:
    own = f'\nmsgctxt "{SKIP}"\nmsgid "Skip to the content"\nmsgstr ""\n'
    root = project(SITE | {CATALOGUE: catalogue() + own})
    assert said(read_project(root), SKIP, "cy") == "Neidio i’r prif gynnwys"
    assert SKIP not in asked(read_wording(root), "cy")


def test_what_the_house_says_in_no_language_of_the_campaign_is_asked_of_its_translators(
    project: MakeProject, run: Run
) -> None:
    campaign = CAMPAIGN.replace("cy", "fr").replace("Cymraeg", "français")
    facts = FILES["assets/data/facts.toml"].replace("cy = ", "fr = ")
    french = "locales/fr/LC_MESSAGES/campaign.po"
    files = SITE | {"assets/campaign.toml": campaign, "assets/data/facts.toml": facts}
    root = project(files | {CATALOGUE: None, french: HEADER.replace("cy", "fr")})
    wording = read_wording(root)
    assert SKIP in asked(wording, "fr") and SKIP not in asked(wording, "pl")
    assert run("i18n", "update", "--project", root).code == 0
    text = (root / french).read_text("utf-8")
    assert f'#: {CONTENT}/site.toml\nmsgctxt "{SKIP}"' in text
    assert 'msgid_plural "{n} resources"\nmsgstr[0] ""\nmsgstr[1] ""\n' in text
    assert run("i18n", "lint", "--project", root).code == 0


def test_a_campaign_without_english_takes_the_house_s_words_from_its_translations(
    project: MakeProject,
) -> None:
    polish = 'format = 3\n\n[campaign]\nid = "mala"\nsource = "pl"\ndate = 2026-11-22\n\n'
    polish += '[language.pl]\nname = "polski"\nenglish = "Polish"\nregion = "PL"\n\n'
    polish += '[edition]\npl = ["pl"]\n'
    facts = FILES["assets/data/facts.toml"].replace("cy = ", "pl = ").replace("en = ", "# ")
    facts = facts.replace("verified = { # true, pl = true }", "verified = { pl = true }")
    alone = {"assets/campaign.toml": polish, "assets/data/facts.toml": facts, CATALOGUE: None}
    wording = read_wording(project(SITE | alone))
    assert wording.items["site/nav"].fields["skip"].language == "en"
    assert wording.translated() == ()


def test_a_house_translation_waits_for_review_like_any_other(
    project: MakeProject, run: Run
) -> None:
    for code in SPEAKS:
        assert not any(message.reviewed for message in house_catalogue(code).messages.values())
    ran = run("i18n", "status", "--json", "--project", project(SITE))
    assert ran.code == 0 and SKIP not in ran.out


def test_who_wants_to_review_the_house_s_words_takes_them_into_the_catalogue(
    project: MakeProject, run: Run
) -> None:
    root = project(SITE)
    ran = run("i18n", "review", SKIP, "--by", "A. N. Other", "--project", root)
    assert ran.code == 2 and "update --house" in ran.err
    assert run("i18n", "update", "--house", "--project", root).code == 0
    assert run("i18n", "lint", "--project", root).out == "0 errors, 0 warnings\n"
    assert run("i18n", "update", "--check", "--project", root).code == 0
    assert run("i18n", "review", SKIP, "--by", "A. N. Other", "--project", root).code == 0
    messages = read_project(root).catalogues["cy"].messages
    assert messages[SKIP].reviewed and messages[SKIP].text == "Neidio i’r prif gynnwys"
    assert messages["site/filter/count"].forms == ("{n} adnodd",) * 6
    assert messages["site/nav/main"].where.path == CATALOGUE


@pytest.mark.parametrize("code", SPEAKS)
def test_the_house_s_catalogues_are_whole(code: str) -> None:
    texts = [text for item in house_items().values() for text in item.fields.values()]
    path = f"{LOCALES}/{code}.po"
    assert lint(path, code, (HERE / path).read_bytes(), texts, {}) == []
    messages = house_catalogue(code).messages
    assert messages.keys() == {text.context for text in texts}
    for text in texts:
        message = messages[text.context]
        assert message.text.strip() and not message.fuzzy
        assert (message.source, message.plural) == (text.text, text.plural)
        if text.context.startswith("site/address/"):
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", message.text), text.context


def test_the_house_s_words_are_of_no_campaign() -> None:
    texts = [text.text for item in house_items().values() for text in item.fields.values()]
    words = {word for text in texts for word in re.findall(r"[\w’]+", text)}
    assert not words & {"school", "schools", "Welsh", "child", "ICO", "Safeguarding", "999"}


def test_the_house_s_welsh_has_no_typewriter_apostrophe_and_no_ampersand() -> None:
    for message in house_catalogue("cy").messages.values():
        assert not set("'&") & set("".join((message.text, *message.forms))), message.context
