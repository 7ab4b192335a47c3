"""Digests are right for every size, unreadable or growing content is an inability, and a Seal is given every digest."""

import hashlib
import io
from collections.abc import Mapping

import pytest

from archive.errors import StoreError
from archive.files import digests
from archive.model.tree import Blob, Seal, Tree

SIZES = [0, 1, digests.BLOCK - 1, digests.BLOCK, digests.BLOCK + 1, 3 * digests.BLOCK + 7]


def content(size: int) -> bytes:
    return hashlib.shake_128(str(size).encode()).digest(size)


def broken() -> io.BytesIO:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("size", SIZES)
def test_one_read_gives_all_digests_and_the_content(size: int) -> None:
    data, copied = content(size), bytearray()
    found = digests.digest(Blob.of(data), ("md5", "sha256", "sha512"), write=copied.extend)
    assert found == {name: hashlib.new(name, data).hexdigest() for name in ("md5", "sha256", "sha512")}
    assert copied == data


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def test_what_is_as_stated_is_not_yielded_whatever_its_size_and_one_bad_one_ends_nothing() -> None:
    good = [(f"good {size}", Blob.of(content(size)), [("sha256", sha256(content(size)))]) for size in SIZES]
    wrong = [(f"{size}", Blob.of(content(size)), [("sha256", bytes(32))]) for size in SIZES]
    bad = [
        (name, Blob(open=broken, size=size), [("sha256", bytes(32))]) for name, size in (("bad", 3), ("bad and large", 1 << 20))
    ]
    found = dict(digests.verify_all([*bad, *good, *wrong]))
    assert isinstance(found.pop("bad"), StoreError)
    assert isinstance(found.pop("bad and large"), StoreError)
    assert found == {f"{size}": [sha256(content(size))] for size in SIZES}


@pytest.mark.parametrize("size", [5, 1 << 20])
def test_every_digest_of_what_is_not_as_stated_is_yielded_though_only_the_last_is_wrong(size: int) -> None:
    data = content(size)
    stated = [("sha256", sha256(data)), ("sha256", sha256(data)), ("md5", b"wrong")]
    found = dict(digests.verify_all([("x", Blob.of(data), stated)]))
    assert found == {"x": [sha256(data), sha256(data), hashlib.md5(data).digest()]}


def test_many_large_ones_are_hashed_in_threads() -> None:
    data = bytes(5 << 20)
    wanted = [(str(n), Blob.of(data), [("sha256", sha256(data) if n % 2 else b"")]) for n in range(9)]
    assert dict(digests.verify_all(wanted)) == {str(n): [sha256(data)] for n in range(0, 9, 2)}


def test_the_content_of_small_ones_is_shown() -> None:
    seen: dict[str, bytes] = {}
    wanted = [(str(size), Blob.of(content(size)), [("sha256", b"")]) for size in SIZES]
    list(digests.verify_all(wanted, look=seen.__setitem__))
    assert seen == {str(size): content(size) for size in SIZES if size <= digests.BLOCK}


@pytest.mark.parametrize("stated", [0, 4, 6, 1 << 20])
def test_content_of_another_size_is_an_inability(stated: int) -> None:
    blob = Blob(open=lambda: io.BytesIO(b"12345"), size=stated)
    with pytest.raises(StoreError, match="bytes were read"):
        digests.digest(blob, ("sha256",), "x")
    ((_, found),) = digests.verify_all([("x", blob, [("sha256", b"")])])
    assert isinstance(found, StoreError)


def listing(seen: Mapping[str, Mapping[str, str]]) -> dict[str, bytes]:
    return {"list": " ".join(f"{path}={values['sha256'][:4]}" for path, values in sorted(seen.items())).encode()}


SEALED = Tree(entries={"b": Blob.of(b"2"), "a": Blob.of(b"1")}, seal=Seal(algorithms=("sha256",), write=listing))


def test_sealed_completes_a_tree() -> None:
    done = digests.sealed(SEALED)
    assert done.seal is None
    assert done.entries["list"].read() == b"a=6b86 b=d473"
    assert digests.sealed(done) is done
