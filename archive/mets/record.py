"""What a METS of an E-ARK package says, as frozen values; digests are SHA-512 in lower-case hex, sizes in bytes.

One METS describes a package, and one each of its representations. The values know no XML (see `writing.py`) and no Article.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file: its path as seen from the METS, and what can be checked of it."""

    path: str
    size: int
    sha512: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A file of metadata and what it is: `type` of the METS vocabulary ("DC", "PREMIS"), or "OTHER" with `other`."""

    file: Stored
    type: str
    version: str
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Files that belong together, under the name that the CSIP gives their group and their division ("Schemas", "Data")."""

    name: str
    files: tuple[Stored, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A package elsewhere: the identifier of what is in it, a title for people, and the digest of the package."""

    identifier: str
    label: str
    sha512: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mets:
    """A package, or a representation in it.

    Attributes:
        name: Name of the folder that holds the METS.
        label: Title for people, "" when there is none.
        package_type: "aip", "sip", "dip", "aiu" or "aic".
        created: The one instant, with a zone.
        software: Name and version of the program that writes it.
        descriptive: Metadata that describe the content.
        preservation: Metadata that tell its history.
        groups: Its own files.
        representations: Name -> the METS of a representation, as a file.
        children: The packages that an AIC is made of.
    """

    name: str
    label: str
    package_type: str
    created: str
    software: tuple[str, str]
    descriptive: tuple[Metadata, ...] = ()
    preservation: tuple[Metadata, ...] = ()
    groups: tuple[Group, ...] = ()
    representations: tuple[tuple[str, Stored], ...] = ()
    children: tuple[Child, ...] = ()
