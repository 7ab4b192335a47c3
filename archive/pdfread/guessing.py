"""Guesses the text of a PDF that holds no article of ours: blocks with a type, in a likely order.

A tagged PDF tells its text by its tags. Of any other, pypdf reads the lines of the pages, and lines are joined to paragraphs
as long as they fill the width. Running heads, columns and tables may end up in the text or out of order: it is a guess, and
whoever uses it says so.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from archive import extras
from archive.pdfread.content import CONTENT_LIMIT, read_contents
from archive.pdfread.fonts import UNKNOWN
from archive.pdfread.structure import read_structure
from archive.pdfread.wording import Block, blocks

_FULL: Final = 0.8  # a line at least this wide, relative to the widest, is continued by the next
_LOST: Final = 0.02  # share of unknown characters from which tags are not trusted for the text
_PAGE_LIMIT: Final = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Text, and on what ground: "tags", "lines of the pages", or "" when there is no text."""

    blocks: tuple[Block, ...]
    basis: str


def guess_text(data: bytes, pdf: Any) -> Guess:
    """Return the text of an open PDF, whose bytes are `data`.

    Raises:
        InstallationError: pypdf is not installed.
    """
    structure = read_structure(pdf)
    contents = read_contents(pdf)
    if structure is not None and structure.roots:
        tagged = tuple(blocks(structure, contents))
        text = "".join(block.text for block in tagged)
        if text and text.count(UNKNOWN) <= _LOST * len(text):
            return Guess(blocks=tagged, basis="tags")
    if contents.unread or len(pdf.pages) > _PAGE_LIMIT:
        return Guess(blocks=(), basis="")
    lined = tuple(Block(type="P", text=paragraph) for page in _pages(data) for paragraph in _paragraphs(page.splitlines()))
    return Guess(blocks=lined, basis="lines of the pages" if lined else "")


def _pages(data: bytes) -> Iterator[str]:
    """Yield the text of each page as pypdf reads it; a page that it cannot read has none."""
    library: Any = extras.load("pypdf")
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks on damage would go to standard error
    failures = (
        library.errors.PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
        RecursionError, TypeError, ValueError,
    )  # fmt: skip
    try:
        pages = list(library.PdfReader(BytesIO(data)).pages)
    except failures:
        return
    for page in pages:
        try:
            yield str(page.extract_text())[:CONTENT_LIMIT]
        except failures:
            continue


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join lines that fill the width."""
    width = max(map(len, lines), default=0)
    parts: list[str] = []
    for line in lines:
        if line.strip():
            parts.append(line.strip())
        if parts and len(line) < _FULL * width:
            yield " ".join(parts)
            parts.clear()
    if parts:
        yield " ".join(parts)
