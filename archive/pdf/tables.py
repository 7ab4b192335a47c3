"""Tables: rows of cells, set in columns as wide as their text asks for, with hairlines between the rows.

Header cells say what they head (ISO 14289-1, 7.5): in the first row the column, elsewhere the row. Rows that cells span stay
together; a row is never divided. A first row of headers is drawn again, as an artifact, wherever the table goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from archive.model.body import Cell
from archive.pdf.canvas import TaggedCanvas
from archive.pdf.flowables import Flowable, Paragraph, Parent
from archive.pdf.inline import runs
from archive.pdf.objects import number
from archive.pdf.runs import Content
from archive.pdf.theme import Align, TextStyle

SetText: TypeAlias = Callable[[Content, TextStyle, Parent], Paragraph]
_PADDING: Final = 4.0  # points at the sides of a cell's text
_LEADING_SPACE: Final = 2.2  # points above and below it
_NARROWEST: Final = 24.0
_HEADER_LINES: Final = 5  # a header of more lines is not drawn again


@dataclass(slots=True)
class _Box:
    """A cell in the grid."""

    cell: Cell
    row: int
    column: int
    rowspan: int
    colspan: int
    text: Paragraph | None
    group: Parent


class TableBox(Flowable):
    """A table; its slices are rows, or groups of rows that cells span.

    Args:
        rows: The cells.
        set_text: Sets the text of a cell, given its look and its element.
        style: Look of the cells.
        parent: The element Table.
        rtl: Whether the first column is on the right.
    """

    def __init__(self, rows: Sequence[Sequence[Cell]], set_text: SetText, style: TextStyle, parent: Parent, *, rtl: bool) -> None:
        self._rtl = rtl
        self._groups = [Parent("TR", parent) for _ in rows]
        self._boxes = _grid(rows, self._groups)
        self._columns = max(box.column + box.colspan for box in self._boxes)
        figures = _columns_of_figures(self._boxes)
        for box in self._boxes:
            ends = box.colspan == 1 and box.column in figures
            look = replace(style, bold=box.cell.header, align=Align.END if ends else Align.START)
            if box.cell.content:
                box.text = set_text(runs(box.cell.content), look, box.group)
        self.before, self.after = style.leading * 0.3, style.leading
        self._tallest_header = _HEADER_LINES * style.leading
        self._row_heights: list[float] = []
        self._starts: list[int] = []
        self._widths: list[float] = []

    def lay_out(self, width: float) -> None:
        """Share the width out over the columns and set the cells."""
        self._widths = self._share(width)
        heights = [0.0] * len(self._groups)
        for box in sorted(self._boxes, key=lambda box: box.rowspan):
            if box.text is None:
                height = 2 * _LEADING_SPACE
            else:
                box.text.lay_out(sum(self._widths[box.column : box.column + box.colspan]) - 2 * _PADDING)
                height = sum(box.text.heights) + 2 * _LEADING_SPACE
            spanned = sum(heights[box.row : box.row + box.rowspan])
            heights[box.row + box.rowspan - 1] += max(0.0, height - spanned)
        self._row_heights = heights
        open_until = 0
        self._starts = []
        for row in range(len(heights)):
            if row >= open_until:
                self._starts.append(row)
            open_until = max([open_until, *(box.row + box.rowspan for box in self._boxes if box.row == row)])
        ends = [*self._starts[1:], len(heights)]
        headed = all(box.cell.header and box.rowspan == 1 for box in self._boxes if box.row == 0)
        self.repeated = heights[0] if headed and len(heights) > 1 and heights[0] <= self._tallest_header else 0.0
        self.heights = [sum(heights[start:end]) for start, end in zip(self._starts, ends, strict=True)]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:
        """Draw groups of rows."""
        begin = self._starts[first]
        end = self._starts[last] if last < len(self._starts) else len(self._row_heights)
        tops = [top]
        if begin and self.repeated:
            for box in self._boxes:
                if box.row == 0 and box.text is not None:
                    box.text.draw_again(canvas, self._left(box, x), top - _LEADING_SPACE, "Pagination", "Header")
            top -= self.repeated
            tops.append(top)
        first_line = len(tops) - 1
        for height in self._row_heights[begin:end]:
            tops.append(tops[-1] - height)
        for box in self._boxes:
            if begin <= box.row < end:
                self._draw_cell(canvas, box, x, tops[first_line + box.row - begin])
        width = sum(self._widths)
        with canvas.artifact():
            for y in tops:
                canvas.put(f"0.4 w {number(x)} {number(y)} m {number(x + width)} {number(y)} l S")

    def _draw_cell(self, canvas: TaggedCanvas, box: _Box, x: float, top: float) -> None:
        """Draw a cell's text; an empty cell is an empty element."""
        box.group.element(canvas)
        if box.text is not None:
            box.text.draw(canvas, self._left(box, x), top - _LEADING_SPACE, 0, len(box.text.heights))

    def _left(self, box: _Box, x: float) -> float:
        """Return where a cell's text begins on the left."""
        before = sum(self._widths[: box.column])
        width = sum(self._widths[box.column : box.column + box.colspan])
        return x + (sum(self._widths) - before - width if self._rtl else before) + _PADDING

    def _share(self, width: float) -> list[float]:
        """Return the widths of the columns: what their text asks for, pressed into the width in proportion."""
        wanted = [_NARROWEST] * self._columns
        for box in sorted(self._boxes, key=lambda box: box.colspan):
            if box.text is not None:
                box.text.lay_out(1e6)
                missing = box.text.measure + 2 * _PADDING - sum(wanted[box.column : box.column + box.colspan])
                if missing > 0:
                    wanted[box.column + box.colspan - 1] += missing
        total = sum(wanted)
        if total <= width:
            spare = (width - total) / self._columns
            return [each + spare for each in wanted]
        fair = width / self._columns
        narrow = sum(each for each in wanted if each <= fair)
        wide = sum(each for each in wanted if each > fair)
        return [each if each <= fair else each * (width - narrow) / wide for each in wanted]


