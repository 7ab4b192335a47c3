"""An inventory as a value, and as the bytes of an `inventory.json`; the same value always gives the same bytes (OCFL 1.1, 3.5).

Reading is for those who trust the object or have had it judged: it demands the shape and makes sure of the paths, and does not
compare blocks with each other. Digests are kept as written; paths are in order. The judge reads inventories by itself
(`record.py`), as it has to understand those that are wrong.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from archive.errors import SourceError
from archive.markup import safejson
from archive.ocfl import algorithms, versionnames
from archive.ocfl.declaration import CURRENT, INVENTORY, inventory_type, version_of
from archive.ocfl.paths import has_bad_edge, has_bad_element

CONTENT: Final = "content"
Block = Mapping[str, tuple[str, ...]]  # digest -> paths


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who made a version; `address` is a URI, "" when there is none."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an object.

    Attributes:
        created: When it was made, as RFC 3339 writes it.
        state: Digest -> logical paths.
        message: Why it was made, "" when nobody says.
        user: Who made it, None when nobody says.
    """

    created: str
    state: Block
    message: str = ""
    user: User | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What an object holds, in all its versions.

    Attributes:
        id: The identifier of the object.
        head: The name of the newest version.
        manifest: Digest -> content paths.
        versions: Name -> version.
        digest_algorithm: Of the digests in manifest and states: "sha512" or "sha256".
        content_directory: Name of the folder for content in each version's folder.
        fixity: Algorithm -> digest -> content paths.
        spec: The version of the specification.
    """

    id: str
    head: str
    manifest: Block
    versions: Mapping[str, Version]
    digest_algorithm: str = "sha512"
    content_directory: str = CONTENT
    fixity: Mapping[str, Block] = field(default_factory=dict)
    spec: str = CURRENT

    def files(self, version: str = "") -> dict[str, str]:
        """Return logical path -> content path of a version, the newest when none is named.

        Raises:
            KeyError: There is no such version, or a state names a digest that the manifest lacks.
        """
        state = self.versions[version or self.head].state
        return {path: self.manifest[digest][0] for digest, paths in sorted(state.items()) for path in paths}


def write(inventory: Inventory) -> bytes:
    """Return the bytes of an `inventory.json`."""
    value: dict[str, Any] = {
        "id": inventory.id,
        "type": inventory_type(inventory.spec),
        "digestAlgorithm": inventory.digest_algorithm,
        "head": inventory.head,
    }
    if inventory.content_directory != CONTENT:
        value["contentDirectory"] = inventory.content_directory
    value["manifest"] = _sorted_block(inventory.manifest)
    names = sorted(inventory.versions, key=lambda name: versionnames.number(name) or 0)
    value["versions"] = {name: _version_value(inventory.versions[name]) for name in names}
    if inventory.fixity:
        value["fixity"] = {name: _sorted_block(block) for name, block in sorted(inventory.fixity.items())}
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def read(data: bytes, where: str = INVENTORY) -> Inventory:
    """Return what the bytes of an `inventory.json` say.

    Raises:
        SourceError: They are not strict JSON, or not of the shape of an inventory, or a path in it is not safe.
    """
    value = safejson.parse(data, where)
    try:
        return _inventory(value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        message = f"this is no inventory that can be trusted: {reason}"
        raise SourceError(message, where=where, hint="Judge the object with `archive validate`") from None


def _sorted_block(block: Block) -> dict[str, list[str]]:
    """Return a block in the order of its digests and paths."""
    return {digest: sorted(paths) for digest, paths in sorted(block.items())}


def _version_value(version: Version) -> dict[str, Any]:
    """Return the JSON value of a version."""
    value: dict[str, Any] = {"created": version.created}
    if version.message:
        value["message"] = version.message
    if version.user is not None:
        address = {"address": version.user.address} if version.user.address else {}
        value["user"] = {"name": version.user.name} | address
    value["state"] = _sorted_block(version.state)
    return value


def _inventory(value: Any) -> Inventory:
    """Return the inventory of a JSON value.

    Raises:
        AttributeError: A part that should be an object is none.
        KeyError: A part is missing.
        TypeError: A part has another type.
        ValueError: A part has a value that cannot be.
    """
    spec, algorithm, head = version_of(value["type"]), value["digestAlgorithm"], value["head"]
    if not spec or algorithm not in algorithms.CONTENT:
        raise ValueError(f"type {value['type']!r} or digestAlgorithm {algorithm!r} is not known")
    versions = {name: _version(version) for name, version in value["versions"].items()}
    if head not in versions:
        raise ValueError(f"head {head!r} is none of the versions")
    directory = _text(value.get("contentDirectory", CONTENT))
    if "/" in directory or directory in ("", ".", ".."):
        raise ValueError(f"contentDirectory {directory!r} is no name of a folder")
    return Inventory(
        id=_text(value["id"]),
        head=head,
        manifest=_block(value["manifest"]),
        versions=versions,
        digest_algorithm=algorithm,
        content_directory=directory,
        fixity={name: _block(block) for name, block in value.get("fixity", {}).items()},
        spec=spec,
    )


def _version(value: Any) -> Version:
    """Return the version of a JSON value; raises as `_inventory` does."""
    user = value.get("user")
    known = None if user is None else User(name=_text(user["name"]), address=_text(user.get("address", "")))
    state = _block(value["state"])
    return Version(created=_text(value["created"]), state=state, message=_text(value.get("message", "")), user=known)


def _block(value: Any) -> dict[str, tuple[str, ...]]:
    """Return a block of a JSON value, its paths in order; raises as `_inventory` does."""
    if not isinstance(value, dict) or not all(isinstance(paths, list) for paths in value.values()):
        raise TypeError("manifest, state and fixity map digests to lists of paths")
    for path in (path for paths in value.values() for path in paths):
        if has_bad_edge(_text(path)) or has_bad_element(path):
            raise ValueError(f"the path {path!r} could lead out of the object")
    return {digest: tuple(sorted(paths)) for digest, paths in value.items()}


def _text(value: Any) -> str:
    """Return a JSON string.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string")
    return value
