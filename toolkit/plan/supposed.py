"""A campaign as if all its words were translated: to know, before they are, where each will stand
and how much room it will have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.i18n.plurals import categories
from toolkit.model.campaign import Project
from toolkit.model.message import Catalogue, Message, Text


def as_if_translated(project: Project, locale: str) -> Project:
    """The campaign in which words that wait hold as they are, and the original stands in the place
    of what is missing. Nothing of it is to be published.
    """
    catalogue = project.catalogues.get(locale, Catalogue(locale, ""))
    held = {
        context: replace(message, fuzzy=False, kept=True, copied=False)
        for context, message in catalogue.messages.items()
        if all(form.strip() for form in message.forms or (message.text,))
    }
    missing = {
        text.context: _original(text, locale)
        for text in _texts(project)
        if not text.twins
        and (text.language or project.source) != locale
        and text.context not in held
    }
    language = replace(project.languages[locale], draft=False)
    return replace(
        project,
        languages={**project.languages, locale: language},
        catalogues={
            **project.catalogues,
            locale: replace(catalogue, messages={**held, **missing}),
        },
    )


def _texts(project: Project) -> Iterator[Text]:
    return (text for item in project.items.values() for text in item.fields.values())


def _original(text: Text, locale: str) -> Message:
    return Message(
        context=text.context,
        source=text.text,
        text=text.text,
        where=text.where,
        kept=True,
        plural=text.plural,
        forms=(text.plural,) * len(categories(locale)) if text.forms else (),
    )