def _grid(rows: Sequence[Sequence[Cell]], groups: Sequence[Parent]) -> list[_Box]:
    """Place the cells, row by row in the first free columns, as HTML does; spans end where something stands in their way.

    Rows that are too short are filled up with empty cells: ISO 14289-1, 7.2 wants as many columns in each row.
    """
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            rowspan = max(1, min(cell.rowspan, len(rows) - row))
            colspan = next((n for n in range(1, cell.colspan) if (row, column + n) in taken), max(1, cell.colspan))
            taken.update((row + down, column + right) for down in range(rowspan) for right in range(colspan))
            boxes.append(_box(cell, row, column, (rowspan, colspan), groups))
            column += colspan
    columns = max(column for _, column in taken) + 1
    gaps = ((row, column) for row in range(len(rows)) for column in range(columns) if (row, column) not in taken)
    boxes += [_box(Cell(), row, column, (1, 1), groups) for row, column in gaps]
    return sorted(boxes, key=lambda box: (box.row, box.column))


def _box(cell: Cell, row: int, column: int, spans: tuple[int, int], groups: Sequence[Parent]) -> _Box:
    """Return a cell in its place, with its element."""
    group = Parent("TH" if cell.header else "TD", groups[row], _entries(cell, row, *spans))
    return _Box(cell, row, column, *spans, None, group)


def _entries(cell: Cell, row: int, rowspan: int, colspan: int) -> str:
    """Return the attributes of a cell (ISO 32000-1, 14.8.5.7)."""
    attributes = f"/RowSpan {rowspan}" if rowspan > 1 else ""
    attributes += f"/ColSpan {colspan}" if colspan > 1 else ""
    attributes += f"/Scope/{'Column' if row == 0 else 'Row'}" if cell.header else ""
    return f"/A<</O/Table{attributes}>>" if attributes else ""


def _columns_of_figures(boxes: Sequence[_Box]) -> set[int]:
    """Return the columns but the first whose data are numbers; they stand at the end, and so does what heads them."""
    data = [box for box in boxes if box.column and not box.cell.header and box.colspan == 1 and box.cell.content]
    words = {box.column for box in data if not _is_figure(box.cell)}
    return {box.column for box in data} - words


def _is_figure(cell: Cell) -> bool:
    """Tell whether a cell holds a number."""
    text = "".join(part for part in cell.content if isinstance(part, str)).strip()
    return bool(text) and len(text) < 20 and sum(map(str.isdigit, text)) * 2 >= len(text)
