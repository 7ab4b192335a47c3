"""The article's content: Blocks that hold Inlines, the common ground of XHTML 1 Strict, HTML5 and tagged PDF.

An Inline is a plain `str`, a Mark (emphasis, quotation, ...), an Anchor or a Break. Content is kept in one canonical form:
no empty strings, no two strings side by side, so that equal text is equal data whatever it was read from. A Body knows its
plain text and its counts; it knows no markup (see `archive/markup`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from archive.model.characters import demand_archivable
from archive.model.values import Checked

Inline: TypeAlias = "str | Mark | Anchor | Break"
Block: TypeAlias = "Heading | Paragraph | Quote | ItemList | Figure | Table | Preformatted | Separator"


class MarkStyle(Enum):
    """What a Mark says of its content."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    QUOTATION = "quotation"
    CITATION = "citation"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    ABBREVIATION = "abbreviation"
    CODE = "code"
    SPAN = "span"  # nothing but a language


def canonical(content: Iterable["Inline"]) -> tuple["Inline", ...]:
    """Return the content without empty strings and with neighbouring strings joined.

    Raises:
        ValueError: A string holds a character that cannot be archived.
    """
    out: list[Inline] = []
    for part in content:
        if not isinstance(part, str):
            out.append(part)
        elif part:
            demand_archivable(part, "body")
            if out and isinstance(out[-1], str):
                out[-1] += part
            else:
                out.append(part)
    return tuple(out)


def inline_text(content: Iterable["Inline"]) -> str:
    """Return the plain text of `content`; a Break is a line feed."""
    return "".join(
        part if isinstance(part, str) else "\n" if isinstance(part, Break) else inline_text(part.content) for part in content
    )


def _holds_anchor(content: Iterable["Inline"]) -> bool:
    """Tell whether there is an Anchor at any depth."""
    return any(isinstance(part, Anchor) or (isinstance(part, Mark) and _holds_anchor(part.content)) for part in content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Checked):
    """Marked text; `title` is the long form of an abbreviation, `lang` the BCP 47 language of a foreign part."""

    style: MarkStyle
    content: tuple[Inline, ...]
    title: str = ""
    lang: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        object.__setattr__(self, "content", canonical(self.content))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor(Checked):
    """Linked text.

    Raises:
        ValueError: There is an Anchor inside, which neither XHTML 1 (appendix B) nor HTML5 nor PDF can say.
    """

    href: str
    content: tuple[Inline, ...]
    title: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        object.__setattr__(self, "content", canonical(self.content))
        if _holds_anchor(self.content):
            raise ValueError("a link holds no other link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; never empty.

    Raises:
        ValueError: There is no content.
    """

    content: tuple[Inline, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", canonical(self.content))
        if not self.content:
            raise ValueError("a paragraph has content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside the body; level 1 is directly below the headline, 5 the deepest.

    Raises:
        ValueError: There is no content, or the level is not 1 to 5.
    """

    level: int
    content: tuple[Inline, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", canonical(self.content))
        if not self.content or not 1 <= self.level <= 5:
            raise ValueError("a heading has content and a level from 1 to 5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Checked):
    """A block quotation; `source` is the URL it is taken from.

    Raises:
        ValueError: There are no blocks.
    """

    blocks: tuple[Block, ...]
    source: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not self.blocks:
            raise ValueError("a quotation has blocks")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """An ordered or unordered list; each item is one or more blocks.

    Raises:
        ValueError: There are no items, or an item is empty.
    """

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False

    def __post_init__(self) -> None:
        if not self.items or not all(self.items):
            raise ValueError("a list has items, and each item has blocks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Checked):
    """An image with what is said about it; `href` names a file of the package or a URL."""

    href: str
    alt: str = ""
    caption: tuple[Inline, ...] = ()
    credit: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        object.__setattr__(self, "caption", canonical(self.caption))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; spans count from 1, up to what HTML allows (4.9.11).

    Raises:
        ValueError: `colspan` is not 1 to 1000, or `rowspan` not 1 to 65534.
    """

    content: tuple[Inline, ...] = ()
    header: bool = False
    colspan: int = 1
    rowspan: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", canonical(self.content))
        if not (1 <= self.colspan <= 1000 and 1 <= self.rowspan <= 65534):
            raise ValueError("a cell spans 1 to 1000 columns and 1 to 65534 rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: rows of cells, with an optional caption.

    Raises:
        ValueError: There are no rows, or a row is empty.
    """

    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", canonical(self.caption))
        if not self.rows or not all(self.rows):
            raise ValueError("a table has rows, and each row has cells")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preformatted(Checked):
    """Text whose line ends and blanks are meant: verse, tabular wire copy.

    Raises:
        ValueError: There is no text.
    """

    text: str

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not self.text:
            raise ValueError("preformatted text is not empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """A thematic break between blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Checked):
    """One version of the content, in one language ("" when not stated)."""

    blocks: tuple[Block, ...]
    lang: str = ""

    @property
    def text(self) -> str:
        """The plain text: what stands in the blocks, one blank line between them."""
        return "\n\n".join(texts(self.blocks))

    @property
    def word_count(self) -> int:
        """Words of the plain text, by white space."""
        return len(self.text.split())

    @property
    def char_count(self) -> int:
        """Characters of the plain text."""
        return len(self.text)


def texts(blocks: Iterable["Block"]) -> Iterator[str]:
    """Yield the plain text of each block that has one, depth first."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield inline_text(block.content)
            case Preformatted():
                yield block.text
            case Quote():
                yield from texts(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from texts(item)
            case Figure():
                yield from filter(None, (inline_text(block.caption), block.credit))
            case Table():
                if block.caption:
                    yield inline_text(block.caption)
                for row in block.rows:
                    yield "\t".join(inline_text(cell.content) for cell in row)
            case Separator():
                pass
