"""Blocks of lines -> Blocks of the body: paragraphs, and lists, headings and breaks where the typing leaves no doubt.

A list is a block whose lines all begin with the same bullet, or with 1., 2., 3.; blocks that are one "•" item each are one
list. A heading is a line underlined with = or -. A line of nothing but three or more * - _ = ~ is a separator. Everything
else is a paragraph; its line ends are Breaks. Bullets, numbers and underlines become structure and are counted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from archive.markup.lines import BULLET, LineBlock
from archive.model.body import Block, Break, Heading, Inline, ItemList, Paragraph, Separator

_RULE: Final = re.compile(r"([*\-_=~—–⁂])(?:[ \t]*\1){2,}|⁂")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}")
_BREAK: Final = Break()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainBody:
    """Blocks of a body and how many marks of typing became structure."""

    blocks: tuple[Block, ...]
    list_marks: int = 0
    underlines: int = 0
    separators: int = 0


def body(blocks: Iterable[LineBlock]) -> PlainBody:
    """Return the Blocks that the blocks of lines stand for."""
    found: list[Block] = []
    for listed, group in groupby(blocks, key=lambda block: len(block.lines) == 1 and block.lines[0].startswith("•")):
        members = list(group)
        if listed and len(members) > 1:
            members = [LineBlock(number=members[0].number, lines=tuple(block.text for block in members))]
        for member in members:
            found.extend(_blocks(member.lines))
    return PlainBody(
        blocks=tuple(found),
        list_marks=sum(len(block.items) for block in found if isinstance(block, ItemList)),
        underlines=sum(isinstance(block, Heading) for block in found),
        separators=sum(isinstance(block, Separator) for block in found),
    )


def underlined(lines: tuple[str, ...]) -> str:
    """Return the line that the second line underlines, "" when this is no underlined line."""
    if len(lines) != 2 or not _UNDERLINE.fullmatch(lines[1]) or _RULE.fullmatch(lines[0]):
        return ""
    return lines[0] if len(lines[1]) * 2 >= len(lines[0]) else ""


def is_list(lines: tuple[str, ...]) -> bool:
    """Tell whether all lines are items of one list: one bullet for all, or numbers from 1."""
    marks = [found["mark"] if (found := BULLET.match(line)) else "" for line in lines]
    if len(lines) < 2 or not all(marks):
        return False
    if marks[0][0].isdigit():
        return marks == [f"{n}{marks[0][-1]}" for n in range(1, len(marks) + 1)]
    return len(set(marks)) == 1


def _blocks(lines: tuple[str, ...]) -> list[Block]:
    """Return what one block of lines stands for: one Block, or a paragraph that ends with a colon and its list."""
    if title := underlined(lines):
        return [Heading(level=1 if lines[1][0] == "=" else 2, content=(title,))]
    if len(lines) == 1 and _RULE.fullmatch(lines[0]):
        return [Separator()]
    if is_list(lines):
        return [_list(lines)]
    if lines[0].endswith((":", "：")) and is_list(lines[1:]):
        return [Paragraph(content=(lines[0],)), _list(lines[1:])]
    return [Paragraph(content=_broken(lines))]


def _list(lines: tuple[str, ...]) -> ItemList:
    """Make the list, without its marks."""
    items = tuple((Paragraph(content=(BULLET.sub("", line, count=1),)),) for line in lines)
    return ItemList(items=items, ordered=lines[0][0].isdigit())


def _broken(lines: tuple[str, ...]) -> tuple[Inline, ...]:
    """Put a Break between lines."""
    content: list[Inline] = [lines[0]]
    for line in lines[1:]:
        content += (_BREAK, line)
    return tuple(content)
