"""Reads a file as a Source or a Document: the bytes as they are, under the file's own name.

Looks before it opens: a pipe or a device is refused instead of waited for. It keeps no folder names in what it returns,
except in `origin`, which is for messages.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from archive.errors import StoreError
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob


def read_source(path: Path) -> Source:
    """Return the file at `path` as a Source.

    Raises:
        StoreError: It is no ordinary file, or it cannot be read.
    """
    _demand_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(path)) from error
    return Source(name=_name(path), data=data, origin=str(path))


def read_document(path: Path) -> Document:
    """Return the file at `path` as a Document whose content is read when it is asked for.

    Raises:
        StoreError: It is no ordinary file, or it cannot be read.
    """
    size = _demand_file(path)
    return Document(name=path.name, content=Blob(open=lambda: _open(path), size=size))


def _name(path: Path) -> str:
    r"""Return the name of a file as text; bytes in it that are no UTF-8 are spelled out, as in `\xe9`."""
    return os.fsencode(path.name).decode("utf-8", "backslashreplace")


def _open(path: Path) -> BinaryIO:
    """Open the file at `path`.

    Raises:
        StoreError: It cannot be read.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _demand_file(path: Path) -> int:
    """Return the size of the file.

    Raises:
        StoreError: It is no ordinary file, or it cannot be looked at.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if not stat.S_ISREG(status.st_mode):
        what = "is a folder and no bundle" if stat.S_ISDIR(status.st_mode) else "is no ordinary file"
        raise StoreError(what, where=str(path), hint="Name a file, or the folder of a bundle")
    return status.st_size
