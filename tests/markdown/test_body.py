"""Markdown bodies: structure survives, what a Body cannot say is handed back, nothing is dropped."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.markdown.body import MAX_DEPTH, MAX_LENGTH, read
from archive.model.body import (
    Anchor,
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
    texts,
)


def paragraph(*content: object) -> Paragraph:
    return Paragraph(content=content)  # type: ignore[arg-type]


def test_inlines() -> None:
    (block,) = read("*a* **b** `c` [d](http://e.example/é 'F')\\\ng\nh &amp; &#12;i\n").blocks
    assert block == paragraph(
        Mark(style=MarkStyle.EMPHASIS, content=("a",)), " ", Mark(style=MarkStyle.STRONG, content=("b",)), " ",
        Mark(style=MarkStyle.CODE, content=("c",)), " ", Anchor(href="http://e.example/é", content=("d",), title="F"),
        Break(), "g h & \ufffdi",
    )  # fmt: skip


def test_blocks() -> None:
    text = "- a\n- b\n\n      c\n\n> q\n\n| x | y |\n|---|---|\n| 1 | |\n\n***\n\n```\n  k\n\n```\n"
    assert read(text).blocks == (
        ItemList(items=((paragraph("a"),), (paragraph("b"), Preformatted(text="c")))),
        Quote(blocks=(paragraph("q"),)),
        Table(
            rows=(
                (Cell(content=("x",), header=True), Cell(content=("y",), header=True)),
                (Cell(content=("1",)), Cell()),
            )
        ),
        Separator(),
        Preformatted(text="  k\n"),
    )


def test_a_first_heading_of_level_1_is_the_title_and_the_others_rise() -> None:
    found = read("# T *t*\n\n## a\n\n###### b\n")
    assert found.title == ("T ", Mark(style=MarkStyle.EMPHASIS, content=("t",)))
    assert found.blocks == (Heading(level=1, content=("a",)), Heading(level=5, content=("b",)))


def test_headings_do_not_rise_where_level_1_is_used_below() -> None:
    found = read("# T\n\n# a\n\n## b\n\n###### c\n")
    assert [block.level for block in found.blocks if isinstance(block, Heading)] == [1, 2, 5]


def test_a_late_heading_of_level_1_is_no_title() -> None:
    assert read("a\n\n# T\n").title == ()


def test_images_follow_their_paragraph_and_keep_their_link() -> None:
    found = read("a ![b](c.jpg 'd') e\n\n[![f *g*](h.png)](http://i.example)\n")
    assert found.blocks == (
        paragraph("a  e"), Figure(href="c.jpg", alt="b", caption=("d",)), Figure(href="h.png", alt="f g")
    )  # fmt: skip
    assert found.images == 1
    assert [(left.what, left.value, left.line) for left in found.left] == [("link of an image", "http://i.example", 3)]


def test_raw_html_stays_text_and_comments_are_handed_back() -> None:
    found = read("a <b>c</b> <!-- d -->\n\n<!-- e -->\n\n<div>\nf\n</div>\n")
    assert list(texts(found.blocks)) == ["a <b>c</b> ", "<div>\nf\n</div>"]
    assert found.html == (1, 1, 5)
    assert [left.value for left in found.left] == ["<!-- d -->", "<!-- e -->"]


def test_what_a_body_cannot_say_is_handed_back() -> None:
    found = read("7. a\n8. b\n\n```python\nc\n```\n")
    assert [(left.what, left.value, left.line) for left in found.left] == [
        ("first number of a list", "7", 1), ("language of code", "python", 4)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "file:///etc/passwd", "data:text/html,x"]
)
def test_links_to_scripts_and_files_stay_text(href: str) -> None:
    (block,) = read(f"[a]({href})\n").blocks
    assert block == paragraph(f"[a]({href})")


def test_too_deep_is_refused_and_just_deep_enough_is_whole() -> None:
    assert "".join(texts(read("> " * (MAX_DEPTH - 3) + "end").blocks)) == "end"
    for text in (">" * 5000 + "end", "- " * 5000 + "end"):
        with pytest.raises(SourceError, match="deeper"):
            read(text)


def test_too_long_is_refused() -> None:
    with pytest.raises(SourceError, match="no article"):
        read("a" * (MAX_LENGTH + 1))


@pytest.mark.parametrize("unit", ["[", "![", "*a **", "`", "<", "a_", "\\", "[a](", "|", "&", "> ", "- ", "# ", "[a]: b\n"])
def test_hostile_repetition_is_bounded(unit: str) -> None:
    before = time.process_time()
    with contextlib.suppress(SourceError):
        read(unit * (20_000 // len(unit)))
    assert time.process_time() - before < 5


PIECES = ["a", " ", "\n", "\n\n", "*", "**", "_", "`", "```", "[", "](", ")", "![", "<b>", "<!--", "-->", "- ", "1. ", "> ", "# "]
PIECES += ["|", "|--|\n", "\t", "&#0;", "&#xd800;", "\\", "---\n", "[a]: b\n", "    "]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_is_read(text: str) -> None:
    read(text)
