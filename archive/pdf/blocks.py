"""Maps the blocks of a body to flowables, each with the structure type that says what it is.

Headings are H2 and deeper, and never skip a level (ISO 14289-1, 7.4.2); quotations are BlockQuote, lists L with Lbl and LBody,
tables Table with TR, TH and TD, images Figure with their text alternative. Knows no Article.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from archive.model import body
from archive.model.package import Document
from archive.pdf import bidi
from archive.pdf.figures import Illustration, Placeholder
from archive.pdf.flowables import Flowable, Paragraph, Parent, Rule
from archive.pdf.fontbook import FontBook
from archive.pdf.images import Picture, read_picture
from archive.pdf.inline import runs
from archive.pdf.runs import Content, plain
from archive.pdf.tables import TableBox
from archive.pdf.theme import Align, TextStyle, Theme

_DEEPEST: Final = 6  # H1 to H6
_BULLET: Final = "•"
_AFTER_LIST: Final = 0.5  # lines between a list and what follows
_TALLEST: Final = 0.6  # part of the text area's height that an image may take
_UNDESCRIBED: Final = "Image without a description"


class FlawKind(Enum):
    """What is wrong with a figure."""

    UNDESCRIBED = "no text alternative"
    ABSENT = "not at hand"
    UNREADABLE = "cannot be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something about a figure that its reader has to do without; `reason` says why, or what stands for a text alternative."""

    kind: FlawKind
    href: str
    reason: str


