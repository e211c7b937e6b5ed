"""A throw-away twin of a press file that claims PDF/A-2b, so that veraPDF, which knows no PDF/X,
proves what the two share: fonts, profile, colours that the profile stands for, no actions.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

_OF_PRESS = ("pdfua/ns", "npes.org", "PDFVersion", "Trapped")


def twin(source: Path, target: Path) -> Path:
    """Write the twin and say where."""
    with pikepdf.open(source) as document:
        intent = document.Root.OutputIntents[0]
        document.Root.OutputIntents.append(
            document.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=intent.OutputConditionIdentifier,
                    Info=intent.Info,
                    DestOutputProfile=intent.DestOutputProfile,
                )
            )
        )
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for name in [*about]:
                if any(part in name for part in _OF_PRESS):
                    del about[name]
            about["pdfaid:part"] = "2"
            about["pdfaid:conformance"] = "B"
        document.save(target)
    return target
