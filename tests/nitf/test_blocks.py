"""Blocks as NITF elements."""

import pytest
from lxml import etree

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
)  # fmt: skip
from archive.nitf.blocks import put_blocks
from archive.nitf.names import NAMESPACE, tag

P = Paragraph(content=("a",))


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (P, "<p>a</p>"),
        (Heading(level=3, content=("h",)), "<hl2>h</hl2>"),
        (Quote(blocks=(P,), source="u:x"), '<bq quote-source="u:x"><block><p>a</p></block></bq>'),
        (ItemList(items=((P,),), ordered=True), "<ol><li><p>a</p></li></ol>"),
        (
            Figure(href="f.jpg", caption=("c",)),
            '<media media-type="image"><media-reference source="f.jpg"/><media-caption>c</media-caption></media>',
        ),
        (
            Table(rows=((Cell(content=("x",), header=True, colspan=2),),), caption=("t",)),
            '<table><caption>t</caption><tr><th colspan="2">x</th></tr></table>',
        ),
        (Preformatted(text="a\n b"), "<pre>a\n b</pre>"),
        (Separator(), "<hr/>"),
        (
            Paragraph(content=(Anchor(href="u:x", content=("a",), title="t"), Break(), "b")),
            '<p><a href="u:x" title="t">a</a><br/>b</p>',
        ),
        (
            Paragraph(content=(Mark(style=MarkStyle.STRONG, content=("a",)), Mark(style=MarkStyle.SUBSCRIPT, content=("2",)))),
            '<p><em class="bold">a</em><num><sub>2</sub></num></p>',
        ),
    ],
)
def test_each_block_has_its_element(block: Block, expected: str) -> None:
    parent = etree.Element(tag("body.content"), nsmap={None: NAMESPACE})
    put_blocks(parent, (block,))
    made = etree.tostring(parent[0], encoding="unicode").replace(f' xmlns="{NAMESPACE}"', "")
    assert made == expected
