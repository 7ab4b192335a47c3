"""Finds where things stand in a JSON text: the line and column of a value named by a JSON pointer (RFC 6901).

An ordinary parse keeps no positions, which makes it fast. This module reads a text a second time, token by token, and only
when somebody needs to say where something is. The text has been parsed before: nothing here judges grammar, though a text
that is no JSON does no harm. Lines and columns count from 1, columns in characters.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"

# A string, a structural character, or a run of anything else: a number, a literal name, or what stands in place of one.
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


class Spot(NamedTuple):
    """One key or value: where it begins, the path of the value (for a key, of the value it names), and its first token."""

    offset: int
    path: Path
    raw: str
    is_key: bool


@dataclass(slots=True)
class _Frame:
    """A container that is open: the key or index of the value to come, and whether a key comes first."""

    is_object: bool
    step: str | int = 0
    wants_key: bool = False


def walk(text: str) -> Iterator[Spot]:
    """Yield each key and each value of a JSON text in the order of the text."""
    frames: list[_Frame] = []
    for found in _TOKEN.finditer(text):
        raw = found[0]
        frame = frames[-1] if frames else None
        if raw in ("}", "]"):
            if frames:
                frames.pop()
        elif raw == ",":
            if frame is not None and frame.is_object:
                frame.wants_key = True
            elif frame is not None and isinstance(frame.step, int):
                frame.step += 1
        elif raw == ":":
            continue
        elif frame is not None and frame.wants_key and raw[0] == '"':
            frame.step, frame.wants_key = _key(raw), False
            yield Spot(found.start(), _path(frames), raw, is_key=True)
        else:
            yield Spot(found.start(), _path(frames), raw, is_key=False)
            if raw in ("{", "["):
                frames.append(_Frame(is_object=raw == "{", wants_key=raw == "{"))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of the character at `offset`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def pointer(path: Sequence[str | int]) -> str:
    """Return the JSON pointer of a path (RFC 6901, 3)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


@dataclass(slots=True)
class Places:
    """Knows where each value of one JSON text stands; reads the text at the first question."""

    text: str
    _offsets: dict[str, int] = field(default_factory=dict)
    _line_ends: list[int] = field(default_factory=list)

    def find(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column of the value at `path`, or of the nearest value around it when there is none."""
        if not path:  # which is asked most, and needs no reading
            first = _TOKEN.search(self.text)
            return line_and_column(self.text, first.start() if first else 0)
        if not self._offsets:
            self._offsets = {pointer(spot.path): spot.offset for spot in walk(self.text) if not spot.is_key}
            self._line_ends = [found.start() for found in re.finditer("\n", self.text)]
        steps = tuple(path)
        while steps and pointer(steps) not in self._offsets:
            steps = steps[:-1]
        offset = self._offsets.get(pointer(steps), 0)
        before = bisect_left(self._line_ends, offset)
        return before + 1, offset - (self._line_ends[before - 1] if before else -1)


def _key(raw: str) -> str:
    """Return the key that a string token spells; a token that is no JSON string stands for itself."""
    try:
        return str(json.loads(raw, strict=False))
    except ValueError:
        return raw


def _path(frames: list[_Frame]) -> Path:
    """Return the path of the value that comes now."""
    return tuple(frame.step for frame in frames)
