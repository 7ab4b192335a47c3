"""Finds out what an object should be, when one of its two copies is damaged: which inventory is to be believed.

An inventory is a witness when the digest beside it is its own. It is believed when there is a second witness that says, byte for
byte, the same: the copy of the same version, in this store or the other. A newer one counts that goes on from a believed one: a
writer was stopped before he had made its copy. No two witnesses may say different things of a version. If they do, somebody has
rewritten the history, and that is not for a program to decide.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from archive.errors import ArchiveError
from archive.model.tree import Tree
from archive.ocfl import inventory, versionnames
from archive.ocfl.algorithms import hex_digest
from archive.ocfl.declaration import INVENTORY, sidecar, sidecar_name
from archive.ocfl.inventory import Inventory
from archive.repository import comparing

_TWO: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An inventory with its own digest beside it.

    Attributes:
        folder: Where it lies in the object: "" or the name of a version.
        data: Its bytes.
        digest: The bytes of the file with its digest.
        inventory: What it says.
    """

    folder: str
    data: bytes
    digest: bytes
    inventory: Inventory

    def files(self, folder: str) -> dict[str, bytes]:
        """Return the inventory and its digest as they lie in a folder of the object: path -> content."""
        before = f"{folder}/" if folder else ""
        return {before + INVENTORY: self.data, before + sidecar_name(self.inventory.digest_algorithm): self.digest}


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What an object should be.

    Attributes:
        newest: The inventory that is believed.
        versions: Version -> the witness of its inventory, where there is one.
    """

    newest: Witness
    versions: Mapping[str, Witness]

    def content(self) -> dict[str, str]:
        """Return content path -> digest."""
        return {path: digest.lower() for digest, paths in self.newest.inventory.manifest.items() for path in paths}


def witnesses(tree: Tree) -> list[Witness]:
    """Return the inventories of an object that have their own digest beside them."""
    folders = {path.rpartition("/")[0] for path in tree.entries if path.rpartition("/")[2] == INVENTORY}
    found = (_witness(tree, folder) for folder in sorted(folders) if not folder or versionnames.number(folder))
    return [one for one in found if one is not None]


def truth(mine: Tree, theirs: Tree) -> Truth | str:
    """Return what the object should be that lies in two trees, or why nobody can tell."""
    known = [*witnesses(mine), *witnesses(theirs)]
    voices = Counter(one.data for one in known)
    if not any(number >= _TWO for number in voices.values()):
        return "no inventory is left of which two copies agree, each with its own digest beside it"
    newest = max(known, key=lambda one: versionnames.number(one.inventory.head) or 0)  # the first, so ours, of those alike
    for one in known:
        if contradiction := _contradiction(one.inventory, newest.inventory):
            return contradiction
    versions = {one.inventory.head: one for one in reversed(known) if one.inventory.head in newest.inventory.versions}
    return Truth(newest=newest, versions={**versions, newest.inventory.head: newest})


def _witness(tree: Tree, folder: str) -> Witness | None:
    """Return an inventory that has its own digest beside it, None when it has not."""
    before = f"{folder}/" if folder else ""
    try:
        data = tree.entries[before + INVENTORY].read()
        known = inventory.read(data)
        stated = tree.entries[before + sidecar_name(known.digest_algorithm)].read()
    except (KeyError, OSError, ArchiveError):
        return None
    own = sidecar(hex_digest(known.digest_algorithm, data))
    if stated.lower().split() != own.split() or (folder and known.head != folder):
        return None
    return Witness(folder=folder, data=data, digest=stated, inventory=known)


def _contradiction(one: Inventory, newest: Inventory) -> str:
    """Return where a witness contradicts the newest inventory, "" when it does not."""
    if one.id != newest.id:
        return f"the copies are of different objects, {one.id} and {newest.id}"
    for version in one.versions.keys() & newest.versions.keys():
        if not comparing.agree(one, newest, version):
            return f"the copies say different things of {version}, each with digests that fit"
    return ""
