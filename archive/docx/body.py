"""The main part of a word-processor file -> Blocks of the body, the title and the subtitle; the rest by name.

Headings, paragraphs, nested lists, quotations, tables with spans, pictures with captions and preformatted text become structure.
Pictures and text boxes follow the paragraph they are anchored in. What stands outside the text (notes, comments, headers) is
handed back as plain text, never dropped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, TypeAlias

from lxml import etree

from archive.docx.names import attribute, child, descendants, is_on, local, value
from archive.docx.runs import Runs
from archive.docx.styles import Role
from archive.errors import SourceError
from archive.model.body import (
    Block,
    Break,
    Cell,
    Figure,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Preformatted,
    Quote,
    Table,
    inline_text,
)

MAX_DEPTH: Final = 20  # tables and boxes inside each other
_CONTAINERS: Final = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_Piece: TypeAlias = "tuple[Role, tuple[Inline, ...]] | Block"


@dataclass(slots=True)
class DocxBody:
    """What was read; `title` and `subtitle` are not among the blocks."""

    title: tuple[Inline, ...] = ()
    subtitle: tuple[Inline, ...] = ()
    blocks: list[Block] = field(default_factory=list)


def read_body(document: etree._Element, runs: Runs, where: str = "") -> DocxBody:
    """Read the main part.

    Raises:
        SourceError: Tables or boxes nest too deep.
    """
    found = DocxBody()
    content = child(document, "body")
    pieces = [] if content is None else list(_pieces(content, runs, where, 0))
    pieces = _take(found, pieces)
    found.blocks = list(_captioned(_grouped(pieces)))
    return found


def plain(part: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield (identifier, text) of each note or comment of a part, or of the whole part when it has none."""
    entries = [entry for entry in part if local(entry) in ("footnote", "endnote", "comment")]
    for entry in entries or [part]:
        lines = ("".join(text.text or "" for text in descendants(line, "t")) for line in descendants(entry, "p"))
        text = "\n".join(filter(None, lines)).strip()
        if text:
            yield attribute(entry, "id"), text


def _take(found: DocxBody, pieces: list[_Piece]) -> list[_Piece]:
    """Take the title and the subtitle from the front; a single heading of level 1 there is a title, too."""
    for kind in ("title", "subtitle"):
        first = pieces[0] if pieces else None
        if isinstance(first, tuple) and first[0].kind == kind:
            setattr(found, kind, first[1])
            pieces = pieces[1:]
    tops = [piece for piece in pieces if isinstance(piece, tuple) and piece[0] == Role(kind="heading", level=1)]
    if not found.title and pieces and tops == pieces[:1]:
        found.title = tops[0][1]
        pieces, tops = pieces[1:], []
        pieces = [(replace(p[0], level=p[0].level - 1), p[1]) if isinstance(p, tuple) and p[0].kind == "heading" else p
                  for p in pieces]  # fmt: skip
    return pieces


def _pieces(parent: etree._Element, runs: Runs, where: str, depth: int) -> Iterator[_Piece]:
    """Yield paragraphs with their roles, and the blocks between them.

    Raises:
        SourceError: Tables or boxes nest too deep.
    """
    if depth > MAX_DEPTH:
        raise SourceError(f"its tables nest deeper than {MAX_DEPTH} levels", where=where, hint="Flatten them")
    for element in parent:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, runs, where, depth)
        elif name == "tbl":
            yield from _table(element, runs)
            yield from _aside(runs, where, depth)
        elif name in _CONTAINERS:
            yield from _pieces(element, runs, where, depth + (name == "sdt"))
        elif name == "AlternateContent" and len(element):
            yield from _pieces(element[0], runs, where, depth + 1)
        elif name in ("del", "moveFrom"):
            runs.dropped["tracked deletion"] += 1


def _paragraph(element: etree._Element, runs: Runs, where: str, depth: int) -> Iterator[_Piece]:
    """Yield a paragraph unless it is empty, and what is anchored in it."""
    content = runs.content(element)
    if content:
        yield runs.styles.role(element), content
    yield from _aside(runs, where, depth)


