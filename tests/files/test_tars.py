"""Tars: the same bytes every time, plain or compressed ones are read without unpacking, and nothing doubtful becomes an entry."""

import bz2
import errno
import gzip
import io
import lzma
import tarfile
from pathlib import Path

import pytest
import zstandard

from archive.errors import SourceError, StoreError
from archive.files import tars
from archive.model.tree import Blob, OddityKind, Tree

TREE = Tree(entries={"bagit.txt": Blob.of(b"x"), "data/näme": Blob.of(b"y" * 400_000), f"data/{'long' * 40}": Blob.of(b"z")})
PACKERS = {
    "tar.gz": gzip.compress,
    "tar.bz2": bz2.compress,
    "tar.xz": lzma.compress,
    "tar.zst": zstandard.ZstdCompressor().compress,
    "tar": bytes,
}


def contents(tree: Tree) -> dict[str, bytes]:
    return {path: blob.read() for path, blob in tree.entries.items()}


def made(*names: str, kind: bytes = tarfile.REGTYPE, link: str = "", form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as target:
        for number, name in enumerate(("bag/bagit.txt", *names)):
            member = tarfile.TarInfo(name)
            if number:
                member.type, member.linkname = kind, link
            member.size = 1 if member.isreg() else 0
            target.addfile(member, io.BytesIO(b"x") if member.size else None)
    return stream.getvalue()


def read(tmp_path: Path, data: bytes, name: str = "x.tar") -> Tree:
    (tmp_path / name).write_bytes(data)
    return tars.read(tmp_path / name)


def test_writes_the_same_bytes_every_time_and_reads_them_back(tmp_path: Path) -> None:
    tars.write(tmp_path / "one.tar", TREE)
    (tmp_path / "again").mkdir()
    tars.write(tmp_path / "again" / "one.tar", Tree(entries=dict(reversed(list(TREE.entries.items())))))
    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "again" / "one.tar").read_bytes()
    assert contents(tars.read(tmp_path / "one.tar")) == contents(TREE)
    with tarfile.open(tmp_path / "one.tar") as independent:
        for member in independent:
            assert member.name.startswith("one/")
            assert (member.mtime, member.uid, member.gid, member.uname, member.mode) == (0, 0, 0, "", 0o644)


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_reads_what_others_pack_in_any_order(tmp_path: Path, suffix: str, form: int) -> None:
    names = [f"bag/data/{'n' * 120}/{n}" for n in (5, 3, 9, 1)]
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(PACKERS[suffix](made(*names, form=form)))
    assert tars.holds(path)
    tree = tars.read(path)
    assert contents(tree) == {name.removeprefix("bag/"): b"x" for name in ("bag/bagit.txt", *names)}
    streams = [blob.open() for blob in tree.entries.values()]
    assert [stream.read() for stream in reversed(streams)] == [b"x"] * 5, "many can be open at once"
    for stream in streams:
        stream.close()


@pytest.mark.parametrize("prefix", ["./", ""])
def test_a_leading_dot_is_nothing(tmp_path: Path, prefix: str) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as target:
        for name in ("bag", "bag/bagit.txt", "bag/data", "bag/data/f", "bag/data/e"):
            member = tarfile.TarInfo(prefix + name)
            member.type = tarfile.REGTYPE if name[-1] in "tf" else tarfile.DIRTYPE
            target.addfile(member, io.BytesIO())
    tree = read(tmp_path, stream.getvalue())
    assert list(tree.entries) == ["bagit.txt", "data/f"]
    assert tree.folders == ("data/e",)


