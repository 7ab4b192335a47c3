"""The names of files that say what they lie in: version declarations, inventories and their digests (OCFL 1.1, 3.2, 3.6, 4.2).

A declaration is a file whose name says `0=`, what the folder is, and the version of the specification; its content repeats the
name after the sign (the NAMASTE convention).
"""

import re
from typing import Final

VERSIONS: Final = ("1.0", "1.1")
CURRENT: Final = VERSIONS[-1]
OBJECT: Final = "ocfl_object_"
ROOT: Final = "ocfl_"
TAG: Final = "0="
INVENTORY: Final = "inventory.json"
LAYOUT: Final = "ocfl_layout.json"
EXTENSIONS: Final = "extensions"
LOGS: Final = "logs"
_TYPE: Final = re.compile(r"https://ocfl\.io/(?P<version>[0-9]+\.[0-9]+)/spec/#inventory")


def declaration(kind: str, version: str = CURRENT) -> tuple[str, bytes]:
    """Return name and content of the declaration of an object (OBJECT) or a storage root (ROOT)."""
    return f"{TAG}{kind}{version}", f"{kind}{version}\n".encode()


def sidecar_name(algorithm: str) -> str:
    """Return the name of the file with the digest of an inventory."""
    return f"{INVENTORY}.{algorithm}"


def sidecar(digest: str) -> bytes:
    """Return the content of the file with the digest of an inventory (OCFL 1.1, 3.6)."""
    return f"{digest} {INVENTORY}\n".encode()


def inventory_type(version: str = CURRENT) -> str:
    """Return the URI that an inventory states as its type."""
    return f"https://ocfl.io/{version}/spec/#inventory"


def version_of(inventory_type: object) -> str:
    """Return the version of the specification that the type of an inventory names, "" when there is no such version."""
    found = _TYPE.fullmatch(inventory_type) if isinstance(inventory_type, str) else None
    return found["version"] if found is not None and found["version"] in VERSIONS else ""
