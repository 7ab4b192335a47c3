"""What an inventory states by itself: all faults are found together, each with its line and pointer."""

from typing import Any

import pytest

from archive.findings import Finding
from tests.support.ocfl_objects import CORRECTED, STORY, codes, errors, obj, verdicts


def test_several_faults_are_all_reported_with_their_places() -> None:
    def edit(inventory: dict[str, Any]) -> None:
        inventory["versions"]["v1"] |= {"created": 5, "message": [], "user": "Anna", "state": []}
        del inventory["head"], inventory["id"]

    found = [item for item in verdicts(obj({}, edit=edit)) if isinstance(item, Finding)]
    by_code = {finding.rule.code: str(finding.where) for finding in found}
    assert by_code.keys() == {"E036", "E049", "E050", "E054", "E094"}
    assert by_code["E049"] == "inventory.json:7:18 /versions/v1/created"
    assert len(found) == 6


@pytest.mark.parametrize(
    "created",
    ["2026-11-22T09:30:00Z", "2026-11-22t09:30:00z", "2026-11-22T09:30:00.123456789-05:00", "2026-12-31T23:59:60Z",
     "2026-11-22T09:30:00+23:59", "2024-02-29T00:00:00Z"],
)  # fmt: skip
def test_instants_of_rfc_3339(created: str) -> None:
    assert codes(obj(edit=lambda inventory: inventory["versions"]["v1"].update(created=created))) == set()


@pytest.mark.parametrize(
    "created",
    ["2026-11-22", "2026-11-22T09:30Z", "2026-11-22T09:30:00", "2026-11-22 09:30:00Z", "2026-02-30T09:30:00Z", 1763800200, None,
     "2026-11-22T25:00:00Z", "2026-11-22T09:30:00+24:00", "2026-11-22T09:30:00+0100", ""],
)  # fmt: skip
def test_what_is_no_instant(created: object) -> None:
    assert errors(obj(edit=lambda inventory: inventory["versions"]["v1"].update(created=created))) == {"E049"}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("v1", "v2"), set()),
        (("v001", "v002"), {"W001"}),
        (("v01", "v2"), {"W001", "E011", "E013"}),
        (("v01", "v002"), {"W001", "E012"}),
        (("v2", "v3"), {"E009"}),
        (("v1", "v4"), {"E010"}),
    ],
)
def test_names_of_versions(names: tuple[str, ...], found: set[str]) -> None:
    assert codes(obj(STORY, CORRECTED, names=names)) == found


@pytest.mark.parametrize(
    ("stated", "spec", "found"),
    [
        ("a/b", "1.1", "E017"),
        (".", "1.0", "E018"),
        (7, "1.1", "E108"),
        (7, "1.0", "E017"),
        ("", "1.1", "E108"),
        (None, "1.1", "E108"),
    ],
)
def test_the_content_folder(stated: object, spec: str, found: str) -> None:
    assert errors(obj(edit=lambda inventory: inventory.update(contentDirectory=stated), spec=spec)) == {found}


def test_another_content_folder_is_allowed() -> None:
    assert codes(obj(STORY, CORRECTED, content="stuff")) == set()


@pytest.mark.parametrize(
    "identifier", ["urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "ark:/12345/bcd987", "https://example.org/é"]
)
def test_identifiers_that_are_uris(identifier: str) -> None:
    assert codes(obj(edit=lambda inventory: inventory.update(id=identifier))) == set()


@pytest.mark.parametrize("identifier", ["harbour", "a b:c", "1:2", "urn:"])
def test_identifiers_that_are_none(identifier: str) -> None:
    assert codes(obj(edit=lambda inventory: inventory.update(id=identifier))) == {"W005"}


def test_a_user_and_a_version_have_no_further_keys() -> None:
    def edit(inventory: dict[str, Any]) -> None:
        inventory["versions"]["v1"]["editor"] = inventory["versions"]["v1"]["user"]["desk"] = "Town"

    assert errors(obj(edit=edit)) == {"E102"}
