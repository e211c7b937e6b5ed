"""Jinja2: fills templates, those of the campaign's site and those that ship with the toolkit.

Every value is escaped, and an unknown name stops the page. The only file that imports Jinja2.
"""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from toolkit.model.problem import Problem, RenderFailed, Span

_HERE = Path(__file__).parent  # html.css stands here, for all templates that ship
_SPACE = re.compile(r"\n\s*\n+")
_TAG = re.compile(r"(<[^>]*>)")
_NOT_PLAIN = re.compile(r"[^\w ,.-]")


def fill(name: str, templates: Mapping[str, str], values: Mapping[str, object], folder: str) -> str:
    """The template of that name, filled.

    Raises RenderFailed that names the template's file in `folder`, and the line.
    """
    try:
        made = _environment(tuple(sorted(templates.items()))).get_template(name).render(values)
    except TemplateSyntaxError as error:
        raise RenderFailed(
            [
                Problem(
                    "site",
                    f"{error.name} is not a whole template: {error.message}",
                    Span(f"{folder}/{error.name}", error.lineno),
                    "see the others in this folder",
                )
            ]
        ) from None
    except (TemplateError, TypeError, ValueError, AttributeError) as error:
        raise RenderFailed(
            [
                Problem(
                    "site",
                    f"{name} cannot be filled: {error}",
                    _place(templates, name, folder),
                    "see which values the other templates print",
                )
            ]
        ) from None
    return _SPACE.sub("\n", made)


def drawn(svg: str) -> Markup:
    """SVG that the toolkit wrote, which stands in a page as it is."""
    return Markup(svg)


def fill_shipped(template: Path, values: Mapping[str, object]) -> str:
    """A template that ships with the toolkit, filled. It may include those beside it, and html.css,
    which sets the typeface and the colours of a `look`.

    Such a template that cannot be filled is a mistake of the toolkit, not of the campaign: what
    Jinja2 raises is left as it is.
    """
    return _shipped(template.parent).get_template(template.name).render(values)


@lru_cache(maxsize=64)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """Templates are compiled once for all pages that use them."""
    made = _strict(DictLoader(dict(templates)))
    made.filters |= {"fill": _fill, "linked": _linked}
    return made


@lru_cache(maxsize=8)
def _shipped(folder: Path) -> Environment:
    made = _strict(FileSystemLoader([folder, _HERE]))
    made.filters |= {"css": _css, "base64": _base64}
    return made


def _strict(loader: BaseLoader) -> Environment:
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=isinstance(loader, FileSystemLoader),
    )


def _css(text: str) -> Markup:
    """Words as a string of CSS. Inside <style> HTML's own escapes mean nothing, CSS's do."""
    plain = _NOT_PLAIN.sub(lambda found: f"\\{ord(found.group()):x} ", text)
    return Markup(f'"{plain}"')


def _base64(data: bytes) -> Markup:
    """Bytes for a data: address."""
    return Markup(b64encode(data).decode("ascii"))


def _fill(text: str, **values: object) -> Markup:
    """Words with their {n} filled in; what is marked as safe in either stays so."""
    said = Markup.escape(text)
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", Markup.escape(value))
    return said


def _linked(text: str, leads: Mapping[str, str]) -> Markup:
    """Words or a piece of a page, in which each address that `leads` knows is a link to its page.
    What is a link already stays as it is.
    """
    whole = str(Markup.escape(text))
    if not leads:
        return Markup(whole)
    known = {str(Markup.escape(shown)): Markup.escape(page) for shown, page in leads.items()}
    shown = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
    address = re.compile(rf"(?<![\w./@-])(?:{shown})(?![\w/@-]|\.\w)")
    made, inside = [], False
    for piece in _TAG.split(whole):
        if piece.startswith("<"):
            inside = piece.startswith("<a ") or (inside and piece != "</a>")
        elif not inside:
            piece = address.sub(lambda hit: f'<a href="{known[hit[0]]}">{hit[0]}</a>', piece)
        made.append(piece)
    return Markup("".join(made))


def _place(templates: Mapping[str, str], name: str, folder: str) -> Span:
    """Where filling stopped: the innermost line of a template."""
    trace = sys.exc_info()[2]
    found = Span(f"{folder}/{name}")
    while trace:
        if trace.tb_frame.f_globals.get(
            "__jinja_template__"
        ) or trace.tb_frame.f_code.co_filename in ("<template>", *templates):
            found = Span(f"{folder}/{name}", trace.tb_lineno)
        trace = trace.tb_next
    return found
