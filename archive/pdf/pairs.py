"""Puts ordinary words together from pairs of characters, each shaped once, instead of shaping every new word.

In a face whose rules look at no more than two characters at a time, a word is its nominal glyphs, each moved by the kerning
with the next. What a pair does is learned from HarfBuzz; a pair that does anything else (a ligature, a mark) is remembered as
such, and words with it are shaped whole. The result is HarfBuzz's to the last unit (the tests compare), ten times sooner.

Which faces are of that kind is known by their name (`fontbook.py`): no table of a font says it.
"""

import re
from operator import add
from typing import Final

from archive.pdf.fonts import Face, Filled
from archive.pdf.words import Word

# Latin letters, figures and the punctuation of news; combining marks and controls are none of them.
_ORDINARY: Final = re.compile("[!-~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2015\u2018-\u2027\u2030-\u203a\u20ac]+")
_CACHED_PAIRS: Final = 10_000


def pair_up(face: Face, text: str, lang: str) -> Word | None:
    """Return the word, None when it must be shaped whole; it runs from left to right."""
    if not _ORDINARY.fullmatch(text):
        return None
    table = face.pairs.get(lang)
    if table is None or len(table) > _CACHED_PAIRS:
        table = face.pairs[lang] = Filled(lambda pair: _learn(face, pair, lang))
    found = [*map(table.__getitem__, map(add, text, text[1:])), table[text[-1]]]
    if None in found:
        return None
    ids, advances, shown = zip(*found, strict=True)
    width = sum(advances)
    return Word(text, width, ids, advances, (), 0, width, True, f"<{''.join(shown)}>", False)  # noqa: FBT003  a hot call


def _learn(face: Face, pair: str, lang: str) -> tuple[int, int, str] | None:
    """Return the glyph of the first character, its advance before the second, and what a TJ array says of both."""
    nominal = [face.hb_font.get_nominal_glyph(ord(character)) for character in pair]
    infos, positions = face.shape(pair, rtl=False, lang=lang)
    if [info.codepoint for info in infos] != nominal or [face.meanings.get(glyph or 0) for glyph in nominal] != [*pair]:
        return None
    if any(position.x_offset or position.y_offset for position in positions):
        return None
    glyph, last = nominal[0], nominal[-1]
    advance = face.thousandths[positions[0].x_advance]
    if len(pair) > 1 and face.thousandths[positions[1].x_advance] != face.advances[last]:
        return None
    moved = face.advances[glyph] - advance
    return glyph, advance, f"{face.codes[glyph]}>{moved}<" if moved else face.codes[glyph]
