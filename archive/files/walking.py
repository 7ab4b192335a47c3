"""Finds what is to be judged or bundled below a folder, in an order that is the same on every system.

Who calls says what is looked for; a folder that is such a thing is not looked into. Names are taken in the order of their
bytes, files and folders together. Symbolic links are not followed, so that no loop and no way out exists; names that begin
with a dot are left aside, because half-made bundles and version control live there. What is left aside is named, with the reason.

This module opens no file; the caller may.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError, StoreError, UsageError
from archive.files import folders
from archive.model.tree import Blob, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that the walk left aside.

    Attributes:
        path: Its path.
        reason: Why, as a short phrase: "hidden".
        failed: True when it could not be looked at, although it should.
        misnamed: True when that is because the call names what it does not take.
    """

    path: Path
    reason: str
    failed: bool = False
    misnamed: bool = False

    @property
    def error(self) -> ArchiveError:
        """What to raise where it should have been looked at."""
        return (UsageError if self.misnamed else StoreError)(self.reason, where=str(self))

    def __str__(self) -> str:
        return str(self.path)


def walk(folder: Path, claims: Callable[[Path], bool], leave: Callable[[Path], str] = lambda _: "") -> Iterator[Path | Aside]:
    """Yield `folder` itself when it is claimed, else every claimed file and folder below it, and what was left aside.

    Of each folder that is being looked through, only the names are held.

    Args:
        folder: Where to begin; it may be a symbolic link.
        claims: Tells whether a file or a folder is a thing that is looked for.
        leave: Returns why a file or a folder is left aside with all that is in it, "" when it is not.
    """
    waiting: list[Iterator[Path | Aside]] = [iter((folder,))]
    while waiting:
        here = next(waiting[-1], None)
        if here is None:
            waiting.pop()
        elif isinstance(here, Aside):
            yield here
        elif reason := leave(here):
            yield Aside(path=here, reason=reason)
        elif claims(here):
            yield here
        elif os.path.isdir(here):  # noqa: PTH112  `Path.is_dir` raises where looking is not allowed
            waiting.append(_inside(here))


def top(folder: Path) -> Tree:
    """Return the files that lie in a folder itself, as a Tree: enough to see what kind of package it is.

    Raises:
        OSError: The folder cannot be read.
    """
    with os.scandir(folder) as scan:
        files = [entry for entry in scan if entry.is_file(follow_symlinks=False)]
    return Tree(
        entries={
            entry.name: Blob(open=folders.opener(entry.path), size=entry.stat(follow_symlinks=False).st_size) for entry in files
        }
    )


def weight(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder; what cannot be looked at has none."""
    total, waiting = 0, [path]
    while waiting:
        here = waiting.pop()
        try:
            if here.is_dir() and not (here.is_symlink() and here != path):
                waiting.extend(here.iterdir())
            else:
                total += here.lstat().st_size
        except OSError:
            continue
    return total


def _inside(folder: Path) -> Iterator[Path | Aside]:
    """Yield what a folder holds, in order."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield Aside(path=folder, reason=f"cannot be read ({error.strerror})", failed=True)
        return
    yield from map(_seen, entries)


def _seen(entry: os.DirEntry[str]) -> Path | Aside:
    """Return the path of a plain file or folder, and say why anything else is left aside."""
    path = Path(entry.path)
    if entry.name.startswith("."):
        return Aside(path=path, reason="hidden")
    if entry.is_symlink():
        return Aside(path=path, reason="symbolic link")
    if entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False):
        return path
    return Aside(path=path, reason="device, pipe or socket")
