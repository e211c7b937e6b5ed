"""The words of the content that one language's catalogue translates."""

from __future__ import annotations

from toolkit.model.campaign import Project
from toolkit.model.message import Text


def texts_for(project: Project, locale: str) -> tuple[Text, ...]:
    """In the order of the content: all that is not written in this language itself."""
    return tuple(text for item in project.items.values() for text in item.fields.values() if not text.twins and (text.language or project.source) != locale)


def all_texts(project: Project) -> tuple[Text, ...]:
    """Every string of the content, in its order."""
    return tuple(text for item in project.items.values() for text in item.fields.values())
