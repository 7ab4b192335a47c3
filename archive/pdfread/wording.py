"""The text of a tagged PDF as its structure tells it: one piece per block, in reading order.

ActualText replaces what an element shows (ISO 32000-1, 14.9.4). Text of inline elements belongs to the block around them. This
is what a screen reader says, and what remains when nothing else can be read; where on the page it stands plays no part.
"""

from dataclasses import dataclass
from typing import Final

from archive.pdfread.content import Contents
from archive.pdfread.structure import Annotated, Element, Kid, Marked, Structure

# ISO 32000-1, 14.8.4.4 and ISO 32000-2, 14.8.4.7: inline-level structure types
INLINE: Final = frozenset(
    {
        "Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
        "Em", "Strong", "Sub", "NonStruct",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Text of one block; `type` is the standard structure type of the innermost block element."""

    type: str
    text: str


def blocks(structure: Structure, contents: Contents) -> list[Block]:
    """Return the blocks that have text."""
    found: list[Block] = []
    open_types: list[str] = []
    parts: list[str] = []

    def close() -> None:
        said = "".join(parts)
        if said.strip():
            found.append(Block(type=open_types[-1] if open_types else "", text=said))
        parts.clear()

    waiting: list[Kid | str] = list(reversed(structure.roots))
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, Marked):
            parts.append(contents.texts.get((kid.owner, kid.mcid), ""))
        elif isinstance(kid, str):  # the end of a block
            close()
            open_types.pop()
        elif not isinstance(kid, Annotated):
            if kid.type not in INLINE:
                close()
                open_types.append(kid.type)
                waiting.append(kid.type)
            if kid.actual is not None:
                parts.append(kid.actual)
            else:
                waiting += reversed(kid.kids)
    close()
    return found


def figures(structure: Structure) -> list[Element]:
    """Return the elements that show what is no text."""
    return [element for element in structure.elements() if element.type in {"Figure", "Formula"}]
