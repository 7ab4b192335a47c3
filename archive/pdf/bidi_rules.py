"""How weak and neutral characters follow their neighbours: rules W1 to I2 of UAX #9, on one isolating run sequence.

Works on the classes of the sequence alone; the sequence is made in `bidi.py`.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_MAX_BRACKETS: Final = 63  # BD16
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"))
_AS_STRONG: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_PAIRS: Final = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)


def _canonical(bracket: str) -> str:
    """Return the bracket that this one is canonically equivalent to (U+2329 and U+232A)."""
    return unicodedata.normalize("NFC", bracket)


_CLOSING: Final = {_canonical(_PAIRS[at]): _canonical(_PAIRS[at + 1]) for at in range(0, len(_PAIRS), 2)}
_CLOSERS: Final = frozenset(_CLOSING.values())


@dataclass(slots=True, kw_only=True)
class Run:
    """An isolating run sequence.

    Attributes:
        places: Indices of its characters in the text.
        level: Its embedding level.
        classes: Bidi classes, after overrides; `resolve` changes them.
        original: Bidi classes of the characters themselves.
        start, end: The types of its boundaries (sos, eos).
    """

    places: list[int]
    level: int
    classes: list[str]
    original: list[str]
    start: str
    end: str


def resolve(run: Run, text: str) -> list[int]:
    """Return the level of each character of the sequence."""
    _weak(run)
    _brackets(run, text)
    _neutral(run)
    if run.level & 1:  # I2
        return [run.level + (kind != "R") for kind in run.classes]
    return [run.level + (1 if kind == "R" else 2 if kind in ("AN", "EN") else 0) for kind in run.classes]  # I1


def _weak(run: Run) -> None:
    """W1 to W7."""
    classes = run.classes
    previous, strong = run.start, run.start
    for at, kind in enumerate(classes):
        if kind == "NSM":  # W1
            kind = "ON" if previous in ("LRI", "RLI", "FSI", "PDI") else previous  # noqa: PLW2901
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"  # noqa: PLW2901
        classes[at] = kind
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]  # W3
    for at in range(1, len(classes) - 1):  # W4
        before, kind, after = classes[at - 1 : at + 2]
        if before == after and ((kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))):
            classes[at] = before
    _terminators(classes)
    strong = run.start
    for at, kind in enumerate(classes):
        if kind in ("ES", "ET", "CS"):  # W6
            classes[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            classes[at] = "L"


def _terminators(classes: list[str]) -> None:
    """W5: terminators beside European numbers are part of them."""
    at = 0
    while at < len(classes):
        if classes[at] != "ET":
            at += 1
            continue
        stop = at
        while stop < len(classes) and classes[stop] == "ET":
            stop += 1
        if (at and classes[at - 1] == "EN") or (stop < len(classes) and classes[stop] == "EN"):
            classes[at:stop] = ["EN"] * (stop - at)
        at = stop


def _bracket_pairs(run: Run, text: str) -> list[tuple[int, int]]:
    """BD16: indices of opening and closing brackets that belong together, in order of the opening ones."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for at, kind in enumerate(run.classes):
        if kind != "ON":
            continue
        bracket = _canonical(text[run.places[at]])
        if bracket in _CLOSING:
            if len(waiting) == _MAX_BRACKETS:
                return []
            waiting.append((_CLOSING[bracket], at))
        elif bracket in _CLOSERS:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == bracket:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _brackets(run: Run, text: str) -> None:
    """N0: a pair of brackets takes the direction of what it holds, or of what stands before it."""
    classes = run.classes
    embedding = "R" if run.level & 1 else "L"
    for opening, closing in _bracket_pairs(run, text):
        inside = {_AS_STRONG.get(kind) for kind in classes[opening + 1 : closing]} - {None}
        if embedding in inside:
            direction = embedding
        elif inside:
            context = next((s for at in range(opening - 1, -1, -1) if (s := _AS_STRONG.get(classes[at]))), run.start)
            direction = context
        else:
            continue
        for at in (opening, closing):
            classes[at] = direction
            follower = at + 1
            while follower < len(classes) and run.original[follower] == "NSM":
                classes[follower] = direction
                follower += 1


def _neutral(run: Run) -> None:
    """N1 and N2: neutrals between equal directions take it, others that of the embedding."""
    classes: Sequence[str] = run.classes
    embedding = "R" if run.level & 1 else "L"
    at = 0
    while at < len(classes):
        if classes[at] not in _NEUTRAL:
            at += 1
            continue
        stop = at
        while stop < len(classes) and classes[stop] in _NEUTRAL:
            stop += 1
        before = _AS_STRONG[classes[at - 1]] if at else run.start
        after = _AS_STRONG[classes[stop]] if stop < len(classes) else run.end
        run.classes[at:stop] = [before if before == after else embedding] * (stop - at)
        at = stop
