"""One E-ARK package in a Tree: where it begins, its representations, and its METS documents.

A Tree is a package, or holds one in its only folder, or is a bag with packages in folders below `data/`. What is said of one
here is what its paths say; nothing is judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree

from archive.bagit import bag
from archive.csip.file_rules import ReferenceRules
from archive.csip.names import CSIP, FILE, REPRESENTATIONS
from archive.model.tree import Blob, Tree

_PAYLOAD: Final = "data/"
_OURS: Final = "-ip"
_FOLDERS: Final = ("metadata/", REPRESENTATIONS, "schemas/", "documentation/")
_HEAD: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Mets:
    """A METS document that could be read.

    Attributes:
        path: Where it lies in the Tree.
        base: The folder from which its references count, with a slash at the end; "" for the Tree itself.
        name: Name of that folder, "" when it is not known.
        root: The element mets.
        top: True for the METS of a whole package, False for that of a representation.
    """

    path: str
    base: str
    name: str
    root: etree._Element
    top: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a METS says of the bytes of a file: digest of an algorithm, and the element that says so."""

    mets: Mets
    element: etree._Element
    algorithm: str
    digest: str
    rules: ReferenceRules


@dataclass(frozen=True, kw_only=True)
class Package:
    """A package, and what its METS documents were found to say.

    Attributes:
        tree: The Tree that it is in.
        base: Its folder in the Tree, with a slash at the end; "" for the Tree itself.
        listed: Paths in the Tree that a METS refers to; filled while METS are judged.
        statements: Path -> what is said of its bytes; filled likewise.
        unverified: Kinds of checksum that are stated and not computed here; filled likewise.
    """

    tree: Tree
    base: str
    listed: set[str] = field(default_factory=set)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    unverified: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Name of its folder, "" when it is not known."""
        return self.base.rstrip("/").rpartition("/")[2] or self.tree.name

    @cached_property
    def entries(self) -> dict[str, Blob]:
        """Its files, by their paths in the package."""
        return {path.removeprefix(self.base): blob for path, blob in self.tree.entries.items() if path.startswith(self.base)}

    @cached_property
    def folders(self) -> frozenset[str]:
        """Its folders, by their paths in the package, empty ones included."""
        found: set[str] = set()
        hollow = (path.removeprefix(self.base) for path in self.tree.folders if path.startswith(self.base))
        for path in (*self.entries, *(f"{folder}/" for folder in hollow)):
            while (path := path.rpartition("/")[0]) and path not in found:
                found.add(path)
        return frozenset(found)

    @cached_property
    def representations(self) -> tuple[str, ...]:
        """Names of the folders of representations, in order."""
        below = (folder.removeprefix(REPRESENTATIONS) for folder in self.folders if folder.startswith(REPRESENTATIONS))
        return tuple(sorted(name for name in below if "/" not in name))

    def below(self, folder: str) -> Iterator[str]:
        """Yield the files in a folder of the package."""
        return (path for path in self.entries if path.startswith(f"{folder}/"))


def bases(tree: Tree) -> list[str]:
    """Return the folders of the packages in a Tree: "" for the Tree itself, else its only folder, or those in a bag."""
    if bag.is_bag(tree):
        found = (path.split("/") for path in tree.entries if path.startswith(_PAYLOAD))
        names = {parts[1]: parts for parts in found if len(parts) > 2}  # data, its name, a file in it
        return [base for name in names if _is_package(tree, base := f"{_PAYLOAD}{name}/")]
    if FILE in tree.entries or _looks_like(tree, ""):
        return [""]
    tops = {path.partition("/")[0] for path in tree.entries}
    top = f"{tops.pop()}/" if len(tops) == 1 else ""
    return [top] if top and (top + FILE in tree.entries or _looks_like(tree, top)) else []


def _is_package(tree: Tree, base: str) -> bool:
    """Tell whether a folder of a bag claims to be an E-ARK package: by its METS, or by name and folders."""
    blob = tree.entries.get(base + FILE)
    if blob is None:
        return base.endswith(f"{_OURS}/") and _looks_like(tree, base)
    if base.endswith(f"{_OURS}/"):
        return True
    with blob.open() as stream:
        return CSIP.encode() in stream.read(_HEAD)


def _looks_like(tree: Tree, base: str) -> bool:
    """Tell whether there are at least two of the folders that the specification names, representations among them."""
    present = {folder for folder in _FOLDERS if any(path.startswith(base + folder) for path in tree.entries)}
    return REPRESENTATIONS in present and len(present) > 1
