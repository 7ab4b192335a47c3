"""Small collections in memory: a few stories bundled, without a PDF, and gathered by a layout."""

from collections.abc import Mapping
from functools import cache

from archive import pipeline, registry
from archive.files.digests import sealed
from archive.formats import Reading
from archive.model.collection import Collection, Member
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.tree import Blob, Tree
from archive.naming import collection_name, collection_urn, package_name
from archive.packing.members import member_of
from tests.support.stock import story

AT = "2026-11-22T09:30:00Z"
TITLE = "Harbour sessions"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate(AT), lang="en"), importer="text")


@cache
def bundles(number: int = 2, *, pdf: bool = False) -> dict[str, Tree]:
    """Return name -> bundle of that many stories."""
    names = pipeline.DOCUMENTS if pdf else pipeline.DOCUMENTS[:2]
    made = {}
    for n in range(number):
        one = pipeline.ingest_source(Source(name=f"story-{n}.txt", data=story(n)), WISHES)
        made[package_name(one.article)] = sealed(pipeline.pack(one, pipeline.render(one, names)))
    return dict(sorted(made.items()))


def member(name: str = "a-1", **fields: object) -> Member:
    """Return a member with the fields that matter."""
    usual = {
        "id": f"urn:x:{name}", "version": 1, "headline": "A headline", "language": "en", "content_created": "2026-11",
        "version_created": PartialDate(AT), "document": f"data/{name}.newsml.xml", "sha512": "0" * 128, "basis": f"{name} {AT}",
    }  # fmt: skip
    return Member(name=name, **{**usual, **fields})  # type: ignore[arg-type]


def collection(number: int = 2, title: str = TITLE) -> Collection:
    """Return the collection of that many stories."""
    identifier = collection_urn(title)
    members = tuple(member_of(name, tree) for name, tree in bundles(number).items())
    return Collection(name=collection_name(title, identifier), id=identifier, title=title, members=members)


def gathered(layout: str = "bagit", number: int = 2) -> Tree:
    """Return the sealed package of a collection."""
    gathering = registry.packager(layout).gathering
    assert gathering is not None
    return sealed(gathering.lay_out(collection(number), inside(bundles(number))))


def inside(trees: Mapping[str, Tree]) -> dict[str, Blob]:
    """Return the content of all bundles, each below its name."""
    return {f"{name}/{path}": blob for name, tree in trees.items() for path, blob in tree.entries.items()}
