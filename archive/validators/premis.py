"""Judges the PREMIS records of a bag: their form, and what they say of the files against the files and the manifests.

Every record in a place that this program uses is judged: `metadata/premis.xml` of the bag, and `metadata/preservation/premis.xml`
of each E-ARK package and representation in it. The paths in it count from the folder that holds `metadata/`. Digests are compared
with those of the manifests, which the validator `bagit` holds against the bytes; so no file is read twice. The record of another
writer must be well-formed PREMIS, and is not held to our profile.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive import schemas
from archive.bagit import bag
from archive.bagit.bag import Bag
from archive.errors import SourceError
from archive.findings import Finding, Place, Skipped
from archive.formats import Validator
from archive.markup import safexml, xmlschemas
from archive.model.tree import Tree
from archive.packing.places import PLAIN, PRESERVATION, places_of
from archive.premis import reading, rules
from archive.premis.terms import NAMESPACE, tag

_SCHEMA: Final = "premis/1.0/premis.xsd"
_MOST: Final = 20  # faults of the schema that are listed


def _applies(tree: Tree) -> bool:
    """Tell whether this is a bag with a record in one of our places."""
    return bag.is_bag(tree) and any(True for _ in _records(tree))


def _records(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield the path of each record, and the folder from which it counts."""
    for path in tree.entries:
        if path == PLAIN.history:
            yield path, ""
        elif path.startswith("data/") and path.endswith(f"/{PRESERVATION}"):
            yield path, path.removesuffix(PRESERVATION)


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield all that is wrong with each record."""
    digests = _stated(tree)
    for path, base in _records(tree):
        try:
            root = safexml.parse(tree.entries[path].read(), path)
        except SourceError as error:
            yield rules.WELL_FORMED.at(Place(path=path, line=getattr(error, "line", None)), problem=error.message)
            continue
        except OSError as error:
            yield Skipped(check=path, reason=f"it cannot be read: {error}")
            continue
        if root.tag != tag("premis"):
            yield rules.WELL_FORMED.at(Place(path=path, line=1), problem=f"its root element is {root.tag!r}")
        elif not reading.is_ours(root):
            yield Skipped(check=f"profile of {path}", reason="another writer's record is not held to our profile")
        else:
            yield from _judge(tree, path, base, root, digests)


def _judge(tree: Tree, path: str, base: str, root: etree._Element, digests: dict[str, dict[str, str]]) -> Iterator[Finding]:
    """Yield what is wrong with a record of ours."""
    schema = xmlschemas.xml_schema(schemas.path(_SCHEMA))
    if not schema.validate(root):
        for error in list(schema.error_log)[:_MOST]:
            yield rules.SCHEMA.at(Place(path=path, line=error.line or None), problem=_problem(error.message))
        return  # what cannot be trusted in form is not compared
    seen: set[str] = set()
    for file in reading.described(root):
        place = Place(path=path, line=file.line)
        where = base + file.path
        seen.add(where)
        blob = tree.entries.get(where)
        if blob is None:
            yield rules.MISSING.at(place, file=where)
            continue
        if file.size != blob.size:
            yield rules.SIZE.at(place, file=where, stated=str(file.size), found=blob.size)
        for algorithm, digest in file.digests.items():
            if digests.get(algorithm, {}).get(where, digest) != digest:
                yield rules.DIGEST.at(place, file=where, algorithm=algorithm)
    places = places_of(tree.entries)
    for part in places.parts(tree.entries).values():
        if part.startswith(base) and part not in seen:
            yield rules.UNDESCRIBED.at(Place(path=path), file=part)


def _problem(message: str) -> str:
    """Return libxml2's words without the namespace and the final stop."""
    return message.replace(f"{{{NAMESPACE}}}", "").strip().rstrip(".")


def _stated(tree: Tree) -> dict[str, dict[str, str]]:
    """Return algorithm -> path -> hex digest, as the payload manifests state them."""
    declared, _ = bag.declare(tree)
    subject = Bag(tree=tree, declared=declared)
    for _ in bag.load(subject):
        pass  # said by the validator of bags
    return {
        listing.name.digest: {path: checksum.hex() for path, checksum in subject.view(listing).items()}
        for listing in subject.payload
    }


VALIDATOR: Final = Validator(
    name="premis",
    title="PREMIS 3.0 records of bags, against their files",
    reads=Tree,
    applies=_applies,
    check=_check,
    rules=rules.RULES,
)
