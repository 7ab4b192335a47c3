"""Streams over part of a file and over compressed bytes, with a limit on what they may grow to.

`Span` reads one stretch of a file by its own handle, so that many can be read at once. `Inflated` reads compressed bytes
forwards: several compressed streams in a row count as one, and growth beyond the limit is an OSError instead of a full
memory. Damage is an OSError too, so that a reader has one kind of failure to expect.
"""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from archive import extras

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK: Final = 1 << 16
_PIECE: Final = 256
_MEMORY: Final = 1 << 28  # lzma dictionaries; the highest preset needs 65 MiB

DECOMPRESSORS: Final[dict[str, Callable[[], Any]]] = {
    "deflate": lambda: zlib.decompressobj(-zlib.MAX_WBITS),
    "gzip": lambda: zlib.decompressobj(16 + zlib.MAX_WBITS),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(memlimit=_MEMORY),
    "zstd": lambda: _Zstd(),  # noqa: PLW0108  it is defined below
}
_ERRORS: Final = (zlib.error, lzma.LZMAError, EOFError, ValueError, OSError)


class _Zstd:
    """A decompressor of one Zstandard frame with the face of those of the standard library.

    The library cannot bound what comes out of a call, and four bytes may stand for 128 KiB; so it is fed in small pieces.

    Raises:
        InstallationError: The extra that reads Zstandard is not installed.
    """

    def __init__(self) -> None:
        library = extras.load("zstandard", "zstd")
        self._failure: type[Exception] = library.ZstdError
        self._frame = library.ZstdDecompressor(max_window_size=_MEMORY).decompressobj()
        self._held = memoryview(b"")
        self.unconsumed_tail = memoryview(b"")

    @property
    def eof(self) -> bool:
        """True when the frame has ended and all of it was handed out."""
        return bool(self._frame.eof) and not self._held

    @property
    def needs_input(self) -> bool:
        """True when nothing is left to hand out."""
        return not self._held

    @property
    def unused_data(self) -> bytes:
        """The bytes behind the frame."""
        return bytes(self._frame.unused_data) + bytes(self.unconsumed_tail)

    def decompress(self, packed: bytes, most: int) -> bytes:
        """Return up to `most` bytes; what was not used yet is the `unconsumed_tail`.

        Raises:
            OSError: The bytes are damaged.
        """
        self.unconsumed_tail = memoryview(packed)
        if not self._held and packed:
            piece, self.unconsumed_tail = self.unconsumed_tail[:_PIECE], self.unconsumed_tail[_PIECE:]
            try:
                self._held = memoryview(self._frame.decompress(piece))
            except self._failure as error:
                raise OSError(f"damaged compression: {error}") from error
        data, self._held = self._held[:most], self._held[most:]
        return bytes(data)


class Span(io.RawIOBase):
    """A stretch of a file, read by a handle of its own.

    Raises:
        OSError: The file cannot be opened.
    """

    def __init__(self, path: str, start: int, size: int) -> None:
        super().__init__()
        self._left = size
        self._file = io.FileIO(path)
        self._file.seek(start)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer` as far as the stretch goes; return the number of bytes, 0 at the end.

        Raises:
            OSError: The file is shorter than the stretch, or cannot be read.
        """
        view = memoryview(buffer)[: self._left]
        if not view:
            return 0
        count = self._file.readinto(view)
        if not count:
            raise OSError("the file ends too early")
        self._left -= count
        return count

    def close(self) -> None:
        """Close the handle."""
        self._file.close()
        super().close()


class Inflated(io.RawIOBase):
    """What compressed bytes stand for; `limit` in bytes, None for no limit."""

    def __init__(self, packed: BinaryIO, method: str, *, limit: int | None = None, several: bool = False) -> None:
        super().__init__()
        self._packed = packed
        self._make = DECOMPRESSORS[method]
        self._engine = self._make()
        self._limit = limit
        self._several = several
        self._pending = b""
        self.position = 0
        self.broken = False

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill some of `buffer`; return the number of bytes, 0 at the end.

        Raises:
            OSError: The bytes are damaged, or stand for more than the limit.
        """
        view = memoryview(buffer)
        if not view:
            return 0
        try:
            data = self._more(len(view))
        except _ERRORS as error:
            self.broken = True
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's fault; bz2 has no other error for damage than a bare OSError
            raise OSError(f"damaged compression: {error}") from error
        self.position += len(data)
        if self._limit is not None and self.position > self._limit:
            self.broken = True
            raise OSError("it unpacks to more than it may")
        view[: len(data)] = data
        return len(data)

    def _more(self, most: int) -> bytes:
        """Return some bytes, none at the end.

        Raises:
            EOFError: The compressed bytes end too early.
        """
        while True:
            if self._engine.eof and not self._next():
                return b""
            packed = self._pending
            wants = getattr(self._engine, "needs_input", True)
            if not packed and wants:
                packed = self._packed.read(_BLOCK)
                if not packed and isinstance(self._engine, (bz2.BZ2Decompressor, lzma.LZMADecompressor)):
                    raise EOFError("it ends too early")
            data = cast("bytes", self._engine.decompress(packed, most))
            self._pending = getattr(self._engine, "unconsumed_tail", b"")
            if data:
                return data
            if not packed and not self._engine.eof:
                raise EOFError("it ends too early")

    def _next(self) -> bool:
        """Start on a further compressed stream, if there may be one and there is; zero bytes after the last are padding."""
        if not self._several:
            return False
        rest: bytes = self._engine.unused_data
        while True:
            rest = rest.lstrip(b"\0")
            if rest:
                break
            rest = self._packed.read(_BLOCK)
            if not rest:
                return False
        self._engine = self._make()
        self._pending = rest
        return True

    def close(self) -> None:
        """Close the compressed bytes, too."""
        if not self.closed:
            self._packed.close()
        super().close()
