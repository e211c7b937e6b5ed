"""Languages by the names that other languages have for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from toolkit.i18n.naming import called


@pytest.mark.parametrize(
    ("codes", "locale", "said"),
    [
        (("cy",), "en", "Welsh"),
        (("cy",), "cy", "Cymraeg"),
        (("cy", "en"), "pl", "Walijski / Angielski"),
        (("en", "pl"), "cy", "Saesneg / Pwyleg"),
        (("zh-Hant",), "en-GB", "Traditional Chinese"),
        (("pl",), "tlh", "Polish"),
        (("qaa",), "en", "Qaa"),
    ],
)
def test_an_edition_is_called_after_its_languages(
    codes: tuple[str, ...], locale: str, said: str
) -> None:
    assert called(codes, locale) == said


def test_reading_a_campaign_loads_no_names_of_languages() -> None:
    program = "import sys; import toolkit.media.reading; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
