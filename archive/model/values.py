"""The values that an Article is made of: frozen, typed, comparable.

An empty string or an empty tuple means that the source does not say. Identifiers of vocabularies are URIs; `literal` is an
identifier that belongs to no vocabulary. Roles are the plain word of the field's NewsCodes vocabulary (`summary`) or a URI.
Every string is archivable (see `characters.py`) and every `lang` a language tag, or a ValueError says which one is not.
"""

from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from typing import Any

from archive.model.characters import demand_archivable, demand_language
from archive.model.dates import PartialDate


class Checked:
    """A value whose strings are all archivable and whose `lang` has the shape of BCP 47.

    Raises:
        ValueError: A string holds a character that XML 1.0 cannot carry, or `lang` is no language tag.
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        kind: Any = type(self)
        for name, title in _fields(kind):
            value = getattr(self, name)
            if isinstance(value, str):
                demand_archivable(value, title)
            elif isinstance(value, tuple):
                for item in value:
                    if isinstance(item, str):
                        demand_archivable(item, title)
        demand_language(getattr(self, "lang", ""), f"{type(self).__name__}.lang")


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class, and what to call them in messages."""
    return tuple((field.name, f"{kind.__name__}.{field.name}") for field in fields(kind))


class PubStatus(Enum):
    """Publication status (NewsCodes scheme pubstatusg2)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class Origin(Enum):
    """How a field came to its value."""

    GIVEN = "given"  # by the person who ran the command
    EXPLICIT = "explicit"  # stated by the source in so many words
    HEURISTIC = "heuristic"  # read from the shape of the source
    DETECTED = "detected"  # by a statistical detector


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Checked):
    """A piece of text with an optional role and BCP 47 language."""

    value: str
    role: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Checked):
    """A person or organisation."""

    name: str = ""
    uri: str = ""
    literal: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Checked):
    """A thing that the article is about or of; `type` is the URI or plain word of the NewsCodes scheme cpnature."""

    name: str = ""
    uri: str = ""
    literal: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Checked):
    """A relation to another item or resource: `href` is a URL, `residref` an item's guid."""

    rel: str = ""
    href: str = ""
    residref: str = ""
    version: int | None = None
    title: str = ""
    media_type: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsExpression(Checked):
    """A machine-readable rights statement; `markup` tells XML from other data."""

    language: str
    value: str
    markup: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights(Checked):
    """One set of rights; a source may state several with different scopes."""

    holder: Party | None = None
    notices: tuple[Text, ...] = ()
    usage_terms: tuple[Text, ...] = ()
    links: tuple[Link, ...] = ()
    expressions: tuple[RightsExpression, ...] = ()
    accountable: Party | None = None
    data_mining: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Checked):
    """When, and where if stated, the content was published."""

    date: PartialDate
    where: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AltId(Checked):
    """A further identifier of the same item."""

    value: str
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition(Checked):
    """A file or resource that presents the content or belongs to it; sizes in bytes and pixels.

    `href` is a URL, or the path of a file inside the package; `origin` is then the address under which the source names it.
    """

    href: str
    origin: str = ""
    media_type: str = ""
    role: str = ""
    title: str = ""
    size: int | None = None
    sha256: str = ""
    pages: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord(Checked):
    """What is known of the bytes that the article was first read from; `size` in bytes, `sha256` in lower-case hex."""

    name: str
    media_type: str
    sha256: str
    size: int
    encoding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOrigin(Checked):
    """How one field of the Article came to its value, and on what ground ("first block, one line")."""

    field: str
    origin: Origin
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmapped(Checked):
    """Something that the source states and the record has no field for, with its path in the source."""

    path: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance(Checked):
    """Where the record comes from: the first source, who read it and when, and how sure each field is.

    Attributes:
        source: The bytes as first received.
        ingested: The instant at which they were read.
        importer: Name of the importer.
        tool: Name of the program.
        tool_version: Its version.
        origins: One entry per filled field, sorted by field.
        notes: What was changed in reading, as sentences: "2 soft hyphens dropped".
        unmapped: What the source states and the record does not carry.
    """

    source: SourceRecord | None = None
    ingested: PartialDate | None = None
    importer: str = ""
    tool: str = ""
    tool_version: str = ""
    origins: tuple[FieldOrigin, ...] = ()
    notes: tuple[str, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        object.__setattr__(self, "origins", tuple(sorted(self.origins, key=lambda entry: entry.field)))
