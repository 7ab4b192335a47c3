"""Document, Package and Receipt: what is made of an Article, what goes together, and what a store says it kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from archive.model.source import Source
from archive.model.tree import Blob

if TYPE_CHECKING:  # see archive/formats.py
    from archive.model.article import Article

USUAL: Final = ("sha512",)
"""The algorithms of the manifests of a package where nobody asks for others (RFC 8493, 2.4: SHOULD enable SHA-512 by default)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One representation: a file with a format.

    Attributes:
        name: File name inside the package, or the path the user gave.
        format: Name of the exporter or validator, "" when not known.
        media_type: IANA media type, "" when not known.
        content: The bytes.
    """

    name: str
    content: Blob
    format: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The Source and all Documents of one Article, under one name.

    Attributes:
        name: The package's name.
        article: The record that the documents state.
        source: The bytes as received.
        documents: The representations, and media.
        info: Further metadata elements of the package: label -> value.
        validated: Names of the documents that their own validator judged, and found no error in.
        algorithms: What its manifests state: a payload manifest and a tag manifest of each.
    """

    name: str
    article: "Article"
    source: Source
    documents: tuple[Document, ...]
    info: Mapping[str, str] = field(default_factory=dict)
    validated: tuple[str, ...] = ()
    algorithms: tuple[str, ...] = USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a store says it kept.

    Attributes:
        name: The package's name.
        place: Path or URL at which it now is.
        identical: True when the same content was there already and nothing was written.
        size: Bytes of content.
        digests: Path -> lower-case hex digest, of the algorithms that the Tree's seal asked for (the first of them).
    """

    name: str
    place: str
    identical: bool
    size: int
    digests: Mapping[str, str] = field(default_factory=dict)
