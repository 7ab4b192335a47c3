"""Makes the sRGB colour profile of the output intent from its parameters, the same bytes every time.

A matrix/TRC display profile of ICC version 2.1 (ICC.1:1998-09), which every PDF/A part accepts: the primaries of IEC 61966-2-1
adapted to D50, and its transfer curve sampled. The creation date is a constant; nothing asks the clock.
"""

import struct
from functools import cache
from typing import Final

_SAMPLES: Final = 1024
# IEC 61966-2-1 primaries and white, adapted from D65 to D50 with the Bradford matrix (ICC.1:2010, annex E), as XYZ
_COLORANTS: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_D50: Final = (0.9642, 1.0, 0.8249)
_D65: Final = (0.9505, 1.0, 1.0891)
_TITLE: Final = b"sRGB IEC61966-2.1"
_COPYRIGHT: Final = b"No copyright, use freely"


@cache
def srgb() -> bytes:
    """Return an ICC profile that describes sRGB."""
    curve = _curve()
    tags = {
        b"desc": _description(_TITLE),
        b"cprt": b"text\0\0\0\0" + _COPYRIGHT + b"\0",
        b"wtpt": _xyz(_D65),
        **{signature: _xyz(colorant) for signature, colorant in _COLORANTS.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    table = struct.pack(">I", len(tags))
    for signature, content in tags.items():
        if content not in places:  # the three curves share their bytes
            places[content] = offset + len(data)
            data += content + b"\0" * (-len(content) % 4)
        table += struct.pack(">4sII", signature, places[content], len(content))
    return _header(offset + len(data)) + table + data


def _header(size: int) -> bytes:
    """Return the 128 bytes of ICC.1:1998-09, 6.1; a display profile from RGB to XYZ, perceptual."""
    date = (1998, 12, 1, 0, 0, 0)
    start = struct.pack(">I4sI4s4s4s6H4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *date, b"acsp")
    rest = struct.pack(">4sI4s4s8sI", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", b"\0" * 8, 0)
    return (start + rest + b"".join(map(_fixed, _D50))).ljust(128, b"\0")


def _fixed(value: float) -> bytes:
    """Return an s15Fixed16Number."""
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    """Return an XYZType."""
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve() -> bytes:
    """Return the transfer curve of IEC 61966-2-1 as a curveType."""
    values = []
    for step in range(_SAMPLES):
        x = step / (_SAMPLES - 1)
        values.append(round(65535 * (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4)))
    return b"curv\0\0\0\0" + struct.pack(f">I{_SAMPLES}H", _SAMPLES, *values)


def _description(text: bytes) -> bytes:
    """Return a textDescriptionType: the ASCII part, and empty Unicode and ScriptCode parts (6.5.17)."""
    ascii_part = b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0"
    return ascii_part + struct.pack(">II", 0, 0) + struct.pack(">HB67s", 0, 0, b"")
