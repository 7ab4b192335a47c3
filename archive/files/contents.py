"""Collects what an archive file lists into a Tree: one folder at the top taken off, doubtful names set aside.

The entries of a package share one folder at the top, whose name is free. What lies outside it (`__MACOSX/`, say) is an
Oddity, and so is a second entry of the same name and a name that climbs out. A package whose files lie at the top itself is
read as it is.
"""

from collections import Counter
from typing import Final

from archive.files.safepaths import escape, parents
from archive.model.tree import Blob, Oddity, OddityKind, Tree

_MARKS: Final = ("bagit.txt", "manifest-", "0=ocfl_")


class Contents:
    """The entries of one archive file, in the order in which it lists them."""

    def __init__(self) -> None:
        self._files: dict[str, Blob] = {}
        self._folders: set[str] = set()
        self._oddities: list[Oddity] = []

    @property
    def holds_something(self) -> bool:
        """True when something was entered."""
        return bool(self._files or self._folders or self._oddities)

    def file(self, name: str, blob: Blob) -> None:
        """Enter an ordinary file."""
        path = _plain(name)
        if reason := escape(path):
            self._oddities.append(Oddity(path=name, kind=OddityKind.UNSAFE_PATH, detail=reason))
        elif path in self._files:
            self._oddities.append(Oddity(path=path, kind=OddityKind.DUPLICATE))
        else:
            self._files[path] = blob

    def folder(self, name: str) -> None:
        """Enter a folder."""
        path = _plain(name).rstrip("/")
        if path and (reason := escape(path)):
            self._oddities.append(Oddity(path=name, kind=OddityKind.UNSAFE_PATH, detail=reason))
        elif path:
            self._folders.add(path)

    def odd(self, name: str, kind: OddityKind, detail: str = "") -> None:
        """Enter something that is no ordinary file."""
        self._oddities.append(Oddity(path=_plain(name) or name, kind=kind, detail=detail))

    def tree(self, container: str = "") -> Tree:
        """Return all of it, as seen from the folder at the top; `container` is the kind of the archive file."""
        top = self._top()
        files = {path.removeprefix(top): blob for path, blob in self._files.items() if path.startswith(top)}
        oddities = [
            Oddity(path=oddity.path.removeprefix(top), kind=oddity.kind, detail=oddity.detail) for oddity in self._oddities
        ]
        oddities += (Oddity(path=path, kind=OddityKind.OUTSIDE) for path in self._files if not path.startswith(top))
        full = {folder for path in (*self._files, *self._folders) for folder in parents(path)}
        hollow = sorted(path.removeprefix(top) for path in self._folders - full if path.startswith(top))
        clashing = [path for path in files if f"{top}{path}" in full]
        for path in clashing:
            del files[path]
            oddities.append(Oddity(path=path, kind=OddityKind.DUPLICATE, detail="it is both a file and a folder"))
        return Tree(
            entries=files,
            oddities=tuple(sorted(oddities, key=lambda oddity: oddity.path.encode("utf-8", "surrogateescape"))),
            folders=tuple(hollow),
            container=container,
            name=top.rstrip("/"),
        )

    def _top(self) -> str:
        """Return the folder at the top with its slash, "" when the files lie at the top themselves."""
        names = (*self._files, *(oddity.path for oddity in self._oddities), *(f"{path}/" for path in self._folders))
        if any("/" not in path and path.startswith(_MARKS) for path in self._files):
            return ""
        tops = Counter(path.partition("/")[0] for path in names if "/" in path)
        marked = [
            path.partition("/")[0] for path in self._files if path.count("/") == 1 and path.partition("/")[2].startswith(_MARKS)
        ]
        if marked:
            return f"{Counter(marked).most_common(1)[0][0]}/"
        if len(tops) == 1 and not any("/" not in path for path in self._files):
            return f"{next(iter(tops))}/"
        return ""


def _plain(name: str) -> str:
    """Return a name without the `./` that tar puts before names."""
    while name.startswith("./"):
        name = name[2:].lstrip("/")
    return name
