"""Shapes words with HarfBuzz and writes them as the operands of a PDF text-showing operator.

A Word is a piece of text without blanks, in one face and one direction. Its glyphs are kept in the order of the text, each
with its place, also when the text runs from right to left: the order of the content is the order of reading (ISO 32000-1,
14.8.2.3.1), and moves inside the TJ array put each glyph where it is seen. Each glyph carries a part of the text, so that
what is copied out is what went in.

Depends on nothing but its arguments: the cache is for the life of the process.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import uharfbuzz as hb

from archive.pdf.fonts import Face

PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
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
        glyphs: In the order of the text.
        start: Where the first glyph is.
        end: Where the last glyph shown leaves the pen.
        plain: Whether every glyph says what it means by itself, so that glyph numbers are codes in every document.
        operands: The contents of a TJ array when it is plain: `<0012>-20<0013>`; a tuple when glyphs are raised: the integers
            in it are the rise, in thousandths.
        private: Whether the text has private-use characters.
        straight: Whether it runs from left to right on the line with one glyph for each character, so that it can be cut.
    """

    text: str
    width: int
    glyphs: Sequence[Glyph]
    start: int
    end: int
    plain: bool
    operands: Operands
    private: bool
    straight: bool = False


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

    for glyph, x, y, text in word.glyphs:
        if y != rise:
            close()
            parts.append(y)
            rise = y
        if x != pen:
            close()
            parts.append(str(pen - x))
            pen = x
        run.append(f"{code(glyph, text):04x}")
        pen += face.advance(glyph)
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
    plain = all(meanings.get(glyph) == said for glyph, _, _, said in glyphs)
    word = Word(text, width, glyphs, glyphs[0][1], 0, plain, "", PRIVATE.search(text) is not None)
    word.operands, word.end = operands(face, word, lambda glyph, _: glyph)
    return word


def _straight(face: Face, text: str, infos: Sequence[Any], positions: Sequence[Any]) -> Word | None:
    """Return the word if each character has its glyph, in order and on the line; most words are of that kind."""
    scale = face.scale
    glyphs: list[Glyph] = []
    x = 0
    for at, (info, position) in enumerate(zip(infos, positions, strict=True)):
        glyph = info.codepoint
        if not glyph or info.cluster != at or position.y_offset:
            return None
        offset = position.x_offset
        glyphs.append((glyph, x + round(offset * scale) if offset else x, 0, text[at]))
        x += round(position.x_advance * scale)
    return _line_up(face, text, glyphs, x)


def _line_up(face: Face, text: str, glyphs: Sequence[Glyph], width: int) -> Word:
    """Return a straight word of these glyphs."""
    meanings, advance = face.meanings, face.advance
    plain = True
    start = pen = glyphs[0][1]
    out: list[str] = []
    for glyph, x, _, said in glyphs:
        if x != pen:
            out.append(f">{pen - x}<")
            pen = x
        out.append(f"{glyph:04x}")
        pen += advance(glyph)
        plain = plain and meanings.get(glyph) == said
    return Word(text, width, glyphs, start, pen, plain, f"<{''.join(out)}>", PRIVATE.search(text) is not None, straight=True)


def cut(face: Face, word: Word, at: int) -> tuple[Word, Word]:
    """Return a straight word in two, cut after `at` characters; no glyph changes its shape."""
    middle = word.glyphs[at][1]
    tail = [(glyph, x - middle, y, said) for glyph, x, y, said in word.glyphs[at:]]
    return (
        _line_up(face, word.text[:at], word.glyphs[:at], middle),
        _line_up(face, word.text[at:], tail, word.width - middle),
    )


def _rows(face: Face, infos: Sequence[Any], positions: Sequence[Any]) -> tuple[list[tuple[int, int, int, int]], int]:
    """Return glyph, x, y and cluster of each glyph in visual order, and the advance of all.

    A glyph that is missing (number 0) becomes the face's stand-in: ISO 19005-3, 6.2.11.8 forbids to show `.notdef`.
    """
    scale = face.scale
    rows = []
    x = 0
    for info, position in zip(infos, positions, strict=True):
        glyph = info.codepoint
        if glyph:
            rows.append((glyph, x + round(position.x_offset * scale), round(position.y_offset * scale), info.cluster))
            x += round(position.x_advance * scale)
        else:
            rows.append((face.stand_in, x, 0, info.cluster))
            x += face.advance(face.stand_in)
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
