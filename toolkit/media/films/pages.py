"""The words of films as pages: boxes in which the page engine sets them."""

from __future__ import annotations

from dataclasses import fields, replace

from toolkit.media.films.payload import Block, FilmPage
from toolkit.media.films.stage import Staged
from toolkit.media.films.storyboard import view
from toolkit.model.campaign import Project, Sheet
from toolkit.plan.pages import page
from toolkit.plan.setting import Fits
from toolkit.plan.words import Gathered

TEMPLATE = "film"


def film_page(
    project: Project,
    sheet: Sheet,
    staged: tuple[Staged, ...],
    found: Gathered,
    *,
    name: str,
    draft: bool,
) -> FilmPage:
    """All words of the film on one sheet in one language, as the template takes them to find their
    sizes. `name` is for messages.
    """
    ((locale, said),) = found.words.items()
    shown = {words.say.path: said[words.say.path] for scene in staged for words in scene.words}
    drawn = page(
        project,
        (locale,),
        sheet,
        name=name,
        entry=project.templates[TEMPLATE].entry,
        words={locale: shown},
        draft=draft,
    )
    values = {field.name: getattr(drawn, field.name) for field in fields(drawn)}
    values |= {"title": "-", "description": "-"}
    return FilmPage(**values, blocks=tuple(b for scene in staged for b in blocks(scene, sheet)))


def blocks(staged: Staged, sheet: Sheet) -> tuple[Block, ...]:
    """The scene's words as boxes in 1/1000 px."""
    short = min(sheet.width, sheet.height)
    found = []
    for words in staged.words:
        place = staged.scene.places[words.say.place][view(sheet.width, sheet.height)]
        x, y, w, h, size = (
            v * short // 90_000 for v in (place.x, place.y, place.width, place.height, place.size)
        )
        found.append(
            Block(
                slot=words.say.path,
                x=x,
                y=y,
                width=w,
                height=h,
                size=size,
                anchor=place.anchor,
                weight=place.weight,
                key=place.key,
                stop=words.say.stop,
                colour=words.ink,
            )
        )
    return tuple(found)


def scene_page(film: FilmPage, staged: Staged, sheet: Sheet, scales: Fits) -> FilmPage:
    """The words of one scene, at the sizes that the whole film has found."""
    own = blocks(staged, sheet)
    (locale,) = film.locales
    said = film.words[locale]
    keys = {block.key for block in own}
    return replace(
        film,
        name=f"{film.name}, scene '{staged.scene.id}'",
        blocks=own,
        words={locale: {block.slot: said[block.slot] for block in own}},
        scales={key: scale for key, scale in scales.items() if key in keys},
    )
