"""Shaped words: what goes in comes out, glyph by glyph."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.files.fontfiles import bundled
from archive.pdf.fonts import Face
from archive.pdf.shaping import shape
from archive.pdf.words import Word, operands

SERIF = Face(bundled("SourceSerifPro-Regular"))
FIRA = Face(bundled("FiraGO_Regular"))


def said(word: Word) -> str:
    return "".join(text for _, _, _, text in word.places())


def moved(face: Face, word: Word) -> int:
    """Return where the operands leave the pen: glyph widths less the moves."""
    shown = "".join(part for part in word.operands if isinstance(part, str))
    widths = sum(face.advances[int(run[n : n + 4], 16)] for run in re.findall("<(.*?)>", shown) for n in range(0, len(run), 4))
    return word.start + widths - sum(map(int, re.findall(r">(-?\d+)(?=<|$)", shown)))


@pytest.mark.parametrize("text", ["office", "AVATAR", "fjord", "e\u0301t", "soft\u00adhyphen", "a\u00a0b", "x\u200dy"])
def test_latin_text_survives(text: str) -> None:
    word = shape(SERIF, text, rtl=False, lang="en")
    assert said(word) == text
    assert moved(SERIF, word) == word.end


@pytest.mark.parametrize("text", ["السلام", "لا", "שָׁלוֹם", "بِسْمِ"])
def test_right_to_left_text_is_in_the_order_of_reading(text: str) -> None:
    word = shape(FIRA, text, rtl=True, lang="ar")
    assert said(word) == text
    places = list(word.places())
    assert places[0][1] >= places[-1][1], "the first letter is seen on the right"


@pytest.mark.parametrize("text", ["क्षेत्र", "इंतज़ार", "ज़िन्दगी"])
def test_devanagari_clusters_keep_their_text(text: str) -> None:
    assert said(shape(FIRA, text, rtl=False, lang="hi")) == text


def test_a_missing_glyph_is_a_stand_in_that_says_the_character() -> None:
    word = shape(SERIF, "城", rtl=False, lang="zh")
    assert list(word.ids) == [SERIF.stand_in]
    assert said(word) == "城"
    assert not word.plain


def test_private_use_is_noticed() -> None:
    assert shape(SERIF, "a\ue000", rtl=False, lang="").private


@given(st.text(alphabet="abAVé\u0301ffi\u200d\u00adשל ا\u064eक्ष", min_size=1, max_size=8), st.booleans())
def test_no_character_is_lost_whatever_the_text(text: str, rtl: bool) -> None:  # noqa: FBT001
    word = shape(FIRA, text, rtl=rtl, lang="")
    assert said(word) == text
    codes: list[str] = []
    operands(FIRA, word, lambda _, part: codes.append(part) or 1)
    assert "".join(codes) == text
