"""The Tree: relative path -> content; what packagers make, stores keep and validators read.

A Blob can be opened many times and need not be in memory. A packager that must state digests of what is kept (a BagIt
manifest) leaves a Seal: the store hashes each payload byte once, while it copies it, and then asks the Seal for the
remaining entries. A Tree read from a place may have Oddities: what is there but is no ordinary file (a symbolic link, a
second zip entry of the same name); validators report them.

This module opens nothing by itself (see `archive/files`).
"""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """Content that can be opened many times; `size` in bytes.

    `order` says where it lies in its place: many are read fastest in this order (a compressed tar has no other way). `load`
    returns the whole content in one piece, or None when it is large; None for places in which a stream is as cheap.
    """

    open: Callable[[], BinaryIO]
    size: int
    order: int = 0
    load: Callable[[], bytes | None] | None = None

    @classmethod
    def of(cls, data: bytes) -> "Blob":
        """Return a Blob of bytes in memory."""
        return cls(open=lambda: io.BytesIO(data), size=len(data))

    def read(self) -> bytes:
        """Return the whole content; for small things only."""
        if self.load is not None and (data := self.load()) is not None:
            return data
        with self.open() as stream:
            return stream.read()


class OddityKind(Enum):
    """Why something in a place is no ordinary file of a Tree."""

    SYMLINK = "symbolic link"
    SPECIAL = "device, pipe or socket"
    UNSAFE_PATH = "path that leaves the package or cannot be written everywhere"
    DUPLICATE = "second entry of the same name"
    ENCRYPTED = "encrypted entry"
    OUTSIDE = "entry outside the package folder"
    DAMAGED = "damaged entry"
    UNREADABLE = "unreadable file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something in a place that is no ordinary file; `path` as the place spells it."""

    path: str
    kind: OddityKind
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What remains to be written once the digests of the entries are known.

    Attributes:
        algorithms: Names of the digests needed, as `hashlib` knows them.
        write: From path -> algorithm -> lower-case hex digest of every entry, to the remaining entries.
    """

    algorithms: tuple[str, ...]
    write: Callable[[Mapping[str, Mapping[str, str]]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Relative POSIX paths, sorted, and their content.

    Attributes:
        entries: Path -> content.
        seal: Makes the entries that state digests; None when the tree is complete.
        oddities: What a place holds besides ordinary files.
        folders: Folders of a place that hold nothing, as relative paths.
        container: What a place is: "folder", "zip", "tar", "tar.gz", ...; "" in memory.
        name: Name of the folder whose content this is, as its place has it; "" when there is none or it is not known.
        look: Is shown path and content of each small entry that is read to verify it, so that who wants to know what kinds
            of files there are need not open them again; None when nobody does.
    """

    entries: Mapping[str, Blob]
    seal: Seal | None = None
    oddities: tuple[Oddity, ...] = field(default=())
    folders: tuple[str, ...] = ()
    container: str = ""
    name: str = ""
    look: Callable[[str, bytes], object] | None = None

    def __post_init__(self) -> None:
        if isinstance(self.entries, MappingProxyType):
            return  # they are those of another Tree, and in order
        ordered = {path: self.entries[path] for path in in_order(self.entries)}
        object.__setattr__(self, "entries", MappingProxyType(ordered))


def in_order(paths: Iterable[str]) -> list[str]:
    """Return paths in the order of their bytes, those that are not UTF-8 included."""
    paths = list(paths)
    if "".join(paths).isascii():
        return sorted(paths)  # the same, without bytes for each
    return sorted(paths, key=lambda path: path.encode("utf-8", "surrogateescape"))
