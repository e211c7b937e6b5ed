"""`toolkit i18n set` writes one translation."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, keep_of, open_catalogue, show
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.i18n.document import Document
from toolkit.i18n.plurals import samples
from toolkit.i18n.slots import Slot, faults, slots
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.suggest import suggest
from toolkit.read.wording import Wording, catalogue_path

COPIED = "E-COPIED"  # written all the same: what is right so is kept once it is there
LARGEST = 100_000  # characters: no string of a campaign has as many


@click.command("set")
@click.argument("context", metavar="CONTEXT")
@click.argument("words")
@click.option(
    "--lang", help="The language.  [default: the only one, or the first, that is translated]"
)
@dry_run_option
@project_option
def command(context: str, words: str, lang: str | None, dry_run: bool, project: Path) -> None:
    r"""Write the translation of one string: toolkit i18n set notes/hello/title "Croeso".

    CONTEXT is the string's path, with the form of a plural in brackets: notes/cats/count[2]. \n in
    WORDS breaks the line, and - reads them from standard input. The string is fuzzy no more, a
    review of its older words ends, and all else of the entry stays. Words that `toolkit i18n lint`
    would refuse are not written, but for a copy of the original, which may be meant. Exit status:
    0 written, or it says that already; 2 not.
    """
    root = project.resolve()
    wording = read_wording(root)
    locale = chosen(wording, [lang] if lang else [])[0]
    document, before = open_catalogue(root, locale)
    slot = _slot(document, wording, locale, context)
    text = _text(words)
    where = Span(catalogue_path(locale), slot.entry.lines.get(slot.name, slot.entry.line))
    found = faults(document, locale, slot, text, where, keep_of(wording, locale))
    stops = [problem for problem in found if problem.code.startswith("E-")]
    if wrong := [problem for problem in stops if problem.code != COPIED]:
        raise Invalid(wrong)
    show(found, False)
    old, state = slot.text, slot.state
    if (text, state == "fuzzy") == (old, False):
        click.echo(f"{slot.id} says that already")
        sys.exit(0)
    slot.write(text)
    write(root, [Edit(catalogue_path(locale), before, document.write())], dry_run)
    click.echo(f"{slot.id}: {'would be ' * dry_run}translated{_was(old, state)}")


def _was(old: str, state: str) -> str:
    """What stood there, so that a slip of the path is seen."""
    told = {"missing": "", "reviewed": ", and its review ended"}.get(state, "")
    return f"; it was “{old}”{told}" if old else ""


def _text(words: str) -> str:
    """The words as given; a line break as a shell can write it. Raises Invalid for none."""
    if words == "-":
        text = sys.stdin.buffer.read(LARGEST + 1).decode("utf-8", "replace").rstrip("\r\n")
    else:
        text = words.replace("\\n", "\n")
    if not text.strip():
        raise Invalid([Problem("options", "no words are given", None, "nothing is emptied here")])
    if len(text) > LARGEST:
        message = f"more than {LARGEST:,} characters are given"
        raise Invalid([Problem("options", message, None, "give the words of one string")])
    return text


def _slot(document: Document, wording: Wording, locale: str, context: str) -> Slot:
    """The translation that is meant. Raises Invalid, with what may have been meant."""
    known = {slot.id: slot for slot in slots(document)}
    if context in known:
        return known[context]
    forms = [id for id in known if id.startswith(f"{context}[")]
    if forms:
        told = (f"{id} for {what}" for id, what in zip(forms, samples(locale), strict=False))
        message, hint = f"'{context}' has a form for each kind of number", "; ".join(told)
    elif context in {text.context for text in wording.texts_for(locale)}:
        message, hint = f"'{context}' is not in the catalogue yet", "first: toolkit i18n update"
    elif context in wording.lent(locale):
        message = f"'{context}' is what the toolkit says itself"
        hint = "first: toolkit i18n update --house"
    else:
        message, hint = f"no string is called '{context[:80]}'", suggest(context, known)
    raise Invalid([Problem("context", message, Span(catalogue_path(locale)), hint)])
