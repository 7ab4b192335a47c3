"""bagit.txt is read to the letter, and what can be read of a wrong one is."""

import pytest

from archive.bagit import declaration
from archive.bagit.declaration import Declaration

ENCODING = b"Tag-File-Character-Encoding: UTF-8\n"


def codes(data: bytes) -> list[tuple[str, int | None]]:
    return [(finding.rule.code, finding.where.line) for finding in declaration.read(data)[1]]


def test_what_is_written_is_read_back() -> None:
    assert declaration.read(declaration.write()) == (Declaration(version=(1, 0), encoding="utf-8"), [])


@pytest.mark.parametrize("version", declaration.VERSIONS)
def test_every_version_is_known_and_only_the_last_is_strict(version: str) -> None:
    found, findings = declaration.read(b"BagIt-Version: " + version.encode() + b"\n" + ENCODING)
    assert findings == []
    assert ".".join(map(str, found.version)) == version
    assert found.strict is (version == "1.0")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [("BAG-009", None), ("BAG-009", None)]),
        (b"BagIt-Version: 1.0\r\n" + ENCODING, []),
        (b"BagIt-Version: 1.0\r" + ENCODING, []),
        (b"BagIt-Version: 1.0\n" + ENCODING.strip(), [("BAG-004", 2)]),
        (b"BagIt-Version: 1.0\n" + ENCODING + b"\n", [("BAG-005", 3)]),
        (b"BagIt-Version: 1.0\n\n" + ENCODING, [("BAG-005", 2)]),
        (b"\xef\xbb\xbfBagIt-Version: 1.0\n" + ENCODING, [("BAG-002", 1)]),
        (ENCODING + b"BagIt-Version: 1.0\n", [("BAG-007", 1), ("BAG-007", 2)]),
        (b"BagIt-Version:1.0\n" + ENCODING, [("BAG-008", 1)]),
        (b"BagIt-Version:\t1.0\n" + ENCODING, [("BAG-008", 1)]),
        (b"BagIt-Version : 1.0\n" + ENCODING, [("BAG-008", 1)]),
        (b" BagIt-Version: 1.0\n" + ENCODING, [("BAG-008", 1)]),
        (b"BagIt-Version: 1.0 \n" + ENCODING, [("BAG-008", 1)]),
        (b"BagIt-Version: 0.98\n" + ENCODING, [("BAG-010", 1)]),
        (b"BagIt-Version: 1\n" + ENCODING, [("BAG-010", 1)]),
        (b"BagIt-Version: 01.0\n" + ENCODING, [("BAG-010", 1)]),
        (b"BagIt-Version: \n" + ENCODING, [("BAG-010", 1)]),
        (b"BagIt-Version: 1.0\n" + ENCODING + ENCODING, [("BAG-006", 3)]),
        (b"Comment: x\nBagIt-Version: 1.0\n" + ENCODING, [("BAG-005", 1), ("BAG-007", 2)]),
        (b"BagIt-Version: 1.0\xff\n" + ENCODING, [("BAG-003", 1), ("BAG-010", 1)]),
        (b"BagIt-Version: 1.0\nTag-File-Character-Encoding: latin-1\n", [("BAG-012", 2)]),
        (b"BagIt-Version: 1.0\nTag-File-Character-Encoding: utf-7\n", [("BAG-011", 2)]),
    ],
)
def test_each_fault_is_named_with_its_line(data: bytes, expected: list[tuple[str, int | None]]) -> None:
    assert codes(data) == expected


def test_a_name_that_only_the_lookup_forgives_is_no_encoding() -> None:
    _, findings = declaration.read(b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF)8\n")
    assert [finding.rule.code for finding in findings] == ["BAG-011"]
