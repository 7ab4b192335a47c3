"""Opens the files that lie beside a source, by the relative addresses that the source gives them.

A source may be anybody's, so an address is followed only downwards: what is absolute, climbs to a parent folder, or leads out of
the source's own folder through a symbolic link is refused. Percent signs are undone, a query and a fragment are no part of a
file's name (RFC 3986, 3.4). Only ordinary files are opened; folders are never listed.
"""

import os
import posixpath
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote

from archive.errors import StoreError
from archive.files.safepaths import escape
from archive.model.tree import Blob

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The files in and below one folder."""

    folder: Path

    def __call__(self, address: str) -> Blob | None:
        """Return the file at a relative address, None when the address is none of a file.

        Raises:
            StoreError: The address leads out of the folder, or to no ordinary file.
        """
        if not address or _SCHEME.match(address):
            return None
        name = posixpath.normpath(unquote(re.split("[?#]", address, maxsplit=1)[0]))
        if reason := escape(name):
            raise StoreError(f"its address leads out of the folder of the source: {reason}", where=address)
        try:
            folder = self.folder.resolve(strict=True)
            path = (folder / name).resolve(strict=True)
            status = path.stat()
        except (OSError, ValueError, RuntimeError):
            raise StoreError("it is not beside the source", where=address) from None
        if not path.is_relative_to(folder):
            raise StoreError("a symbolic link leads out of the folder of the source", where=address)
        if not stat.S_ISREG(status.st_mode):
            raise StoreError("it is no ordinary file", where=address)
        return Blob(open=lambda: _open(path), size=status.st_size)


def _open(path: Path) -> BinaryIO:
    """Open a file that has no symbolic link in its path; one that took its place in the meantime is not followed.

    Raises:
        StoreError: It cannot be read.
    """
    try:
        return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb")
    except OSError as error:
        raise StoreError(f"it cannot be read: {error.strerror}", where=path.name) from error
