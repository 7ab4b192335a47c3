"""Body -> NITF content: the blocks and marks that NITF has; what it has no element for becomes the nearest that it has.

    Heading      hl2              Figure    media of an image        STRONG     em.bold       SUBSCRIPT, SUPERSCRIPT   num
    Quote        bq, block        Table     table, tr, th, td        CITATION   em.citation   ABBREVIATION             its text
    ItemList     ol, ul, li       Separator hr, Preformatted pre     CODE       em.code       SPAN                     lang

The levels of headings are lost, because NITF has one.
"""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from archive.model.body import (
    Anchor,
    Block,
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
    inline_text,
)
from archive.nitf.names import tag

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_CLASSES: Final = {MarkStyle.STRONG: "bold", MarkStyle.CITATION: "citation", MarkStyle.CODE: "code"}


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append an element; empty attributes are left out."""
    stated = {key: value for key, value in attributes.items() if value}
    element = etree.SubElement(parent, tag(name), stated)
    element.text = text or None
    return element


def put_blocks(parent: etree._Element, blocks: Iterable[Block]) -> None:
    """Append blocks."""
    for block in blocks:
        _put_block(parent, block)


def _put_block(parent: etree._Element, block: Block) -> None:
    """Append one block."""
    match block:
        case Paragraph():
            put_inlines(add(parent, "p"), block.content)
        case Heading():
            put_inlines(add(parent, "hl2"), block.content)
        case Quote():
            quote = add(parent, "bq", **({"quote-source": block.source} if block.source else {}))
            put_blocks(add(quote, "block"), block.blocks)
        case ItemList():
            items = add(parent, "ol" if block.ordered else "ul")
            for item in block.items:
                put_blocks(add(items, "li"), item)
        case Figure():
            _put_figure(parent, block)
        case Table():
            _put_table(parent, block)
        case Preformatted():
            add(parent, "pre", block.text)
        case Separator():
            add(parent, "hr")


def _put_figure(parent: etree._Element, figure: Figure) -> None:
    """Append an image."""
    media = add(parent, "media", **{"media-type": "image"})
    add(media, "media-reference", source=figure.href, **{"alternate-text": figure.alt})
    if figure.caption:
        put_inlines(add(media, "media-caption"), figure.caption)
    if figure.credit:
        add(media, "media-producer", figure.credit)


def _put_table(parent: etree._Element, table: Table) -> None:
    """Append a table."""
    grid = add(parent, "table")
    if table.caption:
        put_inlines(add(grid, "caption"), table.caption)
    for row in table.rows:
        line = add(grid, "tr")
        for cell in row:
            _put_cell(line, cell)


def _put_cell(row: etree._Element, cell: Cell) -> None:
    """Append a table cell."""
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    target = add(row, "th" if cell.header else "td", **{name: str(span) for name, span in spans.items() if span > 1})
    put_inlines(target, cell.content)


def put_inlines(parent: etree._Element, content: Iterable[Inline]) -> None:
    """Append text and inline elements."""
    for part in content:
        match part:
            case str():
                _append(parent, part)
            case Break():
                add(parent, "br")
            case Anchor():
                put_inlines(add(parent, "a", href=part.href, title=part.title), part.content)
            case Mark():
                _put_mark(parent, part)


def _put_mark(parent: etree._Element, mark: Mark) -> None:
    """Append marked text."""
    match mark.style:
        case MarkStyle.QUOTATION:
            target = add(parent, "q")
        case MarkStyle.SPAN:
            target = add(parent, "lang")
        case MarkStyle.SUBSCRIPT | MarkStyle.SUPERSCRIPT:
            name = "sub" if mark.style is MarkStyle.SUBSCRIPT else "sup"
            add(add(parent, "num"), name, inline_text(mark.content))
            return
        case MarkStyle.ABBREVIATION:
            target = parent
        case _:
            target = add(parent, "em", **({"class": _CLASSES[mark.style]} if mark.style in _CLASSES else {}))
    if mark.lang and target is not parent:
        target.set(XML_LANG, mark.lang)
    put_inlines(target, mark.content)


def _append(target: etree._Element, text: str) -> None:
    """Add text behind all that `target` holds."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
