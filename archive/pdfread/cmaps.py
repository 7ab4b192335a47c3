"""Reads a ToUnicode CMap: character code -> text (ISO 32000-1, 9.10.3).

Only what such a CMap is made of is understood: code space ranges, bfchar and bfrange; everything else in the PostScript is
passed over. Sizes are limited. It knows no font.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

_SIZE_LIMIT: Final = 8 * 1024 * 1024
_ENTRY_LIMIT: Final = 1_200_000  # all of Unicode, and some
_TOKEN: Final = re.compile(rb"(begin|end)(codespacerange|bfchar|bfrange)\b|<([0-9A-Fa-f\s]*)>|[\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CMap:
    """A mapping of codes.

    Attributes:
        width: Bytes per code, 0 when the CMap does not say.
        texts: Code -> text.
    """

    width: int
    texts: dict[int, str]


def read_cmap(data: bytes) -> CMap:
    """Read a CMap in one pass; what cannot be understood maps nothing."""
    width = 0
    texts: dict[int, str] = {}
    budget = _ENTRY_LIMIT
    tokens: list[bytes | None] = []
    for found in _TOKEN.finditer(data[:_SIZE_LIMIT]):
        edge, kind, digits = found.groups()
        if edge is None:
            tokens.append(None if digits is None else _bytes(digits))
        elif edge == b"end":
            if kind == b"codespacerange":
                width = max((len(token) for token in tokens if token is not None), default=width)
            else:
                pairs = list(islice((_ranges if kind == b"bfrange" else _characters)(tokens), budget))
                budget -= len(pairs)
                texts.update(pairs)
            tokens = []
        else:
            tokens = []
    return CMap(width=min(width, 4), texts=texts)


def _bytes(digits: bytes) -> bytes:
    """Return a hex string as bytes; an odd number of digits counts as if a 0 followed (ISO 32000-1, 7.3.4.3)."""
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _characters(tokens: list[bytes | None]) -> Iterator[tuple[int, str]]:
    """Yield code and text of `<code> <text>`."""
    for code, target in zip(tokens[::2], tokens[1::2], strict=False):
        if code is not None and target is not None:
            yield int.from_bytes(code), _text(target)


def _ranges(tokens: list[bytes | None]) -> Iterator[tuple[int, str]]:
    """Yield code and text of ranges: `<first> <last> <text>` counts the last character up, `<first> <last> [...]` lists."""
    waiting = iter(tokens)
    for first, last in zip(waiting, waiting, strict=False):
        target = next(waiting, None)
        if first is None or last is None:
            return
        codes = range(int.from_bytes(first), min(int.from_bytes(last), int.from_bytes(first) + 0xFFFF) + 1)
        if target is None:
            listed = list(iter(lambda: next(waiting, None), None))
            yield from zip(codes, map(_text, listed), strict=False)
        elif start := _text(target):
            points = range(ord(start[-1]), 0x110000)
            yield from ((code, start[:-1] + chr(point)) for code, point in zip(codes, points, strict=False))


def _text(target: bytes) -> str:
    """Return UTF-16BE text."""
    return target.decode("utf-16-be", "replace")
