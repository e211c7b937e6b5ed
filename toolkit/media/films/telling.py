"""A film told: its words in all its languages, when they appear, and what stops its captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.i18n.words import unbound
from toolkit.media.films.gates import Standing, problems, unsaid
from toolkit.media.films.standing import words_of
from toolkit.media.films.storyboard import Storyboard
from toolkit.media.films.timeline import Timed, beats, spoken, timeline
from toolkit.model.campaign import Project
from toolkit.model.film import Timeline
from toolkit.model.problem import Problem
from toolkit.plan.words import GAP, Gathered, Said, Speaker

Faults = Mapping[str, tuple[Problem, ...]]  # by language


@dataclass(frozen=True)
class FilmWords:
    """A storyboard with its words in all its languages, and the timeline that they share.

    `lent` are the languages that lack words, in a draft: nothing stops their captions.
    """

    film: Storyboard
    found: Mapping[str, Gathered]
    times: tuple[tuple[Timed, ...], ...]
    timeline: Timeline
    lent: frozenset[str] = frozenset()


def tell(project: Project, film: Storyboard, draft: bool = False) -> FilmWords:
    """The film's words in all its languages; what one lacks stands in the way of all, since they
    share their cuts.
    """
    locales = [code for edition in project.among(film.editions) for code in edition.locales]
    found = {locale: _gather(project, film, locale, draft) for locale in dict.fromkeys(locales)}
    lent = frozenset(_lend(list(found.values())))
    texts = {
        locale: {path: words["text"] for path, words in gathered.words[locale].items()}
        for locale, gathered in found.items()
    }
    times = beats(film, texts)
    return FilmWords(film, found, times, timeline(film, texts, times), lent)


def _lend(found: Sequence[Gathered]) -> Iterator[str]:
    """Where a draft lacks words it shows those of another language in brackets, as paths cannot be
    divided into captions that keep the pace of the other languages. Gives the languages that lack
    some.
    """
    for gathered in found:
        ((locale, words),) = gathered.words.items()
        for path in [path for path, said in words.items() if GAP in said["text"]]:
            yield locale
            said = (other[path] for one in found for other in one.words.values())
            whole = next((said for said in said if GAP not in said["text"]), None)
            if whole:
                words[path] = {**whole, "text": f"[{whole['text']}]"}


def _gather(project: Project, film: Storyboard, locale: str, draft: bool) -> Gathered:
    found = Gathered()
    speaker = Speaker(project, locale, draft, found)
    words = found.words[locale] = {}
    for scene in film.scenes:
        for path in (*(say.path for beat in scene.beats for say in beat.says), scene.describe):
            words[path] = _said(speaker, path)
    if film.item:
        speaker.values |= {
            name: speaker.string(f"{film.item}/{name}")["text"]
            for name in project.items[film.item].fields
        }
    found.title, found.alt = (
        unbound(speaker.string(path)["text"]) for path in (film.title, film.alt)
    )
    return found


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
        if locale not in told.lent
        else ()
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
