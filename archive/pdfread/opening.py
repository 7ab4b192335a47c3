"""Opens a PDF with qpdf, with limits set that a hostile file cannot talk its way around.

Every stream may decode to 256 MiB at most, through at most four filters; nesting and the size of containers are limited. The
limits hold for the whole process, as qpdf has it. A file that qpdf can repair is opened, and what was repaired is in its
warnings; a file that it cannot repair, or that wants a password, is a SourceError.
"""

import io
import logging
from functools import cache
from typing import Any, Final

from archive import extras
from archive.errors import SourceError

STREAM_LIMIT: Final = 256 * 1024 * 1024
MARK: Final = b"%PDF-"
_MARK_WITHIN: Final = 1024  # ISO 32000-1, annex H, implementation note 13


class LockedPdfError(SourceError):
    """The PDF cannot be read without a password."""


@cache
def qpdf() -> Any:
    """Return the module pikepdf, with the limits set.

    Raises:
        InstallationError: It is not installed.
    """
    library: Any = extras.load("pikepdf")
    logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its remarks on damage would go to standard error
    extras.load("pikepdf.settings").set_qpdf_limits(
        doc_max_warnings=1000,
        parser_max_nesting=200,
        parser_max_container_size=2_000_000,
        max_stream_filters=4,
        flate_max_memory=STREAM_LIMIT,
        run_length_max_memory=STREAM_LIMIT,
        png_max_memory=STREAM_LIMIT,
        tiff_max_memory=STREAM_LIMIT,
        dct_max_memory=STREAM_LIMIT,
    )
    return library


def claims_pdf(head: bytes) -> bool:
    """Tell whether the first bytes of a file say that it is a PDF.

    The mark may stand anywhere in the first KiB, but not behind the beginning of XML or JSON, which may write about PDF.
    """
    before, mark, _ = head[:_MARK_WITHIN].partition(MARK)
    return bool(mark) and before.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"<", b"{", b"["}


def open_pdf(data: bytes, where: str = "") -> Any:
    """Return the open PDF; its catalogue is a dictionary and its pages can be listed.

    Args:
        data: The whole file.
        where: What to call it in errors.

    Raises:
        LockedPdfError: It wants a password.
        SourceError: It is damaged beyond what qpdf can repair.
    """
    library = qpdf()
    try:
        pdf = library.open(io.BytesIO(data))
        pages = len(pdf.pages)
        rooted = isinstance(pdf.Root, library.Dictionary)
    except library.PasswordError as error:
        raise LockedPdfError("is locked by a password", where=where, hint="Archive a copy without a password") from error
    except (library.PikepdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise SourceError(f"cannot be read as PDF: {plain(error)}", where=where) from error
    if not rooted or not pages:
        raise SourceError("is a PDF without pages or without a catalogue", where=where)
    return pdf


def plain(error: object) -> str:
    """Return what qpdf says without its name for the stream of bytes."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    text = lines[0]
    if text.startswith("stream <") and ">" in text:
        text = text.partition(">")[2].lstrip(" :")
    return text[:200]
