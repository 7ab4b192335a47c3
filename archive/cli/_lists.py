"""Lists of sources, one a line: those that a run is to take, and those of a run that failed, which can be taken again.

A line is a path. One that begins with `#` and an empty one are left out. A path with line breaks or control characters, or that
begins with a blank, `#` or `"`, is written as a JSON string, and a line that begins with `"` is read as one.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from archive.errors import ConflictError, StoreError, UsageError
from archive.files.publishing import storing

STANDARD_INPUT: Final = "-"
_PLAIN: Final = re.compile(r'[^\s#"\x00-\x1f\x7f\x85\u2028\u2029][^\x00-\x1f\x7f\x85\u2028\u2029]*')
_HEAD: Final = "# Sources that failed, one a line. Once more: archive bundle --from-list THIS-FILE ...\n"


def read_list(name: str) -> Iterator[str]:
    """Yield the paths in the list called `name`, `-` for standard input, as they come.

    Raises:
        StoreError: It cannot be read.
        UsageError: A line that begins as a JSON string is none.
    """
    try:
        with _opened(name) as stream:
            for number, line in enumerate(stream, 1):
                if path := _path(os.fsdecode(line).rstrip("\r\n"), f"{name}:{number}"):
                    yield path
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror or error}", where=name) from error


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if name == STANDARD_INPUT else Path(name).open("rb")


def _path(line: str, where: str) -> str:
    """Return the path in a line, "" when there is none.

    Raises:
        UsageError: It begins as a JSON string and is none.
    """
    if line.startswith("#") or not line.strip():
        return ""
    if not line.startswith('"'):
        return line
    try:
        path = json.loads(line)
    except ValueError:
        path = None
    if not isinstance(path, str):
        hint = 'A name that begins with " is written "\\"name"'
        raise UsageError('a line that begins with " is to be a JSON string', where=where, hint=hint)
    return path


class FailureList:
    """The list of the sources that failed, each named once, on the disk as soon as it is known."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._last = ""

    def add(self, source: str) -> None:
        """Name a source; those of one source come together."""
        if source != self._last:
            self._last = source
            line = source if _PLAIN.fullmatch(source) else json.dumps(source)
            with storing(self._stream.name):
                self._stream.write(os.fsencode(f"{line}\n"))


@contextmanager
def failure_list(path: Path | None) -> Iterator[FailureList | None]:
    """Give a new list at `path`, None when there is to be none.

    Raises:
        ConflictError: Something of that name is there.
        StoreError: It cannot be written.
    """
    if path is None:
        yield None
        return
    try:
        stream = path.open("xb", buffering=0)
    except FileExistsError:
        hint = "Move it away, or choose another name"
        raise ConflictError("there is a file of that name", where=str(path), hint=hint) from None
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", where=str(path)) from error
    with stream:
        with storing(path):
            stream.write(_HEAD.encode())
        yield FailureList(stream)
