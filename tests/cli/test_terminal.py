"""Colours and progress: only for a terminal that shows them, and the line is cleared whatever happens."""

import io
import sys
from collections.abc import Iterator

import pytest

from archive.cli._terminal import followed, is_live, shows_colours


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("term", "no_color", "expected"),
    [("xterm", None, (True, True)), ("xterm", "1", (True, False)), ("xterm", "", (True, True)), ("dumb", None, (False, False))],
)
def test_the_environment_is_respected(
    monkeypatch: pytest.MonkeyPatch, term: str, no_color: str | None, expected: tuple[bool, bool]
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    assert (is_live(Terminal()), shows_colours(Terminal())) == expected
    assert not is_live(io.StringIO())
    assert not shows_colours(io.StringIO())


def test_a_terminal_sees_how_far_the_work_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(followed(iter("abc"), 3)) == ["a", "b", "c"]
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "2 of 3 judged" in shown
    assert shown.endswith("\r\x1b[K")


def test_where_nobody_knows_how_many_there_are_they_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    for _ in followed(iter("abc"), None):
        assert sys.stderr.getvalue().endswith("\r\x1b[K"), "the caller may write"  # type: ignore[attr-defined]
    assert "2 judged" in sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert list(followed(iter("abc"), 2))
    assert "3 judged" in sys.stderr.getvalue()  # type: ignore[attr-defined]


def test_the_line_is_cleared_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> Iterator[str]:
        yield "a"
        raise ZeroDivisionError

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ZeroDivisionError):
        list(followed(failing(), 3))
    assert sys.stderr.getvalue().endswith("\r\x1b[K")  # type: ignore[attr-defined]


@pytest.mark.parametrize("total", [1, 3])
def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch, total: int) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal() if total == 1 else io.StringIO())
    list(followed(iter("a" * total), total))
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
