"""Reads images for embedding: JPEG, PNG, WebP, GIF and TIFF become what a PDF shows, with no loss that can be avoided.

A JPEG goes in as it is; CMYK, which no output intent of ours covers, is converted to sRGB. A PNG goes in as it is where PDF has
the same form (ISO 32000-1, 7.4.4.4), else its pixels are written as PNG rows again; alpha becomes a soft mask. Lossy WebP becomes
a JPEG of high quality, as its pixels without loss would be many times its size. Of several images in a file (a GIF that moves, a
TIFF of pages) the first is shown. Colour profiles stay with their images; without one the colours are taken for sRGB. How a
camera was held (EXIF) is told, not applied.

Draws nothing and knows no document.
"""

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, UnidentifiedImageError

from archive.pdf.icc import srgb

_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "TIFF")
_MOST_PIXELS: Final = 80_000_000
_QUALITY: Final = 92  # of a JPEG that has to be made
_ORIENTATION: Final = 0x0112  # Exif 2.32, 4.6.4
_PNG_HEAD: Final = 8
_DAMAGE: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
_SPACES: Final = {"L": ("DeviceGray", 1, b"GRAY"), "RGB": ("DeviceRGB", 3, b"RGB ")}
_PROFILE_CLASSES: Final = (b"scnr", b"mntr", b"prtr", b"spac")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image, ready to be embedded.

    Attributes:
        width, height: Pixels, as stored.
        space: Colour space without a profile: `DeviceRGB` or `DeviceGray`.
        profile: ICC profile, b"" for none.
        data: The stream's content, encoded.
        entries: What the stream's dictionary says of its encoding.
        mask: Alpha, encoded in the same way as gray samples; b"" for none.
        mask_entries: What the mask's dictionary says of its encoding.
        turn: How it is held: 1 to 8 (Exif 2.32, 4.6.4).
    """

    width: int
    height: int
    space: str
    profile: bytes
    data: bytes
    entries: str
    mask: bytes = b""
    mask_entries: str = ""
    turn: int = 1

    @property
    def components(self) -> int:
        """Number of colour components."""
        return 1 if self.space == "DeviceGray" else 3

    @property
    def seen(self) -> tuple[int, int]:
        """Width and height as it is looked at."""
        return (self.height, self.width) if self.turn > 4 else (self.width, self.height)


def read_picture(data: bytes) -> Picture:
    """Return the image.

    Raises:
        ValueError: It is of another kind, damaged or too large; the message says which.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's hints to programmers about odd files
            image = Image.open(BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise ValueError("it is no JPEG, PNG, WebP, GIF or TIFF") from error
    except Image.DecompressionBombError as error:
        raise ValueError("it is too large") from error
    except _DAMAGE as error:
        raise ValueError("it is damaged") from error
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError(f"it is too large ({image.width} by {image.height} pixels)")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            return _jpeg(image, data) if image.format in ("JPEG", "MPO") else _pixels(image, data)
    except _DAMAGE as error:
        raise ValueError("it is damaged") from error


def _jpeg(image: Image.Image, data: bytes) -> Picture:
    """Return a JPEG as it is, or as sRGB."""
    if image.mode not in _SPACES:
        return _compressed(_converted(image), _turn(image), b"")
    space, _, signature = _SPACES[image.mode]
    profile = _profile(image, signature)
    return Picture(
        width=image.width, height=image.height, space=space, profile=profile, data=data,
        entries="/BitsPerComponent 8/Filter/DCTDecode", turn=_turn(image),
    )  # fmt: skip


def _pixels(image: Image.Image, data: bytes) -> Picture:
    """Return any image but a JPEG."""
    turn = _turn(image)
    colour, alpha = (_converted(image), None) if image.mode == "CMYK" else _without_alpha(image)
    profile = _profile(image, _SPACES[colour.mode][2])
    if image.format == "WEBP" and alpha is None and _is_lossy(data):
        return _compressed(colour, turn, profile)
    rows = _rows(data) if image.format == "PNG" and alpha is None and colour is image else b""
    space, components, _ = _SPACES[colour.mode]
    entries = _entries(components, colour.width)
    return Picture(
        width=colour.width, height=colour.height, space=space, profile=profile, data=rows or _written(colour), entries=entries,
        mask=b"" if alpha is None else _written(alpha), mask_entries=_entries(1, colour.width), turn=turn,
    )  # fmt: skip


def _is_lossy(data: bytes) -> bool:
    """Tell whether a WebP is of the lossy kind (RFC 9649, 2.5): its first image chunk is `VP8 `, not `VP8L`."""
    at = 12
    while at + 8 <= len(data) and data[at : at + 4] not in (b"VP8 ", b"VP8L"):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return data[at : at + 4] == b"VP8 "


def _without_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Return the colours as L or RGB, and alpha if anything is seen through it."""
    gray = image.mode in ("1", "L", "LA", "I", "I;16", "I;16B", "I;16L")
    if image.mode.endswith("A") or "transparency" in image.info:
        whole = image.convert("RGBA")
        alpha = whole.getchannel("A")
        colour = whole.convert("RGB")
        return (colour.convert("L") if gray else colour), (None if alpha.getextrema() == (255, 255) else alpha)
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L"), None  # sixteen bits to eight
    wanted = "L" if gray else "RGB"
    return (image if image.mode == wanted else image.convert(wanted)), None


def _converted(image: Image.Image) -> Image.Image:
    """Return the colours of any JPEG in sRGB, by its profile if that is sound."""
    if profile := _profile(image, b"CMYK"):
        target = ImageCms.ImageCmsProfile(BytesIO(srgb()))
        converted = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(BytesIO(profile)), target, outputMode="RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _compressed(image: Image.Image, turn: int, profile: bytes) -> Picture:
    """Return pixels as a JPEG of high quality."""
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return Picture(
        width=image.width, height=image.height, space=_SPACES[image.mode][0], profile=profile, data=out.getvalue(),
        entries="/BitsPerComponent 8/Filter/DCTDecode", turn=turn,
    )  # fmt: skip


def _written(image: Image.Image) -> bytes:
    """Return pixels as the compressed rows of a PNG."""
    out = BytesIO()
    bare = Image.frombytes(image.mode, image.size, image.tobytes())  # no palette, no text, no profile
    bare.save(out, "PNG", compress_level=6)
    return _rows(out.getvalue())


def _rows(data: bytes) -> bytes:
    """Return the compressed rows of a PNG whose form PDF has too: eight bits, not interlaced; b"" of any other.

    PNG (ISO/IEC 15948), 11.2.2: depth, colour type, compression, filter and interlace method follow the measures in IHDR.
    """
    if data[_PNG_HEAD + 16 : _PNG_HEAD + 21] not in (b"\x08\x00\0\0\0", b"\x08\x02\0\0\0"):
        return b""
    out, at = [], _PNG_HEAD
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IDAT":
            out.append(data[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(out)


def _entries(components: int, columns: int) -> str:
    """Return what a stream's dictionary says of PNG rows (ISO 32000-1, table 8)."""
    decoding = f"<</Predictor 15/Colors {components}/BitsPerComponent 8/Columns {columns}>>"
    return f"/BitsPerComponent 8/Filter/FlateDecode/DecodeParms{decoding}"


def _profile(image: Image.Image, signature: bytes) -> bytes:
    """Return the image's profile if PDF/A accepts it for these colours (ISO 19005-3, 6.2.4.2), else b""."""
    data = image.info.get("icc_profile") or b""
    size = int.from_bytes(data[:4], "big")
    if len(data) < 132 or not 132 <= size <= len(data) or data[8] not in (2, 4) or data[36:40] != b"acsp":
        return b""
    if data[12:16] not in _PROFILE_CLASSES or data[16:20] != signature:
        return b""
    try:
        ImageCms.ImageCmsProfile(BytesIO(data[:size]))
    except _DAMAGE:
        return b""
    return bytes(data[:size])


def _turn(image: Image.Image) -> int:
    """Return how the image is held, upright where it does not say."""
    try:
        turn = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1
