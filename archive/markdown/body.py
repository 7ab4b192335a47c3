"""Markdown (CommonMark, with tables) -> Blocks of the body; what a Body cannot say is counted and handed back, never dropped.

Headings, emphasis, links, lists, quotations, tables, code and rules become structure. An image is a Figure after the paragraph it
stands in. Raw HTML stays as the text that it is, comments are no content. Links to scripts stay text (markdown-it-py refuses
them). References are kept as written.

It knows no front matter and fetches nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from archive.errors import SourceError
from archive.extras import load
from archive.model.body import (
    Anchor,
    Block,
    Break,
    Cell,
    Figure,
    Heading,
    Inline,
    ItemList,
    Mark,
    MarkStyle,
    Paragraph,
    Preformatted,
    Quote,
    Separator,
    Table,
)
from archive.model.characters import FORBIDDEN

MAX_LENGTH: Final = 1_000_000  # characters; the parser needs some 50 s for a million of the worst kind (brackets)
MAX_DEPTH: Final = 80  # the parser leaves out what is deeper than its limit; two levels for each list
_MARKS: Final = {"em_open": MarkStyle.EMPHASIS, "strong_open": MarkStyle.STRONG}


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something that a Body cannot say: what it is, its text, and its line (from 1)."""

    what: str
    value: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownBody:
    """What was read.

    Attributes:
        title: The content of a level 1 heading that begins the text, which is not among the blocks.
        blocks: The blocks after it.
        html: The lines in which raw HTML stands, kept as text.
        left: What a Body cannot say.
        images: Images that stood inside text and now follow it.
    """

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    html: tuple[int, ...]
    left: tuple[Left, ...]
    images: int


def read(text: str, where: str = "") -> MarkdownBody:
    """Read clean text (LF, no controls).

    Raises:
        SourceError: It is too long, or nests too deep to be read without loss.
        InstallationError: The extra `markdown` is not installed.
    """
    if len(text) > MAX_LENGTH:
        raise SourceError(f"{len(text)} characters are no article (the limit is {MAX_LENGTH})", where=where, hint="Split it")
    parser = load("markdown_it", "markdown").MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH}).enable("table")
    parser.normalizeLink = str  # as written; the default would encode what the writer has typed
    tokens = parser.parse(text)
    if any(token.level >= MAX_DEPTH - 1 for token in tokens):
        raise SourceError(f"its lists and quotations nest deeper than {MAX_DEPTH // 2} levels", where=where, hint="Flatten them")
    return _Reader(tokens).result()


def _safe(text: str) -> str:
    """Replace what an entity has spelled and no archive can hold."""
    return FORBIDDEN.sub("\ufffd", text)


