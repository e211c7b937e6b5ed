"""assets/articles/*.toml: the order of an article's words, its picture and its colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.media.articles.model import Article, Articles
from toolkit.model.problem import Problem
from toolkit.read.content import SLUG
from toolkit.read.known import Known
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

KEYS = (
    "title",
    "alt",
    "editions",
    "most",
    "field",
    "picture",
    "format",
    "heading",
    "body",
    "link",
    "address",
    "status",
)


def read_articles(source: Source) -> tuple[object, ...]:
    """The articles of articles/."""
    articles = []
    problems: list[Problem] = []
    for document in source.documents("articles"):
        article, found = read_article(document, source)
        problems += found
        articles += [article] if article else []
    source.note(problems)
    return (Articles(tuple(articles)),) if articles else ()


def read_article(document: Document, source: Source) -> tuple[Article | None, list[Problem]]:
    """One article; None when it cannot be understood. Whether its picture is made is the plan's
    affair.
    """
    problems: list[Problem] = []
    name = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    file = Table(document, problems)
    file.only(("article",), "article", "an article's file")
    head = file.table("article")
    head.only(KEYS, "article", f"the article '{name}'")
    if not SLUG.fullmatch(name):
        head.refuse(
            "article",
            f"'{name}' cannot be an article's name",
            "rename the file: small letters, figures and hyphens",
        )
    ground, ink = _colours(head, name, source.tokens.values)
    article = Article(
        id=name,
        title=head.text("title"),
        alt=head.text("alt"),
        editions=head.texts("editions"),
        heading=head.text("heading"),
        body=tuple(_body(head)),
        link=head.text("link"),
        address=head.text("address"),
        status=head.text("status"),
        most=head.whole("most", 200, least=1),
        ground=ground,
        ink=ink,
        picture=head.text("picture"),
        format=head.text("format"),
        where=head.at(),
        spans={key: head.at(key) for key in head.values},
    )
    _check(head, article, source)
    return (None if problems else article), problems


def _body(head: Table) -> Iterator[str | tuple[str, ...]]:
    value = head.values.get("body", [])
    for part in value if isinstance(value, list) else ():
        if isinstance(part, str):
            yield part
        elif isinstance(part, list) and part and all(isinstance(path, str) for path in part):
            yield tuple(part)
        else:
            head.refuse(
                "article",
                "'body' holds something other than content paths and lists of them",
                'body = ["articles/…/opening", ["…", "…"]]',
                "body",
            )


def _colours(head: Table, name: str, tokens: Mapping[str, object]) -> tuple[str, str]:
    """The colours of the field that the heading stands on; black on white where none is named."""
    field = head.text("field")
    colours, fields = tokens.get("color"), tokens.get("field")
    if not field or not isinstance(colours, dict) or not isinstance(fields, dict):
        return "#ffffff", "#000000"
    if field not in fields or field not in colours:
        head.refuse(
            "article",
            f"the article '{name}' names the unknown field '{field}'",
            suggest(field, fields),
            "field",
            lacks=f"colour {field}",
        )
        return "#ffffff", "#000000"
    return str(colours[field]), str(colours.get(fields[field].get("ink"), "#000000"))


def _check(head: Table, article: Article, source: Source) -> None:
    """Names that lead nowhere."""
    for edition in article.editions or ("",):
        if edition not in source.project.editions:
            head.refuse(
                "edition",
                f"the article '{article.id}' names the unknown edition '{edition}'",
                suggest(edition, source.project.editions),
                "editions",
                lacks=f"edition {edition}",
            )
    for key in ("title", "alt", "heading", "link", "address", "status"):
        _lacking(head, article.id, key, (getattr(article, key),), source.known)
    for part in article.body:
        _lacking(head, article.id, "body", (part,) if isinstance(part, str) else part, source.known)
    if not article.body:
        head.refuse("article", f"the article '{article.id}' says nothing", 'body = ["…"]', "body")


def _lacking(head: Table, name: str, key: str, paths: tuple[str, ...], known: Known) -> None:
    for path in paths:
        if not path:
            head.refuse("article", f"the article '{name}' has no {key}", f'{key} = "…"', key)
        elif known.lacks(path):
            head.refuse(
                "article",
                f"the article '{name}' says '{path}', which does not exist",
                suggest(path, known.strings),
                key,
                lacks=path,
            )
