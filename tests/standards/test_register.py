"""The register: every file named once, by https and a digest; the digests are those of the files at hand."""

import hashlib

import pytest

from archive.errors import UsageError
from archive.standards.register import STANDARDS, standard
from tests.support.standards import shared

FILES = [file for one in STANDARDS for file in one.files]
UNPROVEN = {"ninjs-schema_1.7.json", "ninjs-schema_2.3.json", "ninjs-schema_3.2.json"}


def test_names_are_unique_and_found() -> None:
    assert len({one.name for one in STANDARDS}) == len(STANDARDS)
    assert all(standard(one.name) is one for one in STANDARDS)
    with pytest.raises(UsageError, match=r"no schema 'ninjs-9'.*ninjs-3\.2"):
        standard("ninjs-9")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_every_file_has_a_secure_place_and_a_digest_if_it_is_proven(file) -> None:  # type: ignore[no-untyped-def]
    assert file.url.startswith("https://")
    assert (file.sha256 == "") == (file.name in UNPROVEN)
    if file.sha256:
        assert hashlib.sha256(shared("standards", file.path).read_bytes()).hexdigest() == file.sha256
