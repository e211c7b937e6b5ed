"""Jinja2: fills the site's templates; every value is escaped. The only file that imports it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from toolkit.model.problem import Problem, RenderFailed, Span

_SPACE = re.compile(r"\n\s*\n+")


def fill(name: str, templates: Mapping[str, str], values: Mapping[str, Any], folder: str) -> str:
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


@lru_cache(maxsize=64)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """Templates are compiled once for all pages that use them."""
    made = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["fill"] = _fill
    return made


def _fill(text: str, **values: Any) -> Any:
    """Words with their {n} filled in; what is marked as safe in either stays so."""
    for name, value in values.items():
        text = (
            Markup(text).replace(f"{{{name}}}", value)
            if isinstance(text, Markup)
            else Markup.escape(text).replace(f"{{{name}}}", Markup.escape(value))
        )
    return text


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
