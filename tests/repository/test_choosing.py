"""An article is found by its identifier, as it is written in a URL, and by how it begins."""

from pathlib import Path

import pytest

from archive.errors import UsageError
from archive.repository.choosing import choose
from tests.support.repositories import FIRST, ID, append, store


@pytest.mark.parametrize("word", [ID, ID[:-3], "urn%3Anewsml%3Aharbour.example%3A20261122%3Aferry", "urn%3Anewsml"])
def test_one_article_is_found(tmp_path: Path, word: str) -> None:
    root = store(tmp_path)
    append(root, FIRST)
    append(root, FIRST, identifier="tag:other")
    assert choose(root, word).inventory.id == ID


def test_an_identifier_that_begins_another_is_found(tmp_path: Path) -> None:
    root = store(tmp_path)
    append(root, FIRST)
    append(root, FIRST, identifier=f"{ID}-2")
    assert choose(root, ID).inventory.id == ID


def test_several_are_named(tmp_path: Path) -> None:
    root = store(tmp_path)
    for number in range(5):
        append(root, FIRST, identifier=f"urn:x:{number}")
    with pytest.raises(UsageError, match=r"5 articles begin so: urn:x:\d, urn:x:\d, urn:x:\d and more"):
        choose(root, "urn:x")


def test_none_is_said_and_how_to_find_it(tmp_path: Path) -> None:
    root = store(tmp_path)
    home = append(root, FIRST).home
    with pytest.raises(UsageError, match="no article whose identifier begins so") as caught:
        choose(root, "urn:nothing")
    assert f"archive store list {tmp_path}" in str(caught.value)
    (tmp_path / home / "inventory.json").write_bytes(b"{}")
    with pytest.raises(UsageError, match="1 objects cannot be read"):
        choose(root, "urn:nothing")
