"""Fills lines with pieces, first fit, in time linear in the text.

A line takes what fits; justified lines may press their blanks a little. Where a line would stay too short, its next word is
divided by the language's patterns, but no more than two lines in a row. A word that is wider than a whole line is cut
between characters, never inside a cluster.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from archive.pdf.linebreak import SOFT_HYPHEN, boundary, hyphenation
from archive.pdf.pieces import Piece, Setting
from archive.pdf.theme import Align

_PRESS: Final = 0.16  # part of its width by which a justified blank may shrink
_RAGGED_GAP: Final = 0.12  # part of the measure that a ragged line may stay short before a word is divided
_LOOSE_BLANK: Final = 0.65  # part of its width by which justified blanks may grow before a word is divided
_MAX_LADDER: Final = 2
_SHORTEST_WORD: Final = 6  # characters; what is shorter is not divided
_STOP: Final = 1 << 40  # wider than any line: a piece that is looked at by itself
_LONGEST_WORD: Final = 40  # characters; what is longer fills the line that is open


@dataclass(slots=True)
class Line:
    """A line.

    Attributes:
        pieces: What stands on it.
        width: Their width with the blanks between them, in thousandths of the font size.
        hyphen: Whether a hyphen that is not in the text is shown at its end.
        last: Whether it ends its paragraph, or is ended by a line feed.
    """

    pieces: list[Piece]
    width: int
    hyphen: bool = False
    last: bool = False


def fill(setting: Setting, pieces: Sequence[Piece], measure: int, indent: int = 0) -> list[Line]:
    """Return the lines of a paragraph.

    Args:
        setting: How the pieces were made.
        pieces: The paragraph.
        measure: Width of the lines, in thousandths of the font size.
        indent: What the first line lacks of it.
    """
    filler = _Filler(setting, measure, indent)
    filler.run(pieces)
    return filler.finish()


class _Filler:
    """The line that is being filled, and those that are full."""

    def __init__(self, setting: Setting, measure: int, indent: int) -> None:
        self._setting = setting
        self._measure = measure
        self._room = measure - indent
        self._space = setting.base.space
        self._hyphen = setting.hyphen_width
        self._justified = setting.style.align is Align.JUSTIFY
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._width = 0  # of the pieces and the blanks between them
        self._ahead = 0  # width of the blank after the last piece
        self._blanks = 0
        self._ladder = 0

    def run(self, pieces: Sequence[Piece]) -> None:
        """Take the pieces, glued ones together."""
        space = self._space
        extents = [piece.width + space if piece.blank == " " and not piece.glued else _STOP for piece in pieces]
        reach = [0, *accumulate(extents)]  # how far each piece reaches, if all that came before stood on one line
        at, count = 0, len(pieces)
        while at < count:
            stop = bisect_right(reach, reach[at] + self._room - self._width - self._ahead + space, at) - 1
            if stop > at:  # words that fit, the short way for nearly all of them
                self._blanks += stop - at - (not self._ahead)
                self._width += self._ahead + reach[stop] - reach[at] - space
                self._ahead = space
                self._pieces += pieces[at:stop]
                at = stop
                if at == count:
                    break
            stop = at + 1
            while stop < count and pieces[stop - 1].glued:
                stop += 1
            self.take(pieces[at:stop])
            at = stop

    def take(self, group: Sequence[Piece]) -> None:
        """Put glued pieces on the line, or on the next."""
        width = group[0].width if len(group) == 1 else sum([piece.width for piece in group])
        need = self._width + self._ahead + width
        if need > self._room and self._pieces and len(group[0].text) > _LONGEST_WORD:
            self._width += self._ahead
            self._ahead = 0
            group = self._cut(group)
        elif need > self._room and self._pieces:
            pressed = self._blanks * self._space * _PRESS if self._justified else 0
            if need - pressed > self._room:
                if (tail := self._tail(group)) is not None:
                    group, width = (tail,), tail.width
                else:
                    self._end()
        while not self._pieces and width > self._room and (tail := self._tail(group)) is not None:
            group, width = (tail,), tail.width
        if not self._pieces and width > self._room:
            group = self._cut(group)
        if self._ahead:
            self._width += self._ahead
            self._blanks += 1
        for piece in group:
            self._pieces.append(piece)
            self._width += piece.width
        blank = group[-1].blank
        self._ahead = self._space if blank == " " else self._setting.blank_width(blank)
        if "\n" in blank:
            self._end(last=True)

    def finish(self) -> list[Line]:
        """Return the lines."""
        if self._pieces:
            self._end(last=True)
        return self._lines

    def _end(self, *, hyphen: bool = False, last: bool = False) -> None:
        """The line is full."""
        soft = not last and self._pieces[-1].text.endswith(SOFT_HYPHEN) and not self._pieces[-1].blank
        self._lines.append(Line(self._pieces, self._width, hyphen or soft, last))
        self._ladder = self._ladder + 1 if hyphen else 0
        self._pieces = []
        self._width = self._ahead = self._blanks = 0
        self._room = self._measure

    def _tail(self, group: Sequence[Piece]) -> Piece | None:
        """Divide a group that is one piece, and return what is left of it."""
        return self._divide(group[0]) if len(group) == 1 else None

    def _divide(self, piece: Piece) -> Piece | None:
        """Divide a word so that its head fits the line; end the line and return the tail, None where it cannot be."""
        style = self._setting.style
        gap = self._room - self._width
        loose = self._blanks * self._space * _LOOSE_BLANK if self._justified else self._measure * _RAGGED_GAP
        short = gap > loose
        if not style.hyphenate or not short or self._ladder >= _MAX_LADDER or piece.level or len(piece.words) != 1:
            return None
        room = gap - self._ahead - self._hyphen
        if len(piece.text) < _SHORTEST_WORD or self._setting.head_width(piece, 2) > room:
            return None
        lang = piece.run.lang or self._setting.lang
        for position in reversed(hyphenation(piece.text, lang)):
            if self._setting.head_width(piece, position) <= room:
                head, tail = self._setting.divide(piece, position)
                self._width += self._ahead + head.width
                self._pieces.append(head)
                self._end(hyphen=True)
                return tail
        return None

    def _cut(self, group: Sequence[Piece]) -> Sequence[Piece]:
        """Cut what is wider than a line between its clusters; full lines are ended, the rest is returned."""
        rest: Sequence[Piece] = ()
        for piece in group:
            part = piece
            while self._width + part.width > self._room and (at := self._fitting(part)):
                head, part = self._setting.divide(part, at)
                self._pieces.append(head)
                self._width += head.width
                self._end()
            if self._width + part.width > self._room and self._pieces:
                self._end()
            if piece is group[-1]:
                rest = (part,)
            else:
                self._pieces.append(part)
                self._width += part.width
        return rest

    def _fitting(self, piece: Piece) -> int:
        """Return how many characters fit the line: at least one cluster on an empty line, 0 for all or none."""
        text, room = piece.text, self._room - self._width
        at = max(1, min(len(text) - 1, int(len(text) * room / max(1, piece.width))))
        at = boundary(text, at)
        while at > 0 and self._setting.divide(piece, at)[0].width > room:
            at = boundary(text, at - 1)
        if at == 0 and not self._pieces:
            at = next((n for n in range(1, len(text)) if boundary(text, n) == n), 0)
        return at if at < len(text) else 0
