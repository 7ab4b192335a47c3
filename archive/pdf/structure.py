"""The logical structure: elements in a tree, written as ready bytes together with the parent tree.

ISO 32000-1, 14.7: an element's kids are elements, marked content of a page (its number on that page), and annotations. One
element may own content on many pages, so a paragraph that is split stays one element. Every page and every annotation has a
key in the parent tree; keys are given in order, so the tree is sorted as it grows.

Knows no text and no layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.levels import Level
from archive.pdf.objects import Ready, add, string

_NUMS_PER_LEAF: Final = 64


class Element:
    """A structure element.

    Attributes:
        tag: Structure type of PDF 1.7.
        parent: The element that holds it; None for the root.
        entries: Further entries of its dictionary, as PDF: `/Alt(...)`.
        kids: What it holds, in reading order.
        ready: The object that it becomes when the tree is written.
    """

    __slots__ = ("entries", "kids", "parent", "ready", "tag")

    def __init__(self, tag: str, parent: "Element | None" = None, *, entries: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries
        self.kids: list[Element | Marked | Annotated] = []
        self.ready = Ready()
        if parent is not None:
            parent.kids.append(self)


class Marked(tuple[str, int]):
    """Marked content: reference of the page, number on the page (MCID)."""

    __slots__ = ()


class Annotated(tuple[str, str]):
    """An annotation: reference of the page, reference of the annotation."""

    __slots__ = ()


@dataclass(slots=True)
class Structure:
    """The tree of one document.

    Attributes:
        root: The Document element.
        parents: Parent tree: for a page the elements of its marked content by number, for an annotation its element.
    """

    root: Element = field(default_factory=lambda: Element("Document"))
    parents: list[list[Element] | Element] = field(default_factory=list)

    def page(self) -> tuple[int, list[Element]]:
        """Give a page its key and the list that its marked content is entered in."""
        marked: list[Element] = []
        self.parents.append(marked)
        return len(self.parents) - 1, marked

    def annotation(self, element: Element) -> int:
        """Give an annotation of `element` its key."""
        self.parents.append(element)
        return len(self.parents) - 1


def write(document: PDFDocument, structure: Structure, level: Level) -> str:
    """Add the structure tree to the document and return the reference of its root."""
    root = Ready()
    root_ref = add(document, root)
    namespace = add(document, Ready(f"<</NS{string(level.namespace)}>>".encode())) if level.namespace else ""
    elements = tuple(_walk(structure.root))
    for element in elements:
        add(document, element.ready)
    tail = f"/NS {namespace}" if namespace else ""
    for element in elements:
        element.ready.data = _element(element, root_ref, level, tail)
    leaves = " ".join(_parent_tree(document, structure))
    root.data = (
        f"<</Type/StructTreeRoot/K {structure.root.ready.ref}/ParentTree<</Kids[{leaves}]>>"
        f"/ParentTreeNextKey {len(structure.parents)}{f'/Namespaces[{namespace}]' if namespace else ''}>>"
    ).encode()
    return root_ref


def _walk(root: Element) -> Iterator[Element]:
    """Yield the element and all below it, in reading order; a list of its own, as documents are deep where lists nest."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _element(element: Element, root_ref: str, level: Level, tail: str) -> bytes:
    """Return the bytes of one element; marked content of its first page is named by number alone."""
    first = ""
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(kid.ready.ref)
        elif isinstance(kid, Annotated):
            kids.append(f"<</Type/OBJR/Pg {kid[0]}/Obj {kid[1]}>>")
        else:
            page, number = kid
            first = first or page
            kids.append(str(number) if page == first else f"<</Type/MCR/Pg {page}/MCID {number}>>")
    parent = element.parent.ready.ref if element.parent is not None else root_ref
    held = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
    shown = f"/Pg {first}" if first else ""
    tag = level.types.get(element.tag, element.tag)
    return f"<</Type/StructElem/S/{tag}/P {parent}{shown}{held}{element.entries}{tail}>>".encode("ascii")


def _parent_tree(document: PDFDocument, structure: Structure) -> Iterator[str]:
    """Add the leaves of the parent tree, each with some dozens of keys, and yield their references."""
    parents = structure.parents
    for start in range(0, len(parents), _NUMS_PER_LEAF):
        keys = range(start, min(start + _NUMS_PER_LEAF, len(parents)))
        rows = []
        for key in keys:
            owner = parents[key]
            value = owner.ready.ref if isinstance(owner, Element) else f"[{' '.join([e.ready.ref for e in owner])}]"
            rows.append(f"{key} {value}")
        yield add(document, Ready(f"<</Limits[{keys[0]} {keys[-1]}]/Nums[{' '.join(rows)}]>>".encode()))
