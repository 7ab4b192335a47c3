"""fetch.txt is read line by line, and nothing in it is ever opened."""

import io

import pytest

from archive.bagit import fetch
from archive.bagit.fetch import Fetch
from archive.findings import Finding


def read(text: str) -> tuple[list[Fetch], list[str]]:
    found = list(fetch.read(io.BytesIO(text.encode()), "utf-8"))
    return [item for item in found if isinstance(item, Fetch)], [i.rule.code for i in found if isinstance(i, Finding)]


@pytest.mark.parametrize(
    ("line", "length", "path", "codes"),
    [
        ("https://example.org/a%20b 12 data/a b", 12, "data/a b", []),
        ("urn:isbn:123 \t - \tdata/a%0Ab", None, "data/a\nb", []),
        ("https://example.org/a 12 ./data/a", 12, "data/a", []),
        ("example.org/a 12 data/a", 12, "data/a", ["BAG-061"]),
        ("https://example.org/é 12 data/a", 12, "data/a", ["BAG-061"]),
        ("https://example.org/a -1 data/a", None, "data/a", ["BAG-062"]),
        ("https://example.org/a ٣ data/a", None, "data/a", ["BAG-062"]),
        ("https://example.org/a 12", None, None, ["BAG-060"]),
        ("", None, None, ["BAG-060"]),
        ("https://example.org/a 12 data/../../a", None, None, ["BAG-027"]),
        ("https://example.org/a 12 /etc/passwd", None, None, ["BAG-027"]),
    ],
)
def test_lines(line: str, length: int | None, path: str | None, codes: list[str]) -> None:
    entries, found = read(f"{line}\n")
    assert found == codes
    assert [(entry.length, entry.path, entry.line) for entry in entries] == ([(length, path, 1)] if path else [])
