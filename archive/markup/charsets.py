"""Guesses an 8-bit or East Asian encoding from the bytes alone, for text that is no UTF.

Text that is mostly ASCII is tried in each Latin code page: the right one gives the letters of one language and typography in
its places, the wrong one "Eloďse", "mayorÕs" or half a quotation mark. That is more certain than statistics for the few
accented letters, quotes and dashes of Western newsrooms; on a tie the most common code page is taken. For all other text
charset-normalizer, loaded only then, ranks the candidates. A guess is a guess: callers must say so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.extras import load

_SAMPLE: Final = 65_536
_CERTAIN: Final = 0.95  # share of the characters beyond ASCII that must be in place
_LATIN: Final = ("cp1252", "mac_roman", "cp1250", "cp1254", "cp1257", "iso8859_15", "iso8859_2", "cp850", "cp852")
_COMMON: Final = ("cp1252", "cp1251", "cp1253", "cp1256", "gb18030", "big5", "cp932", "euc_kr")
_ALPHABETS: Final = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "áéíñóúüç·àòèï",  # Spanish, Catalan
    "äöüßé",  # German
    "áàâãçéêíóôõúü",  # Portuguese
    "àèéìîòóùú",  # Italian
    "æøåäöéüáðíóúýþ",  # Danish, Norwegian, Swedish, Finnish, Icelandic
    "áéíóúèëïöüê",  # Irish, Dutch
    "ąćęłńóśźż",  # Polish
    "áäčďéěíĺľňóôŕřšťúůýž",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîșțşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
    "çğıİöşüâîû",  # Turkish; İ has no single small letter
    "āčēģīķļņšūžąęėįųõäöü",  # Latvian, Lithuanian, Estonian
)
_ALONE: Final = "ÀÁÄÅÈÉÓÖÚ"  # capitals that end a word or are one
_OPENING: Final = "„‚¿¡"  # “ and « close in some languages
_NEVER_INSIDE: Final = "“”‘«»€£§©®™°•½¼¾"
_ANYWHERE: Final = "’–—…\xa0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The Python codecs that may decode some bytes, the likeliest first, and the ground for it, in words."""

    codecs: tuple[str, ...]
    basis: str


def guess(data: bytes) -> Guess:
    """Return the codecs that may decode `data`: at least one, perhaps none that fits.

    Raises:
        InstallationError: The text is not Latin and charset-normalizer is not installed.
    """
    sample = _sample(data)
    scores = [(score, codec) for codec in _LATIN if (score := _fit(sample, codec)) >= _CERTAIN]
    if scores:
        best = max(scores, key=lambda scored: scored[0])[1]
        return Guess(codecs=(best,), basis="all its letters are of one language, typography in its places")
    matches = list(load("charset_normalizer").from_bytes(sample))
    names = [name for match in matches for name in sorted(match.could_be_from_charset, key=_rank)]
    return Guess(codecs=tuple(dict.fromkeys((*names, "cp1252"))), basis="charset-normalizer")


def iana_name(codec: str) -> str:
    """Return the IANA name of a Python codec: `cp1252` is `windows-1252`; a name that Python does not know stays as it is."""
    name = codec.lower().replace("_", "-")
    name = re.sub(r"^cp(125\d)$", r"windows-\1", name)
    name = re.sub(r"^iso8859-", "iso-8859-", name)
    name = re.sub(r"^(utf-(?:16|32))-(le|be)$", r"\1\2", name)
    return {"mac-roman": "macintosh", "ascii": "us-ascii"}.get(name, name)


def _rank(name: str) -> tuple[int, str]:
    """Order encodings that give the same text: the common ones first, then by name."""
    return (_COMMON.index(name) if name in _COMMON else len(_COMMON), name)


def _fit(sample: bytes, codec: str) -> float:
    """Return how well the characters beyond ASCII fit one Latin alphabet and typography: 0 to 1."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return 0
    beyond = [text[n - 1 : n + 2] for n in _beyond_ascii(text)]
    if not beyond or len(beyond) * 3 > len(text):  # no Latin text
        return 0
    typography = sum(_is_typography(place) for place in beyond)
    letters = [place[1] for place in beyond if _is_letter_in_place(place)]
    most = max(sum(char in alphabet or char.lower() in alphabet for char in letters) for alphabet in _ALPHABETS)
    return (typography + most) / len(beyond)


def _beyond_ascii(text: str) -> Iterator[int]:
    """Yield the positions of characters beyond ASCII that have neighbours."""
    return (found.start() for found in re.finditer(r"(?s)(?<=.)[^\x00-\x7f](?=.)", text))


def _is_letter_in_place(place: str) -> bool:
    """Tell whether a letter stands where its case may stand: no capital after a small letter or alone."""
    before, char, after = place[0], place[1], place[2]
    if not char.isalpha() or char in "ªº":
        return False
    return char.islower() or (not before.islower() and (after.isalpha() or char in _ALONE))


def _is_typography(place: str) -> bool:
    """Tell whether a mark stands where it may stand: opening marks not after a letter, and few marks inside a word."""
    before, char, after = place[0], place[1], place[2]
    if char in _OPENING:
        return not before.isalpha()
    return char in _ANYWHERE or (char in _NEVER_INSIDE and not (before.isalpha() and after.isalpha()))


def _sample(data: bytes) -> bytes:
    """Return whole lines around the first byte that is no ASCII, between blanks; whole, so that no character is cut."""
    found = re.search(rb"[\x80-\xff]", data)
    first = found.start() if found else 0
    start = data.rfind(b"\n", max(0, first - 2048), first) + 1 or max(0, first - 2048)
    end = min(len(data), start + _SAMPLE)
    return b"\n" + data[start : end if end == len(data) else data.rfind(b"\n", first, end) + 1 or end] + b"\n"
