"""XHTML -> Body: reads exactly what `xhtml_out` writes, and other well-formed XHTML as well as it can.

What `xhtml_out` has no tag for is read leniently: an unknown element stands for its content, text beside blocks is a paragraph,
`b` and `i` are strong and emphasis, scripts and styles are no text. No text is lost; how it looked may be.

It reads no tag soup: whoever has HTML from the web repairs it first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from lxml import etree

from archive.markup import safexml
from archive.markup.xhtml_out import MARKS
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
)
from archive.model.characters import LANGUAGE
from archive.model.iris import from_iri

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_STYLES: Final[Mapping[str, MarkStyle]] = {
    **{name: style for style, name in MARKS.items()},
    "b": MarkStyle.STRONG,
    "i": MarkStyle.EMPHASIS,
    "acronym": MarkStyle.ABBREVIATION,
}
_SILENT: Final = frozenset({"script", "style", "head", "template"})
_INLINE: Final = frozenset(
    {*_STYLES, "a", "br", "small", "big", "tt", "kbd", "samp", "var", "dfn", "ins", "del", "u", "s", "font", "mark"}
)
_SPACE: Final = " \t\r\n"


def read(data: bytes, where: str = "") -> Body:
    """Read an XHTML document.

    Raises:
        XmlError: It is not well-formed XML, of a kind that is not read, or holds what cannot be archived.
    """
    root = safexml.parse(data, where)
    try:
        return body_of(root)
    except ValueError as error:  # of the model, which takes no control characters
        raise safexml.XmlError(str(error), where=where) from error


def body_of(root: etree._Element) -> Body:
    """Read an `html`, `body` or `div` element of any namespace.

    Raises:
        ValueError: It holds a character that cannot be archived.
    """
    content = next((child for child in root if _name(child) == "body"), root)
    return Body(blocks=tuple(_blocks(content)), lang=_lang(root) or _lang(content))


def _name(element: etree._Element) -> str:
    """Return the local name."""
    return str(element.tag).rpartition("}")[2]


def _lang(element: etree._Element) -> str:
    """Return the stated language, "" when there is none or it is no language tag."""
    stated = element.get(_XML_LANG) or element.get("lang") or ""
    return stated if LANGUAGE.fullmatch(stated) else ""


def _blocks(parent: etree._Element) -> Iterator[Block]:
    """Yield the blocks of a container; text and inline elements beside blocks make paragraphs."""
    run: list[Inline] = [parent.text or ""]
    for child in parent:
        name = _name(child)
        if name in _INLINE:
            run += _inline(child, name)
        elif name not in _SILENT:
            yield from _paragraph(run)
            run = []
            yield from _BLOCKS.get(name, _blocks)(child)
        run.append(child.tail or "")
    yield from _paragraph(run)


def _paragraph(run: Iterable[Inline]) -> Iterator[Block]:
    """Yield a paragraph of what stood beside blocks, unless it is layout."""
    content = list(canonical(run))
    if content and isinstance(content[0], str):
        content[0] = content[0].lstrip(_SPACE)
    if content and isinstance(content[-1], str):
        content[-1] = content[-1].rstrip(_SPACE)
    if kept := canonical(content):
        yield Paragraph(content=kept)


def _inlines(parent: etree._Element, *, links: bool = True) -> tuple[Inline, ...]:
    """Return the content of a text element, to the character."""
    run: list[Inline] = [parent.text or ""]
    for child in parent:
        run += _inline(child, _name(child), links=links)
        run.append(child.tail or "")
    return canonical(run)


def _inline(element: etree._Element, name: str, *, links: bool = True) -> tuple[Inline, ...]:
    """Return what one inline element stands for."""
    if name in _SILENT:
        return ()
    if name == "br":
        return (Break(),)
    if name == "a" and links and element.get("href") is not None:
        content = _inlines(element, links=False)
        return (Anchor(href=from_iri(element.get("href", "")), content=content, title=element.get("title", "")),)
    content = _inlines(element, links=links)
    if name not in _STYLES:
        return content
    return (Mark(style=_STYLES[name], content=content, title=element.get("title", ""), lang=_lang(element)),)


def _text_block(element: etree._Element) -> Iterator[Block]:
    """Yield a paragraph or heading, unless it is empty."""
    name = _name(element)
    if content := _inlines(element):
        # XHTML has six levels, of which the first is the headline's.
        yield Paragraph(content=content) if name == "p" else Heading(level=max(1, int(name[1]) - 1), content=content)


def _quote(element: etree._Element) -> Iterator[Block]:
    """Yield a block quotation."""
    if blocks := tuple(_blocks(element)):
        yield Quote(blocks=blocks, source=from_iri(element.get("cite", "")))


def _list(element: etree._Element) -> Iterator[Block]:
    """Yield a list."""
    items = (tuple(_blocks(item)) for item in element)
    if kept := tuple(item for item in items if item):
        yield ItemList(items=kept, ordered=_name(element) == "ol")


def _division(element: etree._Element) -> Iterator[Block]:
    """Yield a figure, or the blocks of a division that says nothing itself."""
    image = next((child for child in element if _name(child) == "img"), None)
    if element.get("class") != "figure" or image is None:
        yield from _blocks(element)
        return
    parts = {child.get("class", ""): child for child in element if _name(child) == "p"}
    yield Figure(
        href=from_iri(image.get("src", "")),
        alt=image.get("alt", ""),
        caption=_inlines(parts["caption"]) if "caption" in parts else (),
        credit="".join(parts["credit"].itertext()) if "credit" in parts else "",
    )


def _image(element: etree._Element) -> Iterator[Block]:
    """Yield an image that stands alone."""
    yield Figure(href=from_iri(element.get("src", "")), alt=element.get("alt", ""))


def _table(element: etree._Element) -> Iterator[Block]:
    """Yield a table."""
    rows = (tuple(_cell(cell) for cell in row if _name(cell) in {"td", "th"}) for row in element.iter("{*}tr"))
    caption = next((child for child in element if _name(child) == "caption"), None)
    if kept := tuple(row for row in rows if row):
        yield Table(rows=kept, caption=() if caption is None else _inlines(caption))


def _cell(element: etree._Element) -> Cell:
    """Return a table cell; a span that HTML does not allow counts as 1."""
    return Cell(
        content=_inlines(element),
        header=_name(element) == "th",
        colspan=_span(element.get("colspan", ""), 1000),
        rowspan=_span(element.get("rowspan", ""), 65534),
    )


def _span(stated: str, most: int) -> int:
    """Return a span."""
    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1
    return number if 1 <= number <= most else 1


def _preformatted(element: etree._Element) -> Iterator[Block]:
    """Yield preformatted text."""
    if text := "".join(element.itertext()):
        yield Preformatted(text=text)


def _separator(_element: etree._Element) -> Iterator[Block]:
    """Yield a thematic break."""
    yield Separator()


_BLOCKS: Final[Mapping[str, Callable[[etree._Element], Iterator[Block]]]] = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6"), _text_block),
    **dict.fromkeys(("ul", "ol"), _list),
    "blockquote": _quote,
    "div": _division,
    "img": _image,
    "table": _table,
    "pre": _preformatted,
    "hr": _separator,
}
