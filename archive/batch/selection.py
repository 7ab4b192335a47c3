"""Finds the sources of a run: files, bundles, folders of them, and patterns; lazily, and in an order that is the same everywhere.

A folder that is a bundle is one source. Other folders are looked through when the run is recursive, without following symbolic
links, so that no loop exists. What the run itself writes is never a source.

A pattern is the shell's (`*`, `?`, `[a-z]`). One without a slash is held against the name, one with a slash against the path
below the folder that the user named, where `*` stands for slashes, too. `--exclude` leaves out folders with all that is in them;
`--include` speaks of files and bundles only.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from glob import glob, has_magic
from pathlib import Path
from typing import Final

from archive.errors import UsageError
from archive.files.walking import Aside, walk

_BUNDLES: Final = ("bagit.txt", "METS.xml")  # a folder that holds one of these is a package


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which of the things that are found become sources.

    Attributes:
        recursive: Whether folders are looked through.
        include: Patterns of which one has to fit; none for everything.
        exclude: Patterns of which none may fit.
        spared: Files and folders that the run writes.
    """

    recursive: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    spared: tuple[Path, ...] = ()


def expand(words: Iterable[str]) -> list[str]:
    """Return the paths that the words of a call name; patterns that no shell has expanded are expanded here.

    Raises:
        UsageError: A word is no path and fits none.
    """
    paths: list[str] = []
    for word in words:
        if os.path.lexists(word):
            paths.append(word)
        elif has_magic(word) and (found := glob(word, recursive=True)):  # noqa: PTH207  a Path takes no absolute pattern
            paths += sorted(found, key=os.fsencode)
        else:
            raise UsageError("there is no such file or folder", where=word)
    return paths


def select(paths: Iterable[str], choice: Choice) -> Iterator[Path | Aside]:
    """Yield the sources at and below the paths, and what was left aside or could not be looked at."""
    for path in map(Path, paths):
        if choice.recursive or _is_source(path):
            yield from walk(path, _is_source, _Leaving(path, choice).reason)
        else:
            reason = "it is a folder and no bundle; --recursive takes what is in it"
            yield Aside(path=path, reason=reason, failed=True, misnamed=True)


class _Leaving:
    """Why things below one path are left aside."""

    def __init__(self, root: Path, choice: Choice) -> None:
        real = _real(root)
        written = [_real(path) for path in choice.spared]
        self._root = root
        self._choice = choice
        self._spared = {root / path.relative_to(real) for path in written if path.is_relative_to(real)}

    def reason(self, path: Path) -> str:
        """Return why the file or folder at `path` is left aside, "" when it is not."""
        if path in self._spared:
            return "written by this run"
        below = path.relative_to(self._root).as_posix() if path != self._root else path.name
        if _fits(below, self._choice.exclude):
            return "excluded"
        if self._choice.include and not _fits(below, self._choice.include) and _is_source(path):
            return "not included"
        return ""


def _real(path: Path) -> Path:
    """Return where a path leads to; `Path.resolve` raises at a symbolic link that leads to itself."""
    return Path(os.path.realpath(path))


def _is_source(path: Path) -> bool:
    return not os.path.isdir(path) or _is_bundle(path)  # noqa: PTH112  `Path.is_dir` raises where looking is not allowed


def _is_bundle(folder: Path) -> bool:
    return any(os.path.isfile(folder / name) for name in _BUNDLES)  # noqa: PTH113  likewise


def _fits(path: str, patterns: Iterable[str]) -> bool:
    """Tell whether one of the patterns fits."""
    name = path.rpartition("/")[2]
    return any(_compiled(pattern).fullmatch(path if "/" in pattern else name) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern.rstrip("/")))
