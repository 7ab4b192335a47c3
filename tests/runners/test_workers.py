"""A worker: begins, gives results, dies of what it was given, leaves when it is dismissed."""

import time
from pathlib import Path

import pytest

from archive.limits import Limits
from archive.runners.workers import Worker
from tests.support.chores import chore, sign
from tests.support.processes import soon


def answer(worker: Worker) -> list[object] | None:
    """Return what it has to say after it has begun."""
    first = worker.results()
    return first or worker.results()


def test_says_that_it_has_begun_and_then_what_came_of_things() -> None:
    worker = Worker()
    worker.give(chore, Limits(), ["a", "bad"])
    assert worker.results() == []
    results = worker.results()
    assert results is not None
    assert [str(one) for one in results] == ["A", "bad: cannot be read. Mend it"]
    assert worker.end() > 0


def test_a_death_is_none_and_what_comes_after_it_too() -> None:
    worker = Worker()
    worker.give(chore, Limits(), ["a", "die"])
    assert worker.results() == []
    assert worker.results() is None
    assert soon(lambda: not worker.lives)
    worker.give(chore, Limits(), ["a"])
    assert worker.results() is None
    worker.end()


@pytest.mark.parametrize("patience", [0.0, 0.2])
def test_one_that_does_not_leave_is_killed(tmp_path: Path, patience: float) -> None:
    worker = Worker()
    worker.give(sign, Limits(), [tmp_path / "a"])
    assert soon((tmp_path / "a").exists)
    before = time.perf_counter()
    assert worker.end(patience) == 0
    assert time.perf_counter() - before < 5
