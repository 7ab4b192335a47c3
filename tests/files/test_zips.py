"""Zips: the same bytes every time, readable by other tools, and nothing doubtful becomes an entry."""

import io
import stat
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from archive.errors import SourceError, StoreError
from archive.files import zips
from archive.model.tree import Blob, OddityKind, Tree

TREE = Tree(entries={"bagit.txt": Blob.of(b"x"), "data/näme": Blob.of(b"y" * 400_000), "data/a/b": Blob.of(b"")})


def contents(tree: Tree) -> dict[str, bytes]:
    return {path: blob.read() for path, blob in tree.entries.items()}


def made(*entries: tuple[str, bytes], method: int = zipfile.ZIP_STORED, mode: int = 0o100644) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.create_system = 3
            info.compress_type = method
            target.NameToInfo.pop(name, None)
            target.writestr(info, data)
    return stream.getvalue()


def read(tmp_path: Path, data: bytes) -> Tree:
    (tmp_path / "x.zip").write_bytes(data)
    return zips.read(tmp_path / "x.zip")


def odd(tree: Tree) -> list[tuple[str, OddityKind]]:
    return [(oddity.path, oddity.kind) for oddity in tree.oddities]


def test_writes_the_same_bytes_every_time_and_reads_them_back(tmp_path: Path) -> None:
    zips.write(tmp_path / "one.zip", TREE)
    (tmp_path / "again").mkdir()
    zips.write(tmp_path / "again" / "one.zip", Tree(entries=dict(reversed(list(TREE.entries.items())))))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "again" / "one.zip").read_bytes()
    assert contents(zips.read(tmp_path / "one.zip")) == contents(TREE)
    with zipfile.ZipFile(tmp_path / "one.zip") as independent:
        assert independent.testzip() is None
        for info in independent.infolist():
            assert info.filename.startswith("one/")
            assert (info.date_time, info.compress_type, info.create_system) == ((1980, 1, 1, 0, 0, 0), 0, 3)
            assert (info.external_attr >> 16, info.extra, info.flag_bits & 8) == (stat.S_IFREG | 0o644, b"", 0)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_reads_what_others_pack(tmp_path: Path, method: int) -> None:
    tree = read(
        tmp_path,
        made(("bag/", b""), ("bag/bagit.txt", b"x"), ("bag/data/f", b"y" * 300_000), ("bag/data/e/", b""), method=method),
    )
    assert contents(tree) == {"bagit.txt": b"x", "data/f": b"y" * 300_000}
    assert tree.folders == ("data/e",)
    assert tree.oddities == ()


def test_reads_large_entry_records_and_streamed_entries(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as target, target.open("bag/bagit.txt", "w", force_zip64=True) as entry:
        entry.write(b"x")
    assert contents(zips.read(tmp_path / "x.zip")) == {"bagit.txt": b"x"}

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as target:  # type: ignore[call-overload]
        target.writestr("bag/bagit.txt", b"x" * 100)
    assert contents(read(tmp_path, bytes(pipe.data))) == {"bagit.txt": b"x" * 100}


def test_bytes_before_and_a_comment_after_do_no_harm(tmp_path: Path) -> None:
    stream = io.BytesIO(made(("bag/bagit.txt", b"x")))
    with zipfile.ZipFile(stream, "a") as target:
        target.comment = b"a comment"
    assert contents(read(tmp_path, b"#!/bin/sh\n" + stream.getvalue())) == {"bagit.txt": b"x"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bag/../../evil", OddityKind.UNSAFE_PATH),
        ("/etc/evil", OddityKind.UNSAFE_PATH),
        ("C:/evil", OddityKind.UNSAFE_PATH),
        ("bag/a//b", OddityKind.UNSAFE_PATH),
        ("bag/bagit.txt", OddityKind.DUPLICATE),
        ("elsewhere/f", OddityKind.OUTSIDE),
        ("top.txt", OddityKind.OUTSIDE),
    ],
)
def test_names_that_do_not_belong_are_oddities(tmp_path: Path, name: str, kind: OddityKind) -> None:
    tree = read(tmp_path, made(("bag/bagit.txt", b"x"), (name, b"y")))
    assert contents(tree) == {"bagit.txt": b"x"}
    assert [found for _, found in odd(tree)] == [kind]


@pytest.mark.parametrize(("mode", "kind"), [(0o120777, OddityKind.SYMLINK), (0o010644, OddityKind.SPECIAL)])
def test_links_and_pipes_are_oddities(tmp_path: Path, mode: int, kind: OddityKind) -> None:
    assert [found for _, found in odd(read(tmp_path, made(("bag/link", b"/etc/passwd"), mode=mode)))] == [kind]


def test_overlapping_entries_are_oddities(tmp_path: Path) -> None:
    data = bytearray(made(("bag/a", b"1" * 1000), ("bag/b", b"2" * 1000)))
    second = data.rindex(b"PK\1\2")
    first = data.index(b"PK\1\2")
    data[second:] = data[second:].replace(b"bag/b", b"bag/a")
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    data[second + 16 : second + 28] = data[first + 16 : first + 28]
    tree = read(tmp_path, bytes(data))
    assert OddityKind.DAMAGED in {kind for _, kind in odd(tree)}


