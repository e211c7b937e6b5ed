"""The campaign with languages that run from right to left: their words are those of one paragraph,
in an order that the English gives. They are no translation; they have its length and its
placeholders.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from minimal import FACTS, HERE

from toolkit.i18n.merge import merge, new_catalogue
from toolkit.i18n.po import parse
from toolkit.read.wording import catalogue_path, read_wording

NATIONS = "assets/data/nations.toml"
FONTS = Path(__file__).with_name("fonts")
WORDS = {
    "ar": (
        "حماية الطفل أولوية لنا جميعا ويمكنكم مشاركة المعلومات اللازمة بأمان مع الشخص المناسب في"
        " الوقت المناسب لأن القانون لا يمنع ذلك بل يوضح كيف تفعلون ذلك بشكل عادل وقانوني من أجل"
        " سلامة الأطفال"
    ),
    "ur": (
        "بچے کی حفاظت ہم سب کی ذمہ داری ہے آپ ضروری معلومات محفوظ طریقے سے صحیح شخص کے ساتھ صحیح"
        " وقت پر بانٹ سکتے ہیں قانون اس سے نہیں روکتا بلکہ بتاتا ہے کہ یہ کیسے کیا جائے"
    ),
}
SLOGANS = {"ar": ("فكّر", "تحقّق", "شارك"), "ur": ("سوچیں", "جانچیں", "بانٹیں")}
TYPEFACE = (
    'family = "Noto Sans Arabic"\nfonts = ["fonts/arabic/NotoSansArabic-Regular.ttf",'
    ' "fonts/arabic/NotoSansArabic-Bold.ttf"]\n'
)
Leftward = Callable[..., Path]


def say(english: str, code: str) -> str:
    """Words of the language, about as many letters as the English has, with its placeholders,
    numbers and last sign.
    """
    words, start = WORDS[code].split(), Random(english).randrange(50)
    said: list[str] = []
    while sum(map(len, said)) + len(said) < 0.85 * len(re.sub(r"\{[a-z_]+\}", "", english)):
        said.append(words[(start + len(said)) % len(words)])
    said += re.findall(r"\{[a-z_]+\}|\d{2,}", english)
    return " ".join(said) + (
        english[-1] if english[-1] in ".:" else "؟" if english[-1] == "?" else ""
    )


def _name_roles(nations: Path, code: str) -> None:
    """Each nation's facts in the language too: the English, as other names and addresses."""
    text = nations.read_text("utf-8").replace("verified = { ", f"verified = {{ {code} = true, ")
    text = re.sub(r'(?m)^en = (".*")$', rf"en = \1\n{code} = \1", text)
    nations.write_text(text, "utf-8")


def _add(root: Path, code: str, typeface: str) -> None:
    campaign, facts = root / "assets/campaign.toml", root / FACTS
    text = campaign.read_text("utf-8")
    text = text.replace(
        "# An edition is",
        f'[language.{code}]\nname = "{code}"\nenglish = "{code}"\nregion = ""\n{typeface}\n# An'
        " edition is",
        1,
    )
    campaign.write_text(
        text.replace(
            "[edition]\n",
            f'[edition]\n{code} = {{ languages = ["{code}"], like = "en" }}\n'
            f'{code}-en = {{ languages = ["{code}", "en"], like = "cy-en" }}\n'
            f'en-{code} = {{ languages = ["en", "{code}"], like = "cy-en" }}\n',
            1,
        ),
        "utf-8",
    )
    text = facts.read_text("utf-8").replace("verified = { ", f"verified = {{ {code} = true, ")
    for name, table in tomllib.loads(text).items():
        value = (
            list(SLOGANS[code]) if name == "slogan" else table["en"]
        )  # addresses and names are the same
        text = text.replace(
            f"[{name}]\n", f"[{name}]\n{code} = {json.dumps(value, ensure_ascii=False)}\n", 1
        )
    facts.write_text(text, "utf-8")
    _name_roles(root / NATIONS, code)
    wording = read_wording(root)
    document, _ = parse("", new_catalogue(code, wording.id, code).decode())
    merge(document, wording.texts())
    text = re.sub(
        r'msgid "((?:[^"\\]|\\.)+)"\nmsgstr ""',
        lambda found: f'msgid "{found[1]}"\nmsgstr "{say(found[1], code)}"',
        document.write().decode(),
    )
    text = re.sub(  # every form of a plural, however many the language has
        r'(?m)^msgid_plural "((?:[^"\\]|\\.)+)"\n((?:msgstr\[\d\] ""\n?)+)',
        lambda found: (
            f'msgid_plural "{found[1]}"\n' + found[2].replace('""', f'"{say(found[1], code)}"')
        ),
        text,
    )
    path = root / catalogue_path(code)
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def leftward(tmp_path_factory: pytest.TempPathFactory) -> Leftward:
    """leftward("ar", "ur", typeface="…"): a copy of the campaign with these languages and fonts for
    them.
    """

    def make(*codes: str, typeface: str = TYPEFACE) -> Path:
        root = tmp_path_factory.mktemp("leftward") / "campaign"
        shutil.copytree(HERE / "assets", root / "assets", ignore=shutil.ignore_patterns("gallery"))
        shutil.copytree(HERE / "locales", root / "locales")
        shutil.copytree(FONTS, root / "assets/brand/fonts/arabic")
        for code in codes:
            _add(root, code, typeface)
        return root

    return make
