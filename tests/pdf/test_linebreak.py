"""Where lines may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.pdf.linebreak import boundary, hyphenation, unbreakable


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("plain", ("plain",)),
        ("long-stalled", ("long-", "stalled")),
        ("2006-07", ("2006-07",)),  # numbers stay whole
        ("-5", ("-5",)),
        ("war—including", ("war—", "including")),
        ("soft\u00adhyphen", ("soft\u00ad", "hyphen")),
        ("a\u00a0b", ("a\u00a0b",)),
        ("老城新", ("老", "城", "新")),
        ("老城。新", ("老", "城。", "新")),  # no line begins with a full stop
        ("「老城」", ("「老", "城」")),  # none ends with an opening bracket
        ("キャラ", ("キャ", "ラ")),  # small kana stay behind their letter
        ("第12回", ("第", "12", "回")),
        ("บ้านเก่า", ("บ้าน", "เก่า")),
        ("문을", ("문을",)),
        ("", ()),
    ],
)
def test_pieces(word: str, pieces: tuple[str, ...]) -> None:
    assert unbreakable(word) == pieces


@given(st.text(max_size=200))
def test_nothing_is_lost(word: str) -> None:
    assert "".join(unbreakable(word)) == word
    assert all(0 < len(piece) <= 64 for piece in unbreakable(word))


def test_endless_words_are_cut_between_clusters() -> None:
    pieces = unbreakable("e\u0301" * 100)
    assert len(pieces) > 1
    assert not any(piece.startswith("\u0301") for piece in pieces)


def test_a_boundary_is_never_inside_a_cluster() -> None:
    assert boundary("ae\u0301\u0302b", 3) == 1
    assert boundary("e\u0301", 1) == 0
    assert boundary("👩\u200d🚀", 2) == 0


def test_hyphens_leave_punctuation_capitals_and_short_words_alone() -> None:
    assert hyphenation("“resolution,”", "en") == tuple(1 + place for place in hyphenation("resolution", "en"))
    assert hyphenation("NATO-members", "en") == ()
    assert hyphenation("UNESCO", "en") == ()
    assert hyphenation("only", "en") == ()
    assert hyphenation("Netanyahu", "en") == ()
    assert hyphenation("Probenraum", "de") == (3, 6)
    assert hyphenation("resolution", "und") == ()
