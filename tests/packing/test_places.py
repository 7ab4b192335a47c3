"""Each part has one place in each layout, and a path leads back to its part."""

import pytest

from archive.packing.places import PLAIN, Places, eark, homes, places_of, representation
from tests.support.gatherings import bundles, gathered

EARK = eark("harbour-1a2b3c4d")
NAMED = [
    ("original/harbour.txt", ""),
    ("renditions/ship.jpg", ""),
    ("h.newsml.xml", "newsml-g2"),
    ("h.ninjs.json", "ninjs"),
    ("h.pdf", "pdf"),
]


@pytest.mark.parametrize("places", [PLAIN, EARK], ids=["plain", "eark"])
@pytest.mark.parametrize(("name", "exporter"), NAMED)
def test_a_path_leads_back_to_its_part(name: str, exporter: str, places: Places) -> None:
    path = places.path(name, exporter)
    assert places.name(path) == name
    assert places.parts([path, "bagit.txt"]) == {name: path}
    assert places_of(["bagit.txt", path]) == places


def test_what_is_no_part_has_no_name() -> None:
    for path in ("bagit.txt", "metadata/premis.xml", "database/x"):
        assert PLAIN.name(path) == ""
    for path in ("METS.xml", "metadata/descriptive/dc.xml", "representations/print/METS.xml", "documentation/about.txt"):
        assert EARK.name(EARK.root + path) == ""
    assert EARK.name("data/other-ip/representations/print/data/x.pdf") == ""


def test_the_layout_is_told_by_the_paths() -> None:
    assert places_of(["data/harbour-ip/METS.xml"]) == eark("harbour")
    assert places_of(["data/harbour-ip/notes.txt", "data/METS.xml"]) == PLAIN
    assert places_of([]) == PLAIN


def test_representations_hold_what_was_received_or_what_was_made_in_one_format() -> None:
    assert [representation(name, exporter) for name, exporter in NAMED] == ["original", "original", "newsml-g2", "ninjs", "print"]


def test_bundles_are_found_in_the_bag_of_a_collection_only() -> None:
    tree = gathered()
    assert homes(tree.entries) == [f"data/articles/{name}" for name in bundles()]
    assert homes({path: 0 for path in tree.entries if path != "data/index.jsonl"}) == []
    assert homes(gathered("csip").entries) == []
