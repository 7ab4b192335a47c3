"""Finished things only: makes a file or folder beside its place, makes it durable, and gives it its name without replacing.

What is being made has a temporary name (see `temporaries.py`) until it is complete. An exception or an interrupt removes it; a
killed process cannot, so the next writer in that folder does. A path with its final name is therefore complete, or absent. The
name is given by a call that fails when the name is taken (`renameat2` on Linux, `renamex_np` on macOS, `link` elsewhere), so two
writers cannot overwrite each other.

Durable means that files, folders and the parent folder are on the disk before success is reported. File systems that do not
support fsync on a folder are taken at their word. This module compares nothing (see `keeping.py`).
"""

import contextlib
import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from archive import extras
from archive.errors import StoreError
from archive.files import temporaries

_AT_FDCWD: Final = -100
_RENAME_NOREPLACE: Final = 1  # linux/fs.h
_RENAME_EXCL: Final = 4  # macOS sys/stdio.h
_TOLD_BY_SYNCFS: Final = (5, 8)
_UNSUPPORTED: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
_NO_FSYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES})
_HINTS: Final = {
    errno.ENOSPC: "Make room on that disk",
    errno.EDQUOT: "Your quota is used up; make room",
    errno.EACCES: "Ask for permission, or choose another folder",
    errno.EPERM: "Ask for permission, or choose another folder",
    errno.EROFS: "That file system is read-only; choose another folder",
    errno.ENOTDIR: "Choose a folder",
    errno.ENAMETOOLONG: "Choose a folder with a shorter path",
}


@contextlib.contextmanager
def storing(place: Path | str) -> Iterator[None]:
    """Turn an OSError into a StoreError that says what could not be written and what to do.

    Raises:
        StoreError: The system refused.
        FileExistsError: Something is there, which the caller may expect.
        BrokenPipeError: Whoever read what is written is gone.
    """
    try:
        yield
    except (FileExistsError, BrokenPipeError):
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        hint = _HINTS.get(error.errno or 0, "")
        raise StoreError(f"cannot be written ({reason})", where=str(place), hint=hint) from error


@contextlib.contextmanager
def new_file(place: Path) -> Iterator[IO[bytes]]:
    """Give a file to write; when the block ends well it is durable and has its name, else it is gone.

    Raises:
        FileExistsError: The name is taken; nothing was changed.
        StoreError: The system refused.
    """
    with storing(place):
        _demand_free(place)
        temporary = temporaries.beside(place)
        try:
            with temporary.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _name(temporary, place, link=True)
            _settle(place)
        finally:
            temporary.unlink(missing_ok=True)


def replace_file(place: Path, data: bytes, staging: Path) -> None:
    """Give the name `place` to a durable file of these bytes, in one step; it is made in a folder of its own in `staging`.

    Raises:
        StoreError: The system refused; what was there is there as it was.
    """
    temporary = temporaries.beside(staging / place.name)
    with storing(place):
        temporary.mkdir()
        try:
            file = temporary / place.name
            with file.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            file.replace(place)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        _settle(place)


@contextlib.contextmanager
def new_folder(place: Path, staging: Path | None = None) -> Iterator[Path]:
    """Give a folder to fill; when the block ends well its folders are durable and it has its name, else it is gone.

    The caller makes the files that it writes durable, each by fsync or all by `syncfs`.

    Args:
        place: Its final path.
        staging: The folder of the same file system in which it is made; None for that of `place`.

    Raises:
        FileExistsError: The name is taken; nothing was changed.
        StoreError: The system refused.
    """
    with storing(place):
        _demand_free(place)
        temporary = temporaries.beside(staging / place.name if staging else place)
        temporary.mkdir()
        try:
            yield temporary
            for folder, _, _ in os.walk(temporary, topdown=False, onerror=_refuse):
                sync(Path(folder))
            _name(temporary, place, link=False)
            _settle(place)
        finally:
            if temporary.exists():
                shutil.rmtree(temporary, ignore_errors=True)


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, durably, unless they are there.

    Raises:
        StoreError: The system refused, or something else has that name.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        with storing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for place in missing:
                sync(place.parent)
    except FileExistsError as error:
        raise StoreError("there is a file where a folder is needed", where=str(folder), hint="Choose a folder") from error


def sync(place: Path) -> None:
    """Make the content of a file, or the names in a folder, durable.

    Raises:
        OSError: The disk failed.
    """
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FSYNC:
            raise
    finally:
        os.close(handle)


@cache
def syncfs() -> Callable[[Path], None] | None:
    """Return what makes all that waits for the disk under a path durable; None where a failure would not be told.

    Linux tells it since 5.8 (syncfs(2)).
    """
    release = re.match(r"(\d+)\.(\d+)", os.uname().release) if sys.platform == "linux" else None
    if release is None or (int(release[1]), int(release[2])) < _TOLD_BY_SYNCFS:
        return None
    ctypes = extras.load("ctypes")
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return None

    def sync_all(place: Path) -> None:
        handle = os.open(place, os.O_RDONLY)
        try:
            if call(handle):
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code), str(place))
        finally:
            os.close(handle)

    return sync_all


def _refuse(error: OSError) -> None:
    """Let a folder that cannot be listed stop the writing, since what is in it would not be made durable.

    Raises:
        OSError: Always.
    """
    raise error


def _settle(place: Path) -> None:
    """Make the new name durable.

    Raises:
        StoreError: The disk failed; the thing is there, but may not survive a power cut.
    """
    try:
        sync(place.parent)
    except OSError as error:
        raise StoreError(
            f"is written, but the disk failed to confirm it ({error.strerror})", where=str(place), hint="Check the disk"
        ) from error


def _name(temporary: Path, place: Path, *, link: bool) -> None:
    """Give `temporary` its final name.

    Args:
        temporary: What is complete.
        place: Its final path.
        link: Whether it is a file, for which a hard link is the way out where the system has no such rename.

    Raises:
        FileExistsError: The name is taken.
        OSError: The system refused.
    """
    rename = _exclusive_rename()
    if rename is not None:
        code = rename(os.fsencode(temporary), os.fsencode(place))
        if code == 0:
            return
        if code not in _UNSUPPORTED:
            raise OSError(code, os.strerror(code), str(place))
    _demand_free(place)
    if link:
        os.link(temporary, place)
    else:
        _rename_folder(temporary, place)


def _demand_free(place: Path) -> None:
    """Refuse a name that is taken.

    Raises:
        FileExistsError: It is.
    """
    if os.path.lexists(place):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))


def _rename_folder(temporary: Path, place: Path) -> None:
    """Rename a folder where the system knows only the plain rename, which fails for a folder that holds something.

    It would replace an empty folder made in this very moment, in which case nothing is lost.

    Raises:
        FileExistsError: The name is taken.
        OSError: The system refused.
    """
    try:
        temporary.rename(place)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR}:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place)) from error
        raise


@cache
def _exclusive_rename() -> Callable[[bytes, bytes], int] | None:
    """Return a rename that fails when the new name is taken and returns an errno, or None where there is none."""
    ctypes = extras.load("ctypes")
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None
    call: Any
    if sys.platform == "linux":
        call = getattr(library, "renameat2", None)
        before: tuple[int, ...] = (_AT_FDCWD,)
        flag = _RENAME_NOREPLACE
    else:
        call = getattr(library, "renamex_np", None)
        before = ()
        flag = _RENAME_EXCL
    if call is None:
        return None

    def rename(old: bytes, new: bytes) -> int:
        failed = call(*before, old, *before, new, flag)
        return int(ctypes.get_errno()) if failed else 0

    return rename
