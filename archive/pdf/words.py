"""A shaped word: glyphs with their places and their part of the text, and the operands that show them in a PDF.

The glyphs of a word are kept in the order of the text, each with its place, also when the text runs from right to left: the
order of the content is the order of reading (ISO 32000-1, 14.8.2.3.1), and moves inside the TJ array put each glyph where it is
seen. Each glyph carries a part of the text, so that what is copied out is what went in.

How words come about is in `shaping.py`, and for ordinary words in `pairs.py`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from archive.pdf.fonts import Face
from archive.pdf.levels import PRIVATE

UNSPOKEN: Final = re.compile(f"{PRIVATE.pattern}|\ufeff")  # no Unicode text of a glyph may hold them

# A glyph, its place relative to the start of the word in thousandths (across and up), and its part of the text.
Glyph: TypeAlias = "tuple[int, int, int, str]"
Operands: TypeAlias = "str | tuple[str | int, ...]"


@dataclass(slots=True, eq=False)
class Word:
    """A shaped word.

    Attributes:
        text: What it says.
        width: Its advance, in thousandths of the font size.
        ids: Its glyphs, in the order of the text.
        advances: The advance of each glyph of a straight word: one that runs from left to right on the line with one glyph for
            each character, so that it can be cut; empty for any other.
        glyphs: The glyphs of a word that is not straight, with places and texts.
        start: Where the first glyph is.
        end: Where the last glyph shown leaves the pen.
        plain: Whether every glyph says what it means by itself, so that glyph numbers are codes in every document.
        operands: The contents of a TJ array when it is plain: `<0012>-20<0013>`; a tuple when glyphs are raised: the integers
            in it are the rise, in thousandths.
        private: Whether the text has characters that only an ActualText can say: private use, and U+FEFF.
    """

    text: str
    width: int
    ids: tuple[int, ...]
    advances: tuple[int, ...]
    glyphs: Sequence[Glyph]
    start: int
    end: int
    plain: bool
    operands: Operands
    private: bool

    def places(self) -> Iterator[Glyph]:
        """Yield the glyphs with their places and texts."""
        if not self.advances:
            yield from self.glyphs
            return
        x = 0
        for glyph, advance, said in zip(self.ids, self.advances, self.text, strict=True):
            yield glyph, x, 0, said
            x += advance


def operands(face: Face, word: Word, code: Callable[[int, str], int]) -> tuple[Operands, int]:
    """Return the TJ operands of a word and where they leave the pen; `code` gives the code of a glyph with its text."""
    parts: list[str | int] = []
    run: list[str] = []
    pen, rise = word.start, 0

    def close() -> None:
        if run:
            parts.append(f"<{''.join(run)}>")
            run.clear()

    for glyph, x, y, text in word.places():
        if y != rise:
            close()
            parts.append(y)
            rise = y
        if x != pen:
            close()
            parts.append(str(pen - x))
            pen = x
        run.append(f"{code(glyph, text):04x}")
        pen += face.advances[glyph]
    close()
    if rise:
        parts.append(0)
    if any(type(part) is int for part in parts):
        return tuple(parts), pen
    return "".join(map(str, parts)), pen


def line_up(face: Face, text: str, ids: tuple[int, ...], advances: tuple[int, ...]) -> Word:
    """Return a straight word of these glyphs; the moves between them are its kerning."""
    codes, widths = face.codes, face.advances
    nominal = tuple([widths[glyph] for glyph in ids])
    width = end = sum(advances)
    if nominal == advances:
        shown = f"<{''.join([codes[glyph] for glyph in ids])}>"
    else:
        out = "<"
        for glyph, own, advance in zip(ids, nominal, advances, strict=True):
            out += codes[glyph] if own == advance else f"{codes[glyph]}>{own - advance}<"
        end += nominal[-1] - advances[-1]
        shown = out.rpartition(">")[0] + ">" if out.endswith("<") else out + ">"
    meanings = face.meanings
    plain = [meanings.get(glyph) for glyph in ids] == [*text]
    return Word(text, width, ids, advances, (), 0, end, plain, shown, UNSPOKEN.search(text) is not None)
