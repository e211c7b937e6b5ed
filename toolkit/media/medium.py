"""What a medium is: one value that says all that the program must know of posters, decks or films.

Everything else (planning, packs, `verify`, the server, `list`) loops over these values.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from toolkit.model.campaign import Project
from toolkit.model.filetype import FileType
from toolkit.model.record import Record
from toolkit.plan.setting import Finish, Setting, finish_ready
from toolkit.plan.sketch import Sketch
from toolkit.read.source import Source


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job: the type of its payload, and the module whose `render` makes its bytes.

    `extra` names the optional extra of the package that its tools come with.
    """

    name: str
    payload: type
    renderer: str
    extra: str = ""


def nothing_read(source: Source) -> tuple[object, ...]:
    """The reader of a medium that has no folder of its own."""
    return ()


Budgets = Iterable[tuple[str, str, Record]]  # artefact, output, record of each string in a box


def no_budgets(project: Project, outputs: Collection[str], draft: bool) -> Budgets:
    """For media whose words are sized by laying them out."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """One medium.

    `after` names the media whose artefacts it uses; one of a later `stage` uses all of the earlier
    stages: packs (1) everything that is made, the site (2) packs too. `home` is the file or folder
    of assets/ without which a campaign does not have it ("" for what every campaign has);
    `needs_words` are the content paths that it then prints, whatever the campaign. `read` gives
    what it read, one value of each type (see Project.part). `sketch` says every artefact; `finish`
    turns one whose sizes are known into jobs. `resources` names the kinds of resources that it
    makes, where they are its own and not the campaign's (decks, videos). `budgets` says how much
    room each string has, where the medium sizes its words itself. `addresses` is the entry of the
    content whose strings are parts of addresses, and no words.
    """

    name: str
    files: tuple[FileType, ...]
    kinds: tuple[Kind, ...]
    sketch: Callable[[Project, Setting], Iterable[Sketch]]
    finish: Finish = finish_ready
    read: Callable[[Source], tuple[object, ...]] = nothing_read
    after: tuple[str, ...] = ()
    stage: int = 0
    home: str = ""
    needs_words: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    addresses: str = ""
    budgets: Callable[[Project, Collection[str], bool], Budgets] = no_budgets
