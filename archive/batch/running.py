"""Runs an order over sources: hands them to a Runner in batches, and gives back the Records of each source in its turn.

The first batches are single sources, so that few large ones are shared by all workers; later ones grow to fifty, so that what a
runner costs is shared by many small ones. Nothing is held but what is under way.
"""

from collections.abc import Generator, Iterable, Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Final

from archive.batch.bundling import bundle
from archive.batch.records import Order, Record
from archive.errors import ArchiveError
from archive.files.walking import Aside
from archive.runners import Runner

_MOST: Final = 50  # sources of a batch
_ALIKE: Final = 4  # batches before the next is larger by one


def run(order: Order, sources: Iterable[Path | Aside], runner: Runner, window: int) -> Generator[tuple[Record, ...], None, None]:
    """Yield the Records of each source, in the order of the sources; closing the iterator ends the run.

    Args:
        order: What is to be made of each.
        sources: Where to find them; taken only as fast as they are done.
        runner: Who does it.
        window: The most batches that are under way.

    Raises:
        ArchiveError: The runner cannot go on; the run can be repeated.
    """
    for outcome in runner.run(partial(bundle, order), batches(sources), window):
        if isinstance(outcome.result, ArchiveError):
            yield (Record(source=str(outcome.thing), error=outcome.result),)
        else:
            yield outcome.result


def batches(sources: Iterable[Path | Aside]) -> Iterator[tuple[Path | Aside, ...]]:
    """Yield the sources, one at a time at first and fifty later."""
    rest = iter(sources)
    for number in count():
        batch = tuple(islice(rest, min(_MOST, 1 + number // _ALIKE)))
        if not batch:
            return
        yield batch
