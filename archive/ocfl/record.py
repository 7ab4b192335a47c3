"""An inventory as the judge reads it: what could be understood of it, and where in the file it stands.

Nothing is taken for granted: the value may lack anything. `judge_inventory.py` fills manifest, states and fixity with what is
well-formed, digests in lower case, while it yields what is not.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from archive.findings import Finding, Place
from archive.markup.display import excerpt
from archive.markup.jsonplaces import Places, pointer
from archive.markup.safejson import JsonError, decode, parse_text
from archive.ocfl import algorithms, inventory_rules
from archive.ocfl.declaration import version_of
from archive.ocfl.inventory import CONTENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One inventory of an object.

    Attributes:
        path: Where it lies in the object.
        data: Its bytes.
        value: The JSON object.
        spec: The version of OCFL that it claims, or that the object does when it claims none.
        places: Where things stand in it.
        versions: The names of its versions, in order.
        manifest: Content path -> digest.
        states: Version -> logical path -> digest.
        fixity: Algorithm -> content path -> digest.
    """

    path: str
    data: bytes
    value: dict[str, Any]
    spec: str
    places: Places
    versions: list[str] = field(default_factory=list)
    manifest: dict[str, str] = field(default_factory=dict)
    states: dict[str, dict[str, str]] = field(default_factory=dict)
    fixity: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def identifier(self) -> object:
        """What stands for the identifier."""
        return self.value.get("id")

    @property
    def algorithm(self) -> str:
        """The algorithm of the digests, "" when it is none that may be used."""
        stated = self.value.get("digestAlgorithm")
        return stated if isinstance(stated, str) and stated in algorithms.CONTENT else ""

    @property
    def content_directory(self) -> str:
        """The name of the folder for content; the usual one when another cannot be."""
        stated = self.value.get("contentDirectory", CONTENT)
        usable = isinstance(stated, str) and "/" not in stated and stated not in ("", ".", "..")
        return stated if usable else CONTENT

    def at(self, *steps: str | int) -> Place:
        """Return the place of a value in the file, or of what should hold it."""
        line, column = self.places.find(steps)
        return Place(path=self.path, line=line, column=column, pointer=pointer(steps))


def read(path: str, data: bytes, assumed: str) -> Record | Finding:
    """Return an inventory, or why it is none; `assumed` is the version of OCFL that the object declares."""
    try:
        text = decode(data)
        value = parse_text(text)
    except JsonError as error:
        return inventory_rules.JSON.at(Place(path=path, line=error.line, column=error.column), reason=error.message)
    if not isinstance(value, dict):
        return inventory_rules.JSON.at(Place(path=path, line=1), reason=f"it is {shown(value)} and no JSON object")
    return Record(path=path, data=data, value=value, spec=version_of(value.get("type")) or assumed, places=Places(text))


def shown(value: object) -> str:
    """Return a JSON value as messages show it."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "an array"
    return excerpt(json.dumps(value, ensure_ascii=False))
