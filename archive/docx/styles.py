"""What the styles and the numbering of a document say: which paragraph is a heading, a quotation, an item of a list.

A style is known by its name, which is English in every language of the program for the styles that come with it, and by those
it is based on. A heading is also what has an outline level (ECMA-376-1, 17.3.1.20).
"""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from archive.docx.names import attribute, child, descendants, local, value

_HEADING: Final = re.compile(r"heading ([1-9])")
_ROLES: Final = {
    "title": "title", "subtitle": "subtitle", "quote": "quote", "intense quote": "quote", "caption": "caption",
    "html preformatted": "code", "macro text": "code",
}  # fmt: skip
_DEEPEST: Final = 20  # styles that a style is based on


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a paragraph is.

    Attributes:
        kind: "title", "subtitle", "heading", "quote", "caption", "code", "item" or "text".
        level: Of a heading from 1, of an item from 0.
        ordered: True for an item with a number.
    """

    kind: str
    level: int = 0
    ordered: bool = False


@dataclass(slots=True)
class Styles:
    """Styles by identifier, and the levels of the numberings."""

    styles: dict[str, etree._Element] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)

    def role(self, paragraph: etree._Element) -> Role:
        """Return what a paragraph is."""
        own = child(paragraph, "pPr")
        chain = self._chain(value(own, "pStyle"))
        for style in chain:
            name = value(style, "name").lower()
            if found := _HEADING.fullmatch(name):
                return Role(kind="heading", level=int(found[1]))
            if name in _ROLES:
                return Role(kind=_ROLES[name])
        places = [own, *(child(style, "pPr") for style in chain)]
        level = next((stated for place in places if (stated := value(place, "outlineLvl"))), "")
        if level in "012345678" and level:
            return Role(kind="heading", level=int(level) + 1)
        return self._item(places) or Role(kind="text")

    def run_style(self, run: etree._Element) -> str:
        """Return the name of a run's style in lower case, "" when it has none."""
        style = self.styles.get(value(run, "rPr", "rStyle"))
        return value(style, "name").lower()

    def _chain(self, name: str) -> list[etree._Element]:
        """Return a style and those it is based on."""
        chain: list[etree._Element] = []
        while (style := self.styles.get(name)) is not None and len(chain) < _DEEPEST:
            chain.append(style)
            name = value(style, "basedOn")
        return chain

    def _item(self, places: list[etree._Element | None]) -> Role | None:
        """Return the role of an item of a list, None for anything else."""
        numbering = next((found for place in places if (found := child(place, "numPr")) is not None), None)
        number = value(numbering, "numId")
        if not number or number == "0":
            return None
        level = value(numbering, "ilvl") or "0"
        form = self.formats.get((number, level), "bullet")
        depth = int(level) if level in "012345678" else 0
        return None if form == "none" else Role(kind="item", level=depth, ordered=form != "bullet")


def read_styles(styles: etree._Element | None, numbering: etree._Element | None) -> Styles:
    """Read the parts of styles and numbering; either may be missing."""
    found = Styles()
    for style in () if styles is None else styles:
        if local(style) == "style":
            found.styles.setdefault(attribute(style, "styleId"), style)
    if numbering is None:
        return found
    abstract = {
        attribute(entry, "abstractNumId"): {attribute(lvl, "ilvl"): value(lvl, "numFmt") for lvl in descendants(entry, "lvl")}
        for entry in numbering
        if local(entry) == "abstractNum"
    }
    for entry in numbering:
        if local(entry) == "num":
            levels = abstract.get(value(entry, "abstractNumId"), {})
            found.formats |= {(attribute(entry, "numId"), level): form for level, form in levels.items()}
    return found
