"""Finds the files inside a PDF: in AF arrays, in the name tree, at file attachment annotations; each once.

What the file states of them (names, media type, size, checksum, date, relationship) is given as stated; whether it is true is
the judge's question. The bytes are decoded when they are asked for.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from archive.pdfread.objects import (
    Identity,
    decoded,
    entry,
    identity,
    is_dictionary,
    is_stream,
    items,
    name,
    name_tree,
    number,
    text,
)
from archive.pdfread.opening import qpdf

_LIMIT: Final = 10_000
_NEWSML_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file specification with an embedded file; absent entries are "" or None.

    Attributes:
        name: File name: UF, else F, else the key in the name tree.
        has_names: Both F and UF are there.
        description: Desc.
        relationship: AFRelationship; "" when it is missing or no name.
        media_type: Subtype of the embedded file.
        modified: Params ModDate.
        size: Params Size, in bytes.
        checksum: Params CheckSum, as bytes.
        associated: Some AF array names it.
        stream: The embedded file stream.
    """

    name: str
    has_names: bool
    description: str
    relationship: str
    media_type: str
    modified: str
    size: int | None
    checksum: bytes | None
    associated: bool
    stream: Any

    def data(self) -> bytes | None:
        """Return the bytes; None when the stream is damaged."""
        return decoded(self.stream)

    def sound(self, data: bytes) -> bool:
        """Tell whether the bytes have the size and the checksum stated (ISO 32000-1, table 46: MD5)."""
        digest = hashlib.md5(data, usedforsecurity=False).digest()
        return (self.size is None or self.size == len(data)) and (self.checksum is None or self.checksum == digest)


def attachments(pdf: Any) -> list[Attachment]:
    """Return the files inside: those associated in the order of their arrays, then the others by name."""
    associated = {label for _, found in _associated(pdf) if (label := identity(found))}
    found: list[Attachment] = []
    seen: set[Identity] = set()
    for key, specification in (*_associated(pdf), *_named(pdf), *_annotated(pdf)):
        label = identity(specification)
        streams = (entry(specification, "/EF", key) for key in ("/F", "/UF"))
        stream = next((stream for stream in streams if is_stream(stream)), None)
        if stream is None or (label in seen) or len(found) >= _LIMIT:
            continue
        if label:
            seen.add(label)
        found.append(_attachment(key, specification, stream, associated=label in associated))
    return found


def article_format(file: Attachment) -> str:
    """Tell by media type and name in which format a file inside is an article: "newsml-g2", "ninjs", or "" for none."""
    if file.media_type == _NEWSML_TYPE or file.name.endswith(".newsml.xml"):
        return "newsml-g2"
    return "ninjs" if file.name.endswith(".ninjs.json") else ""


def sorted_out(files: Sequence[Attachment]) -> tuple[list[Attachment], Attachment | None]:
    """Return the articles inside, the best first, and the original that they were made from.

    The original is the last source of the document, and no article, even when it has the format of one: what it says may have
    been corrected since. A single NewsML-G2 document that is the only source is the article.
    """
    newsml = next((file for file in files if article_format(file) == "newsml-g2"), None)
    last = next((file for file in reversed(files) if file.relationship == "Source"), None)
    original = None if last is newsml else last
    made = [file for file in files if article_format(file) and file is not original]
    return sorted(made, key=lambda file: article_format(file) != "newsml-g2"), original


def _attachment(key: str, specification: Any, stream: Any, *, associated: bool) -> Attachment:
    """Read one file specification."""
    plain, unicode_name = text(entry(specification, "/F")), text(entry(specification, "/UF"))
    checksum = entry(stream, "/Params", "/CheckSum")
    return Attachment(
        name=unicode_name or plain or key,
        has_names=bool(plain and unicode_name),
        description=text(entry(specification, "/Desc")) or "",
        relationship=name(entry(specification, "/AFRelationship")),
        media_type=name(entry(stream, "/Subtype")),
        modified=text(entry(stream, "/Params", "/ModDate")) or "",
        size=number(entry(stream, "/Params", "/Size")),
        checksum=bytes(checksum) if isinstance(checksum, qpdf().String) else None,
        associated=associated,
        stream=stream,
    )


def _named(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield what the name tree EmbeddedFiles names."""
    yield from name_tree(entry(pdf.Root, "/Names", "/EmbeddedFiles"))


def _associated(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield what the AF arrays of the catalogue and the pages name."""
    for holder in (pdf.Root, *(page.obj for page in pdf.pages)):
        for specification in items(entry(holder, "/AF")):
            yield "", specification


def _annotated(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Yield the file specifications of annotations."""
    for page in pdf.pages:
        for annotation in items(entry(page.obj, "/Annots")):
            specification = entry(annotation, "/FS")
            if is_dictionary(specification):
                yield "", specification
