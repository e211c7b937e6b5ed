"""`toolkit i18n check` looks over the Welsh, as far as a program can."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import end, json_option, open_catalogue, show
from toolkit.i18n.welsh.checks import check
from toolkit.i18n.welsh.glossary import Term, read_terms
from toolkit.i18n.welsh.signs import is_address
from toolkit.i18n.welsh.spelling import Spelling, read_words, spelling
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.files import Files
from toolkit.read.toml import read_toml
from toolkit.read.wording import read_wording

GLOSSARY, OWN_WORDS = "locales/glossary.toml", "locales/cy/words.txt"
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
@project_option
def command(
    as_json: bool, notes: bool, spell: bool, dictionary: Path | None, project: Path
) -> None:
    """Check the Welsh: glossary in any mutation, “a” and “ac”, punctuation, numbers, addresses,
    what was left in English.

    Any finding is switched off for one string by a comment above it: # toolkit: ignore CODE because
    … Spelling is never an error. Exit status: 0 no errors, 1 errors (E-), 2 something could not be
    read.
    """
    root = project.resolve()
    _refuse_no_welsh(root)
    document, _ = open_catalogue(root, "cy")
    terms, keep = _glossary(root)
    findings = check(
        document,
        terms,
        keep,
        _spelling(root, dictionary) if spell or dictionary else None,
        _still(root),
    )
    findings = [problem for problem in findings if notes or not problem.code.startswith("I-")]
    show(findings, as_json)
    if not as_json:
        kinds = {
            name: sum(problem.code[0] == kind for problem in findings)
            for kind, name in (("E", "error"), ("W", "warning"), ("I", "note"))
        }
        click.echo(
            ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in kinds.items())
        )
    end(findings)


def _refuse_no_welsh(root: Path) -> None:
    if "cy" not in read_wording(root).translated():
        message = "nothing is translated into Welsh here, and these checks know Welsh only"
        hint = "toolkit i18n lint looks over every language"
        raise Invalid([Problem("language", message, Span("assets/campaign.toml"), hint)])


def _glossary(root: Path) -> tuple[list[Term], tuple[str, ...]]:
    files = Files(root)
    raw = files.read(GLOSSARY) if (root / GLOSSARY).is_file() else b""
    document = files.noting(read_toml(GLOSSARY, raw or b""))
    rows = document.values.get("term", [])
    lines = [
        document.at("term", number).line
        for number in range(len(rows) if isinstance(rows, list) else 0)
    ]
    terms = files.noting(read_terms(GLOSSARY, document.values, lines))
    if files.problems:
        raise Invalid(files.problems)
    kept = document.values.get("keep", {})
    return terms, (
        tuple(str(word) for word in kept.get("words", [])) if isinstance(kept, dict) else ()
    )


def _still(root: Path) -> frozenset[str]:
    """Placeholders that stand for numbers and addresses."""
    values = {name: fact.values.get("cy", "") for name, fact in read_wording(root).facts.items()}
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
        if (root / OWN_WORDS).is_file()
        else ()
    )
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
