"""Small files of each kind that people bring, some of them made to do harm."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image

HERE = Path(__file__).resolve().parents[2]
SECRET = "TOPSECRET-5b0f"  # stands in a file to which the harmful ones lead
PORT = 47_613  # where somebody listens whether anything calls
CALL = f"http://127.0.0.1:{PORT}/x"


@cache
def secret() -> Path:
    """A file that no reader may open."""
    import tempfile

    path = Path(tempfile.gettempdir()) / "toolkit-trust" / "secret.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(SECRET)
    return path


def external() -> str:
    """Entities that lead to a file, and to somebody who listens."""
    return (
        f'<!DOCTYPE a [<!ENTITY f SYSTEM "{secret().as_uri()}"><!ENTITY n SYSTEM "{CALL}">'
        f'<!ENTITY % p SYSTEM "{CALL}"> %p; ]>'
    )


def pictures() -> list[bytes]:
    """Logos: PNG, JPEG and others, and two that unpack to gigabytes."""
    image = Image.linear_gradient("L").resize((40, 30))
    found = []
    for mode, format, more in (
        ("RGBA", "PNG", {}),
        ("P", "PNG", {"transparency": 3}),
        ("1", "PNG", {}),
        ("I;16", "PNG", {}),
        ("RGB", "JPEG", {"exif": _turned(), "dpi": (300, 300)}),
        ("CMYK", "JPEG", {"progressive": True}),
        ("L", "JPEG", {"icc_profile": _profile()}),
        ("RGB", "GIF", {}),
        ("RGB", "WEBP", {}),
        ("RGB", "TIFF", {}),
    ):
        out = io.BytesIO()
        (image.convert("I").convert(mode) if mode == "I;16" else image.convert(mode)).save(
            out, format, **more
        )
        found.append(out.getvalue())
    return [*found, _png(60_000, 60_000), _png(2500, 2500)]


def _turned() -> Any:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def _profile() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _png(wide: int, high: int) -> bytes:
    """A PNG of one colour, which packs a thousandfold."""
    rows = zlib.compress(b"\0" * min((wide // 8 + 1) * high, 5_000_000), 9)
    chunks = ((b"IHDR", struct.pack(">2I5B", wide, high, 1, 0, 0, 0, 0)), (b"IDAT", rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in (*chunks, (b"IEND", b""))
    )


def papers() -> list[bytes]:
    """A PDF with tags, packed and plain, and one whose description would reach out."""
    import pikepdf
    import typst

    words = (
        b'#set document(title: "Share", author: "A")\n#set text(lang: "cy")\n= Rhannu\n'
        b'#link("https://example.org")[Mwy]\n- a\n- b'
    )
    made = typst.compile(words, pdf_standards=["ua-1"])
    out, xmp = io.BytesIO(), b'<?xml version="1.0"?>' + external().encode() + b"<x>&f;&n;</x>"
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as document:
        document.save(
            out,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
        document.Root.Metadata = document.make_stream(xmp, Type=pikepdf.Name.Metadata)
        reaching = io.BytesIO()
        document.save(reaching, fix_metadata_version=False)
    return [made, out.getvalue(), reaching.getvalue()]


def profiles() -> list[bytes]:
    """The profile of a press."""
    return [path.read_bytes() for path in (HERE / "toolkit/house/brand/profiles").glob("*.icc")]


def drawings() -> list[bytes]:
    """SVG as designers draw it, and some that would reach out."""
    body = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' viewBox="0 0 40 30" width="40" height="30"><g class="ink" transform="rotate(3) scale(2)">'
        '<path fill="#06372D" d="M1 1h8v8q3 3 -4 4t-2-2A3 3 0 0 1 2 2zM3 3V5L4 4Z"/>'
        '<circle cx="9" cy="9" r="4"/><rect x="2" y="2" width="5" height="6" rx="1"/></g>{}</svg>'
    )
    more = (
        "",
        f'<image xlink:href="{CALL}" width="9" height="9"/>',
        f'<image href="{secret().as_uri()}" width="9" height="9"/>',
        f"<style>@import url({CALL}); .ink {{ fill: url({CALL}) }}</style>",
        '<g id="a"><use href="#a"/></g><use xlink:href="#a"/>',
        "<script>alert(1)</script><text class='ink'>&f;&n;</text>",
        '<filter id="f"><feGaussianBlur stdDeviation="9e9"/></filter>'
        '<rect class="ink" filter="url(#f)" width="9e9" height="9e9"/>',
        '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
        '<rect class="ink" fill="url(#g)" width="9" height="9"/>',
    )
    plain = [body.format(part) for part in more]
    return [text.encode() for text in (*plain, f'<?xml version="1.0"?>{external()}{plain[5]}')]


def fonts() -> list[bytes]:
    """A brand's font with few letters: TrueType, WOFF2, and one with curves of PostScript."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    whole = (HERE / "assets/brand/fonts").glob("*.ttf")
    face = TTFont(sorted(whole)[0], recalcTimestamp=False)
    options = Options()
    options.layout_features = ["*"]
    cutter = Subsetter(options)
    cutter.populate(text="Taŵé. x")
    cutter.subset(face)
    made = []
    for flavor in (None, "woff2"):
        face.flavor, out = flavor, io.BytesIO()
        face.save(out)
        made.append(out.getvalue())
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.curveTo((10, 10), (300, 10), (300, 300))
    pen.closePath()
    builder, out = FontBuilder(1000, isTTF=False), io.BytesIO()
    builder.setupGlyphOrder([".notdef", "T"])
    builder.setupCharacterMap({84: "T"})
    strings = {".notdef": T2CharStringPen(500, None).getCharString(), "T": pen.getCharString()}
    builder.setupCFF("Trust", {}, strings, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "T": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Trust", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(out)
    return [*made, out.getvalue()]


def decks() -> list[bytes]:
    """A deck with words, a table, a chart and notes; others whose XML would reach out."""
    import pptx
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Share to protect"
    slide.placeholders[1].text_frame.text = "Tell somebody"
    slide.notes_slide.notes_text_frame.text = "Say it slowly"
    place = [Inches(n) for n in (1, 3, 4, 2)]
    slide.shapes.add_table(2, 2, *place).table.cell(0, 0).text = "Who"
    chart = CategoryChartData()
    chart.categories = ["a", "b"]
    chart.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, *place, chart)
    picture = io.BytesIO(pictures()[0])
    slide.shapes.add_picture(picture, *place[:2])
    layouts = deck.slide_layouts
    for layout in [layouts[n] for n in range(len(layouts) - 1, -1, -1) if n != 1]:
        layouts.remove(layout)
    out = io.BytesIO()
    deck.save(out)
    return [out.getvalue(), *_reaching(out.getvalue(), ("slide1.xml", "theme1.xml", "core.xml"))]


