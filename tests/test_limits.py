"""Limits: what hangs, does not listen or swells is one error, and everything else is done."""

import signal
import time

import pytest

from archive.errors import LimitError
from archive.limits import PACE, Limits, within
from tests.support.chores import bulk, loiter


def test_what_is_quick_is_done_and_leaves_no_alarm() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert within(loiter, Limits(seconds=5), "a") == "A"
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before
    assert within(loiter, Limits(), "a") == "A"


def test_what_hangs_is_interrupted() -> None:
    before = time.perf_counter()
    with pytest.raises(LimitError, match=r"not done in 0\.2 seconds"):
        within(loiter, Limits(seconds=0.2), "slow")
    assert time.perf_counter() - before < 30


def test_a_large_thing_gets_more_time_once() -> None:
    before = time.perf_counter()
    with pytest.raises(LimitError, match=r"0\.7 seconds"):
        within(loiter, Limits(seconds=0.2, size=bulk), f"slow:{PACE // 2}")
    assert 0.6 < time.perf_counter() - before < 30


def test_no_error_of_memory_escapes() -> None:
    def swell(_: str) -> str:
        raise MemoryError

    with pytest.raises(LimitError, match="memory"):
        within(swell, Limits(), "x")
