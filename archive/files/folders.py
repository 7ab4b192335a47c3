"""Folder <-> Tree.

Reading looks at every name before it is opened and follows no link: symbolic links, pipes, sockets and devices are Oddities,
and a file is opened with O_NOFOLLOW and O_NONBLOCK, so that a pipe put there in the meantime cannot hang the reader. Writing
copies each byte once, in the same pass in which it is hashed, and publishes the folder under its name when all is durable.

Names that are not UTF-8 are kept with surrogate escapes. Times, owners and permissions are no part of a Tree.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final

from archive.errors import StoreError
from archive.files import digests, publishing
from archive.model.tree import Blob, Oddity, OddityKind, Tree

_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_SMALL: Final = 1 << 14  # bytes; a larger buffer costs more to get than to fill


def read(folder: Path) -> Tree:
    """Return the Tree of a folder; its Blobs read from the files.

    Raises:
        StoreError: The folder itself cannot be read.
    """
    if not folder.is_dir():
        raise StoreError("there is no such folder", where=str(folder))
    entries: dict[str, Blob] = {}
    oddities: list[Oddity] = []
    hollow: list[str] = []
    waiting = [""]
    root = os.fspath(folder)
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(f"{root}/{inside}" if inside else root) as scan:
                found = _sort_out(scan, f"{inside}/" if inside else "", entries, oddities)
        except OSError as error:
            if not inside:
                raise StoreError(f"cannot be read ({error.strerror})", where=root) from error
            oddities.append(Oddity(path=inside, kind=OddityKind.UNREADABLE, detail=error.strerror or ""))
            continue
        if found is None:
            hollow.append(inside)
        else:
            waiting.extend(found)
    oddities.sort(key=lambda oddity: os.fsencode(oddity.path))
    empty = tuple(sorted(filter(None, hollow), key=os.fsencode))
    return Tree(entries=entries, oddities=tuple(oddities), folders=empty, container="folder")


def _sort_out(
    scan: Iterator[os.DirEntry[str]], prefix: str, entries: dict[str, Blob], oddities: list[Oddity]
) -> list[str] | None:
    """Enter what one folder holds; return its subfolders, None when it holds nothing at all.

    Raises:
        OSError: The folder cannot be read.
    """
    below: list[str] = []
    empty = True
    for entry in scan:
        empty = False
        path = prefix + entry.name
        if entry.is_file(follow_symlinks=False):
            entries[path] = _File(entry.path)
        elif entry.is_symlink():
            oddities.append(Oddity(path=path, kind=OddityKind.SYMLINK, detail=_target(entry.path)))
        elif entry.is_dir(follow_symlinks=False):
            below.append(path)
        else:
            oddities.append(Oddity(path=path, kind=OddityKind.SPECIAL))
    return None if empty else below


def _target(link: str) -> str:
    """Return where a symbolic link leads, as it says itself."""
    try:
        return str(Path(link).readlink())
    except OSError:
        return ""


class _File(Blob):
    """The content of a file. Its size is looked up when it is asked for, as reading a small file tells it for nothing."""

    __slots__ = ("_path", "_size")
    order = 0
    _path: str
    _size: int

    def __init__(self, path: str) -> None:
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_size", -1)

    @property
    def size(self) -> int:
        """The size in bytes when it was first asked for or read, 0 for a file that is gone."""
        if self._size < 0:
            try:
                object.__setattr__(self, "_size", os.lstat(self._path).st_size)
            except OSError:
                return 0  # reading it will say why
        return self._size

    def open(self) -> BinaryIO:
        """Open the file.

        Raises:
            OSError: It cannot be opened, or is a link.
        """
        return _open(self._path)

    def load(self) -> bytes | None:
        """Return the content of a small file, for less than a stream costs.

        Raises:
            OSError: It cannot be read, or is a link.
        """
        file = os.open(self._path, _FLAGS)
        try:
            data = os.read(file, _SMALL)
            if len(data) == _SMALL and self.size > digests.BLOCK:
                return None
            while more := os.read(file, _SMALL):
                data += more
        finally:
            os.close(file)
        if self._size < 0:
            object.__setattr__(self, "_size", len(data))
        return data


def opener(path: str) -> Callable[[], BinaryIO]:
    """Return what opens the file at `path`, never through a link and without waiting for a pipe."""
    return partial(_open, path)


def _open(path: str) -> BinaryIO:
    """Open the file at `path`.

    Raises:
        OSError: It cannot be opened, or is a link.
    """
    return FileIO(os.open(path, _FLAGS))


def write(place: Path, tree: Tree) -> digests.Poured:
    """Write `tree`, its Seal included, as the new folder `place`.

    Raises:
        FileExistsError: The name is taken; nothing was changed.
        StoreError: The target cannot be written, or an entry cannot be read.
    """
    with publishing.new_folder(place) as temporary:
        made = {temporary}

        @contextlib.contextmanager
        def sink(path: str, _: int) -> Iterator[digests.Write]:
            file = temporary / path
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            with file.open("xb", buffering=0) as stream:
                yield _whole(stream)
                os.fsync(stream.fileno())

        return digests.pour(tree, sink)


def _whole(stream: FileIO) -> digests.Write:
    """Return a write that does not stop half way, as an unbuffered one may."""

    def write_all(block: memoryview) -> None:
        while block:
            block = block[stream.write(block) :]

    return write_all
