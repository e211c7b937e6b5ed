"""segno: QR codes as rows of modules. The only file that imports it."""

from __future__ import annotations

from collections.abc import Mapping

import segno

from toolkit.model.page import Slots


def modules(address: str) -> list[str]:
    """The smallest QR code of the address that survives a scratch (level M), as rows of 0 and 1,
    without its margin.
    """
    code = segno.make(address, error="m", micro=False, boost_error=False)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]


def with_codes(words: Mapping[str, Slots]) -> dict[str, Slots]:
    """An artwork's words, by language and slot, with the modules of each QR code beside its
    address.
    """
    return {
        locale: {
            slot: (
                value | {"modules": modules(value["qr"])}
                if isinstance(value, dict) and "qr" in value
                else value
            )
            for slot, value in slots.items()
        }
        for locale, slots in words.items()
    }
