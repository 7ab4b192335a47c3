"""Blocks of lines -> the parts of a newspaper story, by their shape and place.

The headline is the first block if it is one line of at most 200 characters without a final full stop and a blank line
follows; the standfirst is the next block if it is one line of at most 350 characters and a longer body follows; a byline
stands between headline and body; a dateline begins the body and stays in it; rights lines are among the last three blocks.
Each block goes to exactly one part, so nothing is lost and nothing is taken from inside the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.markup.lines import BULLET, LineBlock, Lines
from archive.markup.newslines import RightsLine, dateline, is_byline, rights_line
from archive.markup.plaintext import underlined

LONGEST_HEADLINE: Final = 200
LONGEST_STANDFIRST: Final = 350
_FULL_STOPS: Final = tuple(".。．।॥۔።။។")
_TAIL: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The parts of a story; a part that is not there is empty.

    Attributes:
        headline: The headline.
        no_headline: Why there is none, as a clause; "" when there is one.
        underlines: Underlines of the headline that became structure.
        standfirst: The standfirst.
        byline: The byline, as printed.
        dateline: The dateline, as printed; the body begins with it.
        body: The blocks of the body.
        rights: The rights lines, in their order.
    """

    headline: str
    no_headline: str
    underlines: int
    standfirst: str
    byline: str
    dateline: str
    body: tuple[LineBlock, ...]
    rights: tuple[RightsLine, ...]


def parts(lines: Lines) -> Story:
    """Return the parts of the story; there is at least one block."""
    blocks, rights = _without_rights(lines.blocks)
    first = blocks[0]
    no_headline = _no_headline(first, alone=not lines.spaced)
    rest: Sequence[LineBlock] = blocks if no_headline else blocks[1:]
    byline, rest = _take_byline(rest)
    standfirst = ""
    if not no_headline and _is_standfirst(rest):
        standfirst, rest = rest[0].text, rest[1:]
        if not byline:
            byline, rest = _take_byline(rest)
    title = "" if no_headline else underlined(first.lines)
    return Story(
        headline="" if no_headline else title or first.text,
        no_headline=no_headline,
        underlines=bool(title),
        standfirst=standfirst,
        byline=byline,
        dateline=dateline(rest[0].text) if rest else "",
        body=tuple(rest),
        rights=tuple(rights),
    )


def _without_rights(blocks: Sequence[LineBlock]) -> tuple[list[LineBlock], list[RightsLine]]:
    """Take the rights lines out of the last three blocks; the first block of a text is never one."""
    kept, rights = list(blocks[:-_TAIL] or blocks[:1]), list[RightsLine]()
    for block in blocks[len(kept) :]:
        if (found := rights_line(block.text)) is not None:
            rights.append(found)
        else:
            kept.append(block)
    return kept, rights


def _no_headline(first: LineBlock, *, alone: bool) -> str:
    """Return why the first block is no headline, "" when it is one."""
    title = underlined(first.lines) or first.text
    if alone:
        return "no blank line follows the first line"
    if "\n" in title:
        return f"the first block has {len(first.lines)} lines"
    if title.endswith(_FULL_STOPS):
        return "the first block ends with a full stop"
    if len(title) > LONGEST_HEADLINE:
        return f"the first block has {len(title)} characters"
    if is_byline(title) or BULLET.match(title) or not any(char.isalnum() for char in title):
        return "the first block is a byline, a list item or a mark"
    return ""


def _take_byline(blocks: Sequence[LineBlock]) -> tuple[str, Sequence[LineBlock]]:
    """Take a byline from the front when more text follows."""
    if len(blocks) > 1 and is_byline(blocks[0].text):
        return blocks[0].text, blocks[1:]
    return "", blocks


def _is_standfirst(blocks: Sequence[LineBlock]) -> bool:
    """Tell whether the first of the blocks after the headline is a standfirst: short, with a longer body after it."""
    if len(blocks) < 2 or len(blocks[0].lines) > 1:
        return False
    text, after = blocks[0].text, blocks[1:]
    if after[0].lines and is_byline(after[0].text):
        after = after[1:]
    if len(text) > LONGEST_STANDFIRST or BULLET.match(text) or dateline(text) or rights_line(text):
        return False
    if not any(char.isalnum() for char in text):  # a separator
        return False
    return bool(after) and len(after[0].text) > len(text)
