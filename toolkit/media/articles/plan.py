"""Articles: each text in each of its editions, as HTML to paste and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from toolkit.engine.payload import encode
from toolkit.i18n.words import unbound
from toolkit.media.articles.model import Article, Articles
from toolkit.media.articles.payload import ArticlePart, ArticleText, Paragraph, Picture, Said
from toolkit.model.address import link
from toolkit.model.block import Block, listed, phrase
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import HTML, TXT
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.problem import Problem
from toolkit.plan.setting import Setting, Sizing
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

SHEET = Sheet("file", "px", 0, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class ArticleSketch(Sketch):
    """One file of an article."""

    text: ArticleText

    def blocks(self, locale: str) -> list[Block]:
        """Its paragraphs and points."""
        return [
            block for part in self.text.parts if part.locale == locale for block in _blocks(part)
        ]


def sketches(project: Project, setting: Setting) -> Iterator[Sketch]:
    """Every article in every edition."""
    articles = project.part(Articles)
    for article in articles.articles if articles else ():
        for edition in project.editions.values():
            if project.wanted(edition.id, article.editions):
                yield from _edition(project, article, edition, setting)


def _edition(
    project: Project, article: Article, edition: Edition, setting: Setting
) -> Iterator[Sketch]:
    found = Gathered()
    parts = [_part(project, article, locale, found, setting) for locale in edition.locales]
    titles, alts = zip(*(said for _, said in parts), strict=True)
    found.title, found.alt = " / ".join(titles), " ".join(alts)
    text = ArticleText(
        name=f"articles/{article.id} ({edition.id})",
        format="",
        title=found.title,
        alt=found.alt,
        parts=tuple(part for part, _ in parts),
        ground=article.ground,
        ink=article.ink,
        words={part.locale: tuple(_said(part)) for part, _ in parts},
    )
    found.words = {
        locale: {said.id: {"id": said.id, "text": said.text} for said in several}
        for locale, several in text.words.items()
    }
    for type in (HTML, TXT):
        yield ArticleSketch(
            medium="articles",
            resource=_resource(article),
            edition=edition,
            format=Format(type.suffix, "file", type.output),
            type=type,
            sheet=SHEET,
            height=0,
            found=found,
            name=f"articles/{article.id}/{article.id}.{edition.id}.{type.suffix}",
            needs=tuple(dict.fromkeys(part.need for part in text.parts if part.need)),
            images=sum(part.picture is not None for part in text.parts),
            text=replace(text, format=type.suffix),
        )


def _resource(article: Article) -> Resource:
    return Resource.of_its_own(
        "articles",
        article.id,
        describe=article.title.rpartition("/")[0],
        formats=(HTML.suffix, TXT.suffix),
        editions=article.editions,
        where=article.where,
        spans=article.spans,
    )


def _part(
    project: Project, article: Article, locale: str, found: Gathered, setting: Setting
) -> tuple[ArticlePart, tuple[str, str]]:
    """What is said in one language; and the title and alt text of the file."""
    language = project.languages[locale]
    speaker = Speaker(project, locale, setting.draft, found)

    def say(path: str) -> Said:
        return Said(path, unbound(speaker.string(path)["text"]))

    shown = _picture(article, locale, setting.before, found)
    part = ArticlePart(
        locale=locale,
        tag=language.tag,
        right_to_left=language.right_to_left,
        heading=say(article.heading),
        body=tuple(
            Paragraph(tuple(map(say, (of,) if isinstance(of, str) else of)), isinstance(of, tuple))
            for of in article.body
        ),
        link=say(article.link),
        **_address(speaker, article.address),
        status=say(article.status),
        picture=_about(shown) if shown else None,
        need=shown.output if shown else "",
    )
    if not setting.draft:
        found.problems += _too_long(article, part, language.name, found)
    return part, (say(article.title).text, say(article.alt).text)


class _Address(TypedDict):
    """Where the link leads, and what is shown of it."""

    address: str
    shown: str


def _address(speaker: Speaker, path: str) -> _Address:
    name = path.removeprefix("facts/")
    said = speaker.fact(name) if path != name else speaker.string(path)
    shown = unbound(said["text"])
    return {"address": speaker.page(name) if path != name else link(shown), "shown": shown}


def _picture(
    article: Article, locale: str, before: Sequence[Sketch], found: Gathered
) -> Sketch | None:
    """The picture in the article's language."""
    if not article.picture:
        return None
    alike = [
        sketch
        for sketch in before
        if f"{sketch.resource.kind}/{sketch.resource.id}" == article.picture
        and sketch.format.id == article.format
        and sketch.edition.locales == (locale,)
        and sketch.shared
    ]
    if not alike:
        found.problems.append(
            Problem(
                "article",
                f"the article '{article.id}' shows {article.picture} in the format"
                f" '{article.format}', which is not made in '{locale}'",
                article.spans.get("picture", article.where),
                "`toolkit list` shows what is made; leave `picture` out if there is none",
            )
        )
        return None
    found.problems += alike[0].found.problems
    return alike[0]


def _about(shown: Sketch) -> Picture:
    return Picture(
        file=shown.output.rsplit("/", 1)[-1],
        media_type=shown.type.media_type,
        alt=shown.found.alt,
        width=shown.sheet.width // 1000,
        height=shown.height // 1000,
    )


def _too_long(
    article: Article, part: ArticlePart, language: str, found: Gathered
) -> Iterator[Problem]:
    count = sum(len(said.text.split()) for said in _said(part) if said is not part.status)
    if count > article.most:
        longest = max(_said(part), key=lambda said: len(said.text))
        yield Problem(
            "limit",
            f"the article '{article.id}' has {count} words in {language}; {article.most} are the"
            " most",
            found.places.get(f"{part.locale} {longest.id}", article.where),
            f"cut {count - article.most} words; '{longest.id}' is the longest part. The limit is"
            f" at {article.spans.get('most', article.where)}",
        )


def _said(part: ArticlePart) -> Iterator[Said]:
    """Every string in reading order."""
    yield part.heading
    for paragraph in part.body:
        yield from paragraph.said
    yield part.link
    yield part.status


def _blocks(part: ArticlePart) -> Iterator[Block]:
    yield {"heading": phrase(part.heading.text), "number": 0}
    for paragraph in part.body:
        said = [phrase(said.text) for said in paragraph.said]
        yield listed([each] for each in said) if paragraph.points else {"p": said[0]}
    yield {"p": phrase(f"{part.link.text} {part.address}")}
    yield {"p": phrase(part.status.text)}


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """The file's job, which takes the picture's bytes in."""
    assert isinstance(sketch, ArticleSketch)
    needs = tuple((output, sizing.planned[output].key) for output in sketch.needs)
    made_by = sizing.made_by("article")
    return (Job(sketch.output, "article", encode(sketch.text), (), needs, made_by),)
