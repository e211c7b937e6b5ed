"""Types of files: how their names end, and what programs and people call them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file that a medium makes.

    `output` is its name in formats (`screen`, `png`) and `suffix` the end of its files' names.
    `called` is what people call it. `access` names the line by which the site says how accessible
    it is. `deflated`: an archive makes it smaller. `worded`: plain text in UTF-8, and served as
    such. A file begins (`offset` bytes after its start) with one of `magic`, if any is known.
    """

    output: str
    suffix: str
    media_type: str
    called: str
    access: str = "other"
    deflated: bool = False
    worded: bool = False
    magic: tuple[bytes, ...] = ()
    offset: int = 0

    @property
    def served(self) -> str:
        """The Content-Type by which a web server sends it."""
        if not self.worded:
            return self.media_type
        shown = self.media_type if self.media_type.startswith("text/") else "text/plain"
        return f"{shown}; charset=utf-8"


_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_HTML = (b"<!doctype html", b"<!DOCTYPE html")

SCREEN = FileType("screen", "pdf", "application/pdf", "PDF", "tagged", magic=(b"%PDF-",))
PRINT = FileType("print", "pdf", "application/pdf", "PDF", "press", magic=(b"%PDF-",))
PNG = FileType("png", "png", "image/png", "PNG", "picture", magic=(b"\x89PNG\r\n\x1a\n",))
JPEG = FileType("jpeg", "jpg", "image/jpeg", "JPEG", "picture", magic=(b"\xff\xd8\xff",))
WEBP = FileType("webp", "webp", "image/webp", "WebP", "picture", magic=(b"RIFF",))
SVG = FileType(
    "svg", "svg", "image/svg+xml", "SVG", "vector", deflated=True, magic=(b"<svg", b"<?xml")
)
SLIDES = FileType("slides", "pptx", _PPTX, "PowerPoint", "deck", magic=(b"PK\x03\x04",))
ZIP = FileType("zip", "zip", "application/zip", "ZIP", "pack", magic=(b"PK\x03\x04",))
MP4 = FileType("mp4", "mp4", "video/mp4", "MP4", "film", magic=(b"ftyp",), offset=4)
CSV = FileType("csv", "csv", "text/csv", "CSV", "text", deflated=True, worded=True)
TXT = FileType("txt", "txt", "text/plain", "TXT", "text", deflated=True, worded=True)
ICS = FileType(
    "ics",
    "ics",
    "text/calendar",
    "iCalendar",
    "text",
    deflated=True,
    worded=True,
    magic=(b"BEGIN:VCALENDAR",),
)
HTML = FileType(
    "html", "html", "text/html", "HTML", "text", deflated=True, worded=True, magic=_HTML
)
VTT = FileType(
    "vtt", "vtt", "text/vtt", "VTT", "captions", deflated=True, worded=True, magic=(b"WEBVTT",)
)
SRT = FileType("srt", "srt", "application/x-subrip", "SRT", "captions", deflated=True, worded=True)
JSON = FileType("json", "json", "application/json", "JSON", deflated=True, magic=(b"{", b"["))
CSS = FileType("css", "css", "text/css", "CSS", worded=True)
JS = FileType("js", "js", "text/javascript", "JavaScript", worded=True)
WOFF2 = FileType("woff2", "woff2", "font/woff2", "WOFF2", magic=(b"wOF2",))
