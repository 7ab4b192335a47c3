"""Every algorithm that OCFL lists is computed as the specification shows it; `size` is one that is no hash."""

import pytest

from archive.ocfl import algorithms

EMPTY = {  # OCFL 1.1, 3.4 and extension 0009: digests of nothing, in full or their beginning
    "md5": "d41d8cd98f00b204e9800998ecf8427e",
    "sha1": "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4",
    "sha512": "cf83e1357eefb8bdf1542850d66d8007d620e405",
    "blake2b-512": "786a02f742015903c6c6fd852552d272912f4740",
    "blake2b-160": "3345524abf6bbe1809449224b5972c41790b6cf2",
    "blake2b-256": "0e5751c026e543b2e8ab2eb06099daa1d1e5df47",
    "blake2b-384": "b32811423377f52d7862286ee1a72ee540524380",
    "sha512/256": "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7",
}


@pytest.mark.parametrize("name", algorithms.FIXITY)
def test_digests_are_those_of_the_specification(name: str) -> None:
    if not algorithms.is_computable(name):
        pytest.skip(f"this Python cannot compute {name}")
    found = algorithms.hex_digest(name, b"")
    assert found.startswith(EMPTY[name])
    assert algorithms.is_digest(name, found)
    assert algorithms.is_digest(name, found.upper())
    assert not algorithms.is_digest(name, found[:-1])
    assert not algorithms.is_digest(name, f"{found[:-1]}g")


@pytest.mark.parametrize(
    ("text", "right"), [("0", True), ("4711", True), ("", False), ("007", False), ("-1", False), ("1.0", False)]
)
def test_the_digest_of_size_is_a_number(text: str, right: bool) -> None:  # noqa: FBT001
    assert algorithms.is_computable("size")
    assert algorithms.is_digest("size", text) is right


def test_other_names_are_not_known() -> None:
    assert not algorithms.is_known("crc32")
    assert not algorithms.is_known("SHA512")
