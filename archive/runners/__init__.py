"""The seam of a run: one call on many things, here or on many machines, with the same outcomes in the same order.

A call is a function that another process can import, or a `functools.partial` of one; things and results are small records that
can be pickled, and `str` of a thing names it. The work itself goes where the call puts it; only results come back. Things travel
in batches, so that what a runner costs is shared by some fifty of them. Batches are taken as fast as they are done and outcomes
are given as fast as they are taken, so that a million things need no more memory than a hundred.

What goes wrong with a thing is the outcome of that thing and stops no other: an ArchiveError, too much time or memory
(LimitError), a process that died of it (LimitError, after it was tried again alone), a bug (a plain ArchiveError that says
where). A call may therefore be made twice on one thing; its outcome comes once.

`local.py` runs on this machine, `dask.py` on a cluster. Nothing here knows what the work is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

from archive.errors import ArchiveError

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T, R]):
    """What came of one thing.

    Attributes:
        thing: The thing.
        result: What the call returned, or why it could not.
    """

    thing: T
    result: R | ArchiveError


class Runner(Protocol):
    """Somewhere to run a call on many things."""

    def run(self, call: Callable[[T], R], batches: Iterable[Sequence[T]], window: int) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each thing, in the order of the things.

        Closing the iterator ends the run: what is under way is finished soon or discarded.

        Args:
            call: What to do with a thing.
            batches: The things, some at a time; taken only as fast as they are done.
            window: The most batches that are under way, or done and not yet yielded.

        Raises:
            ArchiveError: The run cannot go on; it can be repeated.
        """


def batched(things: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield the things, `size` at a time; the last batch may be smaller."""
    rest = iter(things)
    while batch := tuple(islice(rest, size)):
        yield batch
