"""Zip <-> Tree: written the same to the last byte every time, read without unpacking to disk.

Written: one folder at the top, entries in the order of the Tree and then those of its Seal, not compressed (deflate depends on
the library's version), dated 1980-01-01, mode 0644, no extra fields but those that large files need. Read: each Blob opens
the file anew and reads its own stretch; checksum and size are checked while it is read. What is not to be trusted is an
Oddity: duplicates, encrypted entries, links, overlapping bytes, headers that disagree, names that climb out.
"""

import contextlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from archive.errors import StoreError
from archive.files import digests, publishing
from archive.files.contents import Contents
from archive.files.pouring import Poured, pour
from archive.files.streams import Inflated, Span
from archive.files.zip_index import METHODS, STORED, ZipEntry, read_index
from archive.model.tree import Blob, OddityKind, Tree

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DATE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_SUFFIX: Final = ".zip"
_SMALL: Final = 1 << 16
_DAMAGED: Final = "its size or its checksum in the zip is wrong"


def holds(path: Path) -> bool:
    """Tell whether the file at `path` begins as a zip does, or is called so."""
    try:
        if not path.is_file():
            return False
        if path.suffix.lower() == _SUFFIX:
            return True
        with path.open("rb") as stream:
            return stream.read(4) in (b"PK\3\4", b"PK\5\6")
    except OSError:
        return False


def read(path: Path) -> Tree:
    """Return the Tree in a zip, without the folder at its top.

    Raises:
        SourceError: It is no zip, or so damaged that its table of contents cannot be read.
        StoreError: It cannot be opened or read, or has too many entries.
    """
    contents = Contents()
    try:
        with io.FileIO(path) as file:
            entries = read_index(file, str(path))
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror or error})", where=str(path)) from error
    for order, entry in enumerate(entries):
        _enter(contents, entry, order, str(path))
    return contents.tree("zip")


def _enter(contents: Contents, entry: ZipEntry, order: int, path: str) -> None:
    """Put one entry where it belongs: file, folder or Oddity."""
    kind = stat.S_IFMT(entry.mode)
    if entry.encrypted:
        contents.odd(entry.name, OddityKind.ENCRYPTED)
    elif kind == stat.S_IFLNK:
        contents.odd(entry.name, OddityKind.SYMLINK)
    elif kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        contents.odd(entry.name, OddityKind.SPECIAL)
    elif entry.fault:
        contents.odd(entry.name, OddityKind.DAMAGED, entry.fault)
    elif entry.name.endswith("/"):
        contents.folder(entry.name)
    elif entry.method != STORED and entry.method not in METHODS:
        contents.odd(entry.name, OddityKind.UNREADABLE, f"packed by method {entry.method}, which is not known here")
    else:
        contents.file(entry.name, _blob(path, entry, order))


def _blob(path: str, entry: ZipEntry, order: int) -> Blob:
    """Return the content of one entry."""
    opener = partial(_Entry, path, entry)
    loader = partial(_load, path, entry) if entry.size <= _SMALL and entry.method == STORED else None
    return Blob(open=opener, size=entry.size, order=order, load=loader)  # type: ignore[arg-type]  # a BinaryIO in all but name


def _load(path: str, entry: ZipEntry) -> bytes:
    """Return a small entry that is not compressed in one piece, as streams cost more than its bytes.

    Raises:
        OSError: The zip cannot be opened, or the entry is damaged.
    """
    with io.FileIO(path) as file:
        file.seek(entry.start)
        data = file.read(entry.size) or b""
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise OSError(_DAMAGED)
    return data


class _Entry(io.RawIOBase):
    """The content of one entry; size and checksum are checked at its end.

    Raises:
        OSError: The zip cannot be opened.
    """

    def __init__(self, path: str, entry: ZipEntry) -> None:
        super().__init__()
        span = cast("BinaryIO", Span(path, entry.start, entry.packed))
        self._from: io.RawIOBase = cast("io.RawIOBase", span)
        if entry.method != STORED:
            self._from = Inflated(span, METHODS[entry.method], limit=entry.size)
        self._entry = entry
        self._crc = 0
        self._read = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill some of `buffer`; return the number of bytes, 0 at the end.

        Raises:
            OSError: The entry is damaged.
        """
        view = memoryview(buffer)
        if not view:
            return 0
        count = self._from.readinto(view) or 0
        self._crc = zlib.crc32(view[:count], self._crc)
        self._read += count
        if self._read >= self._entry.size or not count:
            self._finish()
        return count

    def _finish(self) -> None:
        """Check that this is all, and sound.

        Raises:
            OSError: It is not.
        """
        more = self._from.read(1)  # too long a stream stops here, at its limit
        if more or self._read != self._entry.size or self._crc != self._entry.crc:
            raise OSError(_DAMAGED)

    def close(self) -> None:
        """Close the zip."""
        self._from.close()
        super().close()


def write(place: Path, tree: Tree) -> Poured:
    """Write `tree`, its Seal included, as the new zip `place`, below a folder called as the file without suffix.

    Raises:
        FileExistsError: The name is taken; nothing was changed.
        StoreError: The target cannot be written, or an entry cannot be read.
    """
    top = place.name.removesuffix(_SUFFIX)
    with publishing.new_file(place) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
        return pour(tree, _Zip(target, top))


class _Zip:
    """A new zip, which takes one entry after the other."""

    several = False

    def __init__(self, target: zipfile.ZipFile, top: str) -> None:
        self._target = target
        self._top = top

    def put(self, path: str, data: bytes) -> None:
        """Write a small entry.

        Raises:
            OSError: The system refused.
        """
        with self.open(path, len(data)) as write:
            write(data)

    @contextlib.contextmanager
    def open(self, path: str, size: int) -> Iterator[digests.Write]:
        """Give what writes the blocks of an entry.

        Raises:
            OSError: The system refused.
        """
        info = zipfile.ZipInfo(f"{self._top}/{path}", _DATE)
        info.create_system = _UNIX  # else it says on what system it was written
        info.external_attr = (stat.S_IFREG | 0o644) << 16
        info.file_size = size
        with self._target.open(info, "w") as entry:
            yield entry.write
