"""What a PREMIS record says, as frozen values: objects, events, agents and rights that name each other by identifiers.

Identifiers are made from what they name (UUID version 5), never drawn, so the same history is the same record. What is empty
is not stated. The values know no XML (see `writing.py`) and no Article.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from archive.premis.terms import UNKNOWN_KIND, Term
from archive.product import URN

_UUID: Final = "UUID"
_URI: Final = "URI"


@dataclass(frozen=True, slots=True)
class Identifier:
    """The type and the value of an identifier."""

    kind: str
    value: str

    @classmethod
    def made_of(cls, *words: str) -> "Identifier":
        """Return the UUID, version 5, of what `words` name together (RFC 9562, 5.5)."""
        return cls(_UUID, str(uuid.uuid5(uuid.NAMESPACE_URL, URN + "premis:" + "\n".join(words))))

    @classmethod
    def uri(cls, value: str) -> "Identifier":
        """Return a URI that is there already."""
        return cls(_URI, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a file is: name and version of the format, its PRONOM identifier where that is certain, and its media type."""

    name: str
    media_type: str
    version: str = ""
    puid: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An identifier, and what the named thing is in the relation."""

    to: Identifier
    role: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How an object stands to another one, and by which event it came to that (data dictionary, 1.13)."""

    type: Term
    subtype: Term
    to: Identifier
    event: Identifier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """The intellectual entity that files represent, and the rights in it."""

    identifier: Identifier
    rights: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file: `path` as seen from the root of its package, `size` in bytes, digests by the names of hashlib in lower-case hex."""

    identifier: Identifier
    path: str
    size: int
    digests: Mapping[str, str]
    format: Format
    original_name: str = ""
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: when (`at`, an instant), in which detail, how it ended, who did it, and to what."""

    identifier: Identifier
    type: Term
    at: str
    outcome: Term
    detail: str = ""
    notes: tuple[str, ...] = ()
    agents: tuple[Link, ...] = ()
    objects: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A program, an organisation or a person; `type` is without label where nobody says which."""

    identifier: Identifier
    name: str
    type: Term = UNKNOWN_KIND
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsStatement:
    """One set of rights, in the words of who states them; `documents` are URIs of longer texts."""

    identifier: Identifier
    notes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    objects: tuple[Identifier, ...] = ()
    agents: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that is known; the order within each kind is kept."""

    entity: Entity
    files: tuple[File, ...]
    events: tuple[Event, ...] = ()
    agents: tuple[Agent, ...] = ()
    rights: tuple[RightsStatement, ...] = field(default=())
