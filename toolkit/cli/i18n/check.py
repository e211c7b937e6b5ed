"""`toolkit i18n check` looks over translations, as far as a program can; it knows most of Welsh."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import (
    chosen,
    end,
    json_option,
    languages_argument,
    open_catalogue,
    show,
)
from toolkit.cli.reading import read_wording
from toolkit.i18n.welsh.checks import check
from toolkit.i18n.welsh.glossary import WELSH, doubled
from toolkit.i18n.welsh.signs import is_address
from toolkit.i18n.welsh.spelling import Spelling, read_words, spelling
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.files import Files
from toolkit.read.glossary import read_glossary
from toolkit.read.wording import Wording

OWN_WORDS = "locales/cy/words.txt"
INSTALL = (
    "spelling is not checked: pip install 'campaign-toolkit[spell]', and name a dictionary with"
    " --dictionary"
)


@click.command("check")
@json_option
@click.option(
    "--notes/--no-notes", default=True, help="Also say what only informs (I-).  [default: notes]"
)
@click.option(
    "--spell",
    is_flag=True,
    help="Also look for unknown words (needs the extra `spell` and a dictionary).",
)
@click.option(
    "--dictionary",
    type=click.Path(path_type=Path),
    help="A Hunspell dictionary: the path of its .aff and .dic, without ending.",
)
@languages_argument
@project_option
def command(
    as_json: bool,
    notes: bool,
    spell: bool,
    dictionary: Path | None,
    languages: tuple[str, ...],
    project: Path,
) -> None:
    """Check translations: glossary, numbers, addresses, spaces, what was left as it was; the Welsh
    also for mutations, “a” and “ac”, and punctuation.

    Any finding is switched off for one string by a comment above it: # toolkit: ignore CODE because
    … Spelling is never an error. Exit status: 0 no errors, 1 errors (E-), 2 something could not be
    read.
    """
    root = project.resolve()
    wording = read_wording(root)
    spelt = _spelling(root, dictionary) if spell or dictionary else None
    found: list[Problem] = []
    for locale in chosen(wording, languages):
        document, _ = open_catalogue(root, locale)
        glossary = read_glossary(root, wording.source, locale)
        terms, avoided, keep = glossary.terms, glossary.avoid, glossary.keep
        welsh = locale == WELSH
        findings = check(
            document, terms, keep, spelt if welsh else None, _still(wording, locale), welsh, avoided
        )
        findings = [*doubled(terms), *findings]
        findings = [problem for problem in findings if notes or not problem.code.startswith("I-")]
        show(findings, as_json)
        if not as_json:
            _summary(wording.languages[locale].name, findings, len(terms), welsh)
        found += findings
    end(found)


def _summary(language: str, findings: Sequence[Problem], terms: int, welsh: bool) -> None:
    """What was looked at, and how much was found."""
    count = ", ".join(
        f"{n} {name}{'s' * (n != 1)}"
        for kind, name in (("E", "error"), ("W", "warning"), ("I", "note"))
        for n in (sum(problem.code[0] == kind for problem in findings),)
    )
    every = f"{terms} term{'s' * (terms != 1)} of the glossary, numbers, addresses, spaces"
    click.echo(f"{language}: {count}")
    rest = "mutations, a and ac, punctuation" if welsh else "its grammar is for people to check"
    click.echo(f"    looked at: {every}; {rest}")


def _still(wording: Wording, locale: str) -> frozenset[str]:
    """Placeholders that stand for numbers and addresses."""
    values = {name: fact.values.get(locale, "") for name, fact in wording.facts.items()}
    return frozenset(
        {"n"}
        | {
            name
            for name, value in values.items()
            if isinstance(value, str) and (is_address(value) or value[:1].isdigit())
        }
    )


def _spelling(root: Path, dictionary: Path | None) -> Spelling | None:
    files = Files(root)
    own = (
        read_words((files.read(OWN_WORDS) or b"").decode("utf-8", "replace"))
        if files.holds(OWN_WORDS)
        else ()
    )
    if files.problems:
        raise Invalid(files.problems)
    if dictionary is None:
        click.echo(INSTALL, err=True)
        return None
    try:
        return spelling(dictionary, own)
    except ImportError:
        click.echo(INSTALL, err=True)
        return None
    except (OSError, ValueError) as error:
        raise Invalid(
            [
                Problem(
                    "E-IO",
                    f"the dictionary {dictionary} cannot be read: {error}",
                    Span(str(dictionary)),
                    "give the path of its .aff and .dic without ending",
                )
            ]
        ) from error
