"""segno: QR codes as rows of modules. The only file that imports it."""

from __future__ import annotations

import segno


def modules(address: str) -> list[str]:
    """The smallest QR code of the address that survives a scratch (level M), as rows of 0 and 1, without its margin."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
