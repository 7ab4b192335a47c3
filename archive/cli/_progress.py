"""How far a run has come, on standard error: a bar where a terminal can show one, else a line a minute, nothing when it is quiet.

The bar is drawn in one line, a few times a second at most, and gives way to messages. Its rate is that of the whole run; what is
left of the time is told only where the number of sources is known.
"""

import shutil
import sys
import time
from pathlib import PurePath
from types import TracebackType
from typing import Final, Self

from archive.cli._talk import say
from archive.cli._terminal import is_live
from archive.markup.display import visible

_CLEAR: Final = "\r\x1b[K"
_PAUSE: Final = 0.1  # seconds between two drawings
_MINUTE: Final = 60.0
_BAR: Final = 12
_AT_LEAST: Final = 8  # columns for the name of the current source


class Progress:
    """The progress of a run over sources; a context manager that leaves no bar behind.

    Args:
        total: Number of sources, None when it is not known.
        quiet: Show nothing.
    """

    def __init__(self, total: int | None = None, *, quiet: bool = False) -> None:
        self._total = total
        self._live = is_live(sys.stderr) and not quiet
        self._quiet = quiet
        self._drawn = False
        self._done = 0
        self._failed = 0
        self._begun = self._last = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.clear()

    @property
    def seconds(self) -> float:
        """The time since the beginning."""
        return time.monotonic() - self._begun

    def advance(self, source: str, *, failed: bool) -> None:
        """Say that a source is done."""
        self._done += 1
        self._failed += failed
        now = time.monotonic()
        if self._quiet or now - self._last < (_PAUSE if self._live else _MINUTE):
            return
        self._last = now
        if self._live:
            self._draw(source)
        else:
            say(", ".join((f"{self._counted()} sources done", *self._facts())))

    def clear(self) -> None:
        """Take the bar away, so that something else can be written."""
        if self._drawn:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._drawn = False

    def _draw(self, source: str) -> None:
        """Draw the bar with the name of a source, in one line."""
        width = shutil.get_terminal_size().columns - 1
        parts = [self._counted(), *self._facts()]
        if self._total:
            full = min(_BAR, _BAR * self._done // self._total)
            parts[0] = f"[{'#' * full}{'.' * (_BAR - full)}] {parts[0]}"
        text = "  ".join(parts)
        room = width - len(text) - 2
        if room >= _AT_LEAST:
            name = visible(PurePath(source).name)
            text += "  " + (name if len(name) <= room else f"…{name[1 - room :]}")
        sys.stderr.write(_CLEAR + text[:width])
        sys.stderr.flush()
        self._drawn = True

    def _counted(self) -> str:
        return f"{self._done:,} of {self._total:,}" if self._total else f"{self._done:,}"

    def _facts(self) -> list[str]:
        """Return what is told of the run so far."""
        rate = self._done / max(self.seconds, 0.001)
        facts = [f"{self._failed:,} failed"] if self._failed else []
        facts.append(f"{rate:.1f}/s")
        if self._total:
            facts.append(f"{_clock((self._total - self._done) / rate)} left")
        return facts


def _clock(seconds: float) -> str:
    """Return a time as minutes and seconds, with hours where there are some: "7:05", "2:07:05"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
