"""Divides words by Liang's patterns: which letters of a word a hyphen may follow.

A pattern is letters with digits between them (`1na`, `.ab3i`); where patterns match a word the largest digit counts, and odd
ones allow a hyphen. Patterns that would change the spelling (those with `/`) are left out: what is printed is what the article
says. A pattern is parsed when a word first matches its letters.
"""

from functools import cache
from typing import Final

from archive.files.patternfiles import hyphenation_patterns

_DIGITS: Final = str.maketrans("", "", "0123456789")
_FEWEST_BEFORE: Final = 2
_FEWEST_AFTER: Final = 3


class Patterns:
    """The patterns of a language, in the form that Hunspell and TeX share."""

    def __init__(self, text: str) -> None:
        rows = text.split()
        letters = _without_digits(text).split()
        if len(letters) != len(rows):  # a row of digits only; rare enough to go row by row
            letters = [row.translate(_DIGITS) for row in rows]
        self._rows = dict(zip(letters, rows, strict=True))
        self._longest = min(max(map(len, letters), default=0), 24)
        self._parsed: dict[str, tuple[tuple[int, int], ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Return after how many letters a hyphen is allowed, ascending."""
        marked = f".{word.lower()}."
        length = len(marked)
        if length != len(word) + 2:
            return ()  # a letter whose lower case is two letters
        rows, longest = self._rows, self._longest
        found = [
            (start, part)
            for start in range(length - 1)
            for stop in range(start + 1, min(length, start + longest) + 1)
            if (part := marked[start:stop]) in rows
        ]
        values = [0] * (length + 1)
        for start, part in found:
            for offset, value in self._values(part):
                values[start + offset] = max(values[start + offset], value)
        places = range(_FEWEST_BEFORE, len(word) - _FEWEST_AFTER + 1)
        return tuple([place for place in places if values[place + 1] & 1])

    def _values(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Return the digits of a pattern, each with the number of letters before it."""
        values = self._parsed.get(letters)
        if values is None:
            values = self._parsed[letters] = _parse(self._rows[letters])
        return values


@cache
def patterns(lang: str) -> Patterns | None:
    """Return the patterns of a language, None when there are none.

    Raises:
        InstallationError: The dictionary cannot be read.
    """
    text = hyphenation_patterns(lang)
    return Patterns(text) if text else None


def _without_digits(text: str) -> str:
    """Return text without digits; on bytes, which is many times faster than on characters."""
    return text.encode().translate(None, b"0123456789").decode()


def _parse(row: str) -> tuple[tuple[int, int], ...]:
    """Return the digits of a pattern, each with the number of letters before it; none for a row that is no plain pattern."""
    if "/" in row or "%" in row or "^" in row:
        return ()
    values: dict[int, int] = {}
    letters = 0
    for character in row:
        if character.isdigit():
            values[letters] = int(character)
        else:
            letters += 1
    return tuple(values.items())
