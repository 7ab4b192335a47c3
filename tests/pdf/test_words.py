"""Shaped words: what a TJ array says of them."""

from hypothesis import given
from hypothesis import strategies as st

from archive.files.fontfiles import bundled
from archive.pdf.fonts import Face
from archive.pdf.words import line_up, operands

SERIF = Face(bundled("SourceSerifPro-Regular"))


def glyphs(text: str) -> tuple[int, ...]:
    return tuple(SERIF.hb_font.get_nominal_glyph(ord(character)) for character in text)


@given(st.text(alphabet="AVToil", min_size=1, max_size=6), st.data())
def test_both_ways_of_writing_a_straight_word_agree(text: str, data: st.DataObject) -> None:
    ids = glyphs(text)
    kerning = data.draw(st.lists(st.integers(-40, 40), min_size=len(ids), max_size=len(ids)))
    word = line_up(SERIF, text, ids, tuple(SERIF.advances[glyph] + by for glyph, by in zip(ids, kerning, strict=True)))
    shown, pen = operands(SERIF, word, lambda glyph, _: glyph)
    assert word.operands == shown
    assert word.end == pen == word.width - kerning[-1]


def test_places_say_the_text_in_order() -> None:
    word = line_up(SERIF, "ab", glyphs("ab"), (500, 510))
    assert [(x, y, said) for _, x, y, said in word.places()] == [(0, 0, "a"), (500, 0, "b")]


def test_a_word_whose_glyphs_mean_something_else_is_not_plain() -> None:
    assert line_up(SERIF, "a", glyphs("a"), (500,)).plain
    assert not line_up(SERIF, "\u00a0", glyphs(" "), (250,)).plain
