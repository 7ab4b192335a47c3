"""What the commands that take many sources have in common: the options that choose them, and the sources as they are found.

Sources are taken as fast as they are done. The first few are looked at before the run begins, because they tell whether there is
one, a few or many, and so how many processes are worth while.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, TypedDict, TypeVar

import click

from archive.batch.selection import Choice, expand, select
from archive.cli._lists import STANDARD_INPUT, read_list
from archive.cli._terminal import is_live
from archive.errors import UsageError
from archive.files.walking import Aside, weight
from archive.limits import Limits

Command = TypeVar("Command", bound=Callable[..., Any])

_DEADLINE: Final = 120.0  # seconds
_SLOWER: Final = 32  # bundling a byte takes so much longer than judging it, for which limits allow
_FEW: Final = 16  # sources that this process makes sooner than others are started
_LITTLE: Final = 4_000_000  # bytes, likewise


class SourceOptions(TypedDict):
    """Values of the options that choose sources and say what each may take."""

    recursive: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    listed: str
    failures: Path | None
    jobs: int | None
    deadline: float
    memory: int | None
    quiet: bool


def choosing_options(command: Command) -> Command:
    """Add the options of `SourceOptions` to a command."""
    options = (
        click.option("-r", "--recursive", is_flag=True, help="Take every file and bundle below the folders."),
        click.option("--include", metavar="PATTERN", multiple=True, help="Take only what fits, as '*.xml'; repeat for more."),
        click.option("--exclude", metavar="PATTERN", multiple=True, help="Leave out what fits, and what is in it; repeatable."),
        click.option(
            "--from-list", "listed", metavar="FILE", default="",
            help="Take what FILE lists, one a line; - for standard input.",
        ),
        click.option("--failures", metavar="FILE", type=click.Path(path_type=Path), help="New list of the sources that failed."),
        click.option(
            "--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes.  [default: the cores; 1 for little work]"
        ),
        click.option(
            "--deadline", metavar="SECONDS", type=click.FloatRange(0), default=_DEADLINE, show_default=True,
            help="Time for each source, and one second more for each 256 KiB of it; 0 for as long as it takes.",
        ),
        click.option(
            "--memory", metavar="MIB", type=click.IntRange(64), help="Address space for each source.  [default: no limit]"
        ),
        click.option("-q", "--quiet", is_flag=True, help="Show no progress."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


class Intake:
    """The sources of one run, to be gone through once.

    Args:
        words: What the user names.
        options: How sources are chosen.
        written: Files and folders that the run writes, which are no sources.
        absolute: Whether sources are named so that a worker in another folder finds them.

    Raises:
        UsageError: There is nothing of the name of a SOURCE, or none is named.
    """

    def __init__(self, words: Sequence[str], options: SourceOptions, written: Sequence[Path], *, absolute: bool = False) -> None:
        self._options = options
        self._listed = options["listed"]
        self._absolute = absolute
        self._paths = expand(words)
        if not self._paths and not self._listed:
            raise UsageError("no SOURCE is named", hint="Name files, or a list of them with --from-list")
        if both := {Path(path) for path in self._paths if Path(path).is_file()} & set(written):
            raise UsageError("is a SOURCE and the output, too", where=str(both.pop()), hint="Name a folder for the bundles")
        more = (options["failures"], Path(self._listed) if self._listed and self._listed != STANDARD_INPUT else None)
        self._choice = Choice(
            recursive=options["recursive"],
            include=options["include"],
            exclude=options["exclude"],
            spared=(*written, *(path for path in more if path is not None)),
        )
        self.aside: Counter[str] = Counter()
        self._found = self._find(self.aside)
        self._head = list(islice(self._found, _FEW + 1))

    def __iter__(self) -> Iterator[Path | Aside]:
        return chain(self._head, self._found)

    @property
    def single(self) -> bool:
        """Tell whether there is one source."""
        return len(self._head) == 1

    @property
    def jobs(self) -> int:
        """The number of processes: as the user says, else one for little work, else the cores."""
        if self._options["jobs"]:
            return self._options["jobs"]
        bytes_ = sum(weight(found) for found in self._head if isinstance(found, Path))
        if len(self._head) <= _FEW and bytes_ <= _LITTLE:
            return 1
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    @property
    def limits(self) -> Limits[Path | Aside]:
        """What each source may take; in processes of their own, also for one job, where the user states it."""
        stated = click.get_current_context().get_parameter_source("deadline") is not click.core.ParameterSource.DEFAULT
        memory, seconds = self._options["memory"], self._options["deadline"]
        apart = (stated and seconds > 0) or memory is not None
        return Limits(seconds=seconds, memory=memory or 0, size=_work, apart=apart)

    def total(self) -> int | None:
        """Return the number of sources for a bar to show; None where nobody would see it, or where they come only once."""
        if len(self._head) <= _FEW:
            return len(self._head)
        if self._options["quiet"] or self._listed == STANDARD_INPUT or not is_live(sys.stderr):
            return None
        return sum(1 for _ in self._find(Counter()))

    def _find(self, aside: Counter[str]) -> Iterator[Path | Aside]:
        """Yield the sources, and count why others are left aside."""
        for found in select(chain(self._paths, read_list(self._listed) if self._listed else ()), self._choice):
            if isinstance(found, Path):
                yield found.absolute() if self._absolute else found
            elif found.failed:
                yield found
            else:
                aside[found.reason] += 1


def _work(found: Path | Aside) -> int:
    """Return the bytes of a source, as many as can be judged while it is bundled."""
    return _SLOWER * weight(found) if isinstance(found, Path) else 0
