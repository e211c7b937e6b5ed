"""Payloads as text: what planning hands to a renderer, in one form whatever the machine.

The only file that imports msgspec. Equal values give equal text: keys are sorted, there are no
spaces and letters stand as they are. Payloads hold whole numbers, no floats.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

Payload = TypeVar("Payload")
_ENCODER = msgspec.json.Encoder(order="sorted")
# msgspec learns a type when it first meets it, and two threads that learn one at once may crash.
_LEARNING = threading.Lock()
_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {}


def encode(value: object) -> str:
    """The canonical text of a dataclass, a mapping or a list."""
    return _ENCODER.encode(value).decode()


def decode(kind: type[Payload], text: str | bytes) -> Payload:
    """The dataclass that `encode` wrote; fields that the type does not have are left out.

    Raises msgspec.ValidationError when the text holds something else: a bug, not a person's fault.
    """
    with _LEARNING:
        if kind not in _DECODERS:
            _DECODERS[kind] = msgspec.json.Decoder(kind)
    found: Payload = _DECODERS[kind].decode(text)
    return found


def loads(text: str | bytes) -> Any:
    """Plain lists and dictionaries, where no type is known."""
    return msgspec.json.decode(text)
