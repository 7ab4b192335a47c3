"""Reads a ToUnicode CMap: character code -> text (ISO 32000-1, 9.10.3).

Only what such a CMap is made of is understood: code space ranges, bfchar and bfrange; everything else in the PostScript is
passed over. Sizes are limited. It knows no font.
"""

import re
from dataclasses import dataclass
from typing import Final

_SIZE_LIMIT: Final = 8 * 1024 * 1024
_ENTRY_LIMIT: Final = 1_200_000  # all of Unicode, and some
_SECTION: Final = re.compile(rb"begin(codespacerange|bfchar|bfrange)\b(.*?)end\1\b", re.DOTALL)
_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")


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
    """Read a CMap; what cannot be understood maps nothing."""
    width = 0
    texts: dict[int, str] = {}
    for section in _SECTION.finditer(data[:_SIZE_LIMIT]):
        tokens = _tokens(section[2])
        codes = [token for token in tokens if token is not None]
        if section[1] == b"codespacerange":
            width = max(map(len, codes), default=width)
        elif section[1] == b"bfchar":
            texts.update((int.from_bytes(code), _text(target)) for code, target in zip(codes[::2], codes[1::2], strict=False))
        else:
            _ranges(tokens, texts)
        if len(texts) > _ENTRY_LIMIT:
            break
    return CMap(width=min(width, 4), texts=texts)


def _tokens(section: bytes) -> list[bytes | None]:
    """Return the hex strings as bytes, and None for each bracket."""
    found: list[bytes | None] = []
    for hexed, mark in _TOKEN.findall(section):
        digits = b"".join(hexed.split())
        # ISO 32000-1, 7.3.4.3: an odd number of digits counts as if a 0 followed
        found.append(None if mark else bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
    return found


def _ranges(tokens: list[bytes | None], texts: dict[int, str]) -> None:
    """Enter the ranges: `<first> <last> <text>` counts the last character up, `<first> <last> [...]` lists the texts."""
    waiting = iter(tokens)
    for first, last in zip(waiting, waiting, strict=False):
        target = next(waiting, None)
        if first is None or last is None or len(texts) > _ENTRY_LIMIT:
            return
        codes = range(int.from_bytes(first), min(int.from_bytes(last), int.from_bytes(first) + 0xFFFF) + 1)
        if target is None:
            texts.update(zip(codes, map(_text, iter(lambda: next(waiting, None), None)), strict=False))
        elif start := _text(target):
            room = range(0x110000 - ord(start[-1]))
            texts.update((code, start[:-1] + chr(ord(start[-1]) + step)) for code, step in zip(codes, room, strict=False))


def _text(target: bytes) -> str:
    """Return UTF-16BE text."""
    return target.decode("utf-16-be", "replace")
