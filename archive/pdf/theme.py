"""Themes: what a page looks like; every measure in points, on a baseline grid.

A Theme is data: paper, margins, columns and one TextStyle per kind of text. A new theme is one more entry of THEMES. Sizes
do not depend on the text's script; the faces do (see `fontbook.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

MM: Final = 72 / 25.4


class Align(Enum):
    """How lines stand in their measure; START and END follow the paragraph's direction."""

    START = "start"
    JUSTIFY = "justify"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """The look of a paragraph.

    Attributes:
        size, leading: Font size, and the distance of baselines.
        before, after: Space above and below; between two paragraphs the larger counts.
        bold, italic, mono: The face of plain runs.
        align: How lines stand.
        indent: Indent of the first line where the paragraph follows another of the same style.
        inset: Indent of all lines on the starting side.
        gray: 0 is black, 1 is white.
        keep_next: Whether it stays with what follows.
        hyphenate: Whether words may be divided.
        balance: Whether lines are made as equal as the number of lines allows.
        orphans, widows: Fewest lines at the foot and at the head of a column.
    """

    size: float
    leading: float
    before: float = 0
    after: float = 0
    bold: bool = False
    italic: bool = False
    mono: bool = False
    align: Align = Align.START
    indent: float = 0
    inset: float = 0
    gray: float = 0
    keep_next: bool = False
    hyphenate: bool = False
    balance: bool = False
    orphans: int = 2
    widows: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper size, in points."""

    name: str
    width: float
    height: float


PAPERS: Final[Mapping[str, Paper]] = MappingProxyType(
    {
        "a4": Paper(name="a4", width=210 * MM, height=297 * MM),
        "letter": Paper(name="letter", width=612, height=792),
        "a5": Paper(name="a5", width=148 * MM, height=210 * MM),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A page's look on one paper.

    Attributes:
        name: As on the command line.
        paper: The paper.
        inside, outside: Margins at the start and at the end of lines.
        top, bottom: Margins above and below the text area.
        columns, gutter: Columns of the body, and the space between them.
        styles: Kind of text -> style.
        rule: Thickness of the heavy rule that opens the page; hairlines are 0.4.
    """

    name: str
    paper: Paper
    inside: float
    outside: float
    top: float
    bottom: float
    columns: int
    gutter: float
    styles: Mapping[str, TextStyle]
    rule: float

    @property
    def measure(self) -> float:
        """Width of the text area."""
        return self.paper.width - self.inside - self.outside

    @property
    def column(self) -> float:
        """Width of one column."""
        return (self.measure - (self.columns - 1) * self.gutter) / self.columns


def _styles(size: float, leading: float, body: TextStyle, headline: tuple[float, float]) -> Mapping[str, TextStyle]:
    """Return the styles that follow from the body's size and leading."""
    small, small_leading = round(size * 0.8, 1), round(leading * 0.8, 1)
    section = TextStyle(size=size * 1.16, leading=leading, before=leading * 0.75, after=leading * 0.25, bold=True, keep_next=True)
    return MappingProxyType(
        {
            "kicker": TextStyle(size=small, leading=leading, bold=True),
            "date": TextStyle(size=small, leading=leading, align=Align.END, gray=0.25),
            "headline": TextStyle(
                size=headline[0], leading=headline[1], bold=True, before=leading * 0.5, after=leading * 0.5, keep_next=True,
                balance=True, orphans=9, widows=9,
            ),
            "standfirst": TextStyle(
                size=size * 1.32, leading=leading * 1.3, after=leading * 0.75, gray=0.22, balance=True, keep_next=True, orphans=3
            ),
            "byline": TextStyle(size=size * 0.92, leading=leading, bold=True, keep_next=True),
            "dateline": TextStyle(size=size * 0.92, leading=leading, gray=0.25, keep_next=True),
            "body": body,
            "heading1": section,
            "heading2": replace(section, size=size * 1.04),
            "heading3": replace(section, size=size, bold=False, italic=True),
            "quote": replace(
                body, inset=leading, indent=0, before=leading * 0.5, after=leading * 0.5, italic=True, align=Align.START
            ),
            "item": replace(body, indent=0, before=leading * 0.2, after=leading * 0.2, align=Align.START),
            "preformatted": TextStyle(
                size=size * 0.82, leading=leading * 0.86, mono=True, before=leading * 0.5, after=leading * 0.5
            ),
            "cell": TextStyle(size=size * 0.88, leading=leading * 0.86, hyphenate=True),
            "caption": TextStyle(size=small, leading=small_leading, gray=0.2, after=leading * 0.5),
            "rights": TextStyle(size=small, leading=small_leading, after=leading * 0.4, gray=0.2, keep_next=True),
            "provenance": TextStyle(size=small * 0.92, leading=small_leading, gray=0.2),
            "footer": TextStyle(size=small * 0.92, leading=small_leading, gray=0.25),
        }
    )  # fmt: skip


def _broadsheet(paper: Paper) -> Theme:
    """Two justified columns under a headline of full width; one column on small paper."""
    small = paper.width < 500
    size, leading = (9.4, 12.6) if small else (9.8, 13.2)
    body = TextStyle(size=size, leading=leading, align=Align.JUSTIFY, indent=leading * 0.9, hyphenate=True)
    return Theme(
        name="broadsheet",
        paper=paper,
        inside=(15 if small else 21) * MM,
        outside=(15 if small else 21) * MM,
        top=(15 if small else 20) * MM,
        bottom=(18 if small else 26) * MM,
        columns=1 if small else 2,
        gutter=7 * MM,
        styles=_styles(size, leading, body, (21, 24) if small else (30, 33)),
        rule=2.2,
    )


def _reader(paper: Paper) -> Theme:
    """One ragged column of about 68 characters, in a larger size, with a wide margin at its side."""
    small = paper.width < 500
    size, leading = (10, 14) if small else (11, 15.6)
    body = TextStyle(size=size, leading=leading, after=leading * 0.5, hyphenate=True)
    side = 16 * MM if small else (paper.width - 124 * MM) / 2
    return Theme(
        name="reader",
        paper=paper,
        inside=side,
        outside=side,
        top=(18 if small else 26) * MM,
        bottom=(20 if small else 28) * MM,
        columns=1,
        gutter=0,
        styles=_styles(size, leading, body, (20, 24) if small else (26, 30)),
        rule=0.8,
    )


THEMES: Final[Mapping[str, Callable[[Paper], Theme]]] = MappingProxyType({"broadsheet": _broadsheet, "reader": _reader})
DEFAULT_THEME: Final = "broadsheet"
DEFAULT_PAPER: Final = "a4"
