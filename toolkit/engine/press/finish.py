"""pikepdf makes a press file to PDF/X-4 (ISO 15930-7) of a page: boxes, profile, identification.

The same page gives the same bytes every time. What was accessible stays so (PDF/UA-1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from toolkit.engine.press.content import Press
from toolkit.engine.press.profile import profile
from toolkit.model.inks import Inks

VERSION = "PDF/X-4"
PDFX = "http://www.npes.org/pdfx/ns/id/"
_CONDITIONS = {  # names of the ICC's registry of printing conditions
    "FOGRA39": "Coated FOGRA39 (ISO 12647-2:2004)",
    "FOGRA47": "Uncoated FOGRA47 (ISO 12647-2:2004)",
    "FOGRA51": "PSO Coated v3 (FOGRA51)",
    "FOGRA52": "PSO Uncoated v3 (FOGRA52)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How a sheet is printed.

    `margin` is from the sheet's edge to the trim, `bleed` from the bleed's edge to the trim, both
    in 1/1000 mm. `condition` names the printing condition, `profile` is its ICC profile. `recipes`
    are the inks of the brand's colours (#rrggbb).
    """

    margin: int
    bleed: int
    condition: str
    profile: bytes
    recipes: Mapping[str, Inks]


def finish_print(pdf: bytes, printing: Printing) -> tuple[bytes, int]:
    """The press file, and how many pictures see through to more than one colour, so that they
    cannot be given a ground.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        press = Press(document, profile(printing.profile), printing.recipes)
        for page in document.pages:
            left, bottom, right, top = (float(v) for v in page.mediabox)
            sheet = (left, bottom, right, top)
            page.obj.TrimBox = _inset(sheet, printing.margin)
            page.obj.BleedBox = _inset(sheet, printing.margin - printing.bleed)
            press.page(page)
        document.Root.OutputIntents = Array([_intent(document, printing)])
        document.docinfo[Name.Trapped] = Name("/False")
        _identify(document)
        out = BytesIO()
        document.save(
            out,
            deterministic_id=True,
            force_version="1.6",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue(), press.unlike


def _intent(document: pikepdf.Pdf, printing: Printing) -> pikepdf.Object:
    """What it is printed on and with. Conditions that no registry knows stand for themselves."""
    about = _CONDITIONS.get(printing.condition, printing.condition)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=printing.condition,
        OutputCondition=about,
        Info=about,
        DestOutputProfile=document.make_indirect(pikepdf.Stream(document, printing.profile, N=4)),
    )
    if printing.condition in _CONDITIONS:
        intent.RegistryName = "http://www.color.org"
    return document.make_indirect(intent)


def _identify(document: pikepdf.Pdf) -> None:
    """Say which standard the file was made to, in the words that it asks for."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about.register_xml_namespace(PDFX, "pdfxid")
        about["pdfxid:GTS_PDFXVersion"] = VERSION
        about["pdf:Trapped"] = "False"
        about["pdf:PDFVersion"] = "1.6"
        about["xmpMM:VersionID"] = "1"
        about["xmpMM:RenditionClass"] = "default"
        about["xmp:MetadataDate"] = about["xmp:ModifyDate"]


def _inset(sheet: tuple[float, float, float, float], by: int) -> Array:
    left, bottom, right, top = sheet
    points = by / 1000 / 25.4 * 72
    return Array(
        [
            round(left + points, 3),
            round(bottom + points, 3),
            round(right - points, 3),
            round(top - points, 3),
        ]
    )
