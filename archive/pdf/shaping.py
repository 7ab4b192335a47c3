"""Shapes words with HarfBuzz and writes them as the operands of a PDF text-showing operator.

A Word is a piece of text without blanks, in one face and one direction. Its glyphs are kept in the order of the text, each
with its place, also when the text runs from right to left: the order of the content is the order of reading (ISO 32000-1,
14.8.2.3.1), and moves inside the TJ array put each glyph where it is seen. Each glyph carries a part of the text, so that
what is copied out is what went in.

Depends on nothing but its arguments: the cache is for the life of the process.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import uharfbuzz as hb

from archive.pdf.fonts import Face
from archive.pdf.levels import PRIVATE

_UNSPOKEN: Final = re.compile(f"{PRIVATE.pattern}|\ufeff")  # no Unicode text of a glyph may hold them
_CACHED_WORDS: Final = 50_000


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
    ids: Sequence[int]
    advances: Sequence[int]
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


def shape(face: Face, text: str, *, rtl: bool, lang: str) -> Word:
    """Return the shaped word; `lang` is a BCP 47 tag or "" and may select local forms."""
    key = (text, rtl, lang)
    word = face.words.get(key)
    if word is None:
        if len(face.words) > _CACHED_WORDS:
            face.words.clear()
        word = face.words[key] = _shape(face, text, rtl=rtl, lang=lang)
    return word  # type: ignore[return-value]  # Face does not know Word


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


def _shape(face: Face, text: str, *, rtl: bool, lang: str) -> Word:
    """Let HarfBuzz shape the text and read its answer."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"  # as resolved by UAX #9, whatever the script
    if lang:
        buffer.language = lang
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(face.hb_font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if not rtl and len(infos) == len(text) and (word := _straight(face, text, infos, positions)) is not None:
        return word
    rows, width = _rows(face, infos, positions)
    if rtl:
        rows.reverse()
    glyphs = _deal(rows, text)
    meanings = face.meanings
    ids = [glyph for glyph, _, _, _ in glyphs]
    plain = all(meanings.get(glyph) == said for glyph, _, _, said in glyphs)
    word = Word(text, width, ids, (), glyphs, glyphs[0][1], 0, plain, "", _UNSPOKEN.search(text) is not None)
    word.operands, word.end = operands(face, word, lambda glyph, _: glyph)
    return word


def _straight(face: Face, text: str, infos: Sequence[Any], positions: Sequence[Any]) -> Word | None:
    """Return the word if each character has its glyph, in order and on the line; most words are of that kind."""
    ids = [info.codepoint for info in infos]
    if 0 in ids or any([position.x_offset or position.y_offset for position in positions]):  # noqa: C419  a list is faster
        return None
    if [info.cluster for info in infos] != [*range(len(text))]:
        return None
    thousandths = face.thousandths
    return _line_up(face, text, ids, [thousandths[position.x_advance] for position in positions])


def _line_up(face: Face, text: str, ids: Sequence[int], advances: Sequence[int]) -> Word:
    """Return a straight word of these glyphs; the moves between them are its kerning."""
    codes, widths = face.codes, face.advances
    nominal = [widths[glyph] for glyph in ids]
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
    return Word(text, width, ids, advances, (), 0, end, plain, shown, _UNSPOKEN.search(text) is not None)


def cut(face: Face, word: Word, at: int) -> tuple[Word, Word]:
    """Return a straight word in two, cut after `at` characters; no glyph changes its shape."""
    return (
        _line_up(face, word.text[:at], word.ids[:at], word.advances[:at]),
        _line_up(face, word.text[at:], word.ids[at:], word.advances[at:]),
    )


def _rows(face: Face, infos: Sequence[Any], positions: Sequence[Any]) -> tuple[list[tuple[int, int, int, int]], int]:
    """Return glyph, x, y and cluster of each glyph in visual order, and the advance of all.

    A glyph that is missing (number 0) becomes the face's stand-in: ISO 19005-3, 6.2.11.8 forbids to show `.notdef`.
    """
    thousandths = face.thousandths
    rows = []
    x = 0
    for info, position in zip(infos, positions, strict=True):
        glyph = info.codepoint
        if glyph:
            rows.append((glyph, x + thousandths[position.x_offset], thousandths[position.y_offset], info.cluster))
            x += thousandths[position.x_advance]
        else:
            rows.append((face.stand_in, x, 0, info.cluster))
            x += face.advances[face.stand_in]
    return rows, x


def _deal(rows: Sequence[tuple[int, int, int, int]], text: str) -> list[Glyph]:
    """Deal the text of each cluster out over its glyphs: one character each, the rest to the last.

    A combining mark stays with the character before it as long as there is something left for the glyphs that follow.
    """
    starts = sorted({row[3] for row in rows})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    left = dict.fromkeys(starts, 0)
    for row in rows:
        left[row[3]] += 1
    at = {start: start for start in starts}
    glyphs: list[Glyph] = []
    for glyph, x, y, cluster in rows:
        left[cluster] -= 1
        begin, end = at[cluster], ends[cluster]
        stop = end if left[cluster] == 0 else min(end, begin + 1)
        while stop < end and unicodedata.combining(text[stop]) and end - stop > left[cluster]:
            stop += 1
        at[cluster] = stop
        glyphs.append((glyph, x, y, text[begin:stop]))
    return glyphs
