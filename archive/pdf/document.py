"""Typesets a whole document: sections of flowables in, the bytes of one archival PDF out.

The one call that `exporters/pdf.py` needs; it puts the pages, the canvas and the running foot together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.pdf.attachments import AssociatedFile
from archive.pdf.canvas import TaggedCanvas
from archive.pdf.flowables import Paragraph, Row
from archive.pdf.fontbook import FontBook
from archive.pdf.levels import Level
from archive.pdf.metadata import DocumentInfo
from archive.pdf.pages import Placement, Section, draw, place
from archive.pdf.runs import plain
from archive.pdf.theme import Align, Theme

_FOOT: float = 1.9  # distance of the footer from the text, in its own lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How a document is made: its look, faces and conformance, what it says of itself, what it carries."""

    theme: Theme
    book: FontBook
    level: Level
    info: DocumentInfo
    rtl: bool
    files: Sequence[AssociatedFile] = ()


def typeset(sections: Sequence[Section], edition: Edition) -> bytes:
    """Return the PDF.

    Raises:
        ValueError: Two associated files have the same name.
    """
    theme = edition.theme
    canvas = TaggedCanvas(
        size=(theme.paper.width, theme.paper.height),
        info=edition.info,
        level=edition.level,
        files=edition.files,
        rtl=edition.rtl,
    )
    pages = place(sections, theme, rtl=edition.rtl)
    draw(pages, canvas, lambda number, count: _footer(edition, number, count))
    return canvas.finish()


def _footer(edition: Edition, number: int, count: int) -> Sequence[Placement]:
    """Return the running foot: the identifier, and the page's number of how many."""
    theme, info = edition.theme, edition.info
    style = theme.styles["footer"]
    # Both read from left to right on any page; where lines start and end on the right and the left, they stand there.
    sides = (Align.END, Align.START) if edition.rtl else (Align.START, Align.END)
    texts = (info.identifier, f"{number}\u2009/\u2009{count}")
    start, end = (
        Paragraph(plain(text), replace(style, align=align), edition.book, lang="", parent=None, tag="", rtl=False)
        for text, align in zip(texts, sides, strict=True)
    )
    row = Row(start, end)
    row.lay_out(theme.measure)
    left = theme.outside if edition.rtl else theme.inside
    return (Placement(row, 0, 1, left, theme.bottom - (_FOOT - 1) * style.leading),)
