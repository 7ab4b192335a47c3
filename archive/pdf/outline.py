"""The bookmarks: one per heading, nested by depth, leading to a place on a page or to a structure element.

ISO 32000-1, 12.3.3. Depths may jump; an entry hangs below the last one that is less deep.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.levels import Level
from archive.pdf.objects import Ready, add, number, string
from archive.pdf.structure import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place that is worth a line in the outline; `top` is in points from the page's bottom edge."""

    title: str
    depth: int
    page: str
    top: float
    element: Element


def write(document: PDFDocument, bookmarks: Sequence[Bookmark], level: Level) -> str:
    """Add the outline and return its reference, "" when there is nothing to show."""
    if not bookmarks:
        return ""
    root = Ready()
    add(document, root)
    nodes = [Ready() for _ in bookmarks]
    for node in nodes:
        add(document, node)
    above, families = _families(bookmarks)
    for at, bookmark in enumerate(bookmarks):
        family = families[above[at]]
        place = family.index(at)
        links = f"/Parent {nodes[above[at]].ref if above[at] >= 0 else root.ref}"
        links += f"/Prev {nodes[family[place - 1]].ref}" if place else ""
        links += f"/Next {nodes[family[place + 1]].ref}" if place + 1 < len(family) else ""
        links += _kids(nodes, families.get(at, []))
        nodes[at].data = f"<</Title{string(level.spoken(bookmark.title))}{_target(bookmark, level)}{links}>>".encode("ascii")
    root.data = f"<</Type/Outlines{_kids(nodes, families[-1])}>>".encode("ascii")
    return root.ref


def _families(bookmarks: Sequence[Bookmark]) -> tuple[list[int], dict[int, list[int]]]:
    """Return the parent of each entry (-1 for the root), and the children of each parent."""
    above: list[int] = []
    families: dict[int, list[int]] = {}
    path: list[int] = []
    for at, bookmark in enumerate(bookmarks):
        while path and bookmarks[path[-1]].depth >= bookmark.depth:
            path.pop()
        above.append(path[-1] if path else -1)
        families.setdefault(above[-1], []).append(at)
        path.append(at)
    return above, families


def _kids(nodes: Sequence[Ready], family: Sequence[int]) -> str:
    """Return First, Last and Count of a parent; all entries are open."""
    if not family:
        return ""
    return f"/First {nodes[family[0]].ref}/Last {nodes[family[-1]].ref}/Count {len(family)}"


def _target(bookmark: Bookmark, level: Level) -> str:
    """Return where the entry leads: ISO 14289-2, 8.8 wants a structure destination."""
    place = f"[{bookmark.page}/XYZ null {number(bookmark.top)} null]"
    if not level.namespace:
        return f"/Dest{place}"
    return f"/A<</S/GoTo/D{place}/SD[{bookmark.element.ready.ref}/XYZ null null null]>>"
