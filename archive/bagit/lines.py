"""The lines of a text tag file: split at LF, CR and CRLF and nowhere else, decoded strictly, read in pieces (RFC 8493, 2.3).

Python's own splitting also breaks at U+0085, U+2028, form feeds and more, which may be part of a name. Bytes that are not in
the declared encoding are reported once, with the line, and read on so that the rest can be judged: in UTF-8 they become
surrogate escapes, which is how such file names look, too.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from archive.bagit import rules
from archive.findings import Finding, Place

_BLOCK: Final = 1 << 18
_LONGEST: Final = 1 << 24
_NEEDS_MARK: Final = frozenset({"utf-16", "utf-32"})
_ENDING: Final = re.compile(r"\r\n|\r|\n")
Line = tuple[int, str]


def read(stream: BinaryIO, encoding: str) -> Iterator[Line | Finding]:
    """Yield number and text of each line, without its ending, and what is wrong with the file.

    Args:
        stream: The bytes.
        encoding: Python's name of the encoding.

    Raises:
        OSError: The stream cannot be read.
    """
    for part in blocks(stream, encoding):
        if isinstance(part, Finding):
            yield part
        else:
            number, text = part
            yield from enumerate(text[:-1].split("\n"), number)


def blocks(stream: BinaryIO, encoding: str) -> Iterator[Line | Finding]:
    """Yield number of the first and text of some lines at a time, each line with LF for its ending, and what is wrong.

    Args:
        stream: The bytes.
        encoding: Python's name of the encoding.

    Raises:
        OSError: The stream cannot be read.
    """
    number, rest = 1, ""
    for part in _decode(stream, encoding):
        if isinstance(part, Finding):
            yield part.rule.at(Place(line=number + len(_ENDING.findall(rest))), **part.facts)
            continue
        text = rest + part
        held = "\r" if text.endswith("\r") else ""  # an LF may follow
        whole, ending, rest = _unified(text.removesuffix("\r")).rpartition("\n")
        rest += held
        if ending:
            yield number, whole + ending
            number += whole.count("\n") + 1
        if len(rest) > _LONGEST:
            yield rules.TOO_LARGE.at(Place(line=number), most=_LONGEST)
            return
    whole, ending, last = _unified(rest).rpartition("\n")
    if ending:
        yield number, whole + ending
        number += whole.count("\n") + 1
    if last:
        yield rules.UNENDED.at(Place(line=number))
        yield number, f"{last}\n"


def _unified(text: str) -> str:
    """Return the text with LF in the place of CRLF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode(stream: BinaryIO, encoding: str) -> Iterator[str | Finding]:
    """Yield the text in pieces, and what is wrong with the bytes, before the piece in which it is."""
    strict = codecs.getincrementaldecoder(encoding)("strict")
    lenient = codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding == "utf-8" else "replace")
    decoder, first = strict, True
    while True:
        block = stream.read(_BLOCK)
        state = decoder.getstate()
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            before = bytes(error.object[: error.start]).decode(encoding, "replace")
            decoder = lenient
            decoder.setstate(state)
            yield from _parted(before, encoding)
            text = decoder.decode(block, final=not block).removeprefix(before)
        if first and text.startswith("\ufeff") and encoding not in _NEEDS_MARK:
            yield rules.BOM.at(Place(line=1), encoding=encoding.upper())
            text = text.removeprefix("\ufeff")
        first = first and not text
        yield text
        if not block:
            return


def _parted(before: str, encoding: str) -> Iterator[str | Finding]:
    """Yield the sound text before bad bytes, and then the finding, so that it gets the right line."""
    yield before
    yield rules.UNDECODABLE.at(Place(), encoding=encoding.upper())
