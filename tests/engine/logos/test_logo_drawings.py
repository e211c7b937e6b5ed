"""Logos that come as SVG: drawn as browsers draw them, without fonts, other files or scripts."""

from __future__ import annotations

import base64

import pytest
from samples import BOX, RED, flat, saved, svg

from toolkit.engine.logos.apart import pixels
from toolkit.engine.logos.decode import NotTaken
from toolkit.engine.logos.logo import opened

AI = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">
<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]>
<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" viewBox="0 0 100 50"><switch>
<foreignObject requiredExtensions="&ns_ai;" width="1" height="1"><i:pgfRef/></foreignObject>
<g i:extraneous="self"><rect width="100" height="50" fill="#c81e28"/></g></switch>
<i:pgf id="x">eJzs</i:pgf></svg>"""
INKSCAPE = """<svg xmlns="http://www.w3.org/2000/svg"
width="100mm" height="50mm" viewBox="0 0 100 50"
xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:dc="http://purl.org/dc/"
xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"><sodipodi:namedview/>
<metadata><dc:title>Ŵyn</dc:title></metadata><g inkscape:label="1" inkscape:groupmode="layer">
<rect width="100" height="50" style="fill:#c81e28;-inkscape-stroke:none"/></g></svg>"""
INSIDE = "data:image/png;base64," + base64.b64encode(saved(flat("RGB", RED))).decode()
ANY = '<rect width="100" height="50"/>'
FILLED = '<rect width="100" height="50" fill="url(#g)"/>'
TAKEN = {
    "plain": svg(BOX),
    "no viewBox": svg(BOX, 'width="100" height="50"'),
    "percent": svg(BOX, 'viewBox="0 0 100 50" width="100%" height="100%"'),
    "millimetres": svg(BOX, 'viewBox="0 0 100 50" width="10mm" height="5mm"'),
    "huge": svg('<rect width="1e7" height="5e6" fill="#c81e28"/>', 'viewBox="0 0 1e7 5e6"'),
    "away": svg(
        '<rect x="-900" width="100" height="50" fill="#c81e28"/>', 'viewBox="-900 0 100 50"'
    ),
    "margins": svg(BOX, 'viewBox="-50 -50 200 150"'),
    "classes": svg(
        "<style>/* a */.cls-1,.b{fill:#c81e28}</style>" + BOX.replace("fill", 'class="cls-1" x')
    ),
    "dark mode": svg(
        "<style>rect{fill:#c81e28}@media (prefers-color-scheme:dark){rect{fill:#fff}}</style>"
        '<rect width="100" height="50"/>'
    ),
    "for screens": svg(
        "<style>@media screen{rect{fill:#c81e28}}</style>"
        '<style media="print">rect{fill:#fff}</style><rect width="100" height="50"/>'
    ),
    "comments of web pages": svg(
        '<style>&lt;!-- .a{fill:#c81e28} --&gt;</style><rect class="a" width="100" height="50"/>'
    ),
    "styles of links": svg(f"<style>a>rect{{fill:#c81e28}}</style><a href='#'>{ANY}</a>"),
    "a ground by style": svg("", 'viewBox="0 0 100 50" style="background:#c81e28"'),
    "the size of all by style": svg(
        f"<style>.l{{width:9px;height:auto}}</style>{BOX}", 'viewBox="0 0 100 50" class="l"'
    ),
    "linked twice": svg(f'<defs><g id="s">{BOX}</g></defs><use href="#s" xlink:href="#t"/>'),
    "a layer switched off": svg(f'{BOX}<g style="display:none"><text>Draft</text></g>'),
    "imported style": svg("<style>@import url('https://a.example/b.css');</style>" + BOX),
    "gradient": svg(
        '<linearGradient id="g"><stop stop-color="#c81e28"/>'
        f'<stop offset="1" stop-color="#c81e28"/></linearGradient>{FILLED}'
    ),
    "radial": svg(f'<radialGradient id="g"><stop stop-color="#c81e28"/></radialGradient>{FILLED}'),
    "pattern": svg(f'<pattern id="g" width="1" height="1">{BOX}</pattern>{FILLED}'),
    "mask": svg(f'<mask id="m"><g fill="#fff">{ANY}</g></mask><g mask="url(#m)">{BOX}</g>'),
    "clip": svg(f'<clipPath id="c">{ANY}</clipPath><g clip-path="url(#c)">{BOX}</g>'),
    "colour in words": svg('<rect width="100" height="50" style="fill:rgb(200 30 40)!important"/>'),
    "with a fallback": svg('<rect width="100" height="50" fill="url(#no) #C81E28"/>'),
    "stretched": svg(
        '<rect width="10" height="10" fill="#c81e28"/>',
        'viewBox="0 0 10 10" width="200" height="100" preserveAspectRatio="none"',
    ),
    "symbol": svg(f'<symbol id="s">{BOX}</symbol><use href="#s"/>'),
    "old link": svg(f'<defs><g id="s">{BOX}</g></defs><use xlink:href="#s"/>'),
    "transform": svg(f'<g transform="scale(2) translate(0 0) scale(.5)">{BOX}</g>'),
    "within a link": svg(f'<a href="https://a.example">{BOX}</a>'),
    "script": svg(f"<script>alert(1)</script>{BOX}", 'viewBox="0 0 100 50" onload="alert(1)"'),
    "empty text": svg(f'{BOX}<text x="1" y="9"> <tspan/></text>'),
    "circle of links": svg(f'<g id="a"><use href="#a"/>{BOX}</g>'),
    "picture inside": svg(
        f'<image width="100" height="50" preserveAspectRatio="none" href="{INSIDE}"/>'
    ),
    "illustrator": AI.encode(),
    "inkscape": INKSCAPE.encode(),
    "utf-16": svg(BOX).decode().encode("utf-16"),
    "latin": b'<?xml version="1.0" encoding="iso-8859-1"?><!-- \xf4 -->' + svg(BOX),
    "a mark at the start": b"\xef\xbb\xbf" + svg(BOX),
    "no namespace": f'<svg viewBox="0 0 100 50">{BOX}</svg>'.encode(),
}
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
SECRET = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BOMB = "".join(
    f'<g id="n{n}">' + f'<use href="#n{n - 1}"/>' * 10 + "</g>" if n else f'<g id="n0">{BOX}</g>'
    for n in range(9)
)
TILES = "".join(
    f'<pattern id="n{n}" width="1" height="1">'
    + f'<rect width="9" height="9" fill="url(#n{n - 1})"/>' * 10
    + "</pattern>"
    for n in range(9)
)
CHAIN = "".join(f'<g id="n{n}"><use href="#n{n + 1}"/></g>' for n in range(3000))
REFUSED = {
    "live text": (svg(f"{BOX}<text>Ŵyl</text>"), "live text"),
    "live text in a span": (svg(f"{BOX}<text><tspan>Ŵyl</tspan></text>"), "live text"),
    "web page": (
        svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Hi</p></foreignObject>'),
        "web page",
    ),
    "a file": (svg('<image href="file:///etc/passwd"/>'), "lies elsewhere"),
    "a file beside it": (svg('<image xlink:href="../logo.png"/>'), "lies elsewhere"),
    "the network": (svg('<image href="https://a.example/b.png"/>'), "lies elsewhere"),
    "svg inside": (svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>'), "neither PNG"),
    "paint from elsewhere": (svg('<rect fill="url(https://a.example/#g)"/>'), "another file"),
    "use of a file": (svg('<use href="b.svg#x"/>'), "another file"),
    "style from elsewhere": (svg("<style>rect{fill:url('b.svg#x')}</style>"), "another file"),
    "xml-stylesheet": (b'<?xml-stylesheet href="a.css"?>' + svg(BOX), "another file"),
    "secret": (svg("<desc>&x;</desc>", before=SECRET), "another file"),
    "parameter": (svg(BOX, before='<!DOCTYPE svg [<!ENTITY % x "a">]>'), "another file"),
    "laughs": (svg("<desc>&c;</desc>", before=LAUGHS), "no short word"),
    "use bomb": (svg(f'<defs>{BOMB}</defs><use href="#n8"/>'), "more often"),
    "pattern bomb": (
        svg(f'<defs>{TILES}</defs><rect fill="url(#n8)" width="9" height="9"/>'),
        "more often",
    ),
    "long chain": (svg(CHAIN), "within shapes"),
    "deep": (svg("<g>" * 300 + BOX + "</g>" * 300), "nested"),
    "variables": (
        svg(f"<style>:root{{--c:#c81e28}}rect{{fill:var(--c)}}</style>{BOX}"),
        "computed",
    ),
    "selectors": (svg(f"<style>rect:nth-child(2){{fill:red}}</style>{BOX}"), "not known here"),
    "unknown shape": (svg("<meshgradient/>"), "not every program"),
    "colour with a stroke": (svg('<g fill="rgb(200 30 40 / 50%)"/>'), "not known here"),
    "a system's colour": (svg('<g style="fill: AccentColor"/>'), "not known here"),
    "inks": (svg("<style>.a{stroke:device-cmyk(0,1,1,0)}</style>"), "not known here"),
    "cut by style": (svg('<g style="clip-path:circle(9px)"/>'), "cuts shapes"),
    "lines that keep their width": (svg('<g style="vector-effect:non-scaling-stroke"/>'), "style"),
    "lines that keep it by themselves": (svg('<g vector-effect="non-scaling-stroke"/>'), "style"),
    "measures by style": (svg(f"<style>rect{{rx:9px}}</style>{BOX}"), "measures shapes"),
    "measures of a picture": (svg('<image style="width:9px"/>'), "measures shapes"),
    "measures of a window": (svg(f'{BOX}<rect width="9vw" height="9"/>'), "not every program"),
    "rules within rules": (svg(f"<style>g{{rect{{fill:red}}}}</style>{BOX}"), "within styles"),
    "rules in capitals": (svg(f"<style>rect{{FILL:red}}</style>{BOX}"), "capitals"),
    "parts of names": (svg("<style>[class^='st']{fill:red}</style>"), "^= is not known here"),
    "names of spaces": (svg("<style>*|*{fill:red}</style>"), "is not known here"),
    "a list without an end": (svg("<style>.a,{fill:red}</style>"), "is not known here"),
    "links in capitals": (svg('<g fill="URL(#g)"/>'), "not known here"),
    "a length of its own": (svg('<path d="M0 0h9" pathLength="9"/>'), "pathLength"),
    "paint for effects": (svg('<filter><feBlend in="FillPaint"/></filter>'), "FillPaint"),
    "escapes": (svg("<style>.a\\:b{fill:red}</style>"), "not known here"),
    "first of all": (svg("<style>rect:first-child{fill:red}</style>"), "not known here"),
    "wide screens": (svg("<style>@media (min-width:9px){g{fill:red}}</style>"), "@media"),
    "a word in small letters": (svg('<g fill="currentcolor"/>'), "not known here"),
    "half a share": (svg('<g fill="rgba(200,30,40,50%)"/>'), "not known here"),
    "shares and numbers": (svg('<g fill="rgb(78%,30,40)"/>'), "not known here"),
    "a name twice": (
        svg('<pattern id="g"/><pattern id="g"/><rect fill="url(#g)"/>'),
        "calls 2 parts “g”",
    ),
    "an effect that is not there": (svg('<g style="filter:url(#f)"/>'), "the effect “f”"),
    "a shadow by style": (svg('<g style="filter:drop-shadow(1px 1px 1px #000)"/>'), "drop-shadow"),
    "a mixture": (svg('<g style="mix-blend-mode:plus-lighter"/>'), "plus-lighter"),
    "a ground by rule": (svg("<style>svg{background:#000}</style>"), "has a ground"),
    "text that is used": (
        svg('<g display="none"><text id="t">Ŵyl</text></g><use href="#t"/>'),
        "live text",
    ),
    "no size": (svg(BOX, 'width="100%"'), "no size"),
    "no number": (svg(BOX, 'viewBox="0 0 nan 50"'), "no size"),
    "nothing": (svg(""), "shows nothing"),
    "all outside": (svg('<rect x="500" width="10" height="10"/>'), "shows nothing"),
    "half": (svg(BOX)[:-20], "no XML"),
    "too large": (svg(BOX + " " * 5_000_001), "more than 5 MB"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_programs_write_is_drawn(name: str) -> None:
    logo = opened("a.svg", TAKEN[name])
    image = pixels(logo, 300, 300)
    assert image.size == (300, 150)
    inner = image.crop((2, 2, 298, 148))
    assert inner.getcolors() == [(296 * 146, (*RED, 255))]
    assert logo.said == ()


@pytest.mark.parametrize("name", REFUSED)
def test_what_reaches_out_runs_or_grows_is_refused(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(NotTaken) as refused:
        opened("a.svg", data)
    assert why in refused.value.what
    assert refused.value.hint


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(NotTaken) as refused:
        opened("a.svg", svg(f"\n\n{BOX}\n<text>Ŵyl</text>"))
    assert refused.value.line == 4
    assert "outlines" in refused.value.hint


def test_a_drawing_has_as_many_pixels_as_its_place() -> None:
    logo = opened("a.svg", svg(BOX))
    assert pixels(logo, 2000, 2000).size == (2000, 1000)
    assert pixels(logo, 20, 20).size == (20, 10)


def test_what_moves_is_told() -> None:
    logo = opened("a.svg", svg(BOX.replace("/>", '><animate attributeName="x" to="9"/></rect>')))
    assert "moves" in logo.said[0][0]
