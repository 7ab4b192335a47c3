"""Names of manifests are understood, normalised, and lead to the right digest."""

import hashlib

import pytest

from archive.bagit import algorithms


@pytest.mark.parametrize(
    ("file", "algorithm", "is_tag"),
    [
        ("manifest-sha512.txt", "sha512", False),
        ("tagmanifest-md5.txt", "md5", True),
        ("manifest-SHA-256.txt", "sha256", False),
        ("Manifest-sha3-512.TXT", "sha3512", False),
        ("manifest-blake3.txt", "blake3", False),
    ],
)
def test_names_are_understood(file: str, algorithm: str, is_tag: bool) -> None:  # noqa: FBT001
    name = algorithms.parse_name(file)
    assert name is not None
    assert (name.algorithm, name.is_tag) == (algorithm, is_tag)
    assert name.normal == f"{'tag' if is_tag else ''}manifest-{algorithm}.txt"


@pytest.mark.parametrize(
    "file", ["manifest.txt", "manifest-.txt", "data/manifest-md5.txt", "manifest-md5.csv", "my-manifest-md5.txt"]
)
def test_other_names_are_no_manifests(file: str) -> None:
    assert algorithms.parse_name(file) is None


@pytest.mark.parametrize("algorithm", algorithms.DIGESTS)
def test_every_digest_exists_and_has_its_length(algorithm: str) -> None:
    name, length = algorithms.DIGESTS[algorithm]
    assert hashlib.new(name).digest_size == length
    assert len(algorithms.hex_digest(algorithm, b"x")) == 2 * length
    parsed = algorithms.parse_name(algorithms.manifest_name(algorithm))
    assert parsed is not None
    assert (parsed.digest, parsed.length) == (name, length)
