"""Payloads as text: what planning hands to a renderer, in one form whatever the machine.

The only file that imports msgspec. Equal values give equal text: keys are sorted, there are no
spaces and letters stand as they are. Payloads hold whole numbers, no floats.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

Payload = TypeVar("Payload")
_ENCODER = msgspec.json.Encoder(order="sorted")


def encode(value: object) -> str:
    """The canonical text of a dataclass, a mapping or a list."""
    return _ENCODER.encode(value).decode()


def decode(kind: type[Payload], text: str | bytes) -> Payload:
    """The dataclass that `encode` wrote; fields that the type does not have are left out.

    Raises msgspec.ValidationError when the text holds something else: a bug, not a person's fault.
    """
    return msgspec.json.decode(text, type=kind)


def loads(text: str | bytes) -> Any:
    """Plain lists and dictionaries, where no type is known."""
    return msgspec.json.decode(text)
