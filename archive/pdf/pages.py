"""Fills pages: sections of one or more columns, one below the other, with footers that know how many pages there are.

First everything is placed, then everything is drawn, page by page, in the order of the text. A section of several columns is
balanced where it ends. Headings stay with what follows, paragraphs leave no single lines behind; nothing is ever lost for want
of room: what fits nowhere stands alone in a column of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from archive.pdf.canvas import TaggedCanvas
from archive.pdf.flowables import Flowable
from archive.pdf.theme import Theme

_BALANCING_STEPS: Final = 9
_LEAST_BALANCED: Final = 80.0  # points; what is shorter stays in its first column
_SLACK: Final = 0.01  # points by which sums of heights may be off


@dataclass(frozen=True, slots=True)
class Section:
    """Flowables in columns; `before` is the space above it, unless it begins a page."""

    flowables: Sequence[Flowable]
    columns: int = 1
    before: float = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """Slices of a flowable on a page: from `first` to before `last`, their upper left corner."""

    flowable: Flowable
    first: int
    last: int
    x: float
    top: float


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far a section is placed: flowable and slice."""

    flowable: int = 0
    slice: int = 0


_Column = list[tuple[int, int, int, float]]  # flowable, first slice, last slice, distance from the column's top


def place(sections: Sequence[Section], theme: Theme, *, rtl: bool) -> list[list[Placement]]:
    """Return the placements of each page."""
    placer = _Placer(theme, rtl=rtl)
    for section in sections:
        if section.flowables:
            placer.add(section)
    return placer.pages


def draw(pages: Sequence[Sequence[Placement]], canvas: TaggedCanvas, footer: Callable[[int, int], Sequence[Placement]]) -> None:
    """Draw the placements; `footer` gives those of the foot of a page, by its number and the number of pages."""
    for number, page in enumerate(pages, 1):
        if number > 1:
            canvas.showPage()
        for placement in (*page, *footer(number, len(pages))):
            placement.flowable.draw(canvas, placement.x, placement.top, placement.first, placement.last)


class _Placer:
    """The page that is being filled, and those that are full."""

    def __init__(self, theme: Theme, *, rtl: bool) -> None:
        self._theme = theme
        self._rtl = rtl
        self._height = theme.paper.height - theme.top - theme.bottom
        self._used = 0.0
        self.pages: list[list[Placement]] = [[]]

    def add(self, section: Section) -> None:
        """Place a section below what there is."""
        theme = self._theme
        columns = section.columns
        width = (theme.measure - (columns - 1) * theme.gutter) / columns
        for flowable in section.flowables:
            flowable.lay_out(width)
        mark = _Mark()
        if self._used:
            self._used += section.before
        while mark.flowable < len(section.flowables):
            room = self._height - self._used
            filled, following = self._fill(section, mark, room, forced=not self._used)
            if following.flowable >= len(section.flowables) and columns > 1 and _depth(section, filled[0]) > _LEAST_BALANCED:
                filled = self._balance(section, mark, room, filled)
            if not any(filled) or (following == mark):
                self._turn()
                continue
            self._enter(section, filled, width)
            mark = following
            if mark.flowable < len(section.flowables):
                self._turn()

    def _turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self._used = 0.0

    def _enter(self, section: Section, filled: Sequence[_Column], width: float) -> None:
        """Enter filled columns in the page."""
        theme = self._theme
        top = theme.paper.height - theme.top - self._used
        left = theme.outside if self._rtl else theme.inside
        depth = 0.0
        for at, column in enumerate(filled):
            place = len(filled) - 1 - at if self._rtl else at
            x = left + place * (width + theme.gutter)
            for index, first, last, offset in column:
                flowable = section.flowables[index]
                self.pages[-1].append(Placement(flowable, first, last, x, top - offset))
                again = flowable.repeated if first else 0.0
                depth = max(depth, offset + again + sum(flowable.heights[first:last]))
        self._used += depth

    def _fill(self, section: Section, mark: _Mark, height: float, *, forced: bool) -> tuple[list[_Column], _Mark]:
        """Fill the columns to a height; return them and how far that came."""
        columns = []
        for _ in range(section.columns):
            column, mark = _fill_column(section.flowables, mark, height, forced=forced)
            columns.append(column)
        return columns, mark

    def _balance(self, section: Section, mark: _Mark, room: float, filled: list[_Column]) -> list[_Column]:
        """Return the columns that end as high as they can and still take everything."""
        low, high = 0.0, room
        for _ in range(_BALANCING_STEPS):
            middle = (low + high) / 2
            columns, following = self._fill(section, mark, middle, forced=False)
            if following.flowable >= len(section.flowables):
                high, filled = middle, columns
            else:
                low = middle
        return filled


def _depth(section: Section, column: _Column) -> float:
    """Return how far down a column is filled."""
    if not column:
        return 0.0
    index, first, last, offset = column[-1]
    return offset + sum(section.flowables[index].heights[first:last])


def _fill_column(flowables: Sequence[Flowable], mark: _Mark, height: float, *, forced: bool) -> tuple[_Column, _Mark]:
    """Fill one column; `forced` puts the first slice there even if it is too high."""
    column: _Column = []
    used, after = 0.0, 0.0
    at, start = mark.flowable, mark.slice
    while at < len(flowables):
        flowable = flowables[at]
        if not flowable.heights:
            at += 1
            continue
        gap = max(after, flowable.before) if column else 0.0
        again = flowable.repeated if start else 0.0
        room = height - used - gap - again + _SLACK
        if start == 0 and flowable.keep_next and (column or not forced) and _chain(flowables, at) > room:
            break
        count = _fitting(flowable, start, room)
        if count == 0 and forced and not column:
            count = 1
        if count == 0:
            break
        column.append((at, start, start + count, used + gap))
        used += gap + again + sum(flowable.heights[start : start + count])
        start += count
        if start < len(flowable.heights):
            break
        at, start, after = at + 1, 0, flowable.after
    return column, _Mark(at, start)


def _fitting(flowable: Flowable, start: int, room: float) -> int:
    """Return how many slices fit without leaving too few behind, or beginning with too few."""
    heights = flowable.heights
    if sum(heights) <= room and start == 0:
        return len(heights)
    count, height = 0, 0.0
    while start + count < len(heights) and height + heights[start + count] <= room:
        height += heights[start + count]
        count += 1
    rest = len(heights) - start - count
    if rest == 0:
        return count
    if rest < flowable.widows:
        count -= flowable.widows - rest
    least = min(flowable.orphans, len(heights)) if start == 0 else 1
    return count if count >= least else 0


def _beginning(flowable: Flowable) -> int:
    """Return the fewest slices that may begin a flowable: all of them where parting it would leave too few behind."""
    count = len(flowable.heights)
    return count if count < flowable.orphans + flowable.widows else flowable.orphans


def _chain(flowables: Sequence[Flowable], at: int) -> float:
    """Return the height of a flowable, all that it must stay with, and the beginning of what follows."""
    height, after = 0.0, 0.0
    for place in range(at, len(flowables)):
        flowable = flowables[place]
        gap = max(after, flowable.before) if place > at else 0.0
        if not flowable.keep_next:
            return height + gap + sum(flowable.heights[: _beginning(flowable)])
        height += gap + sum(flowable.heights)
        after = flowable.after
    return height
