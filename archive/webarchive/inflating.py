"""Bytes that may be compressed -> bytes, in bounded steps: what a few kilobytes promise to become is not believed.

A gzip file may have many members (WARC 1.1, annex D: one per record). When the output passes a first allowance and then more than
a set multiple of the input, it is a bomb and there is an error; nothing larger than asked for is ever in memory.
"""

import zlib
from typing import Final

from archive.errors import SourceError

MAX_RATIO: Final = 200
ALLOWANCE: Final = 64 * 1024 * 1024
_STEP: Final = 64 * 1024
_GZIP: Final = b"\x1f\x8b"


class Inflated:
    """A stream over bytes, inflated when they are gzip.

    Args:
        data: The bytes.
        where: What to call them in errors.
    """

    def __init__(self, data: bytes, where: str = "") -> None:
        self._data = memoryview(data)
        self._where = where
        self._position = 0
        self._zip = zlib.decompressobj(wbits=31) if data.startswith(_GZIP) else None
        self._ready = bytearray()
        self._made = 0

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes; fewer only at the end.

        Raises:
            SourceError: The compressed data is damaged, or a bomb.
        """
        while len(self._ready) < size and self._more():
            pass
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def line(self, limit: int) -> bytes:
        """Return a line with its line feed; b"" at the end.

        Raises:
            SourceError: The line is longer than `limit`, or the compressed data is damaged, or a bomb.
        """
        searched = 0
        while (end := self._ready.find(b"\n", searched)) < 0:
            searched = len(self._ready)
            if searched > limit:
                raise SourceError(f"a line of a header is longer than {limit} bytes", where=self._where)
            if not self._more():
                return self.read(limit)
        return self.read(end + 1)

    def skip(self, size: int) -> int:
        """Pass over `size` bytes and return how many there were.

        Raises:
            SourceError: The compressed data is damaged, or a bomb.
        """
        left = size
        while left > 0 and (part := self.read(min(left, _STEP))):
            left -= len(part)
        return size - left

    def _more(self) -> bool:
        """Make some more bytes ready; tell whether there were any to be had.

        Raises:
            SourceError: The compressed data is damaged, or a bomb.
        """
        if self._position >= len(self._data) and (self._zip is None or not self._zip.unconsumed_tail):
            rest = self._zip.decompress(b"", _STEP) if self._zip is not None and not self._zip.eof else b""
            self._ready += rest
            return bool(rest)
        if self._zip is None:
            self._ready += self._data[self._position : self._position + _STEP]
            self._position += _STEP
            return True
        self._inflate(self._zip)
        if self._made > ALLOWANCE and self._made > MAX_RATIO * self._position:
            raise SourceError(
                f"{self._position} compressed bytes become more than {self._made}, as only a bomb does", where=self._where
            )  # fmt: skip
        return True

    def _inflate(self, member: "zlib._Decompress") -> None:
        """Inflate the next step; a new member begins where one ends.

        Raises:
            SourceError: The compressed data is damaged.
        """
        tail = member.unconsumed_tail
        if not tail:
            tail = bytes(self._data[self._position : self._position + _STEP])
            self._position += len(tail)
        try:
            made = member.decompress(tail, _STEP)
        except zlib.error as error:
            raise SourceError(f"the compressed data is damaged near byte {self._position} ({error})", where=self._where) from None
        self._ready += made
        self._made += len(made)
        if member.eof:
            self._position -= len(member.unused_data)
            self._zip = zlib.decompressobj(wbits=31)
            if bytes(self._data[self._position : self._position + 2]) != _GZIP:
                self._position = len(self._data)  # padding after the last member (RFC 1952, 2.2, leaves it open)


def inflate_all(data: bytes, *, wbits: int, limit: int) -> bytes | None:
    """Return data inflated as a whole; None when it is damaged, cut off, or becomes larger than `limit`."""
    inflater = zlib.decompressobj(wbits=wbits)
    try:
        made = inflater.decompress(data, limit + 1)
    except zlib.error:
        return None
    return made if inflater.eof and len(made) <= limit else None
