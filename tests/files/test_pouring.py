"""Every byte is read once, the Seal comes last, and threads change nothing of what is told."""

import contextlib
import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files import folders, pouring, tars, zips
from archive.files.digests import BLOCK, Write
from archive.files.pouring import pour
from archive.model.tree import Blob, Seal, Tree

ALGORITHMS = ("sha512", "sha256")
SIZES = (0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 9 * BLOCK + 7)
CONTENTS = {f"{number}/{size}": hashlib.shake_128(f"{number}".encode()).digest(size) for number in range(3) for size in SIZES}


def listing(seen: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    return {"list": "".join(f"{path} {found['sha512']} {found['sha256']}\n" for path, found in seen.items()).encode()}


def tree() -> Tree:
    return Tree(entries={path: Blob.of(data) for path, data in CONTENTS.items()}, seal=Seal(algorithms=ALGORITHMS, write=listing))


class Recorder:
    """A sink that remembers what it is given, in order."""

    def __init__(self, *, several: bool) -> None:
        self.several = several
        self.entries: dict[str, bytes] = {}

    def put(self, path: str, data: bytes) -> None:
        self.entries[path] = data

    @contextlib.contextmanager
    def open(self, path: str, size: int) -> Iterator[Write]:
        out = io.BytesIO()
        yield out.write
        self.entries[path] = out.getvalue()
        assert len(self.entries[path]) == size


@pytest.fixture(params=[0, 1 << 30], ids=["threads", "alone"])
def _alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pouring, "_ALONE", request.param)


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("several", [True, False])
def test_all_is_copied_and_hashed_and_the_seal_comes_last(*, several: bool) -> None:
    sink = Recorder(several=several)
    poured = pour(tree(), sink)
    assert sink.entries == CONTENTS | poured.sealed
    assert list(poured.digests) == [*sorted(CONTENTS), "list"]
    for path, data in sink.entries.items():
        assert poured.digests[path] == {name: hashlib.new(name, data).hexdigest() for name in ALGORITHMS}
    assert poured.sealed == listing({path: poured.digests[path] for path in sorted(CONTENTS)})
    assert poured.size == sum(map(len, sink.entries.values()))


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("write", [folders.write, zips.write, tars.write])
def test_every_container_takes_large_and_small(write: object, tmp_path: Path) -> None:
    place, read = {
        folders.write: (tmp_path / "kept", folders.read),
        zips.write: (tmp_path / "kept.zip", zips.read),
        tars.write: (tmp_path / "kept.tar", tars.read),
    }[write]
    poured = write(place, tree())
    assert {path: blob.read() for path, blob in read(place).entries.items()} == CONTENTS | poured.sealed


def test_each_entry_is_opened_once() -> None:
    opened: list[str] = []
    entries = {
        path: Blob(open=lambda path=path, data=data: (opened.append(path), io.BytesIO(data))[1], size=len(data))
        for path, data in CONTENTS.items()
    }
    pour(Tree(entries=entries, seal=Seal(algorithms=ALGORITHMS, write=listing)), Recorder(several=True))
    assert opened == sorted(CONTENTS)


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize("size", [3, BLOCK + 3])
def test_what_changes_its_size_stops_all(size: int, *, several: bool) -> None:
    changed = Blob(open=lambda: io.BytesIO(bytes(size)), size=size + 1)
    with pytest.raises(StoreError, match=f"{size} bytes were read where {size + 1} were expected"):
        pour(Tree(entries={"a": Blob.of(bytes(BLOCK + 1)), "b": changed, "c": Blob.of(b"c")}), Recorder(several=several))


@pytest.mark.usefixtures("_alone")
@pytest.mark.parametrize("size", [3, BLOCK + 3])
def test_what_cannot_be_read_is_named_and_leaves_nothing(size: int, tmp_path: Path) -> None:
    def refuse() -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(StoreError, match="Permission denied") as caught:
        folders.write(tmp_path / "kept", Tree(entries={"a": Blob.of(bytes(9 * BLOCK)), "x": Blob(open=refuse, size=size)}))
    assert caught.value.where == "x"
    assert list(tmp_path.iterdir()) == []
