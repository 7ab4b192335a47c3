"""Workers: the same outcomes in the same order with any number of processes, and a death has one cause."""

import os
from collections.abc import Iterator

import pytest

from archive.errors import ArchiveError, SourceError
from archive.workers import in_order
from tests.support.chores import chore, where


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_things(jobs: int) -> None:
    words = [f"w{number}" for number in range(30)] + ["bad"] + ["z"]
    outcomes = list(in_order(chore, words, jobs))
    assert outcomes[:30] == [word.upper() for word in words[:30]]
    error = outcomes[30]
    assert isinstance(error, SourceError)
    assert (error.where, error.hint, error.exit_code) == ("bad", "Mend it", 3)
    assert outcomes[31] == "Z"


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_to_do(jobs: int) -> None:
    assert list(in_order(chore, [], jobs)) == []


def test_one_job_stays_in_this_process_and_two_leave_it() -> None:
    assert list(in_order(where, ["a"], 1)) == [f"a {os.getpid()}"]
    assert str(os.getpid()) not in " ".join(map(str, in_order(where, ["a", "b"], 2)))


def test_a_death_is_the_outcome_of_its_cause_alone() -> None:
    outcomes = list(in_order(chore, ["a", "b", "die", "c", "d"], 2))
    assert [outcome for outcome in outcomes if isinstance(outcome, str)] == ["A", "B", "C", "D"]
    death = outcomes[2]
    assert isinstance(death, ArchiveError)
    assert "died" in str(death)
    assert death.where == "die"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_is_not_hidden(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(chore, ["a", "bug"], jobs))


def test_things_are_taken_only_as_fast_as_needed() -> None:
    taken = []

    def things() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield f"w{number}"

    outcomes = in_order(chore, things(), 2)
    assert next(outcomes) == "W0"
    assert len(taken) <= 9
    outcomes.close()  # type: ignore[attr-defined]
