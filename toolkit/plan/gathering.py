"""Gathers the words of one artwork in the languages of its edition."""

from __future__ import annotations

from toolkit.i18n.words import one_line
from toolkit.model.campaign import Project, Recipient, Resource
from toolkit.model.language import Edition
from toolkit.model.page import Slot
from toolkit.model.template import Slot as TemplateSlot
from toolkit.plan.describing import describing
from toolkit.plan.words import Gathered, Speaker


def gather(
    project: Project,
    resource: Resource,
    edition: Edition,
    draft: bool,
    recipient: Recipient | None = None,
) -> Gathered:
    """Every word of the artwork, with the name and the contact of its recipient, if it has one.

    A gap is a problem; in a draft it is printed as [!notes/hello/title].
    """
    found = Gathered()
    titles, alts = [], []
    for locale in edition.locales:
        speaker = Speaker(project, locale, draft, found)
        found.words[locale] = {
            slot.name: _filling(speaker, resource, slot, recipient)
            for slot in project.templates[resource.template].slots.values()
            if slot.name in resource.slots or slot.shape in ("school", "partners")
        }
        speaker.values |= describing(project, resource, found.words[locale])
        titles.append(one_line(speaker.plain(f"{resource.describe}/title")))
        alts.append(one_line(speaker.plain(f"{resource.describe}/alt")))
    found.title, found.alt = " / ".join(titles), " ".join(alts)
    return found


def _filling(
    speaker: Speaker, resource: Resource, slot: TemplateSlot, recipient: Recipient | None
) -> Slot:
    """What stands in one slot."""
    if slot.shape == "school":
        return speaker.recipient(recipient, slot.fields)
    if slot.shape == "partners":
        return speaker.partners()
    return speaker.slot(resource.slots[slot.name], slot, resource.options)
