"""Equal text is equal data, whatever it was read from; a body knows its words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model.body import (
    Anchor,
    Block,
    Body,
    Break,
    Cell,
    Figure,
    Heading,
    Inline,
    ItemList,
    Mark,
    MarkStyle,
    Paragraph,
    Preformatted,
    Quote,
    Separator,
    Table,
    canonical,
    inline_text,
    texts,
)


def paragraph(*content: Inline) -> Paragraph:
    return Paragraph(content=content)


def emphasis(*content: Inline) -> Mark:
    return Mark(style=MarkStyle.EMPHASIS, content=content)


class TestCanonical:
    def test_neighbours_are_joined_and_empty_strings_go(self) -> None:
        assert canonical(["a", "", "b", Break(), "", "c"]) == ("ab", Break(), "c")

    def test_different_ways_to_say_it_are_one_paragraph(self) -> None:
        assert paragraph("a", "b", emphasis("", "c")) == paragraph("ab", emphasis("c"))

    def test_marks_are_not_joined(self) -> None:
        assert len(canonical([emphasis("a"), emphasis("b")])) == 2

    def test_what_cannot_be_archived_is_refused_at_any_depth(self) -> None:
        with pytest.raises(ValueError, match=r"character U\+0000 at position 0"):
            paragraph("a", emphasis("b", Anchor(href="x", content=("\x00",))))
        with pytest.raises(ValueError, match=r"body: character U\+0007 at position 2"):
            paragraph("ab\x07")

    @given(st.lists(st.one_of(st.text(alphabet="ab "), st.just(Break()))))
    @settings(max_examples=100, deadline=None)
    def test_it_is_stable_and_keeps_the_text(self, content: list[Inline]) -> None:
        once = canonical(content)
        assert canonical(once) == once
        assert inline_text(once) == inline_text(content)
        assert not any(isinstance(a, str) and isinstance(b, str) for a, b in pairwise(once))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: paragraph(""), "has content"),
        (lambda: Heading(level=1, content=()), "level from 1 to 5"),
        (lambda: Heading(level=0, content=("x",)), "level from 1 to 5"),
        (lambda: Heading(level=6, content=("x",)), "level from 1 to 5"),
        (lambda: Quote(blocks=()), "has blocks"),
        (lambda: ItemList(items=()), "has items"),
        (lambda: ItemList(items=((paragraph("a"),), ())), "each item has blocks"),
        (lambda: Table(rows=()), "has rows"),
        (lambda: Table(rows=((),)), "has cells"),
        (lambda: Preformatted(text=""), "not empty"),
        (lambda: Cell(colspan=0), "spans 1 to 1000"),
        (lambda: Cell(colspan=1001), "spans 1 to 1000"),
        (lambda: Cell(rowspan=65535), "65534"),
        (lambda: Anchor(href="a", content=(emphasis(Anchor(href="b", content=("x",))),)), "no other link"),
        (lambda: Anchor(href="a\x00", content=("x",)), "Anchor.href"),
        (lambda: Mark(style=MarkStyle.SPAN, content=("x",), lang="e n"), "Mark.lang"),
        (lambda: Body(blocks=(), lang="e n"), "Body.lang"),
    ],
)
def test_what_no_format_can_say_is_refused(make: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()  # type: ignore[operator]


def test_inline_text_reads_through_marks() -> None:
    content = ("He said ", emphasis("no", Break(), Anchor(href="x", content=("way",))), ".")
    assert inline_text(content) == "He said no\nway."


BLOCKS: tuple[Block, ...] = (
    Heading(level=1, content=("Top",)),
    paragraph("One ", emphasis("two"), "."),
    Separator(),
    Quote(blocks=(paragraph("Quoted."), ItemList(items=((paragraph("a"), paragraph("b")), (paragraph("c"),))))),
    Figure(href="x.jpg", alt="not text", caption=("Caption",), credit="Credit"),
    Figure(href="y.jpg"),
    Table(caption=("Tides",), rows=((Cell(content=("1",)), Cell()), (Cell(content=("2",)),))),
    Preformatted(text="a\n b"),
)
TEXTS = ["Top", "One two.", "Quoted.", "a", "b", "c", "Caption", "Credit", "Tides", "1\t", "2", "a\n b"]


def test_texts_are_read_depth_first() -> None:
    assert list(texts(BLOCKS)) == TEXTS


def test_a_body_counts_its_plain_text() -> None:
    body = Body(blocks=BLOCKS)
    assert body.text == "\n\n".join(TEXTS)
    assert body.word_count == 14
    assert body.char_count == len(body.text)


def test_words_are_counted_by_white_space_of_any_kind() -> None:
    assert Body(blocks=(paragraph("one\u00a0two\u3000three\tfour\nfive"),)).word_count == 5
    assert Body(blocks=()).word_count == 0
