"""Tells what kind of picture a file is, by its content and never by its name, and how large the picture is.

The kinds are those that archives keep: JPEG, PNG, GIF, WebP, TIFF, SVG and, for a page as it was printed, PDF. Only the head of a
raster image is read, so a small file that would unpack to a huge picture costs nothing; its pixels are decoded by whoever draws
it. An SVG is read as XML like every other. Whether a file is whole is not asked here.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

from archive.errors import SourceError
from archive.markup import safexml
from archive.markup.binaries import signature

PIXEL: Final = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
"""The smallest picture there is: what trackers are made of."""
SUFFIXES: Final = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/tiff": (".tif", ".tiff"),
    "image/svg+xml": (".svg",),
    "application/pdf": (".pdf",),
}
"""Media types that are kept, and how files of each are called, the usual way first."""
_RASTERS: Final = {
    "JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp", "TIFF": "image/tiff"
}  # fmt: skip
_SVG: Final = "{http://www.w3.org/2000/svg}svg"
_MAX_SVG: Final = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a file is; `width` and `height` in pixels, None where the kind has none."""

    media_type: str
    width: int | None = None
    height: int | None = None

    @property
    def is_tracker(self) -> bool:
        """Tell whether nobody can see it: it is at most one pixel wide or high."""
        return self.width is not None and self.height is not None and min(self.width, self.height) <= 1


def read_kind(data: bytes) -> Picture:
    """Return what a file is.

    Raises:
        ValueError: It is of another kind, or damaged; the message says which.
    """
    if data.startswith(b"%PDF-"):
        return Picture(media_type="application/pdf")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's hints to programmers about odd files
            image = Image.open(BytesIO(data), formats=tuple(_RASTERS))
    except Image.DecompressionBombError:
        raise ValueError("it would unpack to more pixels than any picture has") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError) as error:
        return _drawing(data, error)
    # A JPEG of several images (CIPA DC-007) is opened as another format, MPO.
    return Picture(media_type=_RASTERS.get(str(image.format), "image/jpeg"), width=image.width, height=image.height)


def _drawing(data: bytes, error: Exception) -> Picture:
    """Return the kind of what is no raster image.

    Raises:
        ValueError: It is no SVG either.
    """
    if kind := signature(data):
        known = kind.startswith(("a PNG", "a JPEG", "a GIF", "a TIFF", "a RIFF"))
        raise ValueError(f"it is {kind}{', but a damaged one' if known else ''}") from error
    if b"<svg" not in data[:4096] and b":svg" not in data[:4096]:
        raise ValueError("it is no picture") from error
    if len(data) > _MAX_SVG:
        raise ValueError(f"it is an SVG of more than {_MAX_SVG} bytes") from error
    try:
        root = safexml.parse(data)
    except SourceError as reason:
        raise ValueError(f"it is an SVG that cannot be read: {reason.message}") from None
    if root.tag != _SVG:
        raise ValueError("it is no picture") from error
    return Picture(media_type="image/svg+xml")
