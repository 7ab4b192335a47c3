"""Blocks stand between blank lines; only typed copy is unwrapped, and only where the typist had no choice."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.markup.lines import BULLET, MAX_LINES, split

SENTENCE = "The old ferry came back on Saturday with new engines, new paint and the same captain, who waved from the bridge. "


def wrapped(text: str, width: int = 72) -> str:
    return "\n".join(textwrap.wrap(text, width))


def test_blank_lines_separate_blocks_and_lines_are_numbered() -> None:
    found = split("\n\nOne\n \t\nTwo a\nTwo b\n\n\n\nThree\n")
    assert [(block.number, block.lines) for block in found.blocks] == [(3, ("One",)), (5, ("Two a", "Two b")), (10, ("Three",))]
    assert found.spaced
    assert found.joined == 0


def test_without_blank_lines_each_line_is_a_block() -> None:
    found = split("One\nTwo\nThree")
    assert [(block.number, block.text) for block in found.blocks] == [(1, "One"), (2, "Two"), (3, "Three")]
    assert not found.spaced


def test_hard_wrapped_paragraphs_are_joined() -> None:
    found = split(f"Short headline\n\n{wrapped(SENTENCE * 4)}\n\n{wrapped(SENTENCE * 3)}\n")
    assert [block.text for block in found.blocks] == ["Short headline", (SENTENCE * 4).strip(), (SENTENCE * 3).strip()]
    assert found.joined == wrapped(SENTENCE * 4).count("\n") + wrapped(SENTENCE * 3).count("\n")


@pytest.mark.parametrize("width", [40, 120])
def test_other_widths_are_no_typed_copy(width: int) -> None:
    found = split(f"Headline\n\n{wrapped(SENTENCE * 4, width)}")
    assert found.joined == 0
    assert len(found.blocks[1].lines) > 2


def test_verse_between_wrapped_paragraphs_keeps_its_lines() -> None:
    found = split(f"{wrapped(SENTENCE * 5)}\n\nRow, row,\nrow your boat\n\n{wrapped(SENTENCE * 5)}")
    assert found.blocks[1].lines == ("Row, row,", "row your boat")


def test_wrapped_copy_without_blank_lines_ends_paragraphs_at_short_lines() -> None:
    first, second = (SENTENCE * 2).strip() + " End.", (SENTENCE * 3).strip()
    found = split(f"{wrapped(first)}\n{wrapped(second)}")
    assert [block.text for block in found.blocks] == [first, second]
    assert not found.spaced


def test_a_headline_above_a_long_line_is_not_swallowed() -> None:
    headline = "A headline that happens to have between sixty and eighty characters"
    assert 60 <= len(headline) <= 80
    found = split(f"{headline}\n{SENTENCE * 5}")
    assert [block.text for block in found.blocks] == [headline, (SENTENCE * 5).strip()]


def test_hyphens_at_the_line_end_stay() -> None:
    lines = [
        "This line of typed copy is long enough to be a wrapped one, with long-",
        "distance at its end and some more words that make it long enough - it",
        "goes on here with a dash and so on.",
    ]
    found = split("Headline\n\n" + "\n".join(lines))
    assert "long-distance" in found.blocks[1].text
    assert "enough - it goes" in found.blocks[1].text


def test_han_lines_are_joined_without_a_blank() -> None:
    line = "市图书馆周六重新开放读者早早排起了长队" * 4
    found = split(f"标题\n\n{line[:70]}\n{line[:70]}\n很短。")
    assert found.blocks[1].text == line[:70] + line[:70] + "很短。"


def test_list_items_start_new_lines_in_wrapped_text() -> None:
    text = f"Headline\n\n{wrapped(SENTENCE * 6)}\n\n- {SENTENCE[:66]}\n  and more of the first\n- the second"
    assert split(text).blocks[-1].lines == (f"- {SENTENCE[:66].strip()} and more of the first", "- the second")


def test_indented_lines_continue_a_list_item_in_any_text() -> None:
    assert split("Headline\n\n- first\n  goes on\n- second").blocks[1].lines == ("- first goes on", "- second")
    assert split("Headline\n\nfirst\n  indented").blocks[1].lines == ("first", "indented")


def test_more_lines_than_any_article_are_refused() -> None:
    with pytest.raises(SourceError, match=r"big\.txt: .* lines are no article.*Split"):
        split("a\n" * (MAX_LINES + 1), "big.txt")


@pytest.mark.parametrize(("line", "mark"), [("- a", "-"), ("• a", "•"), ("1. a", "1."), ("12) a", "12)"), ("*\u00a0a", "*")])
def test_bullets(line: str, mark: str) -> None:
    found = BULLET.match(line)
    assert found
    assert found["mark"] == mark


@pytest.mark.parametrize("line", ["-a", "– a", "— a", "1.5 million", "2024. A year", "-", "a - b"])
def test_no_bullets(line: str) -> None:
    assert not BULLET.match(line)


@given(st.lists(st.text(alphabet="ab \n-1.", max_size=100), max_size=8).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_no_visible_character_is_lost_or_moved(text: str) -> None:
    found = split(text)
    assert "".join("".join(block.text.split()) for block in found.blocks) == "".join(text.split())
    assert all(line == line.strip() and line for block in found.blocks for line in block.lines)
