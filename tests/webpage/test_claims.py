"""Claims: the first is taken, others conflict when they say something else."""

import pytest

from archive.model.values import Origin
from archive.webpage.claims import Claim, about, text_conflicts


def claim(*values: str, origin: Origin = Origin.EXPLICIT) -> Claim:
    return Claim(field="headline", values=values, basis="test", origin=origin)


@pytest.mark.parametrize("other", ["Depot opens", "DEPOT  OPENS", "Depot opens | The Courier", "Depot", "“Depot opens”"])
def test_the_same_words_agree(other: str) -> None:
    assert not text_conflicts([claim("Depot opens"), claim(other)])


def test_other_words_conflict() -> None:
    (conflict,) = text_conflicts([claim("Depot opens"), claim("Seven things")])
    assert (conflict.taken.value, conflict.other.value) == ("Depot opens", "Seven things")


def test_a_heuristic_does_not_contradict() -> None:
    assert not text_conflicts([claim("Depot opens"), claim("Menu", origin=Origin.HEURISTIC)])


def test_claims_without_values_are_none() -> None:
    assert about([claim()], "headline") == []
    assert text_conflicts([]) == []
