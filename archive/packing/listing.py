"""What a collection says of its articles, as files: a packageItem and the index, as parts of its package, with their history."""

from collections.abc import Sequence
from typing import Final

from archive.model.collection import Collection
from archive.model.tree import Blob
from archive.newsml import names as newsml
from archive.packing import index, packageitem
from archive.packing.history import Held
from archive.packing.parts import Part
from archive.packing.places import COLLECTION, INDEX, TABLE
from archive.premis import terms
from archive.premis.record import Agent, Entity, Event, File, Format, Identifier, Link, Record, Relation
from archive.product import NAME, URN, VERSION

_ITEM: Final = Format(name="NewsML-G2", version=newsml.VERSION, puid="fmt/101", media_type=newsml.PACKAGE_ITEM_TYPE)
_TABLE: Final = Format(name="CSV", puid="x-fmt/18", media_type="text/csv")
_LINES: Final = Format(name="JSON Lines", media_type="application/json")


def parts(collection: Collection) -> tuple[Part, ...]:
    """Return the files."""
    files = (
        (collection.name + packageitem.SUFFIX, packageitem.write(collection), _ITEM),
        (TABLE, index.table(collection.members), _TABLE),
        (INDEX, index.json_lines(collection.members), _LINES),
    )
    return tuple(Part(name=name, content=Blob.of(data), format=kind, exporter=COLLECTION) for name, data, kind in files)


def history(collection: Collection, held: Sequence[Held]) -> Record:
    """Return what happened to the files; that of an article is told in its bundle."""
    entity = Identifier.uri(collection.id)
    software = Agent(identifier=Identifier.uri(f"{URN}software:{VERSION}"), name=NAME, type=terms.SOFTWARE, version=VERSION)
    relation = Relation(type=terms.STRUCTURAL, subtype=terms.REPRESENTS, to=entity)
    files = tuple(
        File(
            identifier=Identifier.made_of(collection.id, one.part.name),
            path=one.path,
            size=one.part.content.size,
            digests={"sha512": one.sha512},
            format=one.part.format,
            relations=(relation,),
        )
        for one in held
    )
    digested = Event(
        identifier=Identifier.made_of(collection.id, terms.DIGESTING.label),
        type=terms.DIGESTING,
        at=collection.at,
        outcome=terms.SUCCESS,
        detail="SHA-512 of every file, from the bytes as they were written",
        notes=(f"The files list {len(collection.members)} articles",),
        agents=(Link(software.identifier, terms.PROGRAM),),
        objects=tuple(Link(file.identifier, terms.SOURCE) for file in files),
    )
    return Record(entity=Entity(identifier=entity), files=files, events=(digested,), agents=(software,))