@dataclass(slots=True, kw_only=True)
class BlockSetter:
    """Sets blocks.

    Attributes:
        theme: The look.
        book: The faces.
        lang: BCP 47 tag of the text.
        rtl: Whether the page is read from right to left.
        media: Images that are at hand, by their address.
        flaws: What was wrong with figures, in their order.
        heading: The deepest level of the last heading, counted from H1.
        previous: Kind of the block before, for the indent of first lines.
    """

    theme: Theme
    book: FontBook
    lang: str
    rtl: bool
    media: Mapping[str, Document] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    heading: int = 0
    previous: str = ""

    def blocks(
        self, blocks: Iterable[body.Block], parent: Parent, *, style: str = "body", inset: float = 0
    ) -> Iterator[Flowable]:
        """Yield the flowables of blocks in a group; `style` is the kind of their paragraphs."""
        for block in blocks:
            yield from self._block(block, parent, style, inset)
            self.previous = type(block).__name__

    def paragraph(  # noqa: PLR0913  each is one fact of a paragraph, named at every call
        self, content: Content, style: TextStyle, parent: Parent | None, tag: str = "P", *, entries: str = "", depth: int = 0,
        indented: bool = False, label: Paragraph | None = None,
    ) -> Paragraph:  # fmt: skip
        """Return a paragraph in the body's language and direction."""
        text = "".join(run.text for run in content)
        return Paragraph(
            content, style, self.book, lang=self.lang, parent=parent, tag=tag, entries=entries,
            rtl=self._direction(text), indented=indented, label=label, depth=depth,
        )  # fmt: skip

    def _direction(self, text: str) -> bool | None:
        """Return the page's direction; a paragraph that is all in the other one goes by itself."""
        if self.rtl or not bidi.has_rtl(text):
            return self.rtl
        return None if "L" not in map(bidi.bidi_class, text) else False

    def _block(self, block: body.Block, parent: Parent, style: str, inset: float) -> Iterator[Flowable]:
        """Yield the flowables of one block."""
        look = self.theme.styles[style]
        look = replace(look, inset=look.inset + inset) if inset else look
        match block:
            case body.Paragraph():
                indented = style == "body" and self.previous == "Paragraph"
                yield self.paragraph(runs(block.content), look, parent, indented=indented)
            case body.Heading():
                yield self._heading(block, parent)
            case body.Quote():
                self.previous = ""
                yield from self.blocks(block.blocks, Parent("BlockQuote", parent), style="quote", inset=inset)
            case body.ItemList():
                yield from self._list(block, parent, inset)
            case body.Preformatted():
                yield self.paragraph(plain(block.text), self.theme.styles["preformatted"], parent)
            case body.Separator():
                space = self.theme.styles["body"].leading
                yield Rule(0.5, before=space, after=space, part=0.25, rtl=self.rtl)
            case body.Figure():
                yield from self._figure(block, parent)
            case body.Table():
                yield from self._table(block, parent)

    def _heading(self, block: body.Heading, parent: Parent) -> Paragraph:
        """Return a heading, one level below the last one at most."""
        self.heading = min(block.level + 1, self.heading + 1, _DEEPEST)
        style = self.theme.styles[f"heading{min(block.level, 3)}"]
        return self.paragraph(runs(block.content), style, parent, f"H{self.heading}", depth=self.heading)

    def _list(self, block: body.ItemList, parent: Parent, inset: float) -> Iterator[Flowable]:
        """Yield the items; ISO 32000-1, 14.8.5.5: the list says how it is numbered."""
        numbering = "Decimal" if block.ordered else "Disc"
        around = Parent("L", parent, f"/A<</O/List/ListNumbering/{numbering}>>")
        style = self.theme.styles["item"]
        step = style.leading * (1.6 if block.ordered else 1.2)
        for number, item in enumerate(block.items, 1):
            entry = Parent("LI", around)
            text = f"{number}." if block.ordered else _BULLET
            label = self.paragraph(plain(text), replace(style, inset=inset), entry, "Lbl")
            label_used = False
            closing = style.leading * _AFTER_LIST if number == len(block.items) else 0.0
            inside = Parent("LBody", entry)
            for each in item:
                if isinstance(each, body.Paragraph) and not label_used:
                    look = replace(style, inset=inset + step, after=max(style.after, closing if each is item[-1] else 0))
                    yield self.paragraph(runs(each.content), look, inside, label=label)
                    label_used = True
                else:
                    yield from self._block(each, inside, "item", inset + step)

    def _figure(self, block: body.Figure, parent: Parent) -> Iterator[Flowable]:
        """Yield the image, or a frame in its place, and what is said about it."""
        caption, leading = runs(block.caption), self.theme.styles["body"].leading
        spoken = block.alt or body.inline_text(block.caption) or _UNDESCRIBED
        if not block.alt:
            self.flaws.append(Flaw(kind=FlawKind.UNDESCRIBED, href=block.href, reason=spoken))
        followed = bool(caption or block.credit)
        before, after = leading * 0.5, leading * (0.3 if followed else 0.5)
        picture = self._picture(block.href)
        if picture is None:
            look = replace(self.theme.styles["caption"], italic=True, align=Align.CENTER)
            shown = self.paragraph(plain(spoken), look, None, "")
            yield Placeholder(spoken, shown, parent, before=before, after=after, keep_next=followed)
        else:
            tallest = _TALLEST * (self.theme.paper.height - self.theme.top - self.theme.bottom)
            yield Illustration(
                picture, spoken, parent, tallest=tallest, rtl=self.rtl, before=before, after=after, keep_next=followed
            )
        style = self.theme.styles["caption"]
        if caption:
            look = replace(style, keep_next=True, after=0) if block.credit else style
            yield self.paragraph(caption, look, parent)
        if block.credit:
            yield self.paragraph(plain(block.credit), style, parent)

    def _picture(self, href: str) -> Picture | None:
        """Return the image at an address, None and a flaw when it cannot be shown."""
        document = self.media.get(href)
        if document is None:
            self.flaws.append(Flaw(kind=FlawKind.ABSENT, href=href, reason="it is not at hand"))
            return None
        try:
            return read_picture(document.content.read())
        except ValueError as error:
            self.flaws.append(Flaw(kind=FlawKind.UNREADABLE, href=href, reason=str(error)))
            return None

    def _table(self, block: body.Table, parent: Parent) -> Iterator[Flowable]:
        """Yield the caption and the table."""
        around = Parent("Table", parent)
        style = self.theme.styles["caption"]
        if block.caption:
            look = replace(style, bold=True, keep_next=True, after=style.leading * 0.3)
            yield self.paragraph(runs(block.caption), look, around, "Caption")
        yield TableBox(block.rows, self.paragraph, self.theme.styles["cell"], around, rtl=self.rtl)
