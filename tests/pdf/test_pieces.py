"""Pieces: together they are the text."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pdf.pieces import RISEN_SIZE
from archive.pdf.runs import Rise, Run, plain
from tests.support.typesetting import STYLE, setting


def joined(pieces) -> str:  # type: ignore[no-untyped-def]
    return "".join(piece.text + piece.blank for piece in pieces)


TEXT = st.text(alphabet="ab, -\t\n\u00a0\u2009é—老「」של1\u0301\u00ad\u200b", max_size=30)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, st.booleans(), st.booleans()), max_size=4), st.sampled_from((True, False, None)))
def test_nothing_is_lost_and_nothing_added(parts: list[tuple[str, bool, bool]], rtl: bool | None) -> None:  # noqa: FBT001
    content = [Run(text=text, bold=bold, italic=italic) for text, bold, italic in parts]
    _, pieces = setting(rtl=rtl).cut(content)
    assert joined(pieces) == "".join(text for text, _, _ in parts)


def test_a_blank_is_kept_as_it_is() -> None:
    _, pieces = setting().cut(plain("a  b\tc \nd"))
    assert [piece.blank for piece in pieces] == ["  ", "\t", " \n", ""]


def test_a_change_of_face_inside_a_word_is_glued() -> None:
    _, pieces = setting().cut((Run(text="un"), Run(text="believ", italic=True), Run(text="able then")))
    assert [(piece.text, piece.glued) for piece in pieces] == [
        ("un", True), ("believ", True), ("able", False), ("then", False),
    ]  # fmt: skip


def test_a_change_of_direction_is_glued_and_has_levels() -> None:
    rtl, pieces = setting().cut(plain("abcשלום x"))
    assert not rtl
    assert [(piece.text, piece.level, piece.glued) for piece in pieces] == [("abc", 0, True), ("שלום", 1, False), ("x", 0, False)]


def test_the_direction_is_that_of_the_text_unless_it_is_stated() -> None:
    assert setting().cut(plain("שלום"))[0]
    assert not setting(rtl=False).cut(plain("שלום"))[0]
    assert setting(rtl=True).cut(plain("abc"))[0]


def test_risen_text_is_smaller() -> None:
    (normal,) = setting().cut(plain("22"))[1]
    (risen,) = setting().cut((Run(text="22", rise=Rise.SUPERSCRIPT),))[1]
    assert risen.width == round(normal.width * RISEN_SIZE)


def test_blanks_are_as_wide_as_one_except_where_they_are_meant() -> None:
    assert setting().blank_width("   ") == setting().base.space
    mono = setting(replace(STYLE, mono=True))
    assert mono.blank_width("   ") == 3 * mono.base.space
    assert mono.blank_width("\n") == 0


def test_dividing_loses_nothing() -> None:
    way = setting()
    (piece,) = way.cut(plain("resolution"))[1]
    head, tail = way.divide(piece, 4)
    assert (head.text, tail.text) == ("reso", "lution")
    assert way.head_width(piece, 4) == head.width


def test_ordinary_words_bring_their_operands_and_others_do_not() -> None:
    ordinary, risen = setting().cut((Run(text="a "), Run(text="2", rise=Rise.SUPERSCRIPT)))[1]
    assert not risen.shown
    (plainly,) = setting().cut(plain("a"))[1]
    assert f"<{plainly.shown}>" == plainly.words[0][1].operands
    assert [piece.shown for text in ("e\u0301", "老", "\ue000", "שלום") for piece in setting().cut(plain(text))[1]] == [""] * 4
    assert ordinary.text == "a"
