"""What a title or an alt text may name besides facts: the words that are printed, and how many."""

from __future__ import annotations

from toolkit.model.block import ended
from toolkit.model.campaign import Project, Resource
from toolkit.model.page import Slots
from toolkit.plan.blocks import blocks


def describing(project: Project, resource: Resource, words: Slots) -> dict[str, str]:
    """What a title or an alt text may name: the artwork's single strings, and the fields of its
    item.
    """
    values = {
        name: value["text"]
        for name, value in words.items()
        if isinstance(value, dict) and "text" in value and isinstance(value["text"], str)
    }
    for value in words.values():
        if isinstance(value, dict) and "n" in value:
            values |= {name: part["text"] for name, part in value.items() if isinstance(part, dict)}
    entries = _entries(project, resource, words)
    return values | {"n": str(resource.position)} | entries | _counting(project, resource)


def _entries(project: Project, resource: Resource, words: Slots) -> dict[str, str]:
    """{entries}: what its lists and questions say, for those who do not see it: steps with their
    numbers, each label before its text, answers behind their question. Of what has no label, the
    first string.
    """
    template = project.templates[resource.template]
    said: list[str] = []
    for block in blocks(words, template.reading, template.chosen(resource.options)):
        for number, row in enumerate(block.get("list", ()), 1):
            named = [f"{each['label']}: {each['text']}" for each in row if each["label"]]
            first = f"{number}. {row[0]['text']}" if block["numbered"] else row[0]["text"]
            said += named or [first]
        said += [block["question"]["text"]] if "question" in block else []
        said += [
            f"{each['answer']['text']}: {each['then']['text']}"
            for each in block.get("answers", ())
            if each["then"]
        ]
    return {"entries": " ".join(map(ended, said))} if said else {}


def _counting(project: Project, resource: Resource) -> dict[str, str]:
    """{count}: how many entries the list has that the artwork prints, or that its item is of."""
    slots = project.templates[resource.template].slots.values()
    lists = [
        resource.slots[s.name] for s in slots if s.shape == "items" and s.name in resource.slots
    ]
    if resource.item:
        lists = [resource.item.rpartition("/")[0] + "/*"]
    return {"count": str(len(project.members(lists[0])))} if len(lists) == 1 else {}
