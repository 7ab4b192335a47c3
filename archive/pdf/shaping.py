"""Shapes words with HarfBuzz: a piece of text without blanks, in one face and one direction, becomes a Word.

Ordinary words of faces that allow it are put together from pairs of letters (`pairs.py`), to the same result. Depends on
nothing but its arguments: the cache is for the life of the process.
"""

import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from archive.pdf.fonts import Face
from archive.pdf.pairs import pair_up
from archive.pdf.words import UNSPOKEN, Glyph, Word, line_up, operands

_CACHED_WORDS: Final = 10_000


def shape(face: Face, text: str, *, rtl: bool, lang: str) -> Word:
    """Return the shaped word; `lang` is a BCP 47 tag or "" and may select local forms."""
    key = (text, rtl, lang)
    word = face.words.get(key)
    if word is None:
        if len(face.words) > _CACHED_WORDS:
            face.words.clear()
        paired = pair_up(face, text, lang) if face.paired and not rtl else None
        word = face.words[key] = paired or shape_whole(face, text, rtl=rtl, lang=lang)
    return word  # type: ignore[return-value]  # Face does not know Word


def shape_whole(face: Face, text: str, *, rtl: bool, lang: str) -> Word:
    """Let HarfBuzz shape the text and read its answer."""
    infos, positions = face.shape(text, rtl=rtl, lang=lang)
    if not rtl and len(infos) == len(text) and (word := _straight(face, text, infos, positions)) is not None:
        return word
    rows, width = _rows(face, infos, positions)
    if rtl:
        rows.reverse()
    glyphs = _deal(rows, text)
    meanings = face.meanings
    ids = tuple([glyph for glyph, _, _, _ in glyphs])
    plain = all(meanings.get(glyph) == said for glyph, _, _, said in glyphs)
    word = Word(text, width, ids, (), glyphs, glyphs[0][1], 0, plain, "", UNSPOKEN.search(text) is not None)
    word.operands, word.end = operands(face, word, lambda glyph, _: glyph)
    return word


def _straight(face: Face, text: str, infos: Sequence[Any], positions: Sequence[Any]) -> Word | None:
    """Return the word if each character has its glyph, in order and on the line; most words are of that kind."""
    ids = tuple([info.codepoint for info in infos])
    if 0 in ids or any([position.x_offset or position.y_offset for position in positions]):  # noqa: C419  a list is faster
        return None
    if [info.cluster for info in infos] != [*range(len(text))]:
        return None
    thousandths = face.thousandths
    return line_up(face, text, ids, tuple([thousandths[position.x_advance] for position in positions]))


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
