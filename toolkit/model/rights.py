"""Under which licence a file's words stand, as its metadata says it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The licence line, in each of a file's languages, and the address of the licence ("" where
    the campaign names none).
    """

    text: str
    page: str = ""

    @property
    def whole(self) -> str:
        """The line with its address, for programs that show one text only."""
        return f"{self.text} {self.page}".rstrip()


def rdf(rights: Rights) -> str:
    """What XMP says of it (ISO 16684-1: dc:rights, xmpRights), as an RDF element."""
    page = escape(rights.page)
    where = f"<xmpRights:WebStatement>{page}</xmpRights:WebStatement>" if page else ""
    return (
        f'<rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DC}" xmlns:xmpRights="{_RIGHTS}">'
        '<rdf:Description rdf:about=""><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(rights.text)}</rdf:li></rdf:Alt></dc:rights>"
        f"<xmpRights:Marked>True</xmpRights:Marked>{where}</rdf:Description></rdf:RDF>"
    )


def packet(rights: Rights) -> bytes:
    """The same as an XMP packet, as pictures carry it."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf(rights)}</x:xmpmeta><?xpacket end="r"?>'
    ).encode()
