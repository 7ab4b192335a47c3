"""Small pictures drawn for the samples, as PNG with the same bytes on every system: nothing in them is compressed."""

import struct
import zlib
from collections.abc import Callable
from functools import cache

_COLOURS = {
    "night": (24, 33, 58), "sky": (186, 211, 226), "sun": (244, 190, 92), "sea": (58, 105, 130), "wall": (120, 108, 96),
    "floor": (178, 142, 102), "paper": (244, 240, 230), "lamp": (250, 222, 140), "ink": (40, 40, 44), "grass": (108, 140, 84),
}  # fmt: skip
_NAMES = tuple(_COLOURS)


def png(width: int, height: int, colour: Callable[[int, int], str]) -> bytes:
    """Return a picture; `colour` names that of the place x, y."""
    rows = b"".join(b"\0" + bytes(_NAMES.index(colour(x, y)) for x in range(width)) for y in range(height))
    palette = b"".join(bytes(each) for each in _COLOURS.values())
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@cache
def quay() -> bytes:
    """Return a quay in the morning."""

    def colour(x: int, y: int) -> str:
        if (x - 112) ** 2 + (y - 38) ** 2 < 140:
            return "sun"
        if y < 50:
            return "sky"
        return "wall" if x < 60 + y // 4 and y > 56 else "sea"

    return png(160, 90, colour)


@cache
def room() -> bytes:
    """Return a reading room with a window, a lamp and a table."""

    def colour(x: int, y: int) -> str:
        if 20 < x < 60 and 12 < y < 52:
            return "ink" if x in (40, 41) or y in (32, 33) else "sky"
        if 84 < x < 104 and 30 < y < 42 - abs(x - 94) // 3:
            return "lamp"
        if y > 60:
            return "wall" if 70 < x < 150 and y < 66 else "floor"
        return "paper"

    return png(160, 90, colour)


@cache
def chart() -> bytes:
    """Return bars that grow."""

    def colour(x: int, y: int) -> str:
        height = (20, 34, 31, 52, 66)[min(4, x // 24)]
        return "sea" if x % 24 > 6 and y > 76 - height and y < 76 else "ink" if y in (76, 77) else "paper"

    return png(120, 84, colour)
