"""Only unmistakable typing becomes structure; everything else is a paragraph with its line breaks."""

import pytest

from archive.markup.lines import LineBlock
from archive.markup.plaintext import body, is_list, underlined
from archive.model.body import Block, Break, Heading, ItemList, Paragraph, Separator


def blocks(*texts: str) -> tuple[Block, ...]:
    return body(LineBlock(number=1, lines=tuple(text.split("\n"))) for text in texts).blocks


def paragraph(*content: str | Break) -> Paragraph:
    return Paragraph(content=content)


def items(*texts: str, ordered: bool = False) -> ItemList:
    return ItemList(items=tuple((paragraph(text),) for text in texts), ordered=ordered)


def test_a_block_is_a_paragraph() -> None:
    assert blocks("One.", "Two.") == (paragraph("One."), paragraph("Two."))


def test_lines_inside_a_block_are_breaks() -> None:
    assert blocks("Row, row,\nrow your boat") == (paragraph("Row, row,", Break(), "row your boat"),)


@pytest.mark.parametrize("mark", ["-", "•", "*", "·", "▪"])
def test_equal_bullets_are_a_list(mark: str) -> None:
    assert blocks(f"{mark} one\n{mark} two") == (items("one", "two"),)


@pytest.mark.parametrize("style", ["{}. ", "{}) "])
def test_numbers_from_one_are_an_ordered_list(style: str) -> None:
    assert blocks("\n".join(style.format(n) + "item" for n in range(1, 12))) == (items(*["item"] * 11, ordered=True),)


@pytest.mark.parametrize(
    "text",
    [
        "- only one",
        "- one\n* two",
        "1. one\n3. three",
        "2. two\n3. three",
        "1. one\n2) two",
        "– Hello\n– Hi",
        "— Да\n— Нет",
        "- a\nb",
    ],
)
def test_what_may_be_something_else_is_no_list(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in blocks(text))


def test_bullet_blocks_are_one_list_and_dashes_between_blank_lines_are_speech() -> None:
    assert blocks("• one", "• two", "After.") == (items("one", "two"), paragraph("After."))
    assert blocks("- Hello", "- Hi") == (paragraph("- Hello"), paragraph("- Hi"))


def test_a_colon_may_lead_into_a_list() -> None:
    assert blocks("There are:\n- one\n- two") == (paragraph("There are:"), items("one", "two"))


@pytest.mark.parametrize(("line", "level"), [("=====", 1), ("-----", 2)])
def test_an_underlined_line_is_a_heading(line: str, level: int) -> None:
    found = body([LineBlock(number=1, lines=("A title", line))])
    assert found.blocks == (Heading(level=level, content=("A title",)),)
    assert found.underlines == 1


@pytest.mark.parametrize(
    "lines", [("A much longer title than that", "---"), ("One", "Two"), ("* * *", "-----"), ("A", "==", "B")]
)
def test_no_headings(lines: tuple[str, ...]) -> None:
    assert not underlined(lines)


@pytest.mark.parametrize("text", ["* * *", "***", "-----", "_ _ _", "⁂", "~~~"])
def test_lines_of_marks_are_separators(text: str) -> None:
    found = body([LineBlock(number=1, lines=(text,))])
    assert found.blocks == (Separator(),)
    assert found.separators == 1


@pytest.mark.parametrize("text", ["-30-", "###", "--", "WHAT HAPPENS NEXT", "* * not", "ENDS"])
def test_end_marks_and_capitals_stay_text(text: str) -> None:
    assert blocks(text) == (paragraph(text),)


def test_marks_are_counted() -> None:
    found = body([LineBlock(number=1, lines=("- a", "- b", "- c")), LineBlock(number=5, lines=("• d",))])
    assert found.list_marks == 3


def test_lists_of_numbers_end_at_the_last_one() -> None:
    assert is_list(("1. a", "2. b"))
    assert not is_list(("1. a", "2. b", "4. d"))