@pytest.mark.parametrize(("at", "length"), [(6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 1), (30, 5)])
def test_a_local_header_that_disagrees_is_an_oddity(tmp_path: Path, at: int, length: int) -> None:
    data = bytearray(made(("bag/a", b"1"), ("bag/b", b"2")))
    start = data.rindex(b"PK\3\4") + at
    data[start : start + length] = bytes(value ^ 1 for value in data[start : start + length])
    tree = read(tmp_path, bytes(data))
    assert odd(tree)
    assert list(tree.entries) == ["a"]


def test_a_bomb_is_an_oddity_and_a_lying_size_stops(tmp_path: Path) -> None:
    bomb = bytearray(made(("bag/a", bytes(1 << 20)), method=zipfile.ZIP_DEFLATED))
    for signature, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = bomb.index(signature) + at
        bomb[start : start + 4] = (1 << 31).to_bytes(4, "little")
    assert odd(read(tmp_path, bytes(bomb))) == [("a", OddityKind.DAMAGED)]
    liar = bytearray(made(("bag/a", bytes(1 << 20)), method=zipfile.ZIP_DEFLATED))
    for signature, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = liar.index(signature) + at
        liar[start : start + 4] = (10).to_bytes(4, "little")
    tree = read(tmp_path, bytes(liar))
    with pytest.raises(OSError, match=r"more than it may|checksum"):
        tree.entries["a"].read()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("size", [100, 200_000])
def test_a_flipped_bit_is_found_when_the_entry_is_read(tmp_path: Path, method: int, size: int) -> None:
    data = bytearray(made(("bag/a", zlib.compress(bytes(range(256)) * 10) * (size // 300 + 1)), method=method))
    data[60] ^= 4
    tree = read(tmp_path, bytes(data))
    with pytest.raises(OSError, match=r"checksum|damaged"):
        tree.entries["a"].read()


def test_an_unknown_method_is_an_oddity(tmp_path: Path) -> None:
    data = bytearray(made(("bag/a", b"1")))
    data[8] = data[data.index(b"PK\1\2") + 10] = 99
    assert odd(read(tmp_path, bytes(data))) == [("a", OddityKind.UNREADABLE)]


@pytest.mark.parametrize(
    "data", [b"", b"PK\5\6", b"PK\3\4" + bytes(100), made(("a", b"1"))[:-30], made(("a", b"1"))[:40], bytes(70_000)]
)
def test_what_is_no_zip_is_the_fault_of_the_source(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SourceError):
        read(tmp_path, data)


def test_what_the_system_refuses_is_an_inability(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        zips.read(tmp_path)


def test_any_cut_or_flip_gives_a_tree_or_an_inability(tmp_path: Path) -> None:
    whole = made(("bag/bagit.txt", b"x"), ("bag/data/f", b"yy" * 50), method=zipfile.ZIP_DEFLATED)
    for at in range(len(whole)):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x81]) + whole[at + 1 :]):
            try:
                tree = read(tmp_path, data)
                for blob in tree.entries.values():
                    blob.read()
            except (SourceError, OSError):
                continue


def test_names_without_the_utf_8_flag_are_read_as_utf_8_or_code_page_437(tmp_path: Path) -> None:
    data = made(("bag/xx", b"1"))
    assert list(read(tmp_path, data.replace(b"xx", "é".encode())).entries) == ["é"]
    assert list(read(tmp_path, data.replace(b"xx", b"\x82x")).entries) == ["éx"]


def test_holds_looks_at_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(made(("a", b"1")))
    (tmp_path / "b.ZIP").write_bytes(b"nonsense")
    (tmp_path / "c").write_bytes(b"text")
    assert [zips.holds(tmp_path / name) for name in ("a", "b.ZIP", "c", "missing", "")] == [True, True, False, False, False]


def test_a_thousand_overlapping_entries_cost_no_memory_and_no_time(tmp_path: Path) -> None:
    one = made(("bag/a", bytes(10_000_000)), method=zipfile.ZIP_DEFLATED)
    at = one.index(b"PK\1\2")
    entry = one[at : one.rindex(b"PK\5\6")]
    end = bytearray(one[one.rindex(b"PK\5\6") :])
    end[8:10] = end[10:12] = (1000).to_bytes(2, "little")
    end[12:16] = (len(entry) * 1000).to_bytes(4, "little")
    tree = read(tmp_path, one[:at] + entry * 1000 + bytes(end))
    assert len(tree.oddities) >= 999


def test_hash_seeds_and_time_zones_change_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from archive.files import zips, tars; from archive.model.tree import *\n"
        "t = Tree(entries={p: Blob.of(p.encode()) for p in {'b', 'a/c', 'a/b', 'é'}})\n"
        "zips.write(Path(sys.argv[1], 'x.zip'), t); tars.write(Path(sys.argv[1], 'x.tar'), t)"
    )
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        (tmp_path / seed).mkdir()
        subprocess.run(
            [sys.executable, "-c", f"import os; os.umask(0o{seed}7); {code}", str(tmp_path / seed)],
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        )
    for name in ("x.zip", "x.tar"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()
