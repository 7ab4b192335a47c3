"""Body -> XHTML: the tags that XHTML 1.0 Strict and HTML5 have in common, and nothing else.

    Heading 1-5   h2-h6             Quote         blockquote[@cite]          Break         br
    Paragraph     p                 ItemList      ul, ol, li                 Anchor        a[@href]
    Preformatted  pre               Table         table, caption, tr, th, td Mark          em, strong, q, cite, sub, sup, abbr,
    Separator     hr                Figure        div.figure: img, p.caption, p.credit     code, span

Text is kept to the character: only places that can hold no text are indented. A reference that is no IRI is written as a URN
that stands for it (see `archive/model/iris.py`). `xhtml_in.read` gives back the same Body. Elements nest at most 200 deep,
so that every reader with a limit of 256 can follow.
"""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from archive.errors import RenderError
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
)
from archive.model.iris import to_iri

NAMESPACE: Final = "http://www.w3.org/1999/xhtml"
MEDIA_TYPE: Final = "application/xhtml+xml"
MAX_DEPTH: Final = 200
MARKS: Final = {
    MarkStyle.EMPHASIS: "em",
    MarkStyle.STRONG: "strong",
    MarkStyle.QUOTATION: "q",
    MarkStyle.CITATION: "cite",
    MarkStyle.SUBSCRIPT: "sub",
    MarkStyle.SUPERSCRIPT: "sup",
    MarkStyle.ABBREVIATION: "abbr",
    MarkStyle.CODE: "code",
    MarkStyle.SPAN: "span",
}
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def write(body: Body, title: str = "") -> bytes:
    """Return `body` as a whole XHTML document in UTF-8, with a final line feed; `title` is not part of the Body.

    Raises:
        RenderError: Blocks or Marks nest too deep.
    """
    return etree.tostring(element(body, title), encoding="UTF-8", xml_declaration=False) + b"\n"


def element(body: Body, title: str = "", indent: int = 0) -> etree._Element:
    """Return `body` as an `html` element, laid out as if it stood `indent` levels deep.

    Raises:
        RenderError: Blocks or Marks nest too deep.
    """
    html = etree.Element(f"{{{NAMESPACE}}}html", nsmap={None: NAMESPACE})
    _set_lang(html, body.lang)
    head = _sub(html, "head")
    _sub(head, "title").text = title
    content = _sub(html, "body")
    _put_blocks(content, body.blocks, indent + 1)
    _lay_out(head, indent + 1)
    _lay_out(html, indent)
    return html


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Append an XHTML element."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _set_lang(target: etree._Element, lang: str) -> None:
    """State a language for XML and for HTML readers (XHTML 1.0, C.7)."""
    if lang:
        target.set("lang", lang)
        target.set(_XML_LANG, lang)


def _lay_out(parent: etree._Element, level: int) -> None:
    """Put each child on its own line; for elements that can hold no text."""
    if len(parent):
        parent.text = "\n" + "  " * (level + 1)
        for child in parent:
            child.tail = parent.text
        parent[-1].tail = "\n" + "  " * level


def _put_blocks(parent: etree._Element, blocks: Iterable[Block], level: int) -> None:
    """Append blocks, one a line.

    Raises:
        RenderError: They nest too deep.
    """
    _demand_depth(level)
    for block in blocks:
        _put_block(parent, block, level + 1)
    _lay_out(parent, level)


def _put_block(parent: etree._Element, block: Block, level: int) -> None:
    """Append one block."""
    match block:
        case Paragraph():
            _put_inlines(_sub(parent, "p"), block.content, level)
        case Heading():
            _put_inlines(_sub(parent, f"h{block.level + 1}"), block.content, level)
        case Quote():
            quote = _sub(parent, "blockquote", **({"cite": to_iri(block.source)} if block.source else {}))
            _put_blocks(quote, block.blocks, level)
        case ItemList():
            items = _sub(parent, "ol" if block.ordered else "ul")
            for item in block.items:
                _put_blocks(_sub(items, "li"), item, level + 1)
            _lay_out(items, level)
        case Figure():
            _put_figure(parent, block, level)
        case Table():
            _put_table(parent, block, level)
        case Preformatted():
            _sub(parent, "pre").text = block.text
        case Separator():
            _sub(parent, "hr")


def _put_figure(parent: etree._Element, figure: Figure, level: int) -> None:
    """Append an image with its caption and credit."""
    holder = _sub(parent, "div", **{"class": "figure"})
    _sub(holder, "img", src=to_iri(figure.href), alt=figure.alt)
    if figure.caption:
        _put_inlines(_sub(holder, "p", **{"class": "caption"}), figure.caption, level + 1)
    if figure.credit:
        _sub(holder, "p", **{"class": "credit"}).text = figure.credit
    _lay_out(holder, level)


def _put_table(parent: etree._Element, table: Table, level: int) -> None:
    """Append a table."""
    grid = _sub(parent, "table")
    if table.caption:
        _put_inlines(_sub(grid, "caption"), table.caption, level + 1)
    for row in table.rows:
        line = _sub(grid, "tr")
        for cell in row:
            _put_cell(line, cell, level + 2)
        _lay_out(line, level + 1)
    _lay_out(grid, level)


def _put_cell(row: etree._Element, cell: Cell, level: int) -> None:
    """Append a table cell."""
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    target = _sub(row, "th" if cell.header else "td", **{name: str(span) for name, span in spans.items() if span > 1})
    _put_inlines(target, cell.content, level)


def _put_inlines(parent: etree._Element, content: Iterable[Inline], level: int) -> None:
    """Append text and inline elements, without adding or leaving out a character.

    Raises:
        RenderError: They nest too deep.
    """
    _demand_depth(level)
    last: etree._Element | None = None
    for part in content:
        match part:
            case str():
                if last is None:
                    parent.text = part
                else:
                    last.tail = part
            case Break():
                last = _sub(parent, "br")
            case Anchor():
                last = _sub(parent, "a", href=to_iri(part.href), **({"title": part.title} if part.title else {}))
                _put_inlines(last, part.content, level + 1)
            case Mark():
                last = _sub(parent, MARKS[part.style], **({"title": part.title} if part.title else {}))
                _set_lang(last, part.lang)
                _put_inlines(last, part.content, level + 1)


def _demand_depth(level: int) -> None:
    """Refuse what nests too deep.

    Raises:
        RenderError: The level is beyond `MAX_DEPTH`.
    """
    if level > MAX_DEPTH:
        raise RenderError(
            f"the text has elements nested more than {MAX_DEPTH} deep, which XML readers refuse",
            hint="Flatten the lists, quotations or marks of the article",
        )
