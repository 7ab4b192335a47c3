"""The values of a METS are frozen and compare by content."""

from dataclasses import FrozenInstanceError

import pytest

from archive.mets.record import Stored


def test_values_are_frozen_and_compare_by_content() -> None:
    one, other = (Stored(path="a", size=1, sha512="00", media_type="text/plain") for _ in range(2))
    assert one == other
    with pytest.raises(FrozenInstanceError):
        one.size = 2  # type: ignore[misc]
