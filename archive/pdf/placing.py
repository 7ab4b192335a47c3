"""Places the words and blanks of a line: where each is seen, in the order in which it is read.

UAX #9, L1 and L2: blanks at the end of a line have the paragraph's level, and the parts of the line stand in the visual order of
their levels. A blank at the end of a right-to-left line hangs out on the left.
"""

from collections.abc import Iterator
from typing import NamedTuple

from archive.pdf.bidi import reorder
from archive.pdf.fonts import Face
from archive.pdf.lines import Line
from archive.pdf.pieces import RISEN_SIZE, Piece, Setting
from archive.pdf.runs import Rise, Run
from archive.pdf.words import Word


class Placed(NamedTuple):
    """A word, or a blank where `word` is None, with its distance from the left in thousandths of the font size."""

    x: float
    face: Face
    word: Word | None
    blank: str
    run: Run


def places(line: Line, setting: Setting, measure: int, stretch: float, *, rtl: bool) -> Iterator[Placed]:
    """Yield words and blanks in the order of the text.

    Args:
        line: The line.
        setting: How its pieces were made.
        measure: Width of the measure, in thousandths of the font size.
        stretch: What is added to each gap that justification widens, in thousandths.
        rtl: Whether the paragraph runs from right to left.
    """
    widths: list[float] = []
    levels: list[int] = []
    wide = setting.wide
    for at, piece in enumerate(line.pieces):
        ends = at == len(line.pieces) - 1
        widths.append(piece.width + (stretch if wide and not (ends or piece.blank or piece.glued) else 0))
        levels.append(piece.level)
        if piece.blank:
            widths.append(setting.blank_width(piece.blank) + (0 if ends else stretch))
            levels.append(int(rtl) if ends else piece.blank_level)  # L1
    x = measure - sum(widths) if rtl else 0.0
    starts = [0.0] * len(widths)
    for index in reorder(levels):
        starts[index] = x
        x += widths[index]
    index = 0
    for piece in line.pieces:
        yield from _words(piece, starts[index])
        index += 1
        if piece.blank:
            yield Placed(starts[index], setting.base, None, piece.blank, piece.blank_run)
            index += 1


def _words(piece: Piece, x: float) -> Iterator[Placed]:
    """Yield the words of a piece; from right to left the first one is the rightmost."""
    scale = 1.0 if piece.run.rise is Rise.NONE else RISEN_SIZE
    if piece.level & 1:
        x += piece.width
        for face, word in piece.words:
            x -= word.width * scale
            yield Placed(x, face, word, "", piece.run)
    else:
        for face, word in piece.words:
            yield Placed(x, face, word, "", piece.run)
            x += word.width * scale
