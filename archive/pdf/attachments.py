"""Puts files into the PDF as associated files: each with its name, media type, date, size, checksum and its relationship.

ISO 19005-3, 6.8 and annex E: every embedded file is named in the catalogue's AF array, and its file specification says with
AFRelationship what it is to the page. Files are listed in the order given.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.objects import Ready, add, name, stream, string


class Relationship(Enum):
    """What an associated file is to the document (ISO 19005-3, annex E)."""

    SOURCE = "Source"
    ALTERNATIVE = "Alternative"
    DATA = "Data"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociatedFile:
    """A file inside the PDF.

    Attributes:
        name: File name.
        media_type: IANA media type.
        relationship: What it is to the document.
        description: One line for the reader.
        data: The bytes.
    """

    name: str
    media_type: str
    relationship: Relationship
    description: str
    data: bytes


def embed(document: PDFDocument, files: Sequence[AssociatedFile], modified: str) -> tuple[str, str]:
    """Add the files; return the entries for the catalogue: the name tree EmbeddedFiles, and the AF array.

    Args:
        document: ReportLab's document.
        files: The files; their names differ.
        modified: The PDF date that each file gets.

    Raises:
        ValueError: Two files have the same name.
    """
    if len({file.name for file in files}) != len(files):
        raise ValueError("two associated files have the same name")
    references = [_embed_one(document, file, modified) for file in files]
    # ISO 32000-1, 7.9.6: the keys of a name tree are sorted, as bytes
    pairs = sorted((_key(file.name), f"{string(file.name)}{ref}") for file, ref in zip(files, references, strict=True))
    tree = f"<</EmbeddedFiles<</Names[{' '.join(pair for _, pair in pairs)}]>>>>"
    return tree, f"[{' '.join(references)}]"


def _key(text: str) -> bytes:
    """Return the bytes by which a text string is sorted in a name tree."""
    return text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")


def _embed_one(document: PDFDocument, file: AssociatedFile, modified: str) -> str:
    """Add one file and return the reference of its file specification."""
    checksum = hashlib.md5(file.data, usedforsecurity=False).hexdigest()  # ISO 32000-1, table 46 asks for MD5
    content = add(
        document,
        Ready(
            stream(
                file.data,
                f"/Type/EmbeddedFile/Subtype{name(file.media_type)}"
                f"/Params<</ModDate{string(modified)}/Size {len(file.data)}/CheckSum<{checksum}>>>",
            )
        ),
    )
    return add(
        document,
        Ready(
            (
                f"<</Type/Filespec/F{string(file.name)}/UF{string(file.name)}/Desc{string(file.description)}"
                f"/AFRelationship/{file.relationship.value}/EF<</F {content}/UF {content}>>>>"
            ).encode("ascii")
        ),
    )
