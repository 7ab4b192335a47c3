"""PREMIS records to look at: of a small package by hand, and of the bundles of sample stories."""

from pathlib import Path

from lxml import etree

from archive import pipeline
from archive.files.digests import sealed
from archive.formats import Reading
from archive.model.dates import PartialDate
from archive.model.tree import Tree
from archive.packing.places import PLAIN
from archive.premis.terms import NAMESPACE

SOURCES = Path(__file__).parents[2] / "samples" / "sources"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
DOCUMENTS = ("newsml-g2", "ninjs")


def bundled(source: str, names: tuple[str, ...] = DOCUMENTS) -> Tree:
    """Return the sealed bundle of a sample story, without its PDF unless it is asked for."""
    ingested = pipeline.ingest(SOURCES / source, WISHES)
    return sealed(pipeline.pack(ingested, pipeline.render(ingested, names)))


def history(tree: Tree) -> etree._Element:
    """Return the root element of the bundle's history."""
    return etree.fromstring(tree.entries[PLAIN.history].read())


def values(root: etree._Element, path: str) -> list[str]:
    """Return the texts at an XPath in which `p` is PREMIS."""
    return [str(node.text) for node in root.xpath(path, namespaces={"p": NAMESPACE})]
