"""`toolkit i18n lint` checks catalogues strictly."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, end, json_option, keep_of, languages_argument, show
from toolkit.cli.reading import read_wording
from toolkit.engine.typeface import characters
from toolkit.i18n.lint import lint
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.files import Files
from toolkit.read.wording import catalogue_path, read_whole

FONTS = "assets/brand/fonts"


@click.command("lint")
@json_option
@click.option(
    "--max-size",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="The largest catalogue to read, in MB.",
)
@languages_argument
@project_option
def command(as_json: bool, max_size: int, languages: tuple[str, ...], project: Path) -> None:
    """Check catalogues strictly: syntax, header, plural forms, placeholders, characters, fonts.

    Exit status: 0 no errors (warnings are shown), 1 errors, 2 there is nothing that could be read.
    """
    root = project.resolve()
    wording = read_wording(root)
    findings = []
    for locale in chosen(wording, languages):
        raw = read_whole(root, catalogue_path(locale), max_size * 1_000_000)
        findings += lint(
            catalogue_path(locale),
            locale,
            raw,
            wording.texts_for(locale),
            _fonts(root, wording.languages[locale].fonts),
            max_size * 1_000_000,
            keep_of(wording, locale),
        )
    show(findings, as_json)
    if not as_json:
        errors = sum(problem.code.startswith("E-") for problem in findings)
        warnings = len(findings) - errors
        click.echo(
            f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
        )
    end(findings)


def _fonts(root: Path, more: tuple[str, ...]) -> dict[str, frozenset[int]]:
    """What each of the brand's fonts can show, together with the language's own."""
    files = Files(root)
    brand = [path for path in files.find(FONTS, ".ttf", ".otf") if path.rpartition("/")[0] == FONTS]
    own = (
        frozenset.intersection(*(_known(files, path) for path in more))
        if more
        else frozenset[int]()
    )
    return {path.rsplit("/", 1)[-1]: _known(files, path) | own for path in brand}


def _known(files: Files, path: str) -> frozenset[int]:
    try:
        return characters(files.read(path) or b"")
    except (ValueError, TypeError) as error:
        raise Invalid(
            [Problem("font", f"{path} is not a font: {error}", Span(path), "restore the file")]
        ) from error
