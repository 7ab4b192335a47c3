"""Clean text -> blocks of lines: what stands between blank lines, with hard-wrapped lines joined again.

Blocks are split on blank lines; a text without any is split on single line ends. Lines are joined only when most lines of
the text are 60 to 80 characters long, as in typed copy and mail; a line that stops although the next word would have fitted
stays a line of its own. Hyphens at a line's end are kept, because nobody can tell "long-term" from "exam-ple".
What a block means (list, headline, rights) is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.errors import SourceError

SHORTEST, LONGEST = 60, 80  # characters in a hard-wrapped line
MAX_LINES: Final = 1_000_000  # some 60 MB of typed copy; keeps the memory that a hostile file can take in bounds
BULLET: Final = re.compile(r"(?P<mark>[-*•‣▪◦·]|\d{1,3}[.)])[ \t\xa0]+(?=\S)")
# Scripts written without blanks: Han, Kana, full-width forms, and CJK punctuation.
_UNSPACED: Final = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBlock:
    """Lines that belong together; `number` is the line of the first in the text, from 1."""

    number: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines, joined by line feeds."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The blocks of a text.

    Attributes:
        blocks: The blocks, without blanks at the ends of their lines.
        joined: Line ends that hard wrapping had put into sentences.
        spaced: True when blank lines separate the blocks.
    """

    blocks: tuple[LineBlock, ...]
    joined: int
    spaced: bool


def split(text: str, where: str = "") -> Lines:
    """Return the blocks of clean `text`; `where` names the source in messages.

    Raises:
        SourceError: There are more lines than any article has.
    """
    if (count := text.count("\n")) > MAX_LINES:
        raise SourceError(
            f"{count} lines are no article (the limit is {MAX_LINES})", where=where, hint="Split the file into its articles"
        )
    raw = list(_raw_blocks(text))
    spaced = len(raw) > 1
    join = _unwrapped if _wrapped(raw) else _continued
    blocks = [LineBlock(number=number, lines=tuple(join(lines))) for number, lines in raw]
    joined = sum(len(lines) for _, lines in raw) - sum(len(block.lines) for block in blocks)
    if not spaced:
        blocks = [LineBlock(number=block.number + n, lines=(line,)) for block in blocks for n, line in enumerate(block.lines)]
    return Lines(blocks=tuple(blocks), joined=joined, spaced=spaced)


def _raw_blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands between blank lines, with its line number."""
    start, block = 1, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.isspace():
            if not block:
                start = number
            block.append(line.rstrip())
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _wrapped(raw: list[tuple[int, list[str]]]) -> bool:
    """Tell whether most lines are 60 to 80 characters long; the short rest of a paragraph does not count."""
    total = fitting = 0
    for _, lines in raw:
        for line in lines if len(lines) == 1 or len(lines[-1]) > LONGEST else lines[:-1]:
            total += 1
            fitting += SHORTEST <= len(line.strip()) <= LONGEST
    return fitting * 2 > total


def _unwrapped(lines: list[str]) -> list[str]:
    """Join the lines that hard wrapping has cut."""
    out: list[list[str]] = []
    before = ""
    for line in lines:
        now = line.strip()
        if before and not _starts_anew(line, before, listed=bool(BULLET.match(out[0][0])) or before.endswith(":")):
            out[-1].append(now)
        else:
            out.append([now])
        before = now
    return [_joined(parts) for parts in out]


def _starts_anew(line: str, before: str, *, listed: bool) -> bool:
    """Tell whether a line of wrapped text is a new line by intention."""
    now = line.strip()
    if listed and BULLET.match(now):
        return True
    first_word = now.split(maxsplit=1)[0]
    fitted = len(before) + 1 + len(first_word) < SHORTEST
    return len(now) > LONGEST or (fitted and not (listed and line[0].isspace()))


def _continued(lines: list[str]) -> list[str]:
    """Join indented lines to the list item above; leave all other lines alone."""
    out: list[list[str]] = []
    for line in lines:
        now = line.strip()
        if out and BULLET.match(out[-1][0]) and line.startswith(("  ", "\t")) and not BULLET.match(now):
            out[-1].append(now)
        else:
            out.append([now])
    return [_joined(parts) for parts in out]


def _joined(parts: list[str]) -> str:
    """Join by a blank, but by nothing after a hyphen inside a word or in a script without blanks."""
    text = parts[0]
    if len(parts) == 1:
        return text
    out = [text]
    for part in parts[1:]:
        last = out[-1]
        hyphenated = len(last) > 1 and last[-1] in "-\u2010" and last[-2].isalpha() and part[0].isalpha()
        unspaced = _UNSPACED.match(last[-1]) and _UNSPACED.match(part[0])
        out.append(part if hyphenated or unspaced else f" {part}")
    return "".join(out)
