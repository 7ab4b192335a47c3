"""Progress is one line where a terminal can show it, a line a minute elsewhere, and nothing when it is not wished."""

import io
import sys
import time

import pytest

from archive.cli._progress import Progress


class Screen(io.StringIO):
    """A terminal, or a file."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, total: int | None, step: float, **more: bool) -> list[str]:
    """Return what stands on the screen after a hundred sources, of which every tenth fails, `step` seconds each."""
    screen = Screen(terminal=terminal)
    now = [100.0]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with Progress(total, **more) as progress:
        for n in range(1, 101):
            now[0] += step
            progress.advance(f"news/1987/a-story-with-a-rather-long-name-{n}.txt", failed=n % 10 == 0)
    return screen.getvalue().replace("\r\x1b[K", "\n").splitlines()


def test_a_bar_says_how_far_it_is_how_fast_and_how_long_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, terminal=True, total=200, step=1.0)
    assert lines[-1].startswith("[######......] 100 of 200  10 failed  1.0/s  1:40 left  …")
    assert lines[-1].endswith("long-name-100.txt")
    assert max(map(len, lines)) <= 79


def test_without_a_number_of_sources_there_is_no_bar_and_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, terminal=True, total=None, step=1.0)
    assert lines[-1].startswith("100  10 failed  1.0/s  a-story")
    assert "left" not in "".join(lines)


def test_it_is_not_drawn_for_every_source(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(shown(monkeypatch, terminal=True, total=200, step=0.01)) <= 12


def test_elsewhere_it_is_a_line_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, terminal=False, total=200, step=10.0)
    assert lines[0] == "6 of 200 sources done, 0.1/s, 32:20 left"
    assert len(lines) == 16


@pytest.mark.parametrize("terminal", [True, False])
def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    assert shown(monkeypatch, terminal=terminal, total=200, step=100.0, quiet=True) == []


def test_a_dumb_terminal_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "dumb")
    with Progress(10) as progress:
        progress.advance("a.txt", failed=False)
    assert screen.getvalue() == ""


def test_the_bar_gives_way_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress(10)
    progress.advance("a.txt", failed=False)
    progress.clear()
    before = screen.getvalue()
    progress.clear()
    assert screen.getvalue() == before
    assert before == "" or before.endswith("\r\x1b[K")


def test_control_characters_in_a_name_do_not_reach_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with Progress(2) as progress:
        now[0] = 1.0
        progress.advance("a\x1b]0;x\x07.txt", failed=False)
    assert "\x1b]" not in screen.getvalue()
