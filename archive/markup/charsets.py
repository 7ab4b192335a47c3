"""Guesses an 8-bit or East Asian encoding from the bytes alone, for text that is no UTF.

charset-normalizer ranks the candidates on a bounded sample; it is loaded only for such text. It is weak where newsrooms are
strong: English with nothing but typographic quotes and dashes. Those bytes stand in places where no letter can (between two
letters of "mayor's", before an opening word), which tells Windows from Macintosh with more certainty than letter statistics.
A few accented letters in ASCII tell a ranking nothing, so they are read as the Western letters they most often are.
Encodings that give the same text are named by the most common of them. A guess is a guess: callers must say so.
"""

import re
from typing import Final

from archive.extras import load

_SAMPLE: Final = 65_536
_COMMON: Final = ("cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1256", "gb18030", "big5", "cp932", "euc_kr")
_FEW: Final = 16  # bytes beyond ASCII, below which letter statistics say nothing
_SYMBOL_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])[\xa1-\xb4\xb6-\xbf\xd7\xf7](?=[^\W\d_])")
_ENOUGH: Final = 0.8  # share of typographic bytes that must stand where typography stands


def _typography(single: bytes, opening: bytes, closing: bytes, dashes: bytes) -> re.Pattern[bytes]:
    """Compile the places of an apostrophe, opening and closing quotes, and dashes."""
    return re.compile(
        rb"(?<=[A-Za-z])" + single + rb"(?=[a-z])"
        rb"|(?<![^\s(\[])" + opening + rb"(?=[^\s])"
        rb"|(?<=[^\s])" + closing + rb"(?![^\s.,;:?!)\]" + dashes + rb"])"
        rb"|(?<=[ \w])[" + dashes + rb"](?=[ \w])"
    )  # fmt: skip


_FAMILIES: Final = (
    ("cp125", "cp1252", re.compile(rb"[\x91-\x97]"), _typography(rb"\x92", rb"[\x91\x93]", rb"[\x92\x94]", rb"\x96\x97")),
    ("mac_", "mac_roman", re.compile(rb"[\xd0-\xd5]"), _typography(rb"\xd5", rb"[\xd4\xd2]", rb"[\xd5\xd3]", rb"\xd0\xd1")),
)


def guess(data: bytes) -> tuple[str, ...]:
    """Return the Python codecs that may decode `data`, the likeliest first; at least one, perhaps none that fits.

    Raises:
        InstallationError: charset-normalizer is not installed.
    """
    sample = _sample(data)
    matches = list(load("charset_normalizer").from_bytes(sample))
    names = [name for match in matches for name in sorted(match.could_be_from_charset, key=_rank)]
    first = _by_typography(sample, names) or (["cp1252"] if _few_western(sample) else [])
    return tuple(dict.fromkeys((*first, *names, "cp1252")))


def iana_name(codec: str) -> str:
    """Return the IANA name of a Python codec: `cp1252` is `windows-1252`; Python knows it by that name, too."""
    name = codec.lower().replace("_", "-")
    name = re.sub(r"^cp(125\d)$", r"windows-\1", name)
    name = re.sub(r"^iso8859-", "iso-8859-", name)
    name = re.sub(r"^(utf-(?:16|32))-(le|be)$", r"\1\2", name)
    return {"mac-roman": "macintosh", "cp932": "windows-31j", "ascii": "us-ascii"}.get(name, name)


def _rank(name: str) -> tuple[int, str]:
    """Order encodings that give the same text: the common ones first, then by name."""
    return (_COMMON.index(name) if name in _COMMON else len(_COMMON), name)


def _few_western(sample: bytes) -> bool:
    """Tell whether the few bytes beyond ASCII are sensible Western letters or signs, scattered in ASCII words."""
    high = len(re.findall(rb"[\x80-\xff]", sample))
    text = sample.decode("cp1252", "replace")
    return 0 < high < _FEW and high * 4 < len(sample) and "\ufffd" not in text and not _SYMBOL_IN_WORD.search(text)


def _by_typography(sample: bytes, names: list[str]) -> list[str]:
    """Return the candidates of the family whose quotes and dashes stand in the right places, if there is one."""
    if names and re.match("gb|big5|cp9|euc|shift|iso2022|johab|hz", names[0]):  # two bytes a letter: nothing to learn from one
        return []
    for prefix, default, used, right in _FAMILIES:
        total = len(used.findall(sample))
        if total and len(right.findall(sample)) >= _ENOUGH * total:
            return [name for name in names if name.startswith(prefix)] or [default]
    return []


def _sample(data: bytes) -> bytes:
    """Return whole lines around the first byte that is no ASCII; lines are whole so that no character is cut."""
    found = re.search(rb"[\x80-\xff]", data)
    first = found.start() if found else 0
    start = data.rfind(b"\n", max(0, first - 2048), first) + 1 or max(0, first - 2048)
    end = min(len(data), start + _SAMPLE)
    return data[start : end if end == len(data) else data.rfind(b"\n", first, end) + 1 or end]
