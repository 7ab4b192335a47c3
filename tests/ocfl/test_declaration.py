"""Declarations, types and digest files are spelled as the specification spells them."""

import pytest

from archive.ocfl import declaration


def test_the_declarations() -> None:
    assert declaration.declaration(declaration.OBJECT) == ("0=ocfl_object_1.1", b"ocfl_object_1.1\n")
    assert declaration.declaration(declaration.ROOT, "1.0") == ("0=ocfl_1.0", b"ocfl_1.0\n")


def test_the_digest_file() -> None:
    assert declaration.sidecar_name("sha512") == "inventory.json.sha512"
    assert declaration.sidecar("c0ffee") == b"c0ffee inventory.json\n"


@pytest.mark.parametrize("version", declaration.VERSIONS)
def test_a_type_names_its_version(version: str) -> None:
    assert declaration.version_of(declaration.inventory_type(version)) == version


@pytest.mark.parametrize("other", [None, 1.1, "", "https://ocfl.io/2.0/spec/#inventory", "http://ocfl.io/1.1/spec/#inventory"])
def test_another_type_names_none(other: object) -> None:
    assert declaration.version_of(other) == ""
