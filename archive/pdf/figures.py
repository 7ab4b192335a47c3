"""Figures: an image in its column, or a frame in the place of one that the file does not hold.

Both are the element Figure with a text alternative (ISO 14289-1, 7.3) and a bounding box (ISO 32000-1, 14.8.5.4.3). An image is
never shown larger than its pixels allow, nor wider than its column, nor as tall as a page.
"""

from typing import Final

from archive.pdf.canvas import TaggedCanvas
from archive.pdf.flowables import Flowable, Paragraph, Parent
from archive.pdf.images import Picture
from archive.pdf.objects import number, string
from archive.pdf.structure import Element

_POINTS_PER_PIXEL: Final = 0.75  # 96 pixels to the inch, below which they would be seen
_MARGIN: Final = 28.0  # points around the words in a frame
# Exif 2.32, 4.6.4: what 1 to 8 make of an image's unit square: columns and rows of a matrix, in parts of width and height,
# then the corner that is the origin.
_TURNS: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class _Figure(Flowable):
    """What stands in the place of a figure; `keep_next` where a caption follows."""

    def __init__(self, alt: str, parent: Parent | None, *, before: float, after: float, keep_next: bool) -> None:
        self._alt = alt
        self._parent = parent
        self.before, self.after, self.keep_next = before, after, keep_next

    def _begin(self, canvas: TaggedCanvas, box: tuple[float, float, float, float]) -> None:
        """Open the element; `box` is left, bottom, width and height in points."""
        left, bottom, width, height = box
        corners = " ".join(map(number, (left, bottom, left + width, bottom + height)))
        entries = f"/Alt{string(canvas.level.spoken(self._alt))}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
        around = self._parent.element(canvas) if self._parent else canvas.structure.root
        canvas.put(canvas.mark(Element("Figure", around, entries=entries)))


class Illustration(_Figure):
    """An image.

    Args:
        picture: The image.
        alt: Its text alternative.
        parent: The group it is in.
        tallest: Height that it may have, in points.
        rtl: Whether it starts on the right.
        before, after: Space above and below.
        keep_next: Whether a caption follows.
    """

    def __init__(  # noqa: PLR0913  each is one fact of a figure, named at every call
        self, picture: Picture, alt: str, parent: Parent | None, *, tallest: float, rtl: bool, before: float, after: float,
        keep_next: bool,
    ) -> None:  # fmt: skip
        super().__init__(alt, parent, before=before, after=after, keep_next=keep_next)
        self._picture = picture
        self._tallest = tallest
        self._rtl = rtl
        self._column = 0.0
        self._size = (0.0, 0.0)

    def lay_out(self, width: float) -> None:
        """Take the width, as far as the pixels go."""
        across, down = (pixels * _POINTS_PER_PIXEL for pixels in self._picture.seen)
        scale = min(1.0, width / across, self._tallest / down)
        self._column, self._size = width, (across * scale, down * scale)
        self.heights = (self._size[1],)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:  # noqa: ARG002  one slice
        """Draw the image."""
        width, height = self._size
        left, bottom = (x + self._column - width if self._rtl else x), top - height
        self._begin(canvas, (left, bottom, width, height))
        a, b, c, d, e, f = _TURNS[self._picture.turn]
        matrix = (a * width, b * height, c * width, d * height, left + e * width, bottom + f * height)
        canvas.put(f"q {' '.join(map(number, matrix))} cm /{canvas.image(self._picture)} Do Q\nEMC")


class Placeholder(_Figure):
    """A gray frame in which the text alternative is shown, as an artifact: it is what the element says already.

    Args:
        alt: The text alternative.
        shown: The same, as it is shown.
        parent: The group it is in.
        before, after: Space above and below.
        keep_next: Whether a caption follows.
    """

    def __init__(
        self, alt: str, shown: Paragraph, parent: Parent | None, *, before: float, after: float, keep_next: bool
    ) -> None:
        super().__init__(alt, parent, before=before, after=after, keep_next=keep_next)
        self._shown = shown
        self._width = 0.0

    def lay_out(self, width: float) -> None:
        """Take the width."""
        self._width = width
        self._shown.lay_out(width - 2 * _MARGIN)
        self.heights = (sum(self._shown.heights) + 2 * _MARGIN,)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:  # noqa: ARG002  one slice
        """Draw the frame."""
        box = (x, top - self.heights[0], self._width, self.heights[0])
        self._begin(canvas, box)
        canvas.put(f"0.93 g {' '.join(map(number, box))} re f 0 g\nEMC")
        self._shown.draw_again(canvas, x + _MARGIN, top - _MARGIN, "Layout")
