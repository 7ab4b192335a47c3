"""Weak, bracket and neutral rules on one isolating run sequence."""

import pytest

from archive.pdf.bidi_rules import Run, resolve


def run(*classes: str, level: int = 0, start: str = "L", end: str = "L") -> Run:
    return Run(places=list(range(len(classes))), level=level, classes=list(classes), original=list(classes), start=start, end=end)


@pytest.mark.parametrize(
    ("classes", "level", "resolved"),
    [
        (("AL", "EN"), 0, [1, 2]),  # W2: a European number after an Arabic letter is Arabic
        (("R", "EN"), 1, [1, 2]),
        (("EN", "CS", "EN"), 1, [2, 2, 2]),  # W4
        (("EN", "ET", "ET"), 1, [2, 2, 2]),  # W5
        (("L", "EN"), 1, [2, 2]),  # W7
        (("R", "WS", "R"), 0, [1, 1, 1]),  # N1
        (("R", "WS", "L"), 0, [1, 0, 0]),  # N2
        (("R", "NSM"), 0, [1, 1]),  # W1
    ],
)
def test_rules(classes: tuple[str, ...], level: int, resolved: list[int]) -> None:
    assert resolve(run(*classes, level=level, start="LR"[level], end="LR"[level]), "x" * len(classes)) == resolved


def test_brackets_take_the_direction_of_what_they_hold() -> None:
    assert resolve(run("R", "ON", "L", "ON", level=1, start="R", end="R"), "א(a)") == [1, 1, 2, 1]  # N0 c2: context R
    assert resolve(run("L", "ON", "R", "ON", level=1, start="R", end="R"), "a(א)")[1::2] == [1, 1]  # N0 b


def test_equivalent_brackets_pair() -> None:
    assert resolve(run("R", "ON", "R", "ON"), "א\u2329א\u3009") == [1, 1, 1, 1]
