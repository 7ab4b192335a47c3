"""Folder <-> Tree.

Reading looks at every name before it is opened and follows no link: symbolic links, pipes, sockets and devices are Oddities,
and a file is opened with O_NOFOLLOW and O_NONBLOCK, so that a pipe put there in the meantime cannot hang the reader. Writing
copies each byte once, in the same pass in which it is hashed, and publishes the folder under its name when all is durable.

Names that are not UTF-8 are kept with surrogate escapes. Times, owners and permissions are no part of a Tree.
"""

import contextlib
import os
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping
from functools import partial
from io import FileIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from archive.errors import StoreError
from archive.files import digests, publishing
from archive.files.pouring import Poured, pour
from archive.model.tree import Blob, Oddity, OddityKind, Tree, in_order

_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_MANY: Final = 64  # files that are durable sooner one by one than with all else that the file system has to write
_UNKNOWN: Final = -1
_SMALL: Final = 1 << 14  # bytes; a larger buffer costs more to get than to fill


def read(folder: Path, mark: str = "") -> Tree:
    """Return the Tree of a folder; its Blobs read from the files.

    Args:
        folder: The folder.
        mark: A folder inside that holds a file whose name begins so is listed, and the folders in it are not; "" for no such.

    Raises:
        StoreError: The folder itself cannot be read.
    """
    if not folder.is_dir():
        raise StoreError("there is no such folder", where=str(folder))
    files: list[str] = []
    oddities: list[Oddity] = []
    hollow: list[str] = []
    waiting = [""]
    root = os.fspath(folder)
    while waiting:
        inside, before = waiting.pop(), len(files)
        try:
            with os.scandir(f"{root}/{inside}" if inside else root) as scan:
                found = _sort_out(scan, f"{inside}/" if inside else "", files, oddities)
        except OSError as error:
            if not inside:
                raise StoreError(f"cannot be read ({error.strerror})", where=root) from error
            oddities.append(Oddity(path=inside, kind=OddityKind.UNREADABLE, detail=error.strerror or ""))
            continue
        if found is None:
            hollow.append(inside)
        elif not (mark and inside and any(path.startswith(f"{inside}/{mark}") for path in files[before:])):
            waiting.extend(found)
    oddities.sort(key=lambda oddity: os.fsencode(oddity.path))
    empty = tuple(sorted(filter(None, hollow), key=os.fsencode))
    entries = MappingProxyType(_Files(root, in_order(files)))
    return Tree(entries=entries, oddities=tuple(oddities), folders=empty, container="folder", name=folder.name)


def _sort_out(scan: Iterator[os.DirEntry[str]], prefix: str, files: list[str], oddities: list[Oddity]) -> list[str] | None:
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
            files.append(path)
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


class _Files(Mapping[str, Blob]):
    """Path -> content of the files below a folder. A Blob is made when it is asked for; what is kept of a file is its size."""

    def __init__(self, root: str, paths: Iterable[str]) -> None:
        self.root = root
        self.sizes = dict.fromkeys(paths, _UNKNOWN)

    def __getitem__(self, path: str) -> "_File":
        if path not in self.sizes:
            raise KeyError(path)
        return _File(self, path)

    def __contains__(self, path: object) -> bool:
        return path in self.sizes

    def __iter__(self) -> Iterator[str]:
        return iter(self.sizes)

    def __len__(self) -> int:
        return len(self.sizes)

    def keys(self) -> KeysView[str]:
        """Return the paths, as a view that compares them quickly."""
        return self.sizes.keys()

    def items(self) -> "_Pairs":
        """Return paths and contents, as a view that is gone through quickly."""
        return _Pairs(self)


class _Pairs(ItemsView[str, Blob]):
    """Path and content of each file; not one call of Python more than the content itself needs."""

    _mapping: _Files

    def __iter__(self) -> Iterator[tuple[str, Blob]]:
        files = self._mapping
        return zip(files.sizes, map(partial(_File, files), files.sizes), strict=True)


class _File(Blob):
    """The content of a file. Its size is looked up when it is asked for, as reading a small file tells it for nothing."""

    __slots__ = ("_all", "_path")
    order = 0
    _all: _Files
    _path: str

    def __init__(self, files: _Files, path: str) -> None:
        object.__setattr__(self, "_all", files)
        object.__setattr__(self, "_path", path)

    @property
    def size(self) -> int:
        """The size in bytes when it was first asked for or read, 0 for a file that is gone."""
        sizes, path = self._all.sizes, self._path
        if sizes[path] == _UNKNOWN:
            try:
                sizes[path] = os.lstat(f"{self._all.root}/{path}").st_size
            except OSError:
                return 0  # reading it will say why
        return sizes[path]

    def open(self) -> BinaryIO:
        """Open the file.

        Raises:
            OSError: It cannot be opened, or is a link.
        """
        return _open(f"{self._all.root}/{self._path}")

    def load(self) -> bytes | None:
        """Return the content of a small file, for less than a stream costs.

        Raises:
            OSError: It cannot be read, or is a link.
        """
        file = os.open(f"{self._all.root}/{self._path}", _FLAGS)
        try:
            data = os.read(file, _SMALL)
            if len(data) == _SMALL and self.size > digests.BLOCK:
                return None
            while more := os.read(file, _SMALL):
                data += more
        finally:
            os.close(file)
        if self._all.sizes[self._path] == _UNKNOWN:
            self._all.sizes[self._path] = len(data)
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


def write(place: Path, tree: Tree) -> Poured:
    """Write `tree`, its Seal included, as the new folder `place`.

    Raises:
        FileExistsError: The name is taken; nothing was changed.
        StoreError: The target cannot be written, or an entry cannot be read.
    """
    sync_all = publishing.syncfs() if len(tree.entries) > _MANY else None
    with publishing.new_folder(place) as temporary:
        poured = pour(tree, _Folder(str(temporary), each=sync_all is None))
        if sync_all is not None:
            sync_all(temporary)
        return poured


class _Folder:
    """A new folder, which takes several files at a time; `each` of them is made durable, or all are later."""

    several = True

    def __init__(self, root: str, *, each: bool) -> None:
        self._root = root
        self._each = each
        self._made = {root}

    def put(self, path: str, data: bytes) -> None:
        """Write a small file.

        Raises:
            OSError: The system refused.
        """
        file = self._new(path)
        try:
            _write_all(file, data)
            self._end(file)
        finally:
            os.close(file)

    @contextlib.contextmanager
    def open(self, path: str, _: int) -> Iterator[digests.Write]:
        """Give what writes the blocks of a file.

        Raises:
            OSError: The system refused.
        """
        file = self._new(path)
        try:
            yield partial(_write_all, file)
            self._end(file)
        finally:
            os.close(file)

    def _new(self, path: str) -> int:
        """Open a new file."""
        name = f"{self._root}/{path}"
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return os.open(name, _NEW, 0o666)

    def _end(self, file: int) -> None:
        """Make a file durable, unless all are later."""
        if self._each:
            os.fsync(file)


def _write_all(file: int, block: bytes | memoryview) -> None:
    """Write a block to its end, as the system may stop half way.

    Raises:
        OSError: The system refused.
    """
    view = memoryview(block)
    while view:
        view = view[os.write(file, view) :]
