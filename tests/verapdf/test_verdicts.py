"""Flavours and verdicts as plain values."""

import pytest

from archive.verapdf.verdicts import FLAVOURS, Failure, Verdict

FAILURE = Failure(clause="6.1.2", test=1, description="", count=1, where="", message="")


def test_all_parts_and_levels_are_known() -> None:
    assert set(FLAVOURS) == {"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f", "ua1", "ua2"}
    assert FLAVOURS["4f"].profile == "PDFA-4F"
    assert FLAVOURS["ua1"].standard == "ISO 14289-1"


def test_what_is_judged_in_one_pass_is_of_one_generation() -> None:
    assert FLAVOURS["3a"].generation == FLAVOURS["ua1"].generation == FLAVOURS["2b"].generation
    assert FLAVOURS["4f"].generation == FLAVOURS["ua2"].generation
    assert len({FLAVOURS[name].generation for name in ("1b", "3a", "4f")}) == 3


@pytest.mark.parametrize(
    "outcome",
    [{"checks": 0}, {"checks": 5, "failures": (FAILURE,)}, {"checks": 5, "unreadable": "no"}, {"checks": 5, "abandoned": "slow"}],
)
def test_only_tests_that_were_made_and_passed_are_a_pass(outcome: dict[str, object]) -> None:
    assert not Verdict(flavour=FLAVOURS["3a"], engine="1", **outcome).passed
    assert Verdict(flavour=FLAVOURS["3a"], engine="1", checks=5).passed
