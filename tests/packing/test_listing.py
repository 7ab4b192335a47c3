"""A collection has three files of its own, and a history that tells what they are and what was done to them."""

from lxml import etree

from archive.packing import listing
from archive.packing.history import Held
from archive.premis import writing
from tests.support.gatherings import collection
from tests.support.standards import official_xsd


def test_the_files_are_a_package_item_and_the_index_twice() -> None:
    whole = collection()
    parts = listing.parts(whole)
    assert [part.name for part in parts] == [f"{whole.name}.newsml.xml", "index.csv", "index.jsonl"]
    assert {part.format.name for part in parts} == {"NewsML-G2", "CSV", "JSON Lines"}


def test_the_history_is_premis_and_describes_what_is_held() -> None:
    whole = collection()
    held = [Held(part=part, path=part.name, sha512="0" * 128) for part in listing.parts(whole)]
    told = listing.history(whole, held)
    assert [file.path for file in told.files] == [one.path for one in held]
    assert {link.to for event in told.events for link in event.objects} == {file.identifier for file in told.files}
    assert official_xsd("premis", "3.0", "premis.xsd").validate(etree.fromstring(writing.write(told)))
