"""[language.…] of campaign.toml: names, and the typeface of a language whose letters the brand's
lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from toolkit.i18n.directions import runs_leftward
from toolkit.model.campaign import Edition, Language
from toolkit.model.problem import Problem, Span
from toolkit.read.table import Table

BRAND = "assets/brand"
LEADS = (1.0, 3.0)  # em: what a line's height may be
LEFTWARD_LEAD = 1300  # ‰: letters that run from right to left have marks above and below
ADVICE = (
    'family = "Noto Sans Arabic", fonts = ["fonts/arabic/NotoSansArabic-Regular.ttf",'
    ' "fonts/arabic/NotoSansArabic-Bold.ttf"]'
)


def read_language(code: str, row: Table) -> Language:
    """One language; what is wrong with it is noted on its table."""
    name, region = row.text("name", code), row.text("region")
    family, fonts = row.text("family"), row.texts("fonts") if "fonts" in row.values else ()
    leftward = runs_leftward(code)
    if bool(family) != bool(fonts):
        row.refuse(
            "font",
            f"[language.{code}] names"
            f" {'a family without its font files' if family else 'font files without their family'}",
            ADVICE,
            "family" if family else "fonts",
        )
    elif leftward and not fonts:
        row.refuse(
            "font",
            f"{row.text('english', name)} runs from right to left in letters that the brand's"
            " typeface lacks, and names no fonts",
            ADVICE,
        )
    for path in fonts:
        if (
            ".." in path.split("/")
            or path.startswith("/")
            or "\\" in path
            or path.count("/") < 2
            or not path.startswith("fonts/")
        ):
            row.refuse(
                "font",
                f"the font '{path}' does not lie in a folder of its own below {BRAND}/fonts",
                ADVICE,
                "fonts",
            )
    return Language(
        code,
        row.text("english", name),
        region,
        f"{code}-{region}" if region else code,
        leftward,
        family,
        tuple(f"{BRAND}/{path}" for path in fonts),
        _lead(row, leftward),
        row.text("slides"),
        name,
    )


def _lead(row: Table, leftward: bool) -> int:
    value = row.values.get("line_height")
    if value is None:
        return LEFTWARD_LEAD if leftward else 0
    if (
        not isinstance(value, (int, float))
        or isinstance(value, bool)
        or not LEADS[0] <= value <= LEADS[1]
    ):
        row.refuse(
            "language",
            f"line_height is {value!r}, not a number from {LEADS[0]:g} to {LEADS[1]:g}",
            "1.3 suits Arabic, 2 Nastaliq",
            "line_height",
        )
        return 0
    return round(value * 1000)


def check_fonts(
    languages: Mapping[str, Language],
    editions: Mapping[str, Edition],
    found: Collection[str],
    where: Span,
) -> Iterator[Problem]:
    """Font files that a printed language names and that are not there."""
    printed = {code for edition in editions.values() for code in edition.locales}
    for code, language in languages.items():
        for path in language.fonts:
            if code in printed and path not in found:
                yield Problem(
                    "font",
                    f"[language.{code}] names {path}, which is missing",
                    where,
                    "add the file with its licence, or correct its name",
                )
