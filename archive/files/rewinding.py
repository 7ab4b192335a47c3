"""Random access to a compressed file by unpacking it in memory, forwards, as often as needed and no oftener.

Whoever is done with a position leaves its decompressor behind; whoever wants a later position goes on from there. Reading
stretches in rising order is therefore one pass, and several readers at once are possible. Nothing is written to disk.
"""

import io
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from archive.files.streams import Inflated

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MOST_IDLE: Final = 3
_MOST_GROWTH: Final = 100
_GRACE: Final = 1 << 30
_SKIP: Final = 1 << 18


class Packed:
    """A compressed file; no more than a hundred times its size and 1 GiB comes out of it."""

    def __init__(self, path: Path, method: str) -> None:
        self._path = path
        self._method = method
        self._limit = _MOST_GROWTH * path.stat().st_size + _GRACE
        self._idle: list[Inflated] = []
        self._lock = threading.Lock()
        weakref.finalize(self, _close_all, self._idle)

    def span(self, start: int, size: int | None = None) -> BinaryIO:
        """Return the unpacked bytes from `start` on: `size` of them, or all, in which case it can also skip forwards.

        Raises:
            OSError: The file cannot be read, is damaged, or grows beyond measure.
        """
        with self._lock:
            usable = [stream for stream in self._idle if stream.position <= start]
            best = max(usable, key=lambda stream: stream.position, default=None)
            if best is not None:
                self._idle.remove(best)
        stream = best or Inflated(cast("BinaryIO", io.FileIO(self._path)), self._method, limit=self._limit, several=True)
        return cast("BinaryIO", Unpacked(self, stream, start, size))

    def leave(self, stream: Inflated) -> None:
        """Take back a decompressor for whoever comes next, unless it failed."""
        if stream.broken:
            stream.close()
            return
        with self._lock:
            self._idle.append(stream)
            spare = self._idle.pop(0) if len(self._idle) > _MOST_IDLE else None
        if spare is not None:
            spare.close()


def _close_all(idle: list[Inflated]) -> None:
    """Close what nobody will ask for any more."""
    for stream in idle:
        stream.close()
    idle.clear()


class Unpacked(io.RawIOBase):
    """Unpacked bytes, forwards from a position.

    Raises:
        OSError: The position cannot be reached.
    """

    def __init__(self, owner: Packed, stream: Inflated, start: int, size: int | None) -> None:
        super().__init__()
        self._owner = owner
        self._stream = stream
        self._end = None if size is None else start + size
        self.seek(start)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill some of `buffer`; return the number of bytes, 0 at the end.

        Raises:
            OSError: The bytes are damaged, or fewer than promised.
        """
        view = memoryview(buffer)
        if self._end is not None:
            view = view[: max(0, self._end - self._stream.position)]
        if not view:
            return 0
        count = self._stream.readinto(view)
        if not count and self._end is not None:
            raise OSError("the file ends too early")
        return count

    def seek(self, position: int, whence: int = 0, /) -> int:
        """Go forwards to `position`, or to the end when it comes first.

        Raises:
            OSError: It lies behind, or the bytes are damaged.
        """
        if whence or position < self._stream.position:
            raise OSError("a compressed file is read forwards")
        view = memoryview(bytearray(min(_SKIP, position - self._stream.position)))
        while (left := position - self._stream.position) > 0:
            if not self._stream.readinto(view[:left]):
                break
        return self._stream.position

    def tell(self) -> int:
        """Return the position in the unpacked bytes."""
        return self._stream.position

    def close(self) -> None:
        """Leave the decompressor to whoever comes next."""
        if not self.closed:
            self._owner.leave(self._stream)
        super().close()
