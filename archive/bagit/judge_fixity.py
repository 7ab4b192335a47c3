"""Judges whether every file has the checksums that the manifests state: each byte is read once (RFC 8493, 3).

Files are read in the order in which they lie in their container. An algorithm that is not known here is said to be skipped;
so is nothing else, as every listed file that is there is hashed with every known algorithm that a manifest states for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from archive.bagit import demands
from archive.bagit.algorithms import ManifestName
from archive.bagit.bag import PAYLOAD, Bag
from archive.errors import StoreError
from archive.files.digests import Wanted, verify_all
from archive.findings import Finding, Place
from archive.model.tree import Blob

_FOLDER: Final = "folder"  # whose files may be read in any order
_Views = list[tuple[ManifestName, Mapping[str, bytes]]]


def check(bag: Bag) -> Iterator[Finding]:
    """Yield the files whose content is not what a manifest says, and those that cannot be read."""
    views = [(listing.name, bag.view(listing)) for listing in (*bag.payload, *bag.tag) if listing.name.digest]
    broken: list[Finding] = []
    for path, found in verify_all(_wanted(bag, views), bag.tree.look):
        if isinstance(found, StoreError):
            broken.append(demands.UNREADABLE.at(Place(path=path), reason=found.message))
        else:
            stated = [(name, view[path]) for name, view in views if view.get(path)]
            sums = zip(stated, found, strict=True)
            broken += [_changed(path, name, said, truth) for (name, said), truth in sums if said != truth]
    yield from sorted(broken, key=lambda finding: finding.where.path.encode("utf-8", "surrogateescape"))


def _wanted(bag: Bag, views: _Views) -> Iterator[Wanted]:
    """Yield each file that is listed and there, and its checksums, in the order in which they are best read.

    Sizes are taken in passing, as that of a file is known for nothing once it was read.
    """
    entries: Iterable[tuple[str, Blob]] = bag.tree.entries.items()
    if bag.tree.container != _FOLDER:
        entries = sorted(entries, key=lambda entry: entry[1].order)
    of_payload, of_tags = ([(name.digest, view.get) for name, view in views if name.is_tag is kind] for kind in (False, True))
    for path, blob in entries:  # a file has its checksums in the one kind of manifest or in the other
        in_payload = path.startswith(PAYLOAD)
        sums = []
        for algorithm, state in of_payload if in_payload else of_tags:
            if said := state(path):
                sums.append((algorithm, said))
        if sums:
            yield path, blob, sums
        if in_payload:
            bag.sizes.append(blob.size)


def _changed(path: str, name: ManifestName, stated: bytes, found: bytes) -> Finding:
    """Return the finding for a wrong checksum."""
    return demands.CHECKSUM.at(
        Place(path=path), algorithm=name.algorithm, manifest=name.file, stated=stated.hex(), found=found.hex()
    )
