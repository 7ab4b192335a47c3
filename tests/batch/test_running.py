"""The run hands sources out in growing batches, and gives each source's records back in its turn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.batch.records import Record
from archive.batch.running import batches, run
from archive.errors import LimitError
from archive.files.walking import Aside
from archive.runners import Outcome
from archive.runners.local import LocalRunner
from tests.batch.test_records import ORDER

MISSING = Aside(path=Path("locked"), reason="cannot be read (Permission denied)", failed=True)


class Dying:
    """A runner in which everything dies."""

    def run(self, _call: Callable[[Any], Any], batches: Iterable[Sequence[Any]], _window: int) -> Iterator[Outcome[Any, Any]]:
        """Yield an error for each thing."""
        return (Outcome(thing=thing, result=LimitError("died")) for things in batches for thing in things)


@given(st.integers(0, 2_000))
def test_batches_hold_every_source_once_in_order(number: int) -> None:
    sources = [Path(str(n)) for n in range(number)]
    made = list(batches(sources))
    assert list(chain.from_iterable(made)) == sources
    assert all(1 <= len(batch) <= 50 for batch in made)


def test_few_sources_are_shared_and_many_travel_together() -> None:
    sizes = [len(batch) for batch in batches(Path(str(n)) for n in range(20_000))]
    assert sizes[:4] == [1, 1, 1, 1]
    assert sizes[-2] == 50


def test_sources_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def sources() -> Iterator[Path]:
        for n in range(1_000_000):
            taken.append(n)
            yield Path(str(n))

    list(islice(batches(sources()), 3))
    assert len(taken) == 3


def test_what_a_runner_cannot_do_is_the_record_of_its_source() -> None:
    (records,) = run(ORDER, [Path("a.txt")], Dying(), 1)
    (record,) = records
    assert (record.source, type(record.error)) == ("a.txt", LimitError)


def test_what_could_not_be_looked_at_is_a_record_too() -> None:
    ((record,),) = run(ORDER, [MISSING], LocalRunner(), 1)
    assert record.source == "locked"
    assert isinstance(record, Record)
    assert "Permission denied" in str(record.error)
