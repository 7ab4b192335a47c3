"""PREMIS 3.0 XML -> what it says of files, for those who compare it with the files that are there.

It reads the records of this program and asks for no more than it compares: path, size and digests of each file object. Whether
the record is complete and its links lead somewhere is for its schema to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from archive.premis.terms import DIGESTS, XSI_TYPE, tag
from archive.product import URN

_ALGORITHMS: Final = {term.label: name for name, term in DIGESTS.items()}
_OURS: Final = f"{URN}software:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A file as a record describes it; `line` is that of its object, `size` None when it is not a number."""

    path: str
    size: int | None
    digests: Mapping[str, str]
    line: int


def is_ours(root: etree._Element) -> bool:
    """Tell whether this program is among the agents of a record."""
    return any((value.text or "").startswith(_OURS) for value in root.iter(tag("agentIdentifierValue")))


def described(root: etree._Element) -> Iterator[Described]:
    """Yield what a record says of each file."""
    for node in root.iterfind(tag("object")):
        if node.get(XSI_TYPE, "").rpartition(":")[2] == "file":
            yield _described(node)


def _described(node: etree._Element) -> Described:
    """Return what one object says."""
    size = node.findtext(f"{tag('objectCharacteristics')}/{tag('size')}", "")
    stated = (
        (_ALGORITHMS.get(fixity.findtext(tag("messageDigestAlgorithm"), "")), fixity.findtext(tag("messageDigest"), ""))
        for fixity in node.iter(tag("fixity"))
    )
    return Described(
        path=node.findtext(f"{tag('storage')}/{tag('contentLocation')}/{tag('contentLocationValue')}", ""),
        size=int(size) if size.isascii() and size.isdigit() and len(size) < 20 else None,
        digests={algorithm: digest.lower() for algorithm, digest in stated if algorithm},
        line=node.sourceline or 1,
    )
