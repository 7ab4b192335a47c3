"""Reads an object: its inventory, as new as its newest complete version, and the files of a version as a Tree.

A version exists once its folder does, which holds an inventory of its own; the inventory of the object is a copy that follows. So
a reader looks for the version after the one that the copy names, and whoever writes next makes the copy true (see `versions.py`).
An inventory is believed when its digest is the one beside it, or when it is, byte for byte, the proven one of its version: the
copy and the digest beside it are replaced one after the other.
"""

from dataclasses import dataclass

from archive.errors import SourceError, StoreError
from archive.model.tree import Tree
from archive.ocfl import inventory, versionnames
from archive.ocfl.algorithms import hex_digest
from archive.ocfl.declaration import INVENTORY, sidecar_name
from archive.ocfl.inventory import Inventory
from archive.repository.places import Place

_HINT = "Look at it with `archive validate`; another copy of the store can heal it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An object that is held.

    Attributes:
        home: Its folder, relative to the storage root.
        inventory: What it holds.
        data: The bytes of the inventory.
        settled: Whether the files beside the versions say the same; they do unless a writer was interrupted.
    """

    home: str
    inventory: Inventory
    data: bytes
    settled: bool = True

    @property
    def head(self) -> str:
        """The name of the newest version."""
        return self.inventory.head


def read(place: Place, home: str) -> Held | None:
    """Return the object in a folder, None when there is none.

    Raises:
        StoreError: It cannot be read, or is damaged.
    """
    held = _copy(place, home)
    name = next_version(held.inventory) if held else "v1"
    while (newer := _version(place, home, name)) is not None and _follows(held, newer.inventory):
        held = newer
        name = next_version(held.inventory)
    return held


def next_version(known: Inventory) -> str:
    """Return the name of the version after the newest, as long as the others where they are padded.

    Raises:
        StoreError: There is no such name.
    """
    number = (versionnames.number(known.head) or 0) + 1
    try:
        return versionnames.spell(number, versionnames.width(known.head))
    except ValueError as error:
        raise StoreError(f"the object cannot have more versions: {error}", where=known.id) from None


def version_tree(place: Place, held: Held, version: str = "") -> Tree:
    """Return the files of a version, the newest when none is named, under their logical paths.

    Raises:
        StoreError: The place cannot be read, or files of the version are missing.
        SourceError: There is no such version, or its inventory contradicts itself.
    """
    sizes = dict(place.files(held.home))
    files = files_of(held, version)
    if missing := [path for path in files.values() if path not in sizes]:
        raise StoreError(f"{len(missing)} files of the version are missing, as {missing[0]}", where=str(place), hint=_HINT)
    return Tree(entries={path: place.blob(content, sizes[content]) for path, content in files.items()})


def files_of(held: Held, version: str = "") -> dict[str, str]:
    """Return logical path -> path in the storage root, of a version, the newest when none is named.

    Raises:
        SourceError: There is no such version, or its inventory contradicts itself.
    """
    try:
        return {path: f"{held.home}/{content}" for path, content in held.inventory.files(version).items()}
    except KeyError as error:
        known = ", ".join(held.inventory.versions)
        raise SourceError(f"there is no version {error} of it", where=held.inventory.id, hint=f"It has {known}") from None


def digests_of(held: Held, version: str) -> dict[str, str]:
    """Return logical path -> digest in lower-case hex, of a version; paths in order."""
    state = held.inventory.versions[version].state
    return dict(sorted((path, digest.lower()) for digest, paths in state.items() for path in paths))


def _copy(place: Place, home: str) -> Held | None:
    """Return what the inventory of the object says, None when there is none.

    Raises:
        StoreError: It is damaged.
    """
    try:
        data = place.read(f"{home}/{INVENTORY}")
    except FileNotFoundError:
        return None
    where = f"{place}/{home}/{INVENTORY}"
    known = _parsed(data, where)
    if _stated(place, home, known) == _digest(known, data):
        return Held(home=home, inventory=known, data=data)
    newest = _version(place, home, known.head)
    if newest is None or newest.data != data:
        raise StoreError("the inventory is not what the digest beside it says", where=where, hint=_HINT)
    return newest


def _version(place: Place, home: str, name: str) -> Held | None:
    """Return what the inventory of a version says, None when there is none; it has yet to be copied.

    Raises:
        StoreError: It is damaged.
    """
    folder = f"{home}/{name}"
    try:
        data = place.read(f"{folder}/{INVENTORY}")
    except FileNotFoundError:
        return None
    where = f"{place}/{folder}/{INVENTORY}"
    known = _parsed(data, where)
    stated = _stated(place, folder, known)
    if stated != _digest(known, data) and (stated or place.is_atomic):  # in a bucket the digest is sent a moment later
        raise StoreError("the inventory is not what the digest beside it says", where=where, hint=_HINT)
    return Held(home=home, inventory=known, data=data, settled=False)


def _follows(held: Held | None, newer: Inventory) -> bool:
    """Tell whether an inventory is that of the next version of the same object."""
    return held is None or (newer.id == held.inventory.id and len(newer.versions) == len(held.inventory.versions) + 1)


def _stated(place: Place, folder: str, known: Inventory) -> str:
    """Return the digest beside an inventory, "" when there is none."""
    try:
        return place.read(f"{folder}/{sidecar_name(known.digest_algorithm)}").decode("ascii", "replace").partition(" ")[0]
    except FileNotFoundError:
        return ""


def _digest(known: Inventory, data: bytes) -> str:
    """Return the digest that an inventory should have beside it."""
    return hex_digest(known.digest_algorithm, data)


def _parsed(data: bytes, where: str) -> Inventory:
    """Return what an inventory says.

    Raises:
        StoreError: It cannot be understood.
    """
    try:
        return inventory.read(data, where)
    except SourceError as error:
        raise StoreError(error.message, where=where, hint=_HINT) from None
