"""Version names state a number, padded or not; a padded one begins with a zero."""

import pytest

from archive.ocfl import versionnames


@pytest.mark.parametrize(
    ("name", "number", "width"), [("v1", 1, 0), ("v12", 12, 0), ("v0012", 12, 4), ("v01", 1, 2), ("v0", 0, 1)]
)
def test_names_are_read(name: str, number: int, width: int) -> None:
    assert (versionnames.number(name), versionnames.width(name)) == (number, width)


@pytest.mark.parametrize("name", ["1", "v", "V1", "v1a", "v-1", "v1.0", "v\u0661", "version1", f"v{'9' * 40}"])
def test_other_names_are_none(name: str) -> None:
    assert versionnames.number(name) is None


def test_names_are_spelled() -> None:
    assert [versionnames.spell(12), versionnames.spell(12, 4)] == ["v12", "v0012"]
    with pytest.raises(ValueError, match="begins with a zero"):
        versionnames.spell(10, 2)
