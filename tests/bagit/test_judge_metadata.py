"""What bag-info.txt and fetch.txt say is held against the bag."""

import pytest

from tests.support.bags import bag, codes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Payload-Oxum: 35.1", []),
        ("payload-oxum: 035.01", []),
        ("Payload-Oxum: 35.2", ["BAG-056"]),
        ("Payload-Oxum: 34.1", ["BAG-056"]),
        ("Payload-Oxum: 35", ["BAG-055"]),
        ("Payload-Oxum: a.b", ["BAG-055"]),
        ("Payload-Oxum: -35.1", ["BAG-055"]),
        ("Payload-Oxum: \u0663\u0665.1", ["BAG-055"]),
        ("Bagging-Date: 2024-02-29", []),
        ("Bagging-Date: 2023-02-29", ["BAG-057"]),
        ("Bagging-Date: 2024-2-9", ["BAG-057"]),
        ("Bagging-Date: 20240229", ["BAG-057"]),
        ("Bag-Group-Identifier: g\nBag-Count: 3 of ?", []),
        ("Bag-Group-Identifier: g\nBag-Count: 3/4", ["BAG-058"]),
        ("Bag-Count: 3 of 4", ["BAG-059"]),
        ("Bag-Size: 1 KB\nbag-size: 2 KB", ["BAG-053"]),
        ("Contact-Name: A\nContact-Name: A", []),
    ],
)
def test_elements(line: str, expected: list[str]) -> None:
    assert codes(bag(tags={"bag-info.txt": f"{line}\n".encode()})) == expected


def test_every_file_to_be_fetched_is_held_against_every_manifest() -> None:
    line = b"https://example.org/x 1 data/x\n"
    assert codes(bag(algorithms=("md5", "sha256"), tags={"fetch.txt": line})) == ["BAG-064", "BAG-064", "BAG-067"]
