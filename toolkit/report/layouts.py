"""The layouts of a campaign as lines: what each holds, on which sheets, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.model.template import LISTS, Amount, Layout, Slot, Template

OF_THEIR_OWN = ("deck-handout", "deck-slide", "film")  # filled by decks and films, not by resources
BY_ITSELF = ("school", "partners")  # slots that campaign.toml fills
SHAPES = {
    "qr": " [a web address]",
    "agenda": " [a deck]",
    "picture": " [a picture]",
}


def layout_lines(templates: Mapping[str, Template], own: Mapping[str, bool]) -> Iterator[str]:
    """A paragraph for each layout. `own` says which are the campaign's and not the toolkit's."""
    for name, template in sorted(templates.items()):
        if name in OF_THEIR_OWN or not template.layouts:
            continue
        yield f"{name}{'  (this campaign’s own)' if own.get(name) else ''}"
        yield f"  {template.about}"
        slots = [slot for slot in template.slots.values() if slot.shape not in BY_ITSELF]
        yield f"  slots    {', '.join(_slot(slot, template) for slot in slots)}"
        yield f"  sheets   {', '.join(map(_sheet, template.layouts.values()))}"
        for option, values in (template.options or {}).items():
            yield f"  options  {option}: {' | '.join(values)}"
        yield ""


def _slot(slot: Slot, template: Template) -> str:
    """title; lead? (may be left out); items [title, body?] (2 to 12)."""
    words = (name for name in slot.fields if name != "picture")  # an entry's picture is a file
    fields = ", ".join([*words, *(f"{name}?" for name in slot.may)])
    what = f" [{fields}]" if fields else SHAPES.get(slot.shape, "")
    said = slot.name + "?" * slot.optional + what
    amounts = sorted(
        {
            amount
            for layout in template.layouts.values()
            for languages in layout.languages
            if slot.shape in LISTS and (amount := layout.amount(slot, languages))
        }
    )
    if amounts:
        return f"{said} ({_range(amounts)})"
    return f"{said} (any number)" if slot.shape == "items" else said


def _range(amounts: list[Amount]) -> str:
    least, most = min(a for a, _ in amounts), max(b for _, b in amounts)
    same = "" if len(amounts) == 1 else ", on some sheets fewer"
    return (f"{least}" if least == most else f"{least} to {most}") + same


def _sheet(layout: Layout) -> str:
    """a4 in one language or two."""
    numbers: dict[tuple[int, ...], str] = {(1,): " (one language)", (2,): " (two languages)"}
    return layout.sheet + numbers.get(layout.languages, "")
