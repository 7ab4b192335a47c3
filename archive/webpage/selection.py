"""Which blocks of a page are the article: those whose text trafilatura chooses, in the page's own structure.

trafilatura finds the text of articles best (see docs/importers/html.md) but flattens it; so only its choice is used: a block of
the repaired page stays when its text is among what was chosen. Headings, links, emphasis, lists, tables and captions are thus
those of the page. Figures stay between the headline and the last chosen block. No date or name is asked of the library.
"""

import copy
import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from archive.extras import load

EXTRA: Final = "web"
_LONG: Final = 25  # letters; shorter blocks must be chosen as a whole
_SEARCHES: Final = 1000
_TEXTUAL: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_CONTAINERS: Final = frozenset({"blockquote", "ul", "ol", "li"})


def choose(page: etree._Element) -> tuple[str, ...]:
    """Return the lines of text that trafilatura takes for the article, in precision mode.

    Raises:
        InstallationError: The extra `web` is not installed.
    """
    found: Any = load("trafilatura", EXTRA).bare_extraction(
        copy.deepcopy(page), favor_precision=True, include_comments=False, include_tables=True, include_images=False,
        include_formatting=False, include_links=False, with_metadata=False, deduplicate=False,
    )  # fmt: skip
    if found is None or found.body is None:
        return ()
    return tuple(line for line in map(" ".join, map(str.split, _lines(found.body))) if line)


def keep_chosen(body: etree._Element, lines: tuple[str, ...], headline: str = "") -> tuple[str, ...]:
    """Take out of a repaired page all that was not chosen, and the headline, which has a field of its own.

    Returns:
        The chosen lines that no block of the page holds.
    """
    chosen = _Texts(map(_letters, lines))
    title = _letters(headline)
    kept: list[str] = []
    first, last = None, None
    for block in [block for block in body.iter() if block.tag in _TEXTUAL or block.tag == "table"]:
        if block.get("class") in {"caption", "credit"}:
            continue
        letters = _letters("".join(block.itertext()))
        if title and letters == title and block.tag in {"h1", "h2"} and not kept:
            first = block
        elif chosen.hold_table(block) if block.tag == "table" else chosen.hold(letters):
            kept.append(letters)
            first, last = block if first is None else first, block
            continue
        block.set("data-left", "yes")
    _leave_figures(body, first, last)
    _take_out(body)
    held = _Texts([*kept, title])
    return tuple(line for line in lines if not held.hold(_letters(line), inside=True))


class _Texts:
    """Texts without blanks, asked whether they hold another one; long searches are few, so that no page can make them many."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.all = frozenset(texts)
        self.whole = "\n".join(sorted(self.all, key=len))
        self.long = [text for text in self.all if len(text) >= _LONG][:_SEARCHES]
        self.searches = _SEARCHES

    def hold(self, letters: str, *, inside: bool = False) -> bool:
        """Tell whether a text is one of these, part of one (short ones only if `inside`), or has a long one in it."""
        if letters in self.all:
            return bool(letters)
        if (len(letters) < _LONG and not inside) or self.searches <= 0:
            return False
        self.searches -= 1
        return letters in self.whole or any(text in letters for text in self.long)

    def hold_table(self, table: etree._Element) -> bool:
        """Tell whether most cells of a table are among these."""
        cells = [letters for cell in table.iter("td", "th") if (letters := _letters("".join(cell.itertext())))]
        return sum(cell in self.all or self.hold(cell) for cell in cells) * 2 > len(cells)


def _lines(element: Any) -> list[str]:
    """Return the text of each block of the library's answer."""
    lines = [""]
    for node in element.iter():
        if node.tag in {"p", "head", "item", "quote", "cell", "row", "list", "table", "code", "lb", "fw", "div"}:
            lines.append("")
        lines[-1] += node.text or ""
        if node.tail:
            lines[-1] += node.tail
    return lines


def _letters(text: str) -> str:
    """Return the text without any blanks, which no two readers treat alike."""
    return re.sub(r"\s+", "", text)


def _leave_figures(body: etree._Element, first: etree._Element | None, last: etree._Element | None) -> None:
    """Mark the figures and rules that stand before the beginning or after the end of the article, and pictures of teasers."""
    inside = False
    ended = last is None
    for node in body.iter():
        inside = inside or node is first
        if node.tag in {"div", "hr"} and (not inside or ended or node.get("data-teaser")):
            node.set("data-left", "yes")
        ended = ended or node is last


def _take_out(body: etree._Element) -> None:
    """Remove what is marked, and containers that nothing is left in."""
    for node in list(body.iter()):
        parent = node.getparent()
        if node.get("data-left") and parent is not None:
            parent.remove(node)
    for node in reversed(list(body.iterdescendants())):
        parent = node.getparent()
        if node.tag in _CONTAINERS and not len(node) and parent is not None:
            parent.remove(node)
