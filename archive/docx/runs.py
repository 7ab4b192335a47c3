"""The text of paragraphs: runs, links, breaks and pictures -> Inlines and Figures.

Insertions that are tracked count as text, deletions do not and are counted. Of alternative content the first choice is taken. A
field stands for its result. A symbol of a font that is no letter of Unicode becomes U+FFFD and is counted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from archive.docx.names import attribute, child, descendants, is_on, local, value
from archive.docx.parts import Relation
from archive.docx.styles import Styles
from archive.model.body import Anchor, Break, Figure, Inline, Mark, MarkStyle, canonical
from archive.model.characters import FORBIDDEN

_LEFT_OUT: Final = {
    "del": "tracked deletion",
    "moveFrom": "tracked deletion",
    "object": "embedded object",
    "oMath": "equation",
    "oMathPara": "equation",
}
_TRANSPARENT: Final = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "r"})
_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_BREAKS: Final = frozenset({"br", "cr"})


@dataclass(slots=True)
class Runs:
    """Reads runs; collects what does not stay in the line."""

    styles: Styles
    relations: dict[str, Relation]
    dropped: Counter[str] = field(default_factory=Counter)
    figures: list[Figure] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def content(self, paragraph: etree._Element) -> tuple[Inline, ...]:
        """Return the content of a paragraph, without blanks and breaks at its ends."""
        content = list(canonical(self._inlines(paragraph, linked=False)))
        while content and (isinstance(content[-1], Break) or (isinstance(content[-1], str) and not content[-1].strip())):
            content.pop()
        while content and (isinstance(content[0], Break) or (isinstance(content[0], str) and not content[0].strip())):
            content.pop(0)
        return tuple(content)

    def _inlines(self, parent: etree._Element, *, linked: bool) -> Iterator[Inline]:
        """Yield what stands in a paragraph, a link or a container inside them; neighbours marked alike are one."""
        waiting: tuple[tuple[MarkStyle, ...], list[Inline]] = ((), [])
        for styles, part in self._parts(parent, linked=linked):
            if styles != waiting[0]:
                yield from _marked(*waiting)
                waiting = (styles, [])
            waiting[1].append(part)
        yield from _marked(*waiting)

    def _parts(self, parent: etree._Element, *, linked: bool) -> Iterator[tuple[tuple[MarkStyle, ...], Inline]]:
        """Yield each part with its marks."""
        for element in parent:
            name = local(element)
            if name == "r":
                styles = self._styles(element)
                yield from ((styles, part) for part in self._run(element))
            elif name == "hyperlink" and not linked:
                yield from (((), part) for part in self._link(element))
            elif name in _TRANSPARENT or name == "hyperlink":
                yield from self._parts(element, linked=linked)
            elif name == "AlternateContent":
                yield from self._parts(element[0] if len(element) else element, linked=linked)
            elif name in _LEFT_OUT:
                self.dropped[_LEFT_OUT[name]] += 1

    def _run(self, run: etree._Element) -> Iterator[Inline]:
        """Yield what stands in a run."""
        for element in run:
            name = local(element)
            if name == "t":
                yield FORBIDDEN.sub("\ufffd", element.text or "")
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name in _BREAKS:
                yield Break()
            elif name == "sym":
                self.dropped["symbol without a letter"] += 1
                yield "\ufffd"
            elif name in ("drawing", "pict"):
                self._picture(element)
            elif name == "AlternateContent" and len(element):
                yield from self._run(element[0])
            elif name in _LEFT_OUT:
                self.dropped[_LEFT_OUT[name]] += 1

    def _styles(self, run: etree._Element) -> tuple[MarkStyle, ...]:
        """Return the marks of a run, the outer first."""
        properties = child(run, "rPr")
        named = self.styles.run_style(run)
        position = value(properties, "vertAlign")
        wanted = (
            (MarkStyle.STRONG, is_on(properties, "b") or named == "strong"),
            (MarkStyle.EMPHASIS, is_on(properties, "i") or named == "emphasis"),
            (MarkStyle.SUPERSCRIPT, position == "superscript"),
            (MarkStyle.SUBSCRIPT, position == "subscript"),
        )
        return tuple(style for style, there in wanted if there)

    def _link(self, element: etree._Element) -> Iterator[Inline]:
        """Yield a link, or its text when it leads nowhere that has an address."""
        relation = self.relations.get(attribute(element, "id"))
        content = tuple(self._inlines(element, linked=True))
        target = FORBIDDEN.sub("\ufffd", relation.target.strip()) if relation is not None else ""
        if content and target and not target.lower().startswith(("javascript:", "vbscript:", "data:", "file:")):
            yield Anchor(href=target, content=content)
            return
        if target:
            self.dropped["address of a link to a program or a file"] += 1
        yield from content

    def _picture(self, element: etree._Element) -> None:
        """Keep the pictures and the text boxes of a drawing, to come after the paragraph."""
        self.boxes += descendants(element, "txbxContent")
        described = next(descendants(element, "docPr"), None)
        alt = attribute(described, "descr") or next((attribute(shape, "alt") for shape in descendants(element, "shape")), "")
        images = [(attribute(blip, "embed") or attribute(blip, "link")) for blip in descendants(element, "blip")]
        images += [attribute(image, "id") for image in descendants(element, "imagedata")]
        if not images and next(descendants(element, "txbxContent"), None) is None:
            self.dropped["chart or drawing"] += 1
        for identifier in images:
            relation = self.relations.get(identifier)
            if relation is not None:
                target = FORBIDDEN.sub("\ufffd", relation.target)
                self.figures.append(Figure(href=target, alt=FORBIDDEN.sub("\ufffd", " ".join(alt.split()))))
            else:
                self.dropped["picture that is not in the file"] += 1


def _marked(styles: tuple[MarkStyle, ...], content: list[Inline]) -> Iterator[Inline]:
    """Yield content inside its marks; blanks alone are not marked."""
    whole = canonical(content)
    if not whole:
        return
    if all(isinstance(part, str) and not part.strip() for part in whole):
        yield from whole
        return
    for style in reversed(styles):
        whole = (Mark(style=style, content=whole),)
    yield from whole
