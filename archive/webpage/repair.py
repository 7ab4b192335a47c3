"""A page's elements -> the tags that `markup/xhtml_in` reads: soup becomes headings, paragraphs, lists, quotes, figures, tables.

Text stays to the letter; blanks that browsers do not show go. Loose text becomes paragraphs, two line breaks end one, containers
that say nothing dissolve, tables that only lay out a page dissolve too. Scripts, styles, forms, frames, players and pictures
of one pixel are dropped and counted, links whose address is a program (`javascript:`) lose it and are counted. An address is made
absolute only when the address of the page is known.

Which of this is the article is not decided here (see `selection.py`).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from archive.markup.cleaning import clean
from archive.markup.xhtml_out import MARKS
from archive.webpage.figures import PICTURES, credit_of, image_addresses, is_tracker
from archive.webpage.whitespace import append_text, last_child, tidy

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
LINK_PROGRAM: Final = "address of a link that runs a program or holds data"
_DROPPED: Final = {
    **dict.fromkeys(("script", "noscript", "template"), "script"), "style": "style sheet",
    **dict.fromkeys(("input", "button", "select", "textarea", "dialog"), "form element"),
    **dict.fromkeys(("iframe", "object", "embed", "frame", "frameset", "applet"), "embedded frame"),
    **dict.fromkeys(("audio", "video", "canvas", "svg", "math", "map"), "player or drawing"),
}  # fmt: skip
_MARKS: Final = {
    **{name: name for name in MARKS.values() if name != "span"},
    "b": "strong", "i": "em", "acronym": "abbr", "kbd": "code", "samp": "code", "tt": "code", "var": "em", "dfn": "em",
}  # fmt: skip
_STRUCK: Final = frozenset({"del", "s", "strike"})
_INLINE: Final = frozenset(
    {*_MARKS, *_STRUCK, "a", "br", "wbr", "span", "small", "big", "ins", "u", "font", "mark", "time", "label", "data", "bdi",
     "bdo", "ruby", "rt", "rp", "rb", "nobr", "output"}
)  # fmt: skip
_SAFE: Final = re.compile(r"(?:https?|mailto|tel|ftp):|[^:]*$|[^:/?#]*[/?#]", re.IGNORECASE)
_HELD: Final = re.compile(r"data:image/|cid:", re.IGNORECASE)
_UNCLEAN: Final = re.compile("[^\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff]")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Repaired:
    """The content as a `body` element, how much of what was dropped, and further addresses of pictures by the one given."""

    body: etree._Element
    dropped: Counter[str] = field(default_factory=Counter)
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def notes(self) -> list[str]:
        """Say what was dropped or changed, as sentences with counts."""
        return [f"{n} {what}{'' if n == 1 else 's'} dropped" for what, n in sorted(self.dropped.items())]


def repair(content: etree._Element, url: str = "") -> Repaired:
    """Return the content of an element in the tags of XHTML; `url` is where it was found, "" when that is not known."""
    made = Repaired(body=etree.Element("body"))
    flow = _Flow(made, made.body, url)
    flow.read(content)
    flow.close()
    return made


class _Flow:
    """Fills one container with blocks; text and inline elements between blocks make paragraphs."""

    def __init__(self, made: Repaired, target: etree._Element, url: str) -> None:
        self.made = made
        self.target = target
        self.dropped = made.dropped
        self.url = url
        self.run: etree._Element | None = None
        self.waiting: list[etree._Element] = []

    def read(self, source: etree._Element, kind: str = "p", depth: int = 0) -> None:
        """Read all children of `source`; its loose text becomes blocks of the kind."""
        self._say(source.text or "", kind)
        for child in source:
            name = child.tag if isinstance(child.tag, str) else ""
            if name in _DROPPED or child.get("hidden") is not None:
                self.dropped[_DROPPED.get(name, "hidden element")] += 1
            elif name in PICTURES:
                self.picture(child)
            elif name in _INLINE and not _holds_block(child):
                self._inline(child, name, kind)
            elif name:
                self._block(child, name, depth)
            self._say(child.tail or "", kind)

    def close(self) -> None:
        """End the paragraph that is open; pictures inside it come after it."""
        run, self.run = self.run, None
        if run is not None and not tidy(run):
            self.target.remove(run)
        for figure in self.waiting:
            self.target.append(figure)
        self.waiting = []

    def picture(self, element: etree._Element, holder: etree._Element | None = None) -> etree._Element | None:
        """Keep a picture as a figure, after the paragraph that is open; `holder` is its `figure` element."""
        addresses = [_clean(href) for stated in image_addresses(element) if (href := _picture_address(stated, self.url))]
        if is_tracker(element) or not addresses:
            self.dropped["tracking or empty picture"] += 1
            return None
        href, *others = addresses
        if others:
            self.made.others.setdefault(href, tuple(others))
        figure = etree.Element("div", {"class": "figure"})
        if holder is None and any(up.tag == "a" for up in element.iterancestors()):
            figure.set("data-teaser", "yes")
        image = next(element.iter("img", "amp-img"), element)
        alt = _clean(" ".join((image.get("alt") or "").split()))
        etree.SubElement(figure, "img", {"src": href, "alt": alt})
        self.waiting.append(figure)
        return figure

    def _say(self, text: str, kind: str) -> None:
        """Add text to the paragraph that is open, or open one."""
        if not text or (self.run is None and not text.strip(" \t\r\n\f")):
            return
        append_text(self._open(kind), _clean(text))

    def _open(self, kind: str) -> etree._Element:
        """Return the paragraph that is open."""
        if self.run is None:
            self.run = etree.SubElement(self.target, kind)
        return self.run

    def _inline(self, element: etree._Element, name: str, kind: str) -> None:
        """Add an inline element; a second line break in a row ends the paragraph."""
        if name != "br":
            if self.run is not None or "".join(element.itertext()).strip() or len(element):
                self.put(self._open(kind), element, name, linked=False)
            return
        last = last_child(self.run) if self.run is not None else None
        if last is not None and last.tag == "br" and not (last.tail or "").strip():
            self.close()
        elif self.run is not None:
            etree.SubElement(self.run, "br")

    def put(self, target: etree._Element, element: etree._Element, name: str, *, linked: bool) -> None:
        """Add what one inline element says to `target`."""
        if name in _DROPPED:
            self.dropped[_DROPPED[name]] += 1
            return
        if name in PICTURES:
            self.picture(element)
            return
        made = self._made(target, element, name, linked=linked)
        append_text(made, _clean(element.text or ""))
        for child in element:
            inner = child.tag if isinstance(child.tag, str) else ""
            if inner:
                self.put(made, child, inner, linked=linked or made.tag == "a")
            append_text(made, _clean(child.tail or ""))

    def _made(self, target: etree._Element, element: etree._Element, name: str, *, linked: bool) -> etree._Element:
        """Return the element that takes the content: a new one, or `target` when the old one says nothing."""
        if name in _STRUCK:
            self.dropped["mark of struck-out text"] += 1
        if name == "br":
            etree.SubElement(target, "br")
        if name == "a" and element.get("href") is not None and not linked:
            stated = element.get("href") or ""
            href = safe_address(stated, self.url)
            if href:
                return etree.SubElement(target, "a", _titled(element, href=_clean(href)))
            self.dropped[LINK_PROGRAM] += 1
        if name in _MARKS:
            return etree.SubElement(target, _MARKS[name], _titled(element))
        if name == "span" and (lang := element.get("lang") or ""):
            return etree.SubElement(target, "span", {_XML_LANG: lang})
        return target

    def _block(self, element: etree._Element, name: str, depth: int) -> None:
        """Add what one block element says."""
        self.close()
        if name in _HEADINGS and not _holds_block(element):
            self.read(element, name, depth)
        elif name in {"ul", "ol", "menu"}:
            self._list(element, "ol" if name == "ol" else "ul", depth)
        elif name == "blockquote":
            cite = safe_address(element.get("cite") or "", self.url)
            self._inside(element, "blockquote", {"cite": cite} if cite else {}, depth)
        elif name == "table" and _is_data(element):
            self._table(element)
        elif name == "figure":
            self._figure(element, depth)
        elif name == "pre":
            if text := _clean("".join(element.itertext())).strip("\n"):
                etree.SubElement(self.target, "pre").text = text
        elif name == "hr":
            etree.SubElement(self.target, "hr")
        else:
            self.read(element, "p", depth)
        self.close()

    def _inside(self, element: etree._Element, name: str, attributes: dict[str, str], depth: int) -> None:
        """Add a container with its blocks, unless nothing is in it."""
        made = etree.SubElement(self.target, name, attributes)
        flow = _Flow(self.made, made, self.url)
        flow.read(element, "p", depth + 1)
        flow.close()
        if not len(made):
            self.target.remove(made)

    def _list(self, element: etree._Element, name: str, depth: int) -> None:
        """Add a list; what stands between its items is an item, too."""
        made = etree.SubElement(self.target, name)
        inner = _Flow(self.made, made, self.url)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                inner._inside(child, "li", {}, depth)
        if not len(made):
            self.target.remove(made)

    def _figure(self, element: etree._Element, depth: int) -> None:
        """Add a figure of one picture with caption and credit; other figures dissolve."""
        pictures = list(element.iter("img", "amp-img"))
        captions = list(element.iter("figcaption"))
        figure = self.picture(next(element.iter("picture"), pictures[0]), element) if len(pictures) == 1 else None
        if figure is None:
            self.read(element, "p", depth)
            return
        for caption in captions[:1]:
            credit = credit_of(caption)
            line = etree.SubElement(figure, "p", {"class": "caption"})
            self.put(line, caption, "figcaption", linked=False)
            if not tidy(line):
                figure.remove(line)
            if credit:
                etree.SubElement(figure, "p", {"class": "credit"}).text = _clean(credit)

    def _table(self, element: etree._Element) -> None:
        """Add a table of data."""
        made = etree.SubElement(self.target, "table")
        for caption in element.iterchildren("caption"):
            line = etree.SubElement(made, "caption")
            self.put(line, caption, "caption", linked=False)
            tidy(line)
        for row in element.iter("tr"):
            line = etree.SubElement(made, "tr")
            for cell in row.iterchildren("td", "th"):
                spans = {name: value for name in ("colspan", "rowspan") if (value := cell.get(name) or "")}
                target = etree.SubElement(line, cell.tag, spans)
                self.put(target, cell, "td", linked=False)
                tidy(target)


def safe_address(stated: str, url: str) -> str:
    """Return an address that can be followed, absolute when that of the page is known; "" for a program or a data address."""
    address = re.sub(r"[\t\r\n]", "", stated).strip("".join(map(chr, range(33))))
    if not _SAFE.match(address):
        return ""
    try:
        return urljoin(url, address) if url and not address.startswith("#") else address
    except ValueError:
        return address


def _picture_address(stated: str, url: str) -> str:
    """Return the address of a picture, which may also hold it (`data:`) or name a part of the same message (`cid:`)."""
    return re.sub(r"[\t\r\n]", "", stated) if _HELD.match(stated) else safe_address(stated, url)


def _clean(text: str) -> str:
    """Return text without what no archive can carry, should character references have brought it in."""
    return clean(text).text if _UNCLEAN.search(text) else text


def _holds_block(element: etree._Element) -> bool:
    """Tell whether an element holds anything but text, inline elements and pictures."""
    known = _INLINE | PICTURES | _DROPPED.keys()
    return any(isinstance(inner.tag, str) and inner.tag not in known for inner in element.iterdescendants())


def _is_data(table: etree._Element) -> bool:
    """Tell a table of data from one that lays out a page: several columns, no blocks and no tables in its cells."""
    if (
        table.get("role") == "presentation"
        or next(table.iterdescendants("table", "h1", "h2", "h3", "ul", "form"), None) is not None
    ):
        return False
    return any(len(list(row.iterchildren("td", "th"))) > 1 for row in table.iter("tr"))


def _titled(element: etree._Element, **attributes: str) -> dict[str, str]:
    """Return attributes with the element's title."""
    return {**attributes, **({"title": _clean(title)} if (title := element.get("title") or "") else {})}
