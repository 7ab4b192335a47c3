"""The Unicode bidirectional algorithm (UAX #9): embedding levels of a paragraph, and the visual order of a line.

`levels` is rules P2 to I2, `reorder` is rule L2; L1 (blanks at a line's end) and L3 are the caller's, who alone knows the lines.
Isolates, embeddings, overrides and paired brackets are all treated; how weak and neutral characters follow their
neighbours is in `bidi_rules.py`. Characters that rule X9 removes get the level of what stands before them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from archive.pdf.bidi_rules import Run, resolve

_MAX_DEPTH: Final = 125  # BD2
_ISOLATES: Final = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDINGS: Final = frozenset(("LRE", "RLE", "LRO", "RLO"))
_OVERRIDES: Final = {"LRO": "L", "RLO": "R"}
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_rtl(text: str) -> bool:
    """Tell whether the text can have any level but 0 in a left-to-right paragraph."""
    return _RIGHT_TO_LEFT.search(text) is not None


@cache
def bidi_class(character: str) -> str:
    """Return the Bidi_Class; unassigned characters get the default of their block (DerivedBidiClass.txt)."""
    known = unicodedata.bidirectional(character)
    if known:
        return known
    code = ord(character)
    if code in range(0x600, 0x7C0) or code in range(0x860, 0x900) or code in range(0xFB50, 0xFE00) or 0xFE70 <= code <= 0xFEFF:
        return "AL"
    if code in range(0x590, 0x860) or code in range(0xFB1D, 0xFB50) or 0x10800 <= code <= 0x10FFF or 0x1E800 <= code <= 0x1EFFF:
        return "R"
    return "L"


def base_level(text: str) -> int:
    """Return 0 or 1, by the first strong character that is in no isolate (P2, P3)."""
    return _first_strong([bidi_class(character) for character in text])


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """Return the paragraph's level and the level of each character.

    Args:
        text: One paragraph.
        base: 0 for left to right, 1 for right to left, None to go by the text.
    """
    classes = [bidi_class(character) for character in text]
    level = _first_strong(classes) if base is None else base
    explicit = _Explicit(classes=classes, base=level)
    explicit.run()
    out = explicit.levels
    kept = [at for at in range(len(text)) if not explicit.removed[at]]
    for run in _sequences(explicit, kept):
        for at, resolved in zip(run.places, resolve(run, text), strict=True):
            out[at] = resolved
    for at in range(len(text)):
        if explicit.removed[at]:
            out[at] = out[at - 1] if at else level
    return level, out


def reorder(row: Sequence[int]) -> list[int]:
    """Return the indices of a line's parts in visual order, given their levels (L2)."""
    order = list(range(len(row)))
    odd = [level for level in row if level & 1]
    if not odd:
        return order
    for threshold in range(max(row), min(odd) - 1, -1):
        at = 0
        while at < len(order):
            if row[order[at]] < threshold:
                at += 1
                continue
            stop = at
            while stop < len(order) and row[order[stop]] >= threshold:
                stop += 1
            order[at:stop] = order[at:stop][::-1]
            at = stop
    return order


def _first_strong(classes: Sequence[str]) -> int:
    """P2, P3."""
    depth = 0
    for kind in classes:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


@dataclass(slots=True, kw_only=True)
class _Explicit:
    """Rules X1 to X9: the levels that embeddings, overrides and isolates set."""

    classes: list[str]
    base: int
    levels: list[int] = field(default_factory=list)
    acting: list[str] = field(default_factory=list)  # classes after overrides
    removed: list[bool] = field(default_factory=list)
    partner: dict[int, int] = field(default_factory=dict)  # BD9, both ways
    stack: list[tuple[int, str, bool]] = field(default_factory=list)  # level, override, isolate
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def run(self) -> None:
        """Go through the text once."""
        self.levels = [self.base] * len(self.classes)
        self.acting = list(self.classes)
        self.removed = [kind in _EMBEDDINGS or kind in ("PDF", "BN") for kind in self.classes]
        self.stack = [(self.base, "", False)]
        self._match_isolates()
        for at, kind in enumerate(self.classes):
            if kind == "B":
                continue
            if kind == "PDI":
                self._pop_isolate()
            self.levels[at], override, _ = self.stack[-1]
            if override and not self.removed[at]:
                self.acting[at] = override
            if kind in _EMBEDDINGS:
                self._push_embedding(kind)
            elif kind in _ISOLATES:
                self._push_isolate(at, kind)
            elif kind == "PDF":
                self._pop_embedding()

    def _match_isolates(self) -> None:
        """BD9."""
        waiting: list[int] = []
        for at, kind in enumerate(self.classes):
            if kind in _ISOLATES:
                waiting.append(at)
            elif kind == "PDI" and waiting:
                start = waiting.pop()
                self.partner[start], self.partner[at] = at, start

    def _next_level(self, *, rtl: bool) -> int:
        """Return the next odd or even level."""
        level = self.stack[-1][0]
        return (level + 1) | 1 if rtl else (level + 2) & ~1

    def _push_embedding(self, kind: str) -> None:
        """X2 to X5."""
        level = self._next_level(rtl=kind[0] == "R")
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.stack.append((level, _OVERRIDES.get(kind, ""), False))
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def _push_isolate(self, at: int, kind: str) -> None:
        """X5a to X5c."""
        rtl = kind == "RLI" or (
            kind == "FSI" and _first_strong(self.classes[at + 1 : self.partner.get(at, len(self.classes))]) == 1
        )
        level = self._next_level(rtl=rtl)
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += 1
            self.stack.append((level, "", True))
        else:
            self.overflow_isolates += 1

    def _pop_isolate(self) -> None:
        """X6a."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def _pop_embedding(self) -> None:
        """X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _sequences(explicit: _Explicit, kept: Sequence[int]) -> list[Run]:
    """X10: the isolating run sequences (BD13) with their boundary types."""
    levels_, classes, partner = explicit.levels, explicit.classes, explicit.partner
    level_runs: list[list[int]] = []
    for at in kept:
        if level_runs and levels_[level_runs[-1][-1]] == levels_[at]:
            level_runs[-1].append(at)
        else:
            level_runs.append([at])
    by_first = {run[0]: run for run in level_runs}
    order = {at: place for place, at in enumerate(kept)}
    sequences = []
    for run in level_runs:
        if classes[run[0]] == "PDI" and run[0] in partner:
            continue  # it continues the sequence of its initiator
        places = list(run)
        while classes[places[-1]] in _ISOLATES and partner.get(places[-1]) in by_first:
            places += by_first[partner[places[-1]]]
        level = levels_[places[0]]
        first, last = order[places[0]], order[places[-1]]
        before = levels_[kept[first - 1]] if first else explicit.base
        open_end = classes[places[-1]] in _ISOLATES and places[-1] not in partner
        after = explicit.base if open_end or last + 1 == len(kept) else levels_[kept[last + 1]]
        sequences.append(
            Run(
                places=places,
                level=level,
                classes=[explicit.acting[at] for at in places],
                original=[classes[at] for at in places],
                start="R" if max(level, before) & 1 else "L",
                end="R" if max(level, after) & 1 else "L",
            )
        )
    return sequences