@pytest.mark.parametrize(
    ("kind", "odd"),
    [
        (tarfile.SYMTYPE, OddityKind.SYMLINK),
        (tarfile.LNKTYPE, OddityKind.SYMLINK),
        (tarfile.FIFOTYPE, OddityKind.SPECIAL),
        (tarfile.CHRTYPE, OddityKind.SPECIAL),
        (tarfile.BLKTYPE, OddityKind.SPECIAL),
    ],
)
def test_links_and_devices_are_oddities(tmp_path: Path, kind: bytes, odd: OddityKind) -> None:
    tree = read(tmp_path, made("bag/data/x", kind=kind, link="/etc/passwd"))
    assert [(oddity.path, oddity.kind) for oddity in tree.oddities] == [("data/x", odd)]
    assert list(tree.entries) == ["bagit.txt"]


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("bag/../../x", OddityKind.UNSAFE_PATH),
        ("/etc/x", OddityKind.UNSAFE_PATH),
        ("bag/bagit.txt", OddityKind.DUPLICATE),
        ("./bag/bagit.txt", OddityKind.DUPLICATE),
        ("other/x", OddityKind.OUTSIDE),
    ],
)
def test_names_that_do_not_belong_are_oddities(tmp_path: Path, name: str, odd: OddityKind) -> None:
    tree = read(tmp_path, made(name))
    assert [oddity.kind for oddity in tree.oddities] == [odd]
    assert contents(tree) == {"bagit.txt": b"x"}


def test_a_damaged_header_in_the_middle_is_not_the_end(tmp_path: Path) -> None:
    data = bytearray(made("bag/data/a", "bag/data/b"))
    data[1024 + 150] ^= 1
    tree = read(tmp_path, bytes(data))
    assert [oddity.kind for oddity in tree.oddities] == [OddityKind.DAMAGED]


@pytest.mark.parametrize("suffix", ["tar.gz", "tar.xz"])
def test_a_cut_is_an_inability_or_an_oddity(tmp_path: Path, suffix: str) -> None:
    whole = PACKERS[suffix](made("bag/data/a"))
    for size in range(6, len(whole), 5):
        try:
            tree = read(tmp_path, whole[:size], f"x.{suffix}")
        except SourceError:
            continue
        assert [oddity.kind for oddity in tree.oddities] == [OddityKind.DAMAGED]


def test_any_flip_gives_a_tree_or_an_inability(tmp_path: Path) -> None:
    whole = made("bag/data/a")
    for at in [*range(600), *range(1024, 1600)]:
        try:
            contents(read(tmp_path, whole[:at] + bytes([whole[at] ^ 0x91]) + whole[at + 1 :]))
        except (SourceError, OSError):
            continue


def test_an_endless_header_is_refused(tmp_path: Path) -> None:
    member = tarfile.TarInfo("././@PaxHeader")
    member.type, member.size = tarfile.XHDTYPE, 1 << 40
    with pytest.raises(SourceError, match="too large"):
        read(tmp_path, member.tobuf(tarfile.GNU_FORMAT) + bytes(10_240))


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.files.rewinding._GRACE", 1 << 16)
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as target:
        member = tarfile.TarInfo("bag/zeros")
        member.size = 20_000_000
        target.addfile(member, io.BytesIO(bytes(member.size)))
    tree = read(tmp_path, lzma.compress(stream.getvalue()), "x.tar.xz")
    assert [oddity.kind for oddity in tree.oddities] == [OddityKind.DAMAGED]
    assert "more than it may" in tree.oddities[0].detail
    with pytest.raises(OSError, match="more than it may"):
        tree.entries["zeros"].read()


@pytest.mark.parametrize(
    "data", [b"text " * 200, b"\x1f\x8b" + bytes(50), b"\xfd7zXZ\0" + bytes(50), b"\x28\xb5\x2f\xfd" + bytes(9)]
)
def test_what_is_no_tar_is_the_fault_of_the_source(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError):
        read(tmp_path, data)


def test_what_the_system_refuses_is_an_inability(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError):
        tars.read(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(tars, "_index", refuse)
    with pytest.raises(StoreError, match="Input/output error"):
        read(tmp_path, made("bag/data/a"))


def test_holds_looks_at_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(made())
    (tmp_path / "b.tar").write_bytes(b"nonsense")
    (tmp_path / "c.tgz").write_bytes(gzip.compress(made()))
    (tmp_path / "d.gz").write_bytes(gzip.compress(b"x"))
    found = [tars.holds(tmp_path / name) for name in ("a", "b.tar", "c.tgz", "d.gz", "missing", "")]
    assert found == [True, True, True, False, False, False]
