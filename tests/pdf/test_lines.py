"""Filling lines."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pdf.lines import Line, fill
from archive.pdf.runs import Run, plain
from archive.pdf.theme import Align
from tests.support.typesetting import STYLE, setting

PROSE = "The committee met for the third time this year and heard from engineers, shopkeepers and the ferry company. " * 3


def lines(text: str, measure: int = 20_000, *, indent: int = 0, lang: str = "en", **look: object) -> list[Line]:
    way = setting(replace(STYLE, **look), lang)  # type: ignore[arg-type]
    return fill(way, way.cut(plain(text))[1], measure, indent)


def joined(filled: list[Line]) -> str:
    return "".join(piece.text + piece.blank for line in filled for piece in line.pieces)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abcdefgh -\n\u00ad老。「ש\u0301", max_size=80), st.integers(500, 9000), st.booleans())
def test_no_text_is_lost_and_no_line_is_too_long(text: str, measure: int, hyphenate: bool) -> None:  # noqa: FBT001
    filled = lines(text, measure, hyphenate=hyphenate)
    assert joined(filled) == text
    for line in filled:
        assert line.width <= measure or len(line.pieces) == 1


def test_only_the_last_line_is_last() -> None:
    filled = lines(PROSE)
    assert [line.last for line in filled] == [False] * (len(filled) - 1) + [True]


def test_a_line_feed_ends_a_line() -> None:
    assert [line.last for line in lines("a\nb")] == [True, True]


def test_the_first_line_leaves_room_for_its_indent() -> None:
    assert lines(PROSE, indent=5000)[0].width <= 15_000


def test_words_are_divided_only_where_asked_and_where_the_language_is_known() -> None:
    assert not any(line.hyphen for line in lines(PROSE, 7000, align=Align.JUSTIFY))
    assert any(line.hyphen for line in lines(PROSE, 7000, align=Align.JUSTIFY, hyphenate=True))
    assert not any(line.hyphen for line in lines(PROSE, 7000, align=Align.JUSTIFY, hyphenate=True, lang="tlh"))


def test_no_more_than_two_hyphens_in_a_row() -> None:
    filled = lines("internationalisation " * 20, 8000, hyphenate=True)
    flags = "".join("-" if line.hyphen else "." for line in filled)
    assert "--" in flags
    assert "---" not in flags


def test_a_soft_hyphen_shows_where_the_line_ends_at_it() -> None:
    first, _ = lines("aaaaaaaa\u00adbbbbbbbb", 6000)
    assert first.hyphen


def test_justified_lines_press_their_blanks_a_little() -> None:
    ragged = lines("aaa bbb ccc ddd", 10**6)[0].width
    assert len(lines("aaa bbb ccc ddd", ragged - 60, align=Align.JUSTIFY)) == 1
    assert len(lines("aaa bbb ccc ddd", ragged - 60)) == 2


@pytest.mark.parametrize("text", ["x" * 3000, "e\u0301" * 500, "老" * 500])
def test_endless_words_fill_their_lines(text: str) -> None:
    filled = lines(text, 20_000)
    assert joined(filled) == text
    assert all(line.width > 15_000 for line in filled[:-1])


def test_glued_pieces_stay_on_one_line() -> None:
    way = setting()
    content = (Run(text="aaaa "), Run(text="bb"), Run(text="bb", bold=True), Run(text="bb cccc"))
    for measure in range(3000, 8000, 500):
        for line in fill(way, way.cut(content)[1], measure):
            assert not line.pieces[-1].glued
