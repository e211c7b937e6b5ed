"""Packs a deck's file so that its bytes depend on its contents alone, not on clock or machine."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def pack(data: bytes, day: str = "", language: str = "") -> bytes:
    """The same package with sorted parts and fixed times, down to the workbook inside a chart.

    `day` (YYYY-MM-DD) replaces its dates. `language` replaces the American English that parts of
    python-pptx's own say they are in. "" leaves either as it is.
    """
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(info, _part(name, source.read(name), day, language))
    return out.getvalue()


def _part(name: str, data: bytes, day: str, language: str) -> bytes:
    if name.endswith(".xlsx") and day:
        return pack(data, day, language)
    if name == "docProps/core.xml" and day:
        return _DATES.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<2>", data)
    if name.startswith("ppt/") and name.endswith(".xml") and language:
        return data.replace(b'lang="en-US"', f'lang="{language}"'.encode()).replace(
            b' altLang="en-US"', b""
        )
    return data
