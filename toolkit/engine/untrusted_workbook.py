"""Looks a spreadsheet from outside over before anything opens it.

Refused are archives that are too large unpacked, links to elsewhere, macros and document types.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

LARGEST = 100_000_000  # bytes, unpacked
MOST = 20_000  # files inside
_FOREIGN = ("externalLinks/", "vbaProject", "embeddings/")
_XML = (".xml", ".rels", ".vml")


def suspicious(data: bytes) -> str:
    """Why the archive is no honest spreadsheet, as the end of a sentence; "" when it may be one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST or sum(part.file_size for part in parts) > LARGEST:
                return "it unpacks to more than a spreadsheet of a campaign can hold"
            for part in parts:
                if any(name in part.filename for name in _FOREIGN):
                    return "it holds links to other files, macros or embedded files"
                if part.filename.lower().endswith(_XML):
                    text = _unpacked(archive, part)
                    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                        return "it declares a document type"
    except MemoryError:
        raise
    except Exception as error:  # zipfile and the decoders meet damage with many kinds of errors
        return f"it is no whole .xlsx ({type(error).__name__})"
    return ""


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's bytes as UTF-8, never more than it claims to have."""
    with archive.open(part) as file:
        data = file.read(part.file_size + 1)
    if len(data) > part.file_size:
        raise ValueError("larger than it claims")
    return data.decode("utf-16").encode() if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
