"""Writes PDF objects as ready bytes and hands them to ReportLab's document, which numbers and lists them.

ReportLab formats every dictionary again, entry by entry, and ends streams without the end-of-line that ISO 19005-3 (6.1.7.1)
demands. An object that is bytes already costs nothing twice and obeys the clause. References are `12 0 R` texts, known as
soon as an object is reserved, so that objects may name each other in any order.

Knows nothing of pages, fonts or structure.
"""

import re
import zlib
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_EFFORT: Final = 4  # a third of the time of zlib's default 6, for a twelfth more bytes of page content
_MOST_BYTES: Final = 32_767
_MOST_CHARACTERS: Final = 8_000  # of which each may take four bytes
_PLAIN: Final = re.compile(r"[ -~]*")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_IRREGULAR: Final = re.compile(rb"[^!-~]|[#%()/<>\[\]{}]")


class Ready(PDFObject):
    """An indirect object whose bytes are ready, or will be when the document is written."""

    __slots__ = ("__InternalName__", "data", "ref")
    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        self.ref = ""

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  ReportLab's protocol
        """Return the bytes; ReportLab asks when it writes the file."""
        return self.data


def add(document: PDFDocument, ready: Ready) -> str:
    """Register an object and return its reference, `12 0 R`."""
    ready.ref = f"{document.objectcounter + 1} 0 R"
    document.Reference(ready)  # type: ignore[no-untyped-call]  # ReportLab has no types here
    return ready.ref


def stream(content: bytes, entries: str = "", *, effort: int = _EFFORT) -> bytes:
    """Return a stream object.

    Args:
        content: What it holds.
        entries: Further entries of its dictionary.
        effort: Compression level of zlib; 0 leaves the content as it is.

    ISO 19005-3, 6.1.7.1: an end-of-line stands before `endstream`, and Length does not count it.
    """
    body = zlib.compress(content, effort) if effort else content
    filters = "/Filter/FlateDecode" if effort else ""
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries.encode("ascii"), filters.encode(), len(body), body)


def shortened(text: str) -> str:
    """Return a text that fits a PDF string: 32,767 bytes (ISO 19005-3, 6.1.13); what is longer ends in an ellipsis."""
    if len(text) <= _MOST_CHARACTERS or (text.isascii() and len(text) <= _MOST_BYTES):
        return text
    return text[: _MOST_CHARACTERS - 1] + "…"


def string(text: str) -> str:
    """Return a PDF text string, shortened: ASCII as it is, everything else as UTF-16 in hex (ISO 32000-1, 7.9.2.2)."""
    text = shortened(text)
    if _PLAIN.fullmatch(text):
        return f"({text.translate(_ESCAPED)})"
    return f"<feff{text.encode('utf-16-be').hex()}>"


def name(text: str) -> str:
    """Return a PDF name, with its irregular characters escaped (ISO 32000-1, 7.3.5): `/text#2Fxml`."""
    return "/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], text.encode()).decode("ascii")


def number(value: float) -> str:
    """Return a number with at most three decimals and no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
