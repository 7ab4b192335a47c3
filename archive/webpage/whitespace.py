"""White space as browsers show it: rows of blanks are one, none at the beginning, at the end and beside a line break.

It works on elements that hold text and inline elements; a mark around nothing goes, the text behind it stays.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_SPACES: Final = re.compile("[ \t\n\r\f]+")
_PIECE: Final = "piece"
_SHORT: Final = 1000


def append_text(target: etree._Element, text: str) -> None:
    """Add text behind all that `target` holds; long texts stay in pieces until `tidy` joins them, so adding takes no time."""
    if not text:
        return
    last = last_child(target)
    held = target.text if last is None else last.text if last.tag == _PIECE else last.tail
    if held and len(held) > _SHORT:
        etree.SubElement(target, _PIECE).text = text
    elif last is None:
        target.text = (held or "") + text
    elif last.tag == _PIECE:
        last.text = (held or "") + text
    else:
        last.tail = (held or "") + text


def last_child(element: etree._Element) -> etree._Element | None:
    """Return the last child of an element without counting the others, as `len` does."""
    return next(element.iterchildren(reversed=True), None)


def tidy(block: etree._Element) -> bool:
    """Leave out the blanks that browsers do not show; tell whether anything is left."""
    etree.strip_tags(block, _PIECE)
    _collapse(block)
    for mark in reversed(list(block.iterdescendants())):
        if mark.tag == "br":
            parent = mark.getparent()
            if parent is block and mark.getnext() is None and not mark.tail:
                block.remove(mark)
        elif not mark.text and not len(mark):
            _unwrap(mark)
    return bool(block.text or len(block))


def _collapse(block: etree._Element) -> None:
    """Make every row of blanks one blank, and none at the edges."""
    space = True
    last: tuple[etree._Element, bool] | None = None
    for node, is_tail in _texts(block):
        if is_tail and node.tag == "br":
            _trim(last)
            space = True
        text = _SPACES.sub(" ", (node.tail if is_tail else node.text) or "")
        text = text[1:] if space and text.startswith(" ") else text
        _set(node, text, is_tail=is_tail)
        if text:
            space, last = text.endswith(" "), (node, is_tail)
    _trim(last)


def _trim(place: tuple[etree._Element, bool] | None) -> None:
    """Leave out the blank at the end of a text."""
    if place is not None:
        node, is_tail = place
        _set(node, ((node.tail if is_tail else node.text) or "").rstrip(" "), is_tail=is_tail)


def _set(node: etree._Element, text: str, *, is_tail: bool) -> None:
    """Put text into its place."""
    if is_tail:
        node.tail = text or None
    else:
        node.text = text or None


def _texts(block: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the places of text inside a block in reading order: an element, and whether the text is behind it."""
    yield block, False
    for child in block:
        if child.tag != "br":
            yield from _texts(child)
        yield child, True


def _unwrap(empty: etree._Element) -> None:
    """Take out an element without content, not the text behind it."""
    parent, before = empty.getparent(), empty.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (empty.tail or "") or None
    else:
        parent.text = (parent.text or "") + (empty.tail or "") or None
    empty.tail = None
    parent.remove(empty)
