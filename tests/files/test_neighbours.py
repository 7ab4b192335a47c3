"""Files beside a source are opened by relative address; no address leads out of the folder."""

from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files.neighbours import Neighbours


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "story"
    (inside / "img").mkdir(parents=True)
    (inside / "img" / "the quay.png").write_bytes(b"quay")
    (inside / "lamp.png").write_bytes(b"lamp")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (inside / "out").symlink_to(tmp_path)
    (inside / "out.png").symlink_to(tmp_path / "secret.txt")
    (inside / "again.png").symlink_to("lamp.png")
    return inside


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("lamp.png", b"lamp"), ("./lamp.png", b"lamp"), ("img/../lamp.png?v=3#top", b"lamp"), ("img/the%20quay.png", b"quay"),
        ("img/the quay.png", b"quay"), ("again.png", b"lamp"),
    ],
)  # fmt: skip
def test_a_file_in_or_below_the_folder_is_opened(folder: Path, address: str, data: bytes) -> None:
    blob = Neighbours(folder)(address)
    assert blob is not None
    assert (blob.read(), blob.size) == (data, 4)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("../secret.txt", "climbs"), ("%2e%2e/secret.txt", "climbs"), ("img/../../secret.txt", "climbs"),
        ("/etc/passwd", "absolute"), ("~/secret.txt", "home"), ("\\\\host\\share", "network name"), ("a\0b", "NUL"),
        ("out/secret.txt", "symbolic link"), ("out.png", "symbolic link"), ("img", "ordinary file"), (".", "single dot"),
        ("none.png", "not beside"), ("x" * 5000, "not beside"), ("lamp.png/x", "not beside"),
    ],
)  # fmt: skip
def test_whatever_leads_elsewhere_is_refused_with_the_reason(folder: Path, address: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        Neighbours(folder)(address)


@pytest.mark.parametrize(
    "address", ["", "file:///etc/passwd", "javascript:alert(1)", "//example.org/a.png", "cid:a@b", "C:/a.png"]
)
def test_an_address_of_something_else_is_nobodys(folder: Path, address: str) -> None:
    assert Neighbours(folder)(address) is None


def test_a_file_that_is_replaced_by_a_link_is_not_followed(folder: Path) -> None:
    blob = Neighbours(folder)("lamp.png")
    (folder / "lamp.png").unlink()
    (folder / "lamp.png").symlink_to(folder.parent / "secret.txt")
    assert blob is not None
    with pytest.raises(StoreError, match="cannot be read"):
        blob.read()
