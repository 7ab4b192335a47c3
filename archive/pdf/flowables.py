"""What a page is filled with: paragraphs, rules and rows, each a stack of slices that a column may end between.

A Flowable is laid out for a width, tells the heights of its slices, and draws any range of them. It owns its structure element,
which is made when its first slice is drawn, so that the order of drawing is the order of the structure; however many pages a
flowable goes over, its element is one.

Where slices go is decided in `pages.py`; tables are in `tables.py`, figures in
`figures.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from archive.pdf.canvas import TaggedCanvas
from archive.pdf.fontbook import FontBook, script
from archive.pdf.lines import Line, fill
from archive.pdf.objects import number
from archive.pdf.pieces import Piece, Setting
from archive.pdf.runs import Content, Scope
from archive.pdf.structure import Element
from archive.pdf.textdraw import TextPen
from archive.pdf.theme import Align, TextStyle

_ASCENT: Final = 0.79  # where the baseline is in the height of the font size
_TALL_SCRIPTS: Final = frozenset(("Arab", "Deva", "Thai"))  # marks above and below ask for more leading
_TALLER: Final = 1.12
_BALANCED: Final = range(2, 5)  # numbers of lines that are worth it
_BALANCING_STEPS: Final = 6


class Flowable(ABC):
    """Something that stands in a column.

    Attributes:
        before, after: Space above and below, in points; between two flowables the larger counts.
        keep_next: Whether it stays with the beginning of what follows.
        orphans, widows: Fewest slices that may be parted from the others at its beginning and at its end.
        heights: Heights of its slices in points, once it is laid out.
        repeated: Height of what it draws again above its slices wherever it goes on in another column.
    """

    before: float = 0
    after: float = 0
    keep_next: bool = False
    orphans: int = 1
    widows: int = 1
    heights: Sequence[float] = ()
    repeated: float = 0

    @abstractmethod
    def lay_out(self, width: float) -> None:
        """Set `heights` for a column of this width."""

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:
        """Draw the slices from `first` to before `last`; the upper left corner of all that is drawn is at (x, top)."""


class Parent:
    """A grouping element, made when the first thing inside it is drawn.

    Args:
        tag: Structure type.
        parent: The group around it; None for the document.
        entries: Further entries of its dictionary, as PDF.
    """

    def __init__(self, tag: str, parent: "Parent | None", entries: str = "") -> None:
        self._tag = tag
        self._parent = parent
        self._entries = entries
        self._element: Element | None = None

    def element(self, canvas: TaggedCanvas) -> Element:
        """Return the element."""
        if self._element is None:
            around = self._parent.element(canvas) if self._parent else canvas.structure.root
            self._element = Element(self._tag, around, entries=self._entries)
        return self._element


class Paragraph(Flowable):
    """A paragraph.

    Args:
        content: Its text.
        style: Its look.
        book: The faces.
        lang: BCP 47 tag of its text.
        parent: The group it is in.
        tag: Structure type; "" for an artifact, which has no element.
        entries: Further entries of its element, as PDF.
        rtl: Direction; None to go by the text.
        indented: Whether its first line is indented.
        label: What stands in the inset before its first line: a list item's number or bullet; it is the element Lbl of the
            group `label_parent`.
        depth: Level in the outline, counted from 1; 0 for none.
    """

    def __init__(  # noqa: PLR0913  each is one fact of a paragraph, named at every call
        self,
        content: Content,
        style: TextStyle,
        book: FontBook,
        *,
        lang: str,
        parent: Parent | None,
        tag: str = "P",
        entries: str = "",
        rtl: bool | None = None,
        indented: bool = False,
        label: "Paragraph | None" = None,
        depth: int = 0,
    ) -> None:
        self._content = content
        self._style = _adapted(style, lang)
        self._setting = Setting(style=self._style, lang=lang, book=book, rtl=rtl)
        self._parent = parent
        self._tag = tag
        self._entries = entries
        self._indent = style.indent if indented else 0.0
        self._label = label
        self._depth = depth
        self._elements: dict[Scope | None, Element] = {}
        self._width = 0.0
        self._lines: list[Line] = []
        self._rtl = False
        self.before, self.after = style.before, style.after
        self.keep_next, self.orphans, self.widows = style.keep_next, style.orphans, style.widows

    @property
    def measure(self) -> float:
        """Width of the widest line, in points."""
        return max((line.width for line in self._lines), default=0) * self._style.size / 1000

    def lay_out(self, width: float) -> None:
        """Break the lines."""
        style = self._style
        self._width = width - style.inset
        self._rtl, pieces = self._setting.cut(self._content)
        per_point = 1000 / style.size
        measure, indent = round(self._width * per_point), round(self._indent * per_point)
        self._lines = fill(self._setting, pieces, measure, indent)
        if style.balance and len(self._lines) in _BALANCED:
            self._lines = self._balanced(pieces, measure)
        self.heights = [style.leading] * len(self._lines)
        if self._label is not None:
            self._label.lay_out(style.inset)

    def _balanced(self, pieces: Sequence[Piece], measure: int) -> list[Line]:
        """Return as many lines as there are, in the narrowest measure that takes them."""
        lines, low, high = self._lines, measure // 2, measure
        for _ in range(_BALANCING_STEPS):
            middle = (low + high) // 2
            tried = fill(self._setting, pieces, middle)
            if len(tried) > len(lines):
                low = middle
            else:
                high, lines = middle, tried
        return lines

    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:
        """Draw lines."""
        if first == 0 and self._label is not None:
            place = x + self._width if self._rtl else x
            self._label.draw(canvas, place, top, 0, 1)
        self._draw_lines(canvas, (x, top), first, last, artifact=() if self._tag else ("Pagination", "Footer"))

    def draw_again(self, canvas: TaggedCanvas, x: float, top: float, *artifact: str) -> None:
        """Draw all lines as an artifact of a kind: what they say is said elsewhere (ISO 32000-1, 14.8.2.2.2)."""
        self._draw_lines(canvas, (x, top), 0, len(self._lines), artifact=artifact)

    def _draw_lines(
        self, canvas: TaggedCanvas, corner: tuple[float, float], first: int, last: int, *, artifact: Sequence[str]
    ) -> None:
        """Draw lines in their gray, tagged unless they are an artifact."""
        style, (x, top) = self._style, corner
        left = x if self._rtl else x + style.inset
        if style.gray:
            canvas.put(f"{number(style.gray)} g")
        if artifact:
            with canvas.artifact(*artifact):
                self._pen_lines(TextPen(canvas, None, self._setting, rtl=self._rtl), left, top, first, last)
        else:
            self._draw_tagged(canvas, left, top, first, last)
        if style.gray:
            canvas.put("0 g")

    def _draw_tagged(self, canvas: TaggedCanvas, left: float, top: float, first: int, last: int) -> None:
        """Draw lines as content of the element."""
        if None not in self._elements:
            around = self._parent.element(canvas) if self._parent else canvas.structure.root
            self._elements[None] = Element(self._tag, around, entries=self._entries)
            if self._depth:
                title = " ".join("".join([run.text for run in self._content]).split())
                canvas.bookmark(title, self._depth, top, self._elements[None])
        self._pen_lines(TextPen(canvas, self._elements, self._setting, rtl=self._rtl), left, top, first, last)

    def _pen_lines(self, pen: TextPen, left: float, top: float, first: int, last: int) -> None:
        """Set the lines."""
        style = self._style
        scale = style.size / 1000
        y = top - (style.leading - style.size) / 2 - _ASCENT * style.size
        for at in range(first, last):
            line = self._lines[at]
            indent = self._indent if at == 0 else 0.0
            width = round((self._width - indent) / scale)
            shift, stretch = self._place(line, width)
            x = left + shift * scale + (0 if self._rtl else indent)
            pen.line(line, x, y, width, stretch)
            y -= style.leading
        pen.finish()

    def _place(self, line: Line, width: int) -> tuple[float, float]:
        """Return how far a line is moved from the side it starts at, and what each blank gets, in thousandths."""
        room = width - line.width - (self._setting.hyphen_width if line.hyphen else 0)
        away = -1 if self._rtl else 1
        match self._style.align:
            case Align.CENTER:
                return away * room / 2, 0.0
            case Align.END:
                return float(away * room), 0.0
            case Align.JUSTIFY if not line.last or room < 0:
                gaps = self._setting.gaps(line.pieces)
                return 0.0, (room / gaps if gaps else 0.0)
        return 0.0, 0.0


@lru_cache(500)
def _adapted(style: TextStyle, lang: str) -> TextStyle:
    """Return the style for a language: room for tall scripts, and no justification by blanks where there are few."""
    writing = script(lang)
    align = Align.START if style.align is Align.JUSTIFY and writing == "Thai" else style.align
    leading = style.leading * _TALLER if writing in _TALL_SCRIPTS else style.leading
    return replace(style, align=align, leading=leading)


class Rule(Flowable):
    """A horizontal line, an artifact; `part` is its share of the column's width, starting where lines start."""

    def __init__(self, thickness: float, *, before: float, after: float, part: float = 1, rtl: bool = False) -> None:
        self._thickness = thickness
        self.before, self.after = before, after
        self._part = part
        self._rtl = rtl
        self._width = 0.0
        self.keep_next = True

    def lay_out(self, width: float) -> None:
        """Take the width."""
        self._width = width
        self.heights = (self._thickness,)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:  # noqa: ARG002  one slice
        """Draw the line."""
        length = self._width * self._part
        start = x + self._width - length if self._rtl else x
        y = top - self._thickness / 2
        with canvas.artifact():
            canvas.put(f"{number(self._thickness)} w {number(start)} {number(y)} m {number(start + length)} {number(y)} l S")


class Row(Flowable):
    """Paragraphs of one line side by side over the whole width: the first at the start, the second at the end."""

    def __init__(self, start: Paragraph | None, end: Paragraph | None) -> None:
        self._cells = tuple(filter(None, (start, end)))
        self.before = max(cell.before for cell in self._cells)
        self.after = max(cell.after for cell in self._cells)
        self.keep_next = True

    def lay_out(self, width: float) -> None:
        """Lay out both."""
        for cell in self._cells:
            cell.lay_out(width)
        self.heights = (max(sum(cell.heights) for cell in self._cells),)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:  # noqa: ARG002  one slice
        """Draw both."""
        for cell in self._cells:
            cell.draw(canvas, x, top, 0, len(cell.heights))
