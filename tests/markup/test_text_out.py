"""A body reads well as plain text, and what plain text can say comes back from it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.markup.lines import split
from archive.markup.plaintext import body
from archive.markup.text_out import blocks_text, inline_line
from archive.model.body import (
    Anchor,
    Block,
    Break,
    Cell,
    Figure,
    Heading,
    ItemList,
    Mark,
    MarkStyle,
    Paragraph,
    Preformatted,
    Quote,
    Separator,
    Table,
)


def paragraph(text: str) -> Paragraph:
    return Paragraph(content=(text,))


def test_blocks_are_separated_by_blank_lines() -> None:
    assert blocks_text((paragraph("One"), Separator(), paragraph("Two"))) == "One\n\n* * *\n\nTwo"


def test_marks_links_and_breaks() -> None:
    content = (
        "He said ",
        Mark(style=MarkStyle.QUOTATION, content=("no",)),
        Break(),
        Mark(style=MarkStyle.STRONG, content=("here",)),
        " ",
        Anchor(href="https://example.org/a", content=("map",)),
        " ",
        Anchor(href="https://example.org/b", content=("https://example.org/b",)),
    )
    assert inline_line(content) == "He said “no”\nhere map <https://example.org/a> https://example.org/b"


def test_headings_are_underlined_by_level() -> None:
    assert (
        blocks_text((Heading(level=1, content=("Top",)), Heading(level=3, content=("Below it",))))
        == "Top\n===\n\nBelow it\n--------"
    )


def test_lists_nest_below_their_text() -> None:
    inner = ItemList(items=((paragraph("deep"),),))
    outer = ItemList(items=((paragraph("one"), inner), (Paragraph(content=("two", Break(), "lines")),)), ordered=True)
    assert blocks_text((outer,)) == "1. one\n   - deep\n2. two\n   lines"


def test_quotations_are_indented_without_trailing_blanks() -> None:
    assert blocks_text((Quote(blocks=(paragraph("One"), paragraph("Two"))),)) == "    One\n\n    Two"


def test_tables_figures_and_preformatted_text() -> None:
    table = Table(
        rows=((Cell(content=("Tide",), header=True), Cell(content=("Hour",))), (Cell(), Cell(content=("4",)))), caption=("Tides",)
    )
    figure = Figure(href="ferry.jpg", alt="A ferry", caption=("The ferry",), credit="A. Photographer")
    assert blocks_text((table,)) == "Tides\nTide | Hour\n | 4"
    assert blocks_text((figure,)) == "The ferry\nA. Photographer\n<ferry.jpg>"
    assert blocks_text((Figure(href="ferry.jpg", alt="A ferry"),)) == "A ferry\n<ferry.jpg>"
    assert blocks_text((Preformatted(text="a\n  b"),)) == "a\n  b"


_texts = st.text(alphabet="abcé图", min_size=1, max_size=30).map(lambda text: f"Text {text}")
_blocks = st.one_of(
    _texts.map(paragraph),
    st.lists(_texts, min_size=2, max_size=3).map(lambda lines: Paragraph(content=(lines[0], Break(), lines[1]))),
    st.tuples(st.sampled_from([1, 2]), _texts).map(lambda drawn: Heading(level=drawn[0], content=(drawn[1],))),
    st.tuples(st.booleans(), st.lists(_texts, min_size=2, max_size=4)).map(
        lambda drawn: ItemList(items=tuple((paragraph(text),) for text in drawn[1]), ordered=drawn[0])
    ),
    st.just(Separator()),
)


@given(st.lists(_blocks, min_size=2, max_size=6).map(tuple))
@settings(max_examples=200, deadline=None)
def test_what_plain_text_can_say_comes_back(blocks: tuple[Block, ...]) -> None:
    assert body(split(blocks_text(blocks)).blocks).blocks == blocks