def _aside(runs: Runs, where: str, depth: int) -> Iterator[_Piece]:
    """Yield the pictures and the text boxes that were met."""
    figures, boxes = runs.figures, runs.boxes
    runs.figures, runs.boxes = [], []
    yield from figures
    for box in boxes:
        yield from _pieces(box, runs, where, depth + 1)


def _grouped(pieces: Iterable[_Piece]) -> Iterator[Block]:
    """Turn paragraphs with roles into Blocks; neighbours of one kind make one list, one quotation, one text."""
    for kind, group in groupby(pieces, key=lambda piece: piece[0].kind if isinstance(piece, tuple) else ""):
        members = list(group)
        paragraphs = [piece for piece in members if isinstance(piece, tuple)]
        if not kind:
            yield from (piece for piece in members if not isinstance(piece, tuple))
        elif kind == "item":
            while paragraphs:
                yield _list(paragraphs, paragraphs[0][0].level)
        elif kind == "quote":
            yield Quote(blocks=tuple(Paragraph(content=content) for _, content in paragraphs))
        elif kind == "code":
            yield Preformatted(text="\n".join(inline_text(content) for _, content in paragraphs))
        elif kind == "heading":
            yield from (Heading(level=min(5, max(1, role.level)), content=content) for role, content in paragraphs)
        elif kind == "title":
            yield from (Heading(level=1, content=content) for _, content in paragraphs)
        else:
            yield from (_Caption(content=c) if kind == "caption" else Paragraph(content=c) for _, c in paragraphs)


def _list(waiting: list[tuple[Role, tuple[Inline, ...]]], level: int) -> ItemList:
    """Take the items of one list from the front; deeper ones are lists inside the item above."""
    ordered = waiting[0][0].ordered
    items: list[list[Block]] = []
    while waiting and waiting[0][0].level >= level:
        role, content = waiting[0]
        if role.level > level and items:
            items[-1].append(_list(waiting, role.level))
        elif role.ordered != ordered and role.level == level:
            break
        else:
            items.append([Paragraph(content=content)])
            waiting.pop(0)
    return ItemList(items=tuple(map(tuple, items)), ordered=ordered)


class _Caption(Paragraph):
    """A paragraph in the style of captions, before it is known whether a picture stands above."""

    __slots__ = ()


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give captions to the pictures and tables that stand before them; others are paragraphs."""
    before: Block | None = None
    for block in blocks:
        if isinstance(block, _Caption):
            if isinstance(before, Figure | Table) and not before.caption:
                before = replace(before, caption=block.content)
                continue
            block = Paragraph(content=block.content)  # noqa: PLW2901
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _table(element: etree._Element, runs: Runs) -> Iterator[Block]:
    """Yield a table; a cell that continues one above belongs to it (ECMA-376-1, 17.4.84)."""
    rows: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}
    for line in _members(element, "tr"):
        column, cells = 0, list[Cell]()
        header = is_on(child(line, "trPr"), "tblHeader")
        for cell in _members(line, "tc"):
            properties = child(cell, "tcPr")
            stated = value(properties, "gridSpan")
            span = min(1000, max(1, int(stated))) if stated.isascii() and stated.isdigit() and len(stated) < 5 else 1
            merge = child(properties, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in above:
                row, place = above[column]
                rows[row][place] = replace(rows[row][place], rowspan=min(65534, rows[row][place].rowspan + 1))
            else:
                above.pop(column, None)
                if merge is not None:
                    above[column] = (len(rows), len(cells))
                cells.append(Cell(content=_cell(cell, runs), header=header, colspan=span))
            column += span
        rows.append(cells)
    kept = tuple(tuple(row) for row in rows if row)
    if kept:
        yield Table(rows=kept)


def _members(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also those in containers, but not those of tables inside."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in _CONTAINERS:
            yield from _members(element, name)


def _cell(cell: etree._Element, runs: Runs) -> tuple[Inline, ...]:
    """Return the paragraphs of a cell, a Break between them; those of tables inside it follow in reading order."""
    content: list[Inline] = []
    for paragraph in descendants(cell, "p"):
        if part := runs.content(paragraph):
            content += (Break(), *part) if content else part
    return tuple(content)
