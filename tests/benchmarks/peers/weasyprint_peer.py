"""WeasyPrint → PDF → PDFium → PNG: HTML and CSS, a PDF beside the picture.

weasyprint_peer.py FONTS
"""

from __future__ import annotations

import sys
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from speak import serve
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

ROUND = {"circle": "50%", "square": "0", "quarter": "0 100% 0 0"}
fonts = Path(sys.argv[1]).resolve()
faces = FontConfiguration()
style = CSS(
    string="".join(
        f"@font-face {{ font-family: Onest; font-weight: {weight}; src:"
        f" url('{(fonts / name).as_uri()}') }}"
        for weight, name in ((700, "Onest_700Bold.ttf"), (800, "Onest_800ExtraBold.ttf"))
    )
    + "@page { margin: 0; size: 1200px 630px } body { margin: 0; font-family: Onest } div, p, i {"
    " position: absolute; margin: 0 } span { display: inline-block }",
    font_config=faces,
)


def draw(card: dict[str, Any]) -> bytes:
    """The card as a PNG."""
    size, ink = card["slogan_size"], card["ink"]
    shapes = "".join(
        f'<i style="left:{p["x"]}px;top:{p["y"]}px;width:{p["w"]}px;height:{p["h"]}px;'
        f'background:{p["colour"]};border-radius:{ROUND[p["kind"]]}"></i>'
        for p in card["shapes"]
    )
    slogan = "".join(
        f'<p style="top:{card["margin"] - 0.121 * size + 0.95 * size * n}px;'
        f'left:{card["margin"]}px;font:800 {size}px/.95 Onest;letter-spacing:-.018em">'
        f"{escape(word)}<span"
        f' style="width:{s["size"]}em;height:{s["size"]}em;background:{ink};margin-left:.05em;'
        f'border-radius:{ROUND[s["kind"]]}"></span></p>'
        for n, (word, s) in enumerate(zip(card["slogan"], card["stops"], strict=True))
    )
    words = (
        f'<div style="left:{card["margin"]}px;bottom:{card["margin"]}px;'
        f'width:{card["text_width"]}px"><p'
        f' style="position:static;font:700 {card["sentence_size"]}px/1.16'
        f' Onest">{escape(card["sentence"])}</p><p'
        f' style="position:static;margin-top:{card["gap"]}px;font:700 {card["web_size"]}px/1'
        f' Onest">{escape(card["web"])}</p></div>'
    )
    html = (
        "<!doctype html><html"
        f' lang="{card["locale"]}"><title>{escape(". ".join(card["slogan"]))}</title><body'
        f' style="background:{card["field"]};color:{ink}">{shapes}{slogan}{words}'
    )
    pdf = HTML(string=html).write_pdf(stylesheets=[style], font_config=faces)
    document = pdfium.PdfDocument(pdf)
    image = document[0].render(scale=96 / 72, rev_byteorder=True).to_pil()
    out = BytesIO()
    image.save(out, "PNG")
    document.close()
    return out.getvalue()


serve(draw)
