"""Names what reading and writing Office's XML share: untyped things, namespaces, small looks."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml ships no types
Shape: TypeAlias = Any  # python-pptx turns a placeholder into a shape whose kind nobody states

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BEHIND = ("/slideLayouts/", "/slideMasters/", "/notesMasters/", "/charts/")  # parts beside slides


def tag(element: Element) -> str:
    """The element's name without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def said(run: Element) -> str:
    """The words of a run, or of a field."""
    return run.findtext(f"{A}t") or ""


def about(shape: Element) -> Element:
    """The element with a shape's name, number and alt text."""
    return next(shape.iter(f"{P}cNvPr"))


def holder(shape: Element) -> Element | None:
    """What a shape says of the placeholder that it fills; None where it fills none."""
    return next(shape.iter(f"{P}ph"), None)


def kind_of(placeholder: Element) -> str:
    """The kind of a placeholder. A centred title is a title."""
    return str(placeholder.get("type", "body")).replace("ctrTitle", "title")


def decorates(shape_about: Element) -> bool:
    """Is the shape marked as decoration, which screen readers pass over?"""
    return any(mark.get("val") in ("1", "true") for mark in shape_about.iter("{*}decorative"))
