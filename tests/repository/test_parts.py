"""A part is copied whole, and what changed meanwhile is refused."""

import hashlib

import pytest

from archive.errors import StoreError
from archive.model.tree import Blob
from archive.repository.parts import Part


@pytest.mark.parametrize("algorithm", ["", "sha256", "sha512"])
def test_what_is_as_stated_is_copied(algorithm: str) -> None:
    data = b"content" * 100_000
    digest = hashlib.new(algorithm, data).hexdigest() if algorithm else ""
    copied = bytearray()
    Part(path="a", content=Blob.of(data), algorithm=algorithm, digest=digest).copy(copied.extend)
    assert copied == data


def test_what_is_not_as_stated_is_refused() -> None:
    part = Part(path="data/a", content=Blob.of(b"x"), algorithm="sha256", digest="0" * 64)
    with pytest.raises(StoreError, match="data/a: changed while it was read"):
        part.copy(bytearray().extend)