def _reaching(archive: bytes, names: tuple[str, ...]) -> list[bytes]:
    """The archive once for each part that begins with entities from elsewhere."""
    return [
        _changed(archive, name, lambda part: part.replace(b"?>", b"?>" + external().encode(), 1))
        for name in names
    ]


def _changed(archive: bytes, ending: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(ending):
                part = change(part).replace(b"Share to", b"&f;&n; to").replace(b"Rhannu", b"&f;&n;")
            new.writestr(name, part)
    return out.getvalue()


def sheets() -> list[bytes]:
    """A spreadsheet of a translator; others whose XML would reach out."""
    from toolkit.i18n.exchange import Row
    from toolkit.report.spreadsheet import spreadsheet

    made = spreadsheet(_rows(Row), "cy", {}, 80)
    return [made, *_reaching(made, ("sheet1.xml", "workbook.xml", "styles.xml"))]


def _rows(row: Any) -> list[Any]:
    return [
        row("notes/hello/title", "Share to protect", "Rhannu", "", "translated", "n", 40, "k1"),
        row("notes/cats/count[2]", "cats", "cath", "cat", "fuzzy", "", None, "k2"),
        row("notes/hello/body", "=1+1", "", state="missing"),
    ]


def exchanges() -> list[bytes]:
    """XLIFF that came back, and some that would reach out."""
    from toolkit.i18n.exchange import Row
    from toolkit.i18n.xliff import write_xliff

    made = write_xliff(_rows(Row), "campaign.po", "en", "cy")
    reaching = made.replace(b"?>", b"?>" + external().encode(), 1).replace(b"Rhannu", b"&f;&n;")
    return [made, reaching, made.replace(b'"UTF-8"', b'"UTF-7"'), made.decode().encode("utf-16")]


def packs() -> list[bytes]:
    """A pack as they are made, small."""
    from toolkit.engine.archive import write_archive
    from toolkit.media.registry import PACKED_TYPES

    kinds = {name: type for name, type in PACKED_TYPES.items() if not type.offset}
    files = {
        f"posters/a.{name}": (*type.magic, b"")[0] + b" words" * 20 for name, type in kinds.items()
    }
    about = [
        {"path": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
        for name, data in files.items()
    ]
    files["manifest.json"] = json.dumps({"files": about}).encode()
    sums = (f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    whole: dict[str, Path | bytes] = {**files, "SHA256SUMS": "".join(sums).encode()}
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.zip"
        write_archive(path, whole, (2026, 11, 22), [name for name in files if "txt" in name])
        return [path.read_bytes()]


def sounds() -> list[bytes]:
    """A tone in each kind that films take, and lists that FFmpeg would follow elsewhere."""
    import numpy as np

    tone = np.tile(0.1 * np.sin(np.arange(9600) / 20), (2, 1)).astype(np.float32)
    kinds = (
        ("wav", "pcm_s16le"),
        ("flac", "flac"),
        ("mp4", "aac"),
        ("mp3", "libmp3lame"),
        ("ogg", "libopus"),
    )
    return [*(_tone(tone, format, codec) for format, codec in kinds), *lists()]


def _tone(tone: Any, format: str, codec: str) -> bytes:
    import av

    out = io.BytesIO()
    with av.open(out, "w", format=format) as container:
        stream = container.add_stream(codec, rate=48_000, layout="stereo")
        frame = av.AudioFrame.from_ndarray(tone, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
        kind = stream.codec_context.codec.audio_formats[0].name
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(kind, "stereo", 48_000, frame_size=size)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return out.getvalue()


def lists() -> list[bytes]:
    """Play lists: their entries are addresses and other files."""
    path = secret()
    return [
        f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{CALL}\n#EXT-X-ENDLIST\n".encode(),
        f"#EXTM3U\n#EXTINF:9,\n{path}\n#EXT-X-ENDLIST\n".encode(),
        f"ffconcat version 1.0\nfile '{path}'\nfile '{CALL}'\n".encode(),
        f'<?xml version="1.0"?><MPD><Period><BaseURL>{CALL}</BaseURL></Period></MPD>'.encode(),
        f"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio {PORT} RTP/AVP 0\n".encode(),
    ]


def films() -> list[bytes]:
    """A short film with captions and sound, and lists that FFmpeg would follow elsewhere."""
    import numpy as np
    from clips import segment

    from toolkit.engine.film import mux, sound
    from toolkit.engine.film.parts import Track

    picture = segment(6, 60, (64, 48))
    heard = sound.encode(np.zeros((2, 9600)))
    track = Track("cy", "cym", "Cymraeg", ((0, 3, "Rhannu"), (4, 6, "i ddiogelu")))
    return [mux.film([picture], [track], heard, "Share", "cym"), picture, *lists()]


def settings() -> list[bytes]:
    """TOML of the campaign."""
    names = ("campaign.toml", "brand/tokens.toml", "resources/posters.toml", "data/facts.toml")
    return [(HERE / "assets" / name).read_bytes()[:6000] for name in names]


def catalogues() -> list[bytes]:
    """The beginning of the Welsh catalogue, and one with plurals."""
    from minimal import catalogue

    whole = (HERE / "locales/cy/LC_MESSAGES/campaign.po").read_bytes()
    plural = '\nmsgctxt "a/b"\nmsgid "{n} cat"\nmsgid_plural "{n} cats"\nmsgstr[0] "{n} cath"\n'
    return [b"\n\n".join(whole.split(b"\n\n")[:25]), (catalogue() + plural).encode()]


def manifests() -> list[bytes]:
    """What a build says that it made."""
    about = {"path": "posters/a.pdf", "kind": "posters", "resource": "a", "format": "a4-screen"}
    about |= {"sha256": "0" * 64, "media_type": "application/pdf", "title": "A"}
    size = {"width": 1, "height": 1}
    return [json.dumps({"artefacts": [about | {"languages": ["cy"], "size": size}]}).encode()]
