"""toolkit new"""

from __future__ import annotations

import re
import shutil
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from toolkit.cli.writing import dry_run_option, write
from toolkit.execute.disk import refused
from toolkit.execute.starting import Beginning, begin, in_order, untranslated
from toolkit.i18n.characters import faults, tidied
from toolkit.i18n.languages import tongue
from toolkit.i18n.tags import BadTag, check_tag
from toolkit.i18n.words import one_line
from toolkit.model.edit import Edit
from toolkit.model.litter import is_litter
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.house import copies, copyable
from toolkit.read.suggest import suggest
from toolkit.read.whereabouts import CAMPAIGN


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=True, path_type=Path))
@click.option("--name", default="", help="What the campaign is called.  [default: after DIR]")
@click.option(
    "--languages",
    default="en",
    show_default=True,
    metavar="CODES",
    help="Its languages, with commas between them: en,pl",
)
@click.option(
    "--copy",
    "wanted",
    multiple=True,
    metavar="NAME",
    help="Copy a layout (list), or a file that comes with the toolkit (site/help.html), to change"
    " it; also into a campaign that is there already.",
)
@dry_run_option
def command(
    folder: Path, name: str, languages: str, wanted: tuple[str, ...], dry_run: bool
) -> None:
    """Begin a campaign in DIR, with example words that explain themselves; it builds at once.

    Layouts and pages of the site stay in the toolkit, and improve with it: what you copy with
    --copy is yours to change. Exit status: 0 begun, 2 not.
    """
    root = folder.resolve()
    taken = {path: data for one in wanted for path, data in _copied(one).items()}
    if (root / CAMPAIGN).is_file() and taken:
        _copy_into(root, taken, dry_run)
        return
    _refuse_taken(folder)
    beginning = _beginning(root, name, languages)
    files = begin(beginning) | taken
    if dry_run:
        click.echo("\n".join(f"{folder}/{path} would be new" for path in sorted(files)))
        return
    _put(root, files)
    click.echo(_told(folder, beginning, len(files)))


def _copied(name: str) -> dict[str, bytes]:
    """The files of the house that a name stands for. Raises Invalid for an unknown name."""
    found = copies(name)
    if not found:
        message = f"the toolkit has no layout and no file '{name}'"
        raise Invalid([Problem("copy", message, None, suggest(name, copyable()))])
    return found


def _copy_into(root: Path, files: dict[str, bytes], dry_run: bool) -> None:
    """Into a campaign that is there already; what it has of its own is never overwritten."""
    there = [path for path in files if (root / path).exists()]
    if there:
        raise Invalid(
            [
                Problem(
                    "copy",
                    f"{there[0]} is there already",
                    Span(there[0]),
                    "it is yours: change it where it is, or move it away first",
                )
            ]
        )
    write(root, [Edit(path, None, data) for path, data in sorted(files.items())], dry_run)
    if not dry_run:
        click.echo("\n".join(f"{path} is yours to change" for path in sorted(files)))


def _refuse_taken(folder: Path) -> None:
    """A campaign is begun where nothing is yet, so that nothing of anybody's is lost."""
    try:
        inside = (
            sorted(path.name for path in folder.iterdir() if not is_litter(path.name))
            if folder.exists()
            else []
        )
    except NotADirectoryError:
        message, hint = f"{folder} is a file", "name a folder that does not exist yet"
        raise Invalid([Problem("new", message, None, hint)]) from None
    if inside:
        what = "is a campaign already" if (folder / CAMPAIGN).is_file() else "is not empty"
        raise Invalid(
            [
                Problem(
                    "new",
                    f"{folder} {what}: it holds {', '.join(inside[:3])}"
                    + (f" and {len(inside) - 3} more" if len(inside) > 3 else ""),
                    None,
                    "name a folder that does not exist yet, or an empty one",
                )
            ]
        )


def _beginning(root: Path, name: str, languages: str) -> Beginning:
    codes = in_order([code.strip() for code in languages.split(",") if code.strip()])
    if not codes:
        raise Invalid([Problem("language", "no language is given", None, "--languages en,pl")])
    problems = []
    for code in codes:
        try:
            check_tag(code)
        except BadTag as error:
            problems.append(Problem("language", str(error), None, error.hint))
    if problems:
        raise Invalid(problems)
    if wrong := next(faults(name), None):
        raise Invalid([Problem("options", f"the name {wrong.what}", None, wrong.hint)])
    said = one_line(tidied(name)) or root.name.replace("-", " ").replace("_", " ").capitalize()
    return Beginning(_slug(said) or "campaign", said, f"{date.today()}", tuple(map(tongue, codes)))


def _slug(name: str) -> str:
    """A name as part of file names: Mynd yn ôl → mynd-yn-ol."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _put(root: Path, files: dict[str, bytes]) -> None:
    """All files, or none: they are put together beside the folder, and appear in it at once."""
    made = root.parent / f".part-{root.name}"
    try:
        shutil.rmtree(made, ignore_errors=True)
        for path, data in files.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(data)
        if root.exists():
            for part in sorted(made.iterdir()):
                part.rename(root / part.name)
            made.rmdir()
        else:
            made.rename(root)
    except OSError as error:
        with suppress(OSError):
            shutil.rmtree(made)
        raise refused(root, error) from error


def _told(folder: Path, beginning: Beginning, count: int) -> str:
    """What was made, and the next three commands."""
    missing = untranslated(beginning)
    gaps = [tongue.english for tongue in missing if tongue.code != beginning.source]
    lines = [f"{count} files in {folder}: {beginning.name}.", ""]
    if gaps:
        lines += [
            f"Nobody has written the example words in {' and '.join(gaps)} yet: a draft shows where"
            " they will stand.",
            "",
        ]
    elif missing:
        lines += [
            f"The example words are English: nobody has written them in {missing[0].english} yet.",
            "What slides, packs and the site say by themselves is not in it either: a draft shows"
            " where,",
            "and toolkit i18n update --house lists it in locales/, to be translated.",
            "",
        ]
    here, draft = folder.resolve() == Path.cwd(), " --draft" if missing else ""
    steps = [
        *([] if here else [(f'cd "{folder}"' if " " in str(folder) else f"cd {folder}", "")]),
        (f"toolkit build{draft}", "make everything; then open build/index.html"),
        ("toolkit serve", "see the site, made again at each save"),
        *([("toolkit list", "what there is to make")] if here else []),
    ]
    width = max(len(step) for step, _ in steps)
    lines += ["Next:", *(f"  {step:{width}}   {about}".rstrip() for step, about in steps)]
    return "\n".join(lines)
