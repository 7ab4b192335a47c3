"""An inventory written and read is the same value and the same bytes; what cannot be trusted is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.ocfl import inventory
from archive.ocfl.inventory import Inventory, User, Version

DIGEST, OTHER = "ab" * 64, "cd" * 64
STORY = Inventory(
    id="urn:newsml:example.org:harbour",
    head="v2",
    manifest={DIGEST: ("v1/content/story.txt",), OTHER: ("v2/content/b.txt", "v2/content/a.txt")},
    versions={
        "v2": Version(created="2026-11-22T10:00:00Z", message="Correction", state={DIGEST: ("story.txt",), OTHER: ("a.txt",)}),
        "v1": Version(
            created="2026-11-21T10:00:00Z", user=User(name="Anna Muster", address="mailto:anna@example.org"),
            state={DIGEST: ("story.txt",)},
        ),
    },
)  # fmt: skip


def test_it_reads_back_and_is_written_the_same_again() -> None:
    data = inventory.write(STORY)
    read = inventory.read(data)
    assert inventory.write(read) == data
    assert (read.id, read.head, read.spec, read.content_directory) == (STORY.id, "v2", "1.1", "content")
    assert read.versions["v1"] == STORY.versions["v1"]
    assert list(json.loads(data)["versions"]) == ["v1", "v2"]
    assert json.loads(data)["manifest"][OTHER] == ["v2/content/a.txt", "v2/content/b.txt"]


def test_the_files_of_a_version() -> None:
    read = inventory.read(inventory.write(STORY))
    assert read.files() == {"story.txt": "v1/content/story.txt", "a.txt": "v2/content/a.txt"}
    assert read.files("v1") == {"story.txt": "v1/content/story.txt"}
    with pytest.raises(KeyError):
        read.files("v3")


def test_all_that_can_be_stated_is_kept() -> None:
    full = Inventory(
        id="x", head="v1", manifest={}, versions={"v1": Version(created="2026-11-22T10:00:00Z", state={})},
        digest_algorithm="sha256", content_directory="stuff", fixity={"md5": {"ab" * 16: ("v1/stuff/a",)}}, spec="1.0",
    )  # fmt: skip
    assert inventory.read(inventory.write(full)) == full


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.just(("a",)), max_size=4))
def test_any_text_survives(state: dict[str, tuple[str, ...]]) -> None:
    version = Version(created="2026-11-22T10:00:00Z", state=state, message="".join(state))
    value = Inventory(id="".join(state), head="v1", manifest=state, versions={"v1": version})
    assert inventory.read(inventory.write(value)) == value


@pytest.mark.parametrize(
    "change",
    [
        {"type": "https://ocfl.io/9.9/spec/#inventory"},
        {"digestAlgorithm": "md5"},
        {"digestAlgorithm": ["sha512"]},
        {"head": "v9"},
        {"head": 2},
        {"id": 7},
        {"contentDirectory": "../up"},
        {"manifest": []},
        {"manifest": {"ab": "story.txt"}},
        {"manifest": {"ab": ["../story.txt"]}},
        {"manifest": {"ab": ["/story.txt"]}},
        {"manifest": {"ab": [1]}},
        {"versions": {"v2": {}}},
        {"versions": {"v2": []}},
        {"versions": []},
        {"fixity": {"md5": []}},
    ],
)
def test_what_cannot_be_trusted_is_refused(change: dict[str, Any]) -> None:
    value = json.loads(inventory.write(STORY)) | change
    with pytest.raises(SourceError):
        inventory.read(json.dumps(value).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"id": NaN}', b'{"id": "a", "id": "b"}', b"\xff", b"[" * 5000])
def test_what_is_no_inventory_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        inventory.read(data)
