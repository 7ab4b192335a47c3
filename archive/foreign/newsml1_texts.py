"""The texts of a NewsItem of NewsML 1: which of them are its bodies, and which are a part, a title or a caption.

A NewsItem may hold its text in parts (a title, a lead, a body), each in a component of its own, beside the texts of its
pictures. The first text of each language is a body; the texts of components side by side continue it, unless those are said
to be equivalents. A title becomes a headline. What is left over is kept in the provenance.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from lxml import etree

from archive.foreign import content, nested, rules
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace, place
from archive.model.body import Body
from archive.model.values import Rendition, Text
from archive.newsml.names import XML_LANG

_TITLES: Final = frozenset({"title", "headline"})
_CAPTIONS: Final = frozenset({"caption", "picture", "image"})


class Piece(NamedTuple):
    """A text that was found, the element that holds it, and the component that it belongs to."""

    data: etree._Element
    component: etree._Element
    body: Body
    kind: str

    @property
    def role(self) -> str:
        """What the text is in its component, in lower case."""
        return next((one.get("FormalName", "").lower() for one in self.component.iterfind("{*}Role")), "")

    def continues(self, other: "Piece") -> bool:
        """Tell whether two texts are parts of one: of components side by side that are not said to be equivalents."""
        whole = self.component.getparent()
        is_part = self.component is not other.component and whole is other.component.getparent()
        return is_part and whole is not None and whole.get("EquivalentsList") != "yes" and self.role not in _CAPTIONS


def pieces_of(item: etree._Element, component: etree._Element, draft: Draft, trace: Trace) -> Iterator[Piece]:
    """Read one ContentItem: a reference to a file, or a text, which is yielded."""
    for one in trace.each(item, "MediaType"):
        trace.attribute(one, "FormalName")
    stated = " ".join(
        (trace.attribute(one, "FormalName") or trace.attribute(one, "Value"))
        for name in ("Format", "MimeType")
        for one in trace.each(item, name)
    )
    href = trace.attribute(item, "Href")
    lang = draft.language(trace.attribute(component, XML_LANG), place(component))
    if href:
        role = " ".join(trace.attribute(one, "FormalName") for one in trace.each(component, "Role"))
        media_type = next((word for word in stated.split() if "/" in word), "")
        draft.add("renditions", Rendition(href=href, media_type=media_type, role=role), basis="ContentItem/@Href")
    for data in trace.each(item, "DataContent"):
        if len(data):
            trace.take(data)
            found = _of_elements(data, draft, lang)
        else:
            trace.text(data)
            found = nested.of_text(data.text or "", draft, lang, stated, place(data).pointer)
        if "nitf" in stated.lower() and found.kind == content.OTHER:
            draft.find(rules.CONTENT_TYPE, place(data), stated=stated, found=found.kind)
        if found.body is not None:
            yield Piece(data=data, component=component, body=found.body, kind=found.kind)


def add(pieces: list[Piece], draft: Draft) -> None:
    """Make bodies of the texts: one for each language, joined of the parts of one component; what is left over is kept."""
    bodies: list[tuple[Piece, Body]] = []
    for piece in sorted(pieces, key=lambda piece: piece.role in _CAPTIONS):
        text = piece.body.text.split()
        if any(text == body.text.split() for _, body in bodies):
            continue
        same = next((number for number, (_, body) in enumerate(bodies) if body.lang == piece.body.lang), None)
        if piece.role in _TITLES:
            draft.add("headlines", Text(value=" ".join(text)), basis=f"DataContent, role {piece.role}")
        elif same is None:
            bodies.append((piece, piece.body))
        elif piece.continues(bodies[same][0]):
            bodies[same] = (piece, replace(piece.body, blocks=(*bodies[same][1].blocks, *piece.body.blocks)))
        else:
            draft.keep_one(place(piece.data).pointer, piece.body.text[:2000], place(piece.data))
    for piece, body in bodies:
        draft.add("bodies", body, basis=f"DataContent, {piece.kind}")


def _of_elements(data: etree._Element, draft: Draft, lang: str) -> content.Content:
    """Read content in elements: one document of NITF or XHTML, or blocks of either."""
    first = data[0]
    if len(data) == 1 and str(first.tag).rpartition("}")[2] in {"nitf", "html", "body", "body.content"}:
        return nested.of_element(first, draft, lang, place(first).pointer)
    return content.Content(content.kind_of(first), content.of_element(data, draft, lang).body)
