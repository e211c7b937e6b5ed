"""toolkit i18n update"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, languages_argument, open_catalogue
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.i18n.copies import left_over
from toolkit.i18n.document import Document
from toolkit.i18n.edit import add_note, set_part
from toolkit.i18n.hints import Hints
from toolkit.i18n.merge import Merged, merge, new_catalogue
from toolkit.i18n.po import decode, parse
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid
from toolkit.read.glossary import read_glossary
from toolkit.read.wording import Wording, catalogue_path, refuse_mistaken

SAID = (
    ("added", "new, to translate"),
    ("changed", "changed since, to check"),
    ("moved", "moved, with their translation"),
    ("revived", "in use again"),
    ("removed", "no longer used"),
    ("noted", "note, words of the glossary or file changed"),
    ("flagged", "placeholders flagged for translation programs"),
)


@click.command("update")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 when a catalogue is not up to date."
)
@click.option(
    "--house",
    is_flag=True,
    help="Take in what the toolkit itself says too, with its translation, to change or review it.",
)
@languages_argument
@dry_run_option
@project_option
def command(
    check: bool, house: bool, languages: tuple[str, ...], dry_run: bool, project: Path
) -> None:
    """Bring catalogues up to date with the words in assets/content/.

    Changed English makes its own translation fuzzy and keeps it, with the English that it was made
    from. New strings are empty. Nothing is guessed from similar strings. A catalogue that needs no
    change keeps every byte.
    """
    root = project.resolve()
    wording = read_wording(root)
    edits, told = [], []
    for locale in _locales(wording, languages, house):
        document, raw = _open(wording, locale)
        merged = _merge(document, wording, locale, house)
        edits.append(Edit(catalogue_path(locale), raw, document.write()))
        told.append(merged)
    if dry_run or not check:
        write(root, edits, dry_run)
    for edit, merged in zip(edits, told, strict=True):
        _say(edit.path, merged, check, dry_run)
    late = [e for e, m in zip(edits, told, strict=True) if e.before != e.after and not _flags(m)]
    sys.exit(1 if check and late else 0)


def _flags(merged: Merged) -> bool:
    """Whether flags of placeholders are all that a catalogue lacks, as one of an older toolkit."""
    return bool(merged.flagged) and not merged.outdated


def _locales(wording: Wording, languages: Sequence[str], house: bool) -> tuple[str, ...]:
    """A campaign in one language other than English translates nothing but the house's words."""
    every = wording.translated(house=True)
    if house and {*languages} <= {*every}:
        return tuple(languages) or every
    return chosen(wording, languages)


def _merge(document: Document, wording: Wording, locale: str, house: bool) -> Merged:
    """With what the toolkit says itself, where somebody wants to have that in their own hands."""
    hint = Hints(read_glossary(wording.root, wording.source, locale).terms)
    if not house:
        return merge(document, wording.texts_for(locale), hint)
    merged, said = merge(document, wording.foreign_to(locale), hint), wording.lent(locale)
    for entry in document.live:
        if entry.key in merged.added and entry.key in said:
            names = [name for name in entry.parts if name.startswith("msgstr")]
            words = said[entry.key].forms or (said[entry.key].text,)
            for name, text in zip(names, words, strict=True):
                set_part(entry, name, text)
            if left_over(entry):
                add_note(entry, "# toolkit: ignore E-COPIED the toolkit itself says it so")
    return merged


def _open(wording: Wording, locale: str) -> tuple[Document, bytes | None]:
    """The catalogue to edit and its bytes; a new one, and None, where there is none yet."""
    refuse_mistaken(wording.root, catalogue_path(locale))
    if (wording.root / catalogue_path(locale)).exists():
        document, raw = open_catalogue(wording.root, locale)
        twice = [entry for entry in document.entries if entry.is_header]
        if len(twice) == 1 and len(
            {entry.key for entry in document.entries if not entry.obsolete}
        ) == sum(not entry.obsolete for entry in document.entries):
            return document, raw
        from toolkit.i18n.catalogue import understand

        raise Invalid(understand(document, locale, [])[1])
    text, _ = decode(
        catalogue_path(locale), new_catalogue(locale, wording.id, wording.languages[locale].name)
    )
    document, _ = parse(catalogue_path(locale), text or "")
    return document, None


def _say(path: str, merged: Merged, check: bool, dry_run: bool) -> None:
    if not merged or (check and not dry_run and _flags(merged)):
        click.echo(f"{path} is up to date")
        return
    act = "would be updated" if dry_run else "updated"
    click.echo(f"{path} {'is not up to date: run toolkit i18n update' if check else act}")
    for name, meaning in SAID:
        contexts = getattr(merged, name)
        if contexts:
            click.echo(f"  {len(contexts)} {meaning}")
        for context in contexts[:20]:
            click.echo(f"    {context}{_beside(merged, context, name)}")


def _beside(merged: Merged, context: str, name: str) -> str:
    """What is told of a string: the translation of the same words elsewhere, or where it was."""
    if name == "added" and (said := merged.suggestions.get(context)):
        return f"   elsewhere: “{said}”"
    return f"   was {merged.origins[context]}" if name == "moved" else ""
