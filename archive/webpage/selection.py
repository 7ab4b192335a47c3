"""Which blocks of a page are the article: those whose text trafilatura chooses, in the page's own structure.

trafilatura finds the text of articles best (see docs/importers/html.md) but flattens it; so only its choice is used: a block of
the repaired page stays when its text is among what was chosen. Headings, links, emphasis, lists, tables and captions are thus
those of the page. Figures stay between the headline and the last chosen block. No date or name is asked of the library.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree

from archive.extras import load

EXTRA: Final = "web"
_LONG: Final = 25  # letters; shorter blocks must be chosen as a whole
_SEARCHES: Final = 500
_LONGEST: Final = 20_000  # letters of a block; no paragraph has more
_ANSWER: Final = frozenset({"p", "head", "item", "quote", "cell", "row", "list", "table", "code", "lb", "fw", "div"})
_CROWD: Final = 1_000  # children
_INLINE: Final = ("a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u")
_TEXTUAL: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_CONTAINERS: Final = frozenset({"blockquote", "ul", "ol", "li"})


def choose(page: etree._Element) -> tuple[str, ...]:
    """Return the lines of text that trafilatura takes for the article, in precision mode.

    Raises:
        InstallationError: The extra `web` is not installed.
    """
    found: Any = load("trafilatura", EXTRA).bare_extraction(
        _lighter(page), favor_precision=True, include_comments=False, include_tables=True, include_images=False,
        include_formatting=False, include_links=False, with_metadata=False, deduplicate=False,
    )  # fmt: skip
    if found is None or found.body is None:
        return ()
    return tuple(line for line in map(" ".join, map(str.split, _lines(found.body))) if line)


def _lighter(page: etree._Element) -> etree._Element:
    """Return a copy for the library, without inline elements where they are very many in one place: its time is their square."""
    made = copy.deepcopy(page)
    for crowded in [element for element in made.iter() if isinstance(element.tag, str) and len(element) > _CROWD]:
        etree.strip_tags(crowded, *_INLINE)
        for element in crowded.iter():
            element.text, element.tail = element.text, element.tail  # joins the texts that are left side by side
    return made


def keep_chosen(body: etree._Element, lines: tuple[str, ...], headline: str = "", standfirst: str = "") -> tuple[str, ...]:
    """Take out of a repaired page all that was not chosen, and headline and standfirst, which have fields of their own.

    Returns:
        The chosen lines that no block of the page holds.
    """
    chosen = _Texts(map(_letters, lines))
    title, deck = _letters(headline), _letters(standfirst)
    kept: list[str] = []
    first, last = None, None
    for block in [block for block in body.iter() if block.tag in _TEXTUAL or block.tag == "table"]:
        if block.get("class") in {"caption", "credit"}:
            continue
        letters = _letters("".join(block.itertext()))
        if title and letters == title and block.tag in {"h1", "h2"} and not kept:
            first = block
        elif deck and letters == deck and not kept:
            first = block if first is None else first
        elif chosen.hold_table(block) if block.tag == "table" else chosen.hold(letters):
            kept.append(letters)
            first, last = block if first is None else first, block
            continue
        block.set("data-left", "yes")
    _leave_figures(body, first, last)
    _take_out(body)
    held = _Texts([*kept, title, deck])
    return tuple(line for line in lines if len(_letters(line)) >= _LONG and not held.hold(_letters(line)))


class _Texts:
    """Texts without blanks, asked whether they hold another one; long searches are few, so that no page can make them many."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.all = frozenset(texts)
        self.whole = "\n".join(sorted(self.all, key=len))
        self.long = [text for text in self.all if len(text) >= _LONG][:_SEARCHES]
        self.searches = _SEARCHES

    def hold(self, letters: str) -> bool:
        """Tell whether a text is one of these, or a long part of one, or has a long one in it."""
        if letters in self.all:
            return bool(letters)
        if len(letters) < _LONG or self.searches <= 0:
            return False
        self.searches -= 1
        return letters in self.whole or (len(letters) < _LONGEST and any(text in letters for text in self.long))

    def hold_table(self, table: etree._Element) -> bool:
        """Tell whether most cells of a table are among these."""
        cells = [letters for cell in table.iter("td", "th") if (letters := _letters("".join(cell.itertext())))]
        return sum(cell in self.all or self.hold(cell) for cell in cells) * 2 > len(cells)


def _lines(element: Any) -> list[str]:
    """Return the text of each block of the library's answer."""
    lines = [""]
    for node, ends in _walk(element):
        if node.tag in _ANSWER:
            lines.append("")
        lines[-1] += (node.tail if ends else node.text) or ""
    return lines


def _walk(element: Any) -> Iterator[tuple[Any, bool]]:
    """Yield every element where its text begins, and again where the text behind it begins."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        yield node, event == "end"


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
