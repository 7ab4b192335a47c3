"""Bag metadata, `bag-info.txt`: labels and values in an order that is kept (RFC 8493, 2.2.2).

Written unfolded: a folded value has its line break as a part of it (2.2.2), and readers differ on that, so one line per value is
the only form that all read alike. A value with line breaks is made one line by blanks. The reader returns each element with
its line and says what is wrong with the form; bags before 1.0 may put blanks around the colon.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from archive.bagit import lines, rules
from archive.findings import Finding, Place

_MOST: Final = 79
_SPACE: Final = " \t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One metadata element; `line` is that of the label."""

    label: str
    value: str
    line: int = 0

    @property
    def key(self) -> str:
        """The label without case: reserved labels are case-insensitive."""
        return self.label.lower()


def write(tags: Iterable[Tag]) -> bytes:
    """Return the file of these elements, in their order; those without value are left out."""
    return "".join(f"{tag.label}: {one_line(tag.value)}\n" for tag in tags if one_line(tag.value)).encode()


def one_line(text: str) -> str:
    """Return `text` with each run of white space, line breaks included, as one blank."""
    return " ".join(re.split(r"\s+", text.strip()))


def read(stream: BinaryIO, encoding: str, *, strict: bool) -> Iterator[Tag | Finding]:
    """Yield the elements and what is wrong with their form.

    Args:
        stream: The bytes.
        encoding: Python's name of the encoding.
        strict: Whether the rules of 1.0 hold.

    Raises:
        OSError: The stream cannot be read.
    """
    held: Tag | None = None
    for line in lines.read(stream, encoding):
        if isinstance(line, Finding):
            yield line
            continue
        number, text = line
        if len(text) > _MOST:
            yield rules.LONG_TAG_LINE.at(Place(line=number), length=len(text))
        if not text.strip(_SPACE):
            yield rules.BLANK_TAG_LINE.at(Place(line=number))
        elif text[0] in _SPACE:
            if held is None:
                yield rules.TAG_LINE.at(Place(line=number), text=text[:200])
            else:
                held = Tag(label=held.label, value=f"{held.value}\n{text.strip(_SPACE)}", line=held.line)
        else:
            if held is not None:
                yield held
            held, faults = _element(text, number, strict=strict)
            yield from faults
    if held is not None:
        yield held


def values(stream: BinaryIO) -> dict[str, str]:
    """Return label -> value of a file in UTF-8, the first of each label; what is not well-formed is left aside.

    Raises:
        OSError: The stream cannot be read.
    """
    found: dict[str, str] = {}
    for tag in read(stream, "utf-8", strict=False):
        if isinstance(tag, Tag):
            found.setdefault(tag.label, tag.value)
    return found


def _element(text: str, number: int, *, strict: bool) -> tuple[Tag | None, list[Finding]]:
    """Return the element that a line begins, and what is wrong with its form."""
    place = Place(line=number)
    label, colon, rest = text.partition(":")
    if not colon or not label.strip(_SPACE):
        return None, [rules.TAG_LINE.at(place, text=text[:200])]
    faults = []
    if strict and label[-1] in _SPACE:
        faults.append(rules.LABEL_SPACE.at(place, label=label.strip(_SPACE)))
    if strict and rest[:1] not in (" ", "\t"):
        faults.append(rules.COLON_SPACE.at(place, label=label.strip(_SPACE)))
    elif strict and rest[1:2] in (" ", "\t") and rest.strip(_SPACE):
        faults.append(rules.MORE_SPACE.at(place, label=label.strip(_SPACE)))
    if not rest.strip(_SPACE):
        faults.append(rules.EMPTY_VALUE.at(place, label=label.strip(_SPACE)))
    return Tag(label=label.strip(_SPACE), value=rest.strip(_SPACE), line=number), faults
