"""Tar <-> Tree: written the same to the last byte every time, read without unpacking, gzip, bzip2, xz and zstd, too.

Written: one folder at the top, POSIX (pax) headers only where a name or size needs them, time 0, owner 0, mode 0644, not
compressed. Read: the headers once, forwards; then each Blob reads its own stretch. In a compressed tar the stretches are
reached by unpacking in memory, so reading in the order of the Blobs costs one more pass, and idle positions are kept for
it. Links, devices, sparse files, duplicates and names that climb out are Oddities, and so is a tar that cannot be read to
its end, because it was cut off or grows as no honest package does.
"""

import contextlib
import io
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO, Final, cast

from archive.errors import SourceError, StoreError
from archive.files import digests, publishing
from archive.files.contents import Contents
from archive.files.pouring import Poured, pour
from archive.files.rewinding import Packed
from archive.files.streams import Span
from archive.model.tree import Blob, OddityKind, Tree

MOST_ENTRIES: Final = 1_000_000
_MOST_HEADER: Final = 1 << 20  # bytes of one extended header
_SUFFIX: Final = ".tar"
_MAGICS: Final = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz", b"\x28\xb5\x2f\xfd": "zstd"}
_KINDS: Final = {"": "tar", "gzip": "tar.gz", "bzip2": "tar.bz2", "xz": "tar.xz", "zstd": "tar.zst"}
_BLOCK: Final = 512
_SPECIAL: Final = frozenset({tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE})
_BROKEN: Final = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError)


def holds(path: Path) -> bool:
    """Tell whether the file at `path` begins as a tar does, plain or compressed, or is called so."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            start = stream.read(_BLOCK)
    except OSError:
        return False
    if path.suffix.lower() == _SUFFIX or start[257:262] == b"ustar":
        return True
    compressed = start.startswith(tuple(_MAGICS))
    return compressed and (".tar." in path.name.lower() or path.suffix.lower() in {".tgz", ".tbz2", ".txz", ".tzst"})


def read(path: Path) -> Tree:
    """Return the Tree in a tar, without the folder at its top.

    Raises:
        SourceError: It is no tar, or damaged from its first entry on.
        StoreError: It cannot be opened or read, or has too many entries.
        InstallationError: It is compressed by Zstandard, and the extra that reads it is not installed.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(8)
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror or error})", where=str(path)) from error
    method = next((name for magic, name in _MAGICS.items() if start.startswith(magic)), "")
    contents = Contents()
    try:
        if method:
            packed = Packed(path, method)
            with packed.span(0) as unpacked:
                _index(_Guarded(unpacked), contents, packed.span)
                while unpacked.read(_MOST_HEADER):
                    pass  # the checksum of the compression is at its end
        else:
            with io.FileIO(path) as plain:
                _index(_Guarded(plain), contents, partial(_span, str(path)))
    except _BROKEN as error:
        if not contents.holds_something:
            if isinstance(error, OSError) and error.errno is not None:  # the system's word; a reader's own has no number
                raise StoreError(f"cannot be read ({error.strerror})", where=str(path)) from error
            raise SourceError(f"cannot be read as a tar ({error})", where=str(path)) from error
        contents.odd("", OddityKind.DAMAGED, f"reading stopped: {error}")
    return contents.tree(_KINDS[method])


def _span(path: str, start: int, size: int) -> BinaryIO:
    """Open a stretch of a plain tar.

    Raises:
        OSError: It cannot be opened.
    """
    return cast("BinaryIO", Span(path, start, size))


def _index(source: "_Guarded", contents: Contents, span: Callable[[int, int], BinaryIO]) -> None:
    """Enter every member.

    Raises:
        StoreError: There are too many.
        tarfile.TarError: The first header is none.
        OSError: The bytes cannot be read.
    """
    with tarfile.open(fileobj=cast("BinaryIO", source), mode="r:", encoding="utf-8", errors="surrogateescape") as members:
        order = 0
        while (member := members.next()) is not None:
            members.members = []  # type: ignore[attr-defined]  # it keeps them all otherwise
            order += 1
            if order > MOST_ENTRIES:
                raise StoreError(f"has more than the {MOST_ENTRIES} entries that are read")
            _enter(contents, member, order, span)
    if source.last.strip(b"\0"):
        contents.odd("", OddityKind.DAMAGED, f"what follows entry {order} is no tar header")
    elif source.short:
        contents.odd("", OddityKind.DAMAGED, "the tar was cut off")


def _enter(contents: Contents, member: tarfile.TarInfo, order: int, span: Callable[[int, int], BinaryIO]) -> None:
    """Put one member where it belongs: file, folder or Oddity."""
    if member.issym() or member.islnk():
        contents.odd(member.name, OddityKind.SYMLINK, member.linkname)
    elif member.type in _SPECIAL:
        contents.odd(member.name, OddityKind.SPECIAL)
    elif member.isdir():
        contents.folder(member.name)
    elif not member.isreg() or member.issparse():
        contents.odd(member.name, OddityKind.UNREADABLE, "it is a sparse file, or of a kind that is not known here")
    else:
        opener = partial(span, member.offset_data, member.size)
        contents.file(member.name, Blob(open=opener, size=member.size, order=order))


class _Guarded:
    """A file for `tarfile`, which trusts lengths in headers: refuses large reads, and remembers the last block read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.last = b""
        self.short = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes.

        Raises:
            OSError: So much is in no header.
        """
        if size > _MOST_HEADER:
            raise OSError(f"an extended header of {size} bytes is too large")
        data = bytearray()
        while len(data) < size and (more := self._stream.read(size - len(data))):
            data += more
        self.last = bytes(data)
        self.short = len(data) < size
        return self.last

    def seek(self, position: int) -> int:
        """Go to `position`.

        Raises:
            OSError: It cannot be reached.
        """
        return self._stream.seek(position)

    def tell(self) -> int:
        """Return the position."""
        return self._stream.tell()


def write(place: Path, tree: Tree) -> Poured:
    """Write `tree`, its Seal included, as the new tar `place`, below a folder called as the file without suffix.

    Raises:
        FileExistsError: The name is taken; nothing was changed.
        StoreError: The target cannot be written, or an entry cannot be read.
    """
    top = place.name.removesuffix(_SUFFIX)
    with publishing.new_file(place) as stream:
        poured = pour(tree, _Tar(stream, top))
        stream.write(bytes(2 * _BLOCK))  # POSIX.1-2017, pax, ustar interchange format: two zero blocks end it
        stream.write(bytes(-stream.tell() % tarfile.RECORDSIZE))
    return poured


class _Tar:
    """A new tar, which takes one member after the other."""

    several = False

    def __init__(self, stream: IO[bytes], top: str) -> None:
        self._stream = stream
        self._top = top

    def put(self, path: str, data: bytes) -> None:
        """Write a small member.

        Raises:
            OSError: The system refused.
        """
        with self.open(path, len(data)) as write:
            write(data)

    @contextlib.contextmanager
    def open(self, path: str, size: int) -> Iterator[digests.Write]:
        """Give what writes the blocks of a member.

        Raises:
            OSError: The system refused.
        """
        member = tarfile.TarInfo(f"{self._top}/{path}")
        member.size = size  # time, owner and group are 0, and the mode is 0644, unless they are set
        self._stream.write(member.tobuf(tarfile.PAX_FORMAT, "utf-8", "strict"))
        yield self._stream.write
        self._stream.write(bytes(-size % _BLOCK))
