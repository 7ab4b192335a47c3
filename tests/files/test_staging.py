"""The folder is beside the place, empty, and gone afterwards, however the block ends."""

from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files import staging


def test_it_is_there_for_the_block(tmp_path: Path) -> None:
    with staging.beside(tmp_path / "new" / "x") as folder:
        assert folder.parent == tmp_path / "new"
        assert folder.name.startswith(".tmp-")
        (folder / "a").write_bytes(b"a")
    assert not list((tmp_path / "new").iterdir())


def test_it_is_gone_after_an_interrupt(tmp_path: Path) -> None:
    block = staging.beside(tmp_path / "x")
    (block.__enter__() / "a").write_bytes(b"a")
    block.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_take_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError), staging.beside(tmp_path / "file" / "x"):
        pass
