"""Blocks of a body -> plain text for reading: one blank line between blocks, long lines left to the reader's window.

Lists have "- " or "1. ", headings are underlined, quotations are indented, table cells stand between bars, a link's address
follows it in angle brackets. `plaintext` reads lists, headings, breaks and separators back; the rest stays readable, not more.
"""

from collections.abc import Iterable
from typing import Final

from archive.model.body import (
    Anchor,
    Block,
    Break,
    Figure,
    Heading,
    Inline,
    ItemList,
    Mark,
    MarkStyle,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)

_SEPARATOR: Final = "* * *"
_INDENT: Final = "    "


def blocks_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as text, without a final line feed."""
    return "\n\n".join(_block(block) for block in blocks)


def inline_line(content: Iterable[Inline]) -> str:
    """Return inline content as text: quotations get their marks, links their address."""
    return "".join(_inline(part) for part in content)


def _inline(part: Inline) -> str:
    """Return one piece of inline content as text."""
    match part:
        case Break():
            return "\n"
        case Mark(style=MarkStyle.QUOTATION):
            return f"“{inline_line(part.content)}”"
        case Mark():
            return inline_line(part.content)
        case Anchor():
            text = inline_line(part.content)
            return text if text == part.href else f"{text} <{part.href}>".lstrip()
    return part


def _block(block: Block) -> str:
    """Return one block as text."""
    match block:
        case Paragraph():
            return inline_line(block.content)
        case Heading():
            text = inline_line(block.content)
            return f"{text}\n{('=' if block.level == 1 else '-') * max(3, len(text))}"
        case Preformatted():
            return block.text
        case Quote():
            return _indented(blocks_text(block.blocks), _INDENT)
        case ItemList():
            return "\n".join(_item(item, f"{n}. " if block.ordered else "- ") for n, item in enumerate(block.items, start=1))
        case Figure():
            return _figure(block)
        case Table():
            rows = [" | ".join(inline_line(cell.content) for cell in row) for row in block.rows]
            return "\n".join(filter(None, (inline_line(block.caption), *rows)))
    return _SEPARATOR


def _item(blocks: tuple[Block, ...], mark: str) -> str:
    """Return a list item; what follows its first line stands below the text, not below the mark."""
    text = "\n".join(_block(block) for block in blocks)
    return mark + _indented(text, " " * len(mark)).lstrip(" ")


def _figure(figure: Figure) -> str:
    """Return what is said about an image, its address last."""
    return "\n".join(filter(None, (inline_line(figure.caption) or figure.alt, figure.credit, f"<{figure.href}>")))


def _indented(text: str, indent: str) -> str:
    """Indent all lines but blank ones."""
    return "\n".join(indent + line if line else line for line in text.split("\n"))
