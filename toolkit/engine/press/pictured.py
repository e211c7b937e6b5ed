"""How much ink the pictures of a file for the press take. The file may be a stranger's."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array
from PIL import Image

_ROUNDED = 0.05  # of an ink


def most_ink(picture: pikepdf.Object) -> float:
    """The most ink of a picture in four inks. What a JPEG's rounding adds to it is forgiven."""
    if str(picture.get("/ColorSpace")) != "/DeviceCMYK" or "/Width" not in picture:
        return 0
    packed = picture.get("/Filter", Array())
    filters = [str(one) for one in packed] if isinstance(packed, Array) else [str(packed)]
    turned = [float(end) for end in picture.get("/Decode", [0, 1])][:2] == [1, 0]
    if filters == ["/DCTDecode"]:
        return max(0.0, _most(_opened(picture.read_raw_bytes()), turned) - _ROUNDED)
    try:
        data = picture.read_bytes()
    except pikepdf.PdfError:
        raise ValueError(f"a picture that is packed as {' '.join(filters)}") from None
    return _most(data[::2] if int(picture.get("/BitsPerComponent", 8)) == 16 else data, turned)


def _opened(jpeg: bytes) -> bytes:
    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
            return image.tobytes() if image.mode == "CMYK" else b""
    except (OSError, SyntaxError, Image.DecompressionBombError):
        raise ValueError("a picture that is no JPEG") from None


def _most(pixels: bytes, turned: bool) -> float:
    """The largest sum of four bytes, as a share of 255; `turned`: 0 is full ink."""
    whole = len(pixels) // 4 * 4
    bands = (pixels[channel:whole:4] for channel in range(4))
    sums = {*map(sum, zip(*bands, strict=True))}
    return ((4 * 255 - min(sums)) if turned else max(sums)) / 255 if sums else 0