@dataclass(slots=True)
class _Reader:
    """Reads the flat list of tokens, in which opening and closing ones enclose what they hold."""

    tokens: Sequence[Any]
    position: int = 0
    html: list[int] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    images: int = 0
    figures: list[Figure] = field(default_factory=list)
    above: int = 0  # levels by which headings rise

    def result(self) -> MarkdownBody:
        """Read everything."""
        title: tuple[Inline, ...] = ()
        tops = sum(token.type == "heading_open" and token.tag == "h1" for token in self.tokens)
        leading: list[Block] = []
        if self.tokens and self.tokens[0].type == "heading_open" and self.tokens[0].tag == "h1":
            self.position, tops = 1, tops - 1
            title = self._content()
            self.position += 1
            leading += self._figures()
        self.above = 0 if tops else 1
        return MarkdownBody(
            title=title,
            blocks=(*leading, *self._blocks("")),
            html=tuple(self.html),
            left=tuple(self.left),
            images=self.images,
        )

    def _blocks(self, end: str) -> list[Block]:
        """Read up to and with the token `end`."""
        blocks: list[Block] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == end:
                break
            blocks += self._block(token)
        return blocks

    def _block(self, token: Any) -> list[Block]:
        """Read the block that `token` opens."""
        match token.type:
            case "paragraph_open" | "heading_open":
                return self._text_block(token)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "blockquote_open":
                quoted = tuple(self._blocks("blockquote_close"))
                return [Quote(blocks=quoted)] if quoted else []
            case "table_open":
                return self._table()
            case "fence" | "code_block":
                self._leave("language of code", token.info.strip(), token)
                return self._preformatted(token.content.removesuffix("\n"))
            case "html_block":
                if token.content.lstrip().startswith("<!--") and token.content.rstrip().endswith("-->"):
                    self._leave("comment", token.content.strip(), token)
                    return []
                self.html.append(token.map[0] + 1)
                return self._preformatted(token.content.removesuffix("\n"))
        return [Separator()] if token.type == "hr" else []

    def _text_block(self, token: Any) -> list[Block]:
        """Read a paragraph or a heading, and the images in it."""
        content = self._content()
        self.position += 1
        figures = self._figures()
        if not content:
            return figures
        self.images += len(figures)
        if token.type == "paragraph_open":
            return [Paragraph(content=content), *figures]
        return [Heading(level=min(5, max(1, int(token.tag[1]) - self.above)), content=content), *figures]

    def _list(self, token: Any) -> list[Block]:
        """Read a list."""
        start = token.attrs.get("start", 1)
        if start != 1:
            self._leave("first number of a list", str(start), token)
        items: list[tuple[Block, ...]] = []
        while self.tokens[self.position].type == "list_item_open":
            self.position += 1
            if item := tuple(self._blocks("list_item_close")):
                items.append(item)
        self.position += 1
        return [ItemList(items=tuple(items), ordered=token.type == "ordered_list_open")] if items else []

    def _table(self) -> list[Block]:
        """Read a table; images follow it."""
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        while (token := self.tokens[self.position]).type != "table_close":
            self.position += 1
            if token.type in ("th_open", "td_open"):
                cells.append(Cell(content=self._content(), header=token.type == "th_open"))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self.position += 1
        figures = self._figures()
        self.images += len(figures)
        return [Table(rows=tuple(rows)), *figures]

    def _preformatted(self, text: str) -> list[Block]:
        """Return text as it is typed."""
        return [Preformatted(text=_safe(text))] if text.strip() else []

    def _figures(self) -> list[Block]:
        """Take the images that were met."""
        figures: list[Block] = list(self.figures)
        self.figures.clear()
        return figures

    def _leave(self, what: str, value: str, token: Any) -> None:
        """Note what a Body cannot say."""
        if value:
            self.left.append(Left(what=what, value=_safe(value), line=token.map[0] + 1))

    def _content(self) -> tuple[Inline, ...]:
        """Read the next token, which holds the text of a block."""
        holder = self.tokens[self.position]
        self.position += 1
        opened: list[tuple[Any, list[Inline]]] = [(None, [])]
        for token in holder.children or ():
            if token.nesting == 1:
                opened.append((token, []))
            elif token.nesting == -1:
                opener, content = opened.pop()
                opened[-1][1].extend(self._enclosed(opener, tuple(content), holder))
            else:
                opened[-1][1].extend(self._inline(token, holder))
        return tuple(opened[0][1])

    def _enclosed(self, opener: Any, content: tuple[Inline, ...], holder: Any) -> list[Inline]:
        """Return marked or linked text."""
        if opener.type != "link_open":
            return [Mark(style=_MARKS[opener.type], content=content)] if content else []
        href = _safe(opener.attrs["href"])
        if not content:  # an image was all that it linked
            self._leave("link of an image", href, holder)
            return []
        return [Anchor(href=href, content=content, title=_safe(opener.attrs.get("title", "")))]

    def _inline(self, token: Any, holder: Any) -> list[Inline]:
        """Return what one token stands for."""
        match token.type:
            case "code_inline":
                return [Mark(style=MarkStyle.CODE, content=(_safe(token.content),))]
            case "softbreak":
                return [" "]
            case "hardbreak":
                return [Break()]
            case "image":
                title = _safe(token.attrs.get("title", ""))
                alt = _safe("".join(part.content for part in token.children or ()))
                self.figures.append(Figure(href=_safe(token.attrs["src"]), alt=alt, caption=(title,) if title else ()))
                return []
            case "html_inline":
                if token.content.startswith("<!--"):
                    self._leave("comment", token.content, holder)
                    return []
                self.html.append(holder.map[0] + 1)
        return [_safe(token.content)]
