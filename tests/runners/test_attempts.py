"""One thing: its result, its error, or its bug, which says where it is."""

import pytest

from archive.errors import LimitError, SourceError
from archive.limits import Limits
from archive.runners.attempts import attempt, died
from tests.support.chores import chore, loiter


def test_a_result_and_an_error_are_as_they_were() -> None:
    assert attempt(chore, Limits(), "a") == "A"
    error = attempt(chore, Limits(), "bad")
    assert isinstance(error, SourceError)
    assert (error.where, error.hint) == ("bad", "Mend it")


def test_a_limit_is_the_outcome() -> None:
    assert isinstance(attempt(loiter, Limits(seconds=0.1), "slow"), LimitError)


def test_a_bug_is_told_with_its_place_and_the_code_of_bugs() -> None:
    bug = attempt(chore, Limits(), "bug 7")
    assert not isinstance(bug, str)
    assert bug.exit_code == 70
    assert bug.where == "bug 7"
    assert "ZeroDivisionError: bug 7" in bug.message
    assert "chores.py:" in bug.message


def test_an_interrupt_goes_through() -> None:
    def press(_: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(press, Limits(), "a")


def test_a_death_names_its_thing() -> None:
    assert died("story.xml").where == "story.xml"
    assert died("story.xml").exit_code == 3
