"""A film told: its words in all its languages, when they appear, and what stops its captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.i18n.words import unbound
from toolkit.media.films.gates import Standing, problems, unsaid
from toolkit.media.films.standing import words_of
from toolkit.media.films.storyboard import Storyboard
from toolkit.media.films.terms import bonded
from toolkit.media.films.timeline import Timed, beats, spoken, timeline
from toolkit.model.block import ended
from toolkit.model.campaign import Project
from toolkit.model.film import Timeline
from toolkit.model.language import Edition
from toolkit.model.problem import Problem
from toolkit.plan.words import Gathered, Said, Speaker

Faults = Mapping[str, tuple[Problem, ...]]  # by language


@dataclass(frozen=True)
class FilmWords:
    """A storyboard with its words in all its languages, and the timeline that they share. `stills`
    are the alt texts of its pictures by language, where they have their own.
    """

    film: Storyboard
    found: Mapping[str, Gathered]
    stills: Mapping[str, Mapping[str, str]]
    times: tuple[tuple[Timed, ...], ...]
    timeline: Timeline


def tellings(
    project: Project, film: Storyboard, draft: bool = False
) -> Iterator[tuple[FilmWords, tuple[Edition, ...]]]:
    """The film as it is told, and the editions that it is told so for.

    All languages share its cuts, so what one of those that the storyboard names lacks stands in the
    way of all. A language that came later joins them once all its words are there; until then it
    has a telling of its own, which says what is missing and stops nobody else.
    """
    wanted = [
        edition
        for edition in project.editions.values()
        if len(edition.locales) == 1 and project.wanted(edition.id, film.editions)
    ]
    found = {edition.id: _gather(project, film, edition.locales[0], draft) for edition in wanted}
    ready = [
        edition
        for edition in wanted
        if edition.id in film.editions
        or not _gather(project, film, edition.locales[0], draft=False).problems
    ]
    ready_words = {edition.locales[0]: found[edition.id] for edition in ready}
    yield _tell(project, film, ready_words, draft), tuple(ready)
    for late in wanted:
        if late not in ready:
            both = {edition.locales[0]: found[edition.id] for edition in (*ready, late)}
            yield _tell(project, film, both, draft), (late,)


def _tell(
    project: Project, film: Storyboard, found: Mapping[str, Gathered], draft: bool
) -> FilmWords:
    texts = {
        locale: {
            path: bonded(unbound(words["text"]), film.style.terms.get(locale))
            for path, words in gathered.words[locale].items()
        }
        for locale, gathered in found.items()
    }
    times = beats(film, texts)
    stills = {locale: _stills(project, film, found[locale], locale, draft) for locale in found}
    return FilmWords(film, found, stills, times, timeline(film, texts, times))


def _stills(
    project: Project, film: Storyboard, found: Gathered, locale: str, draft: bool
) -> dict[str, str]:
    """What the film's pictures show: {words} are those that stand on them."""
    speaker = _speaker(project, film, locale, draft, found)
    alts = {}
    for what, path in film.stills.items():
        speaker.values["words"] = " ".join(
            dict.fromkeys(
                ended(spoken(say, found.words[locale][say.path]["text"]))
                for scene in film.scenes
                if what != "poster" or scene.id == film.poster
                for beat in scene.beats
                for say in beat.says
            )
        )
        alts[what] = unbound(speaker.string(path)["text"])
    return alts


def _gather(project: Project, film: Storyboard, locale: str, draft: bool) -> Gathered:
    found = Gathered()
    words = found.words[locale] = {}
    speaker = Speaker(project, locale, draft, found)
    for scene in film.scenes:
        for path in (*(say.path for beat in scene.beats for say in beat.says), scene.describe):
            words[path] = _said(speaker, path)
    speaker = _speaker(project, film, locale, draft, found)
    found.title, found.alt = (
        unbound(speaker.string(path)["text"]) for path in (film.title, film.alt)
    )
    return found


def _speaker(
    project: Project, film: Storyboard, locale: str, draft: bool, found: Gathered
) -> Speaker:
    """Who also knows the words of the film's item."""
    speaker = Speaker(project, locale, draft, found)
    if film.item:
        speaker.values |= {
            name: speaker.string(f"{film.item}/{name}")["text"]
            for name in project.items[film.item].fields
        }
    return speaker


def _said(speaker: Speaker, path: str) -> Said:
    if path.startswith("facts/"):
        name, _, number = path.removeprefix("facts/").partition("/")
        said = speaker.fact(name)
        words: Said = said[int(number) - 1] if number else said
        return words
    return speaker.string(path)


def faults(told: FilmWords, narrow: bool) -> Faults:
    """What stops the film's captions in each language, in lines for upright films or for others."""
    film = told.film
    shown = standing(told)
    return {
        locale: (
            *problems(film.id, told.timeline, (locale,), narrow, film.where),
            *unsaid(film.id, told.timeline, shown, locale, narrow),
        )
        for locale in told.found
    }


def standing(told: FilmWords) -> dict[str, tuple[Standing, ...]]:
    """The words that each scene puts on the screen, by its id."""
    return {
        scene.id: tuple(
            Standing(
                path=words.say.path,
                texts={
                    locale: spoken(words.say, gathered.words[locale][words.say.path]["text"])
                    for locale, gathered in told.found.items()
                },
                start=timed.start + words.start,
                end=timed.start + words.end,
                where=words.say.where,
            )
            for words in words_of(told.film, scene, times)
        )
        for scene, times, timed in zip(
            told.film.scenes, told.times, told.timeline.scenes, strict=True
        )
    }
