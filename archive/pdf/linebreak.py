"""Where a line may end: between pieces of a word, and at the hyphens that a language's patterns allow.

Blanks are the caller's. Inside a word a line may end after a hyphen between letters, after dashes, at soft hyphens and
zero-width spaces, between ideographs (with the characters that may not begin or end a line: JIS X 4051 kinsoku), and in Thai
before a vowel that is written in front of its consonant, which is always the start of a syllable. Hyphenation is by
patterns (`hyphens.py`), for languages that have them.

Not the whole of UAX #14: numbers, names and abbreviations of news stay together with these few rules.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from archive.pdf.hyphens import patterns

SOFT_HYPHEN: Final = "\u00ad"
# Characters that break between themselves: ideographs, kana, bopomofo, full-width letters. Hangul breaks at blanks.
_WIDE: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9d\U00020000-\U0003ffff"
)
_OPENING: Final = r"(\[{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d\uff08\uff3b\uff5b\uff5f\uff62"
_WIDE_CLOSING: Final = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301e\u301f\u30fb\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b"
    "\uff1f\uff3d\uff5d\uff60\uff61\uff63"
)
_SMALL_KANA: Final = (
    "\u3005\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
    "\u30ee\u30f5\u30f6\u30fc"
)
_NO_START: Final = rf")\]}}\u2019\u201d,.:;!?%\u2026\u2025{_WIDE_CLOSING}{_SMALL_KANA}"
_WIDE_OPENING: Final = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d\uff08\uff3b\uff5b\uff5f\uff62"
_BREAKS: Final = re.compile(
    rf"(?<=\w[-\u2010])(?=[^\W\d])"  # a hyphen between letters, not before a number
    rf"|(?<=[\u2014\u2013])(?=[\w{_WIDE}])"  # after a dash
    rf"|(?<=[{SOFT_HYPHEN}\u200b])(?=.)"
    rf"|(?<=[{_WIDE}{_WIDE_CLOSING}])(?=[^{_NO_START}\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\u200d\u2014])"
    rf"|(?<=[^{_OPENING}])(?=[{_WIDE_OPENING}])"
    rf"|(?<=[^{_OPENING}])(?=[{_WIDE}])(?=[^{_NO_START}])"
    rf"|(?<=[\u0e01-\u0e3a\u0e45-\u0e4e])(?=[\u0e40-\u0e44])"  # Thai: before a leading vowel
    rf"|(?<=[\u0e2f\u0e46])(?=[\u0e01-\u0e2e])"
    rf"|(?<=[/?&=])(?=\w[^ ]{{6}})"  # inside addresses
)
_ORDINARY: Final = re.compile(
    "[A-Za-z0-9.,;:!?'\"()\u00c0-\u024f\u0370-\u052f\u05d0-\u05ea\u0620-\u064a\u2018\u2019\u201c\u201d]+"
)
_CORE: Final = re.compile(r"[^\W\d_]+")
_MIN_LETTERS: Final = 6
_LONGEST_PIECE: Final = 64


def unbreakable(word: str) -> tuple[str, ...]:
    """Return the pieces of a word without blanks inside which no line ends; joined they are the word.

    No piece is longer than some dozens of characters: nothing that long is a word, and no line would take it.
    """
    if len(word) <= _LONGEST_PIECE and _ORDINARY.fullmatch(word):
        return (word,)
    parts = filter(None, _BREAKS.split(word))
    if len(word) <= _LONGEST_PIECE:
        return tuple(parts)
    out: list[str] = []
    for part in parts:
        start = 0
        while len(part) - start > _LONGEST_PIECE:
            stop = boundary(part, start + _LONGEST_PIECE, start) or start + _LONGEST_PIECE
            out.append(part[start:stop])
            start = stop
        out.append(part[start:])
    return tuple(out)


def _is_name(letters: str, lang: str) -> bool:
    """Tell whether letters look like a name, which stays whole; German capitalises all nouns."""
    return letters.isupper() or (letters[0].isupper() and not lang.startswith("de"))


def boundary(text: str, at: int, start: int = 0) -> int:
    """Return the last place at or before `at` that is between clusters; 0 when there is none behind `start`."""
    while start < at < len(text) and (unicodedata.category(text[at])[0] in "MC" or text[at - 1] == "\u200d"):
        at -= 1
    return at if at > start else 0


@lru_cache(20_000)
def hyphenation(piece: str, lang: str) -> tuple[int, ...]:
    """Return where a hyphen may be put into a piece, in characters from its start, ascending.

    Args:
        piece: Text without blanks; punctuation around its letters is left alone.
        lang: BCP 47 tag; without a dictionary for it there are no places.
    """
    known = patterns(lang)
    cores = list(_CORE.finditer(piece))
    if known is None or len(cores) != 1 or len(cores[0][0]) < _MIN_LETTERS or _is_name(cores[0][0], lang):
        return ()
    core = cores[0]
    return tuple(core.start() + position for position in known.positions(core[0]))
