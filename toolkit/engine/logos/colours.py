"""The colours of a picture from outside, as its file means them, in sRGB."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageChops, ImageCms

Said = tuple[str, str]  # what there is to say of a picture, and what mends it
_GAMMA = 0.45455  # about that of sRGB
_PRIMARIES = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)  # those of sRGB
_STEPS = (0, 60, 150, 255)


def in_srgb(image: Image.Image, profile: bytes | None, said: list[Said]) -> Image.Image:
    """The colours as the file's own profile means them. A file without one means sRGB, and one in
    four inks what office programs make of those.
    """
    if not profile:
        return image.convert("RGB")
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = str(own.profile.xcolor_space).strip()
        if space == "RGB" and image.mode == "L":  # programs leave it in grey pictures too
            image = image.convert("RGB")
        if space == "GRAY" and image.mode == "RGB" and _is_grey(image):
            image = image.convert("L")
        if space == "RGB" and image.mode == "RGB" and _is_srgb(own):
            return image
        return _converted(image, own)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        said.append(
            (
                "has a colour profile that cannot be read: its colours are taken as sRGB",
                "save it in sRGB, and look at its colours in print",
            )
        )
        return image.convert("RGB")


def _converted(image: Image.Image, own: ImageCms.ImageCmsProfile) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        own,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None, "it is not converted in place"
    return converted


def _is_srgb(own: ImageCms.ImageCmsProfile) -> bool:
    """Does it leave colours as they are? Names tell nothing: there is a linear “sRGB” too."""
    tried = Image.new("RGB", (8, 8))
    tried.putdata([(r, g, b) for r in _STEPS for g in _STEPS for b in _STEPS])
    apart = ImageChops.difference(tried, _converted(tried, own))
    return not any(band.point([0] * 3 + [255] * 253).getbbox() for band in apart.split())


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    both = (ImageChops.difference(red, green), ImageChops.difference(red, blue))
    return not any(channel.getbbox() for channel in both)


def by_chunks(image: Image.Image, told: Mapping[bytes, bytes], said: list[Said]) -> Image.Image:
    """The colours of a PNG that says in a few numbers, without a profile, what they mean."""
    cicp, gamma = told.get(b"cICP", b""), told.get(b"gAMA", b"")
    usual = struct.unpack(">I", gamma)[0] / 100_000 if len(gamma) == 4 else _GAMMA
    if b"sRGB" in told and not cicp:
        return image
    primaries = told.get(b"cHRM", b"")
    odd = len(primaries) == 32 and any(
        abs(a - b) > 1500 for a, b in zip(struct.unpack(">8I", primaries), _PRIMARIES, strict=True)
    )
    if odd or (cicp and cicp[:2] not in (b"\1\x0d", b"\1\1")):
        said.append(
            (
                "has colours of another space than sRGB, without a profile: they are taken as sRGB",
                "save it in sRGB, and look at its colours in print",
            )
        )
    if cicp or not usual or abs(usual / _GAMMA - 1) < 0.03:
        return image
    light = [(v / 255) ** (1 / usual) for v in range(256)]
    table = [
        round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))
        for v in light
    ]
    return image.point(table * len(image.getbands()))
